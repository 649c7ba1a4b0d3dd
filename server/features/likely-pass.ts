/** The pass that is meant for a setting when nobody names one. */
import type { AnswerFile } from '../answer-file/answer-file';
import type { PassName } from '../schema/component-schema';

/** One that has the component already, else the most usual one of `passes`, which process the setting. */
export function likelyPass(
  file: AnswerFile,
  component: string,
  path: string,
  passes: readonly PassName[],
): PassName {
  const lower = component.toLowerCase();
  const present = file.components.filter(
    ({ name, pass }) => name.toLowerCase() === lower && pass.known && passes.includes(pass.known),
  );
  const [top] = path.split('/');
  const beside = present.find(({ settings }) => settings.some(({ name }) => name === top));
  const known = beside ? [beside] : present;
  const usual = USUAL.find((pass) => known.some((one) => one.pass.known === pass));
  return usual ?? known[0]?.pass.known ?? USUAL.find((pass) => passes.includes(pass)) ?? passes[0]!;
}

/** Where settings mostly stand that may stand in several passes. */
const USUAL: readonly PassName[] = ['oobeSystem', 'specialize', 'windowsPE'];
