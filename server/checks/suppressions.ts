/** What comments in the file switch off, and what is wrong with those comments. */
import type { AnswerFile } from '../answer-file/answer-file';
import { removeElement, replaceRange } from '../answer-file/edits';
import { suppressionComments } from '../answer-file/suppression-comments';
import { nearestName } from '../schema/nearest-name';
import type { TextRange } from '../syntax/nodes';
import { unknownSuppression, unusedSuppression } from './file/suppression-rules';
import { replaceText } from './fixes';
import type { Finding, Fix, Rule } from './rule';
import { RULE_IDS, ruleById } from './rules';
import { isOff, type SeverityOptions, severityOf } from './severity';

export interface Suppressions {
  /** The comment that switches a finding off, if there is one. */
  coverOf(finding: Finding): Cover | undefined;
  /** What is wrong with the comments themselves; asked for after all findings were shown to `coverOf`. */
  findings(options: SeverityOptions): readonly Finding[];
}

export interface Cover {
  /** What the comment says behind the colon; empty when it gives no reason. */
  readonly reason: string;
}

interface Suppression extends Cover {
  readonly ruleId: string;
  /** Range of the rule id inside the comment. */
  readonly range: TextRange;
  readonly comment: TextRange;
  /** All of the comment, with this one at `place`. */
  readonly listed: readonly Suppression[];
  readonly place: number;
  /** The line that it covers, as a range; undefined for the whole file. */
  readonly line: TextRange | undefined;
  used: boolean;
}

export function createSuppressions(file: AnswerFile): Suppressions {
  const suppressions = readSuppressions(file);
  const byRule = new Map<string, Suppression[]>();
  for (const suppression of suppressions) {
    const ofRule = byRule.get(suppression.ruleId);
    if (ofRule) ofRule.push(suppression);
    else byRule.set(suppression.ruleId, [suppression]);
  }
  return {
    coverOf(finding) {
      let cover: Cover | undefined;
      for (const suppression of byRule.get(finding.rule.id) ?? []) {
        const { line } = suppression;
        if (line && (finding.range.start < line.start || finding.range.start > line.end)) continue;
        suppression.used = true;
        cover ??= suppression;
      }
      return cover;
    },
    findings: (options) =>
      suppressions
        .filter((one) => !one.used)
        .flatMap((one) => judge(one, options, () => curesOf(one, file.tree.text))),
  };
}

function judge(
  suppression: Suppression,
  options: SeverityOptions,
  fixes: () => readonly Fix[],
): readonly Finding[] {
  const known = ruleById(suppression.ruleId);
  if (known && isOff(known, options)) return [];
  const rule: Rule = known ? unusedSuppression : unknownSuppression;
  const severity = severityOf(rule, rule.severity, options);
  if (severity === 'off') return [];
  const message = known
    ? `${suppression.ruleId} reports nothing here: this comment suppresses nothing.`
    : `There is no rule "${suppression.ruleId}".`;
  return [
    {
      rule,
      range: suppression.range,
      message,
      severity,
      tag: 'unnecessary',
      fixes,
    },
  ];
}

/** The name of a rule that was meant, and the removal of this one; other rules of the comment stay. */
function curesOf({ ruleId, range, comment, listed, place }: Suppression, text: string): readonly Fix[] {
  const fixes: Fix[] = [];
  const meant = RULE_IDS.has(ruleId) ? undefined : nearestName(ruleId, RULE_IDS);
  if (meant) fixes.push(replaceText(range, meant));
  if (listed.length === 1) {
    fixes.push({ title: 'Remove the comment', edits: [removeElement(text, comment)], preferred: true });
    return fixes;
  }
  const edit =
    place === 0
      ? replaceRange({ start: range.start, end: listed[1]!.range.start }, '')
      : replaceRange({ start: listed[place - 1]!.range.end, end: range.end }, '');
  fixes.push({ title: `Remove ${ruleId} from the comment`, edits: [edit], preferred: true });
  return fixes;
}

function readSuppressions(file: AnswerFile): readonly Suppression[] {
  const lineAfter = createLineFinder(file.tree.text);
  return suppressionComments(file).flatMap(({ comment, isForNextLine, rules, reason }) => {
    const line = isForNextLine ? lineAfter(comment.end) : undefined;
    const listed: Suppression[] = [];
    for (const { id: ruleId, range } of rules)
      listed.push({ ruleId, range, comment, listed, place: listed.length, reason, line, used: false });
    return listed;
  });
}

/** Finds the line behind an offset. Offsets only grow, so that a long line with many comments is searched once. */
function createLineFinder(text: string): (offset: number) => TextRange {
  let line: TextRange | undefined;
  let isInLastLine = false;
  return (offset) => {
    if (line && offset < line.start) return line;
    const start = isInLastLine ? 0 : text.indexOf('\n', offset) + 1;
    if (start === 0) {
      isInLastLine = true;
      return { start: offset, end: text.length };
    }
    const end = text.indexOf('\n', start);
    line = { start, end: end === -1 ? text.length : end };
    return line;
  };
}
