/** What each step of a change of target does. */
import type { AnswerFile } from '../../answer-file/answer-file';
import type { TextEdit } from '../../answer-file/edits';
import type { Target, TargetOverrides } from '../../answer-file/target';

export interface Change {
  /** What is wanted; what stays is absent. */
  readonly wanted: TargetOverrides;
  /** What the file was for at first. */
  readonly before: Target;
}

export interface Step {
  /** Edits of the text of the file that the step was given, which do not overlap. */
  readonly edits: readonly TextEdit[];
  /** What they change, a sentence each. */
  readonly changes: readonly string[];
  /** What the author has to decide, a sentence each. */
  readonly leftToDo: readonly string[];
}

/** `file` is bound to what is wanted. */
export type TakeStep = (file: AnswerFile, change: Change) => Step;

export const NOTHING: Step = { edits: [], changes: [], leftToDo: [] };

export function leftToDo(...sentences: readonly string[]): Step {
  return { ...NOTHING, leftToDo: sentences };
}

export function joinSteps(steps: readonly Step[]): Step {
  return {
    edits: steps.flatMap(({ edits }) => edits),
    changes: [...new Set(steps.flatMap(({ changes }) => changes))],
    leftToDo: [...new Set(steps.flatMap((step) => step.leftToDo))],
  };
}

/** True when the file was for another version of Windows, or showed none. */
export function changesWindows({ wanted, before }: Change): boolean {
  return wanted.windows !== undefined && wanted.windows !== before.windows;
}
