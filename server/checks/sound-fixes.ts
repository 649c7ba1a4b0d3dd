/** The fixes of a finding that are worth offering: a fix must not trade one finding for another. */
import { applyEdits } from '../answer-file/edits';
import type { Finding, Fix } from './rule';

/** Longer texts take too long to be checked once for each fix; in UTF-16 units. */
const LONGEST_TEXT = 262_144;

/** The length of all versions of one text that are judged; in UTF-16 units. */
const MOST_JUDGED = 2_000_000;

/** Says what the rules find in another version of the text. */
export type Judge = (text: string) => readonly Finding[];

/**
 * Tries each fix and returns those after which nothing else is found; when there are none, those that cause no error
 * and no warning. `findings` are those of the text as it is.
 */
export function soundFixes(
  text: string,
  finding: Finding,
  findings: readonly Finding[],
  judge: Judge,
): readonly Fix[] {
  const fixes = finding.fixes?.() ?? [];
  if (fixes.length === 0 || text.length > LONGEST_TEXT) return fixes;
  const before = countByRule(findings);
  const grave = countByRule(findings.filter(isGrave));
  const tried = fixes.map((fix) => ({ fix, after: judge(applyEdits(text, fix.edits)) }));
  const clean = tried.filter(({ after }) => addsNothing(before, after));
  const sound =
    clean.length > 0 ? clean : tried.filter(({ after }) => addsNothing(grave, after.filter(isGrave)));
  return sound.map(({ fix }) => fix);
}

/**
 * The sound fixes of each finding in a text that is checked as a whole. What a text of many findings has beyond a
 * limit is offered without a trial.
 */
export function soundFixesOf(
  text: string,
  findings: readonly Finding[],
  judge: Judge,
): (finding: Finding) => readonly Fix[] {
  let left = MOST_JUDGED;
  return (finding) => {
    left -= (finding.fixes?.().length ?? 0) * text.length;
    return left < 0 ? (finding.fixes?.() ?? []) : soundFixes(text, finding, findings, judge);
  };
}

function addsNothing(before: ReadonlyMap<string, number>, after: readonly Finding[]): boolean {
  return [...countByRule(after)].every(([id, count]) => count <= (before.get(id) ?? 0));
}

function countByRule(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
  return counts;
}

function isGrave({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}
