/** Many fixes at once: the edits of preferred fixes that can be applied together. */
import type { TextEdit } from '../answer-file/edits';
import type { Finding, Fix } from './rule';

/**
 * The edits of the preferred fix of each finding, or of those of one rule, in the order of the text. A fix that would
 * touch what an earlier one changes is left out: it is found again in the changed text.
 */
export function fixAll(findings: readonly Finding[], ruleId?: string): readonly TextEdit[] {
  const accepted: TextEdit[] = [];
  for (const finding of findings) {
    if (ruleId !== undefined && finding.rule.id !== ruleId) continue;
    const edits = preferredFix(finding)?.edits.filter(
      (edit) => !accepted.some((other) => isSame(edit, other)),
    );
    if (edits && !edits.some((edit) => accepted.some((other) => collide(edit, other))))
      accepted.push(...edits);
  }
  return accepted.sort((a, b) => a.start - b.start);
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
