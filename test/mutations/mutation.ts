/** A mutation: one thing broken in a clean answer file, and the rule that has to say so. */
import type { Finding, Severity } from '../../server/checks/rule';
import { ruleById } from '../../server/checks/rules';
import { createLineIndex } from '../../server/syntax/line-index';
import { findingsOf } from '../support/findings';
import { BASE_NAMES, BASES, type BaseName } from './bases';
import { applySteps, readMarks, type Step } from './steps';

export interface Mutation {
  readonly rule: string;
  readonly steps: readonly Step[];
  /** The severity that the finding must have, when it is not the rule's own. */
  readonly severity?: Severity;
  /** Other rules that the same mistake may break. */
  readonly also?: readonly string[];
  /** The bases to break, when not all that have the place; a name may be the beginning of several. */
  readonly on?: readonly string[];
  readonly fileName?: string;
  /** What the mistake is made of, so that the surroundings must leave it alone. */
  readonly keeps?: readonly Surrounding[];
}

/** What surroundings.ts can change about a file without changing what it means. */
export type Surrounding =
  | 'architecture'
  | 'byte order mark'
  | 'comments'
  | 'declaration'
  | 'indentation'
  | 'line ends'
  | 'order'
  | 'prefix'
  | 'quotation marks'
  | 'wcm';

export interface Mutant {
  readonly mutation: Mutation;
  readonly base: BaseName;
  /** The text with its marks. */
  readonly marked: string;
}

/** What a mutation makes of each base that has the place. */
export function mutantsOf(mutation: Mutation): readonly Mutant[] {
  const { on = [''] } = mutation;
  return BASE_NAMES.filter((name) => on.some((start) => name.startsWith(start))).flatMap((base) => {
    const marked = applySteps(BASES[base], mutation.steps);
    return marked === undefined ? [] : [{ mutation, base, marked }];
  });
}

/** How the findings of a mutant differ from what its row says; empty when they do not. */
export function differences({ mutation, base }: Mutant, marked: string, unbroken = BASES[base]): string[] {
  const { rule, severity = ruleById(rule)?.severity, also = [], fileName = 'autounattend.xml' } = mutation;
  const { text, places } = readMarks(marked);
  const lines = createLineIndex(text);
  const wanted = [...new Set(places.map((place) => lines.positionAt(place).line + 1))];
  const before = countsOfClean(unbroken);
  const found = findingsOf(text, { fileName });
  const told: string[] = [];
  const own = found.filter((finding) => finding.rule.id === rule);
  const at = own.map(({ range }) => lines.positionAt(range.start).line + 1);
  for (const line of wanted) {
    const finding = own[at.indexOf(line)];
    if (!finding) told.push(`nothing in line ${line}: ${lineOf(text, line)} (but in ${at.join(', ')})`);
    else if (finding.severity !== severity)
      told.push(`${finding.severity} in place of ${severity}: ${finding.message}`);
  }
  const elsewhere = found
    .map((finding) => ({ ...finding, line: lines.positionAt(finding.range.start).line + 1 }))
    .filter((finding) => finding.rule.id !== rule || !wanted.includes(finding.line));
  for (const [id, count] of countByRule(elsewhere)) {
    if (count <= (before.get(id) ?? 0) || also.includes(id)) continue;
    const places = elsewhere.filter((finding) => finding.rule.id === id);
    told.push(
      `besides: ${places.map(({ line, message }) => `${id} in line ${line}: ${message}`).join(' | ')}`,
    );
  }
  return told;
}

/** Most mutants of a base are compared with the same clean text. */
let lastClean: { readonly text: string; readonly counts: ReadonlyMap<string, number> } | undefined;

function countsOfClean(text: string): ReadonlyMap<string, number> {
  if (lastClean?.text !== text)
    lastClean = { text, counts: countByRule(findingsOf(text, { fileName: 'autounattend.xml' })) };
  return lastClean.counts;
}

function countByRule(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
  return counts;
}

function lineOf(text: string, line: number): string {
  return text.split(/\r?\n/)[line - 1]!.trim();
}
