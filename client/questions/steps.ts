/** Questions one after the other, with a way back; what is asked may depend on what was answered. */

/** The answer of a step whose back button was pressed. */
export const BACK = Symbol('back');

/** Where a step stands among all. */
export interface StepPlace {
  readonly title: string;
  /** From 1 on. */
  readonly step: number;
  readonly totalSteps: number;
}

/** Asks one thing and answers with all answers; undefined when the person gave up. */
export type Step<Answers> = (
  answers: Answers,
  place: StepPlace,
) => Promise<Answers | typeof BACK | undefined>;

type Steps<Answers> = readonly Step<Answers>[] | undefined;

/**
 * Walks through the steps that `stepsFor` finds after each answer; undefined when the person gave up, or it finds
 * none because it cannot. Answers stay when the person goes back, so that each step can offer again what was answered.
 */
export async function runSteps<Answers>(
  title: string,
  initial: Answers,
  stepsFor: (answers: Answers) => Steps<Answers> | Promise<Steps<Answers>>,
): Promise<Answers | undefined> {
  let answers = initial;
  let index = 0;
  for (;;) {
    const steps = await stepsFor(answers);
    if (!steps) return undefined;
    const step = steps[index];
    if (!step) return answers;
    const next = await step(answers, { title, step: index + 1, totalSteps: steps.length });
    if (next === undefined) return undefined;
    if (next === BACK) {
      index = Math.max(index - 1, 0);
    } else {
      answers = next;
      index += 1;
    }
  }
}
