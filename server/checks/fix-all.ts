/** Many fixes at once: the edits of preferred fixes that can be applied together. */
import type { TextEdit } from '../answer-file/edits';
import type { Finding, Fix } from './rule';

/** The edits of the preferred fix of each finding, or of those of one rule, in the order of the text. */
export function fixAll(findings: readonly Finding[], ruleId?: string): readonly TextEdit[] {
  return fixesTogether(findings, ruleId).edits;
}

export interface FixesTogether {
  /** Sorted and without overlap. */
  readonly edits: readonly TextEdit[];
  /** How many findings they cure. */
  readonly count: number;
}

/**
 * The preferred fixes that can be carried out together. One that would touch what an earlier one changes is left out:
 * it is found again in the changed text.
 */
export function fixesTogether(findings: readonly Finding[], ruleId?: string): FixesTogether {
  const accepted: TextEdit[] = [];
  let count = 0;
  for (const finding of findings) {
    if (ruleId !== undefined && finding.rule.id !== ruleId) continue;
    const edits = preferredFix(finding)?.edits.filter(
      (edit) => !accepted.some((other) => isSame(edit, other)),
    );
    if (!edits || edits.some((edit) => accepted.some((other) => collide(edit, other)))) continue;
    accepted.push(...edits);
    count++;
  }
  return { edits: accepted.sort((a, b) => a.start - b.start), count };
}

export function preferredFix({ fixes }: Finding): Fix | undefined {
  return fixes?.().find(({ preferred }) => preferred);
}

/** Several fixes may need the same declaration at the root. */
function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.newText === b.newText;
}

/** Edits that only touch collide as well: which comes first would be left to chance. */
function collide(a: TextEdit, b: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
