/** How the scripts talk: a line for each long step, one sentence when the reader has to do something. */

/** @param {string} text */
export function say(text) {
  console.log(`› ${text}`);
}

/** Something that the person at the keyboard can cure; shown as its message alone, without a stack. */
export class Obstacle extends Error {}

/**
 * Runs a script's main function; its result is the exit status.
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    const isForReader = error instanceof Obstacle || error.code?.startsWith('ERR_PARSE_ARGS');
    console.error(isForReader ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
