/** Opens a workbench that runs the suite in its extension host, and gathers what the suite tells. */
import { setTimeout as sleep } from 'node:timers/promises';
import { START_PATIENCE } from '../../../scripts/editor/workbench-page.mjs';
import { countTests } from './bundle.mjs';
import { openTracedPage } from './traced-page.mjs';

/** A suite that tells nothing for so long has stopped; mocha itself ends a test or a hook after a fifth of it. */
const LONGEST_SILENCE_MS = 600_000;
const MARK = 'unattend-test ';
const SIZE = { width: 1280, height: 800 };

/**
 * @typedef {object} HostRun
 * @property {import('../../../scripts/editor/install.mjs').Editor} editor
 * @property {import('playwright-core').Browser} browser
 * @property {string} directory where the run leaves its log and, after a failure, pictures and a trace
 * @property {string} workspace the folder to open
 * @property {(result: TestResult) => void} onResult
 */

/** @typedef {{ title: string, state: 'passed' | 'failed' | 'skipped', duration?: number, error?: string }} TestResult */

/**
 * @typedef {object} HostReport
 * @property {readonly TestResult[]} results
 * @property {number} expected how many results a whole run has
 * @property {readonly string[]} faults what went wrong besides tests
 */

/**
 * @param {Pick<HostRun, 'browser' | 'directory' | 'onResult'> & { readonly address: string }} run
 * @returns {Promise<HostReport>}
 */
export async function runSuite({ browser, address, directory, onResult }) {
  const { page, log, foreignRequests, takePicture, keepTrace, close } = await openTracedPage(
    browser,
    SIZE,
    directory,
  );
  /** @type {TestResult[]} */
  const results = [];
  let ended = false;
  let lastWord = Date.now();
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    const line = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
    log(`[host ${type}] ${line}`);
    const start = line.indexOf(MARK);
    if (start < 0) return;
    const { event, ...test } = JSON.parse(line.slice(start + MARK.length));
    if (event === 'end') {
      ended = true;
      return;
    }
    lastWord = Date.now();
    const isFailed = event === 'failed';
    const error = isFailed && `${test.error}\nsee ${takePicture(test.title)}`;
    const result = { ...test, state: event, ...(error && { error }) };
    results.push(result);
    onResult(result);
  });
  const exit = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));

  const silence = async () => {
    while (Date.now() - lastWord < LONGEST_SILENCE_MS) await sleep(1000, undefined, { ref: false });
  };
  const broken = await page.goto(address, START_PATIENCE).then(
    () => undefined,
    (error) => String(error.message),
  );
  lastWord = Date.now();
  const exitCode = broken ? undefined : await Promise.race([exit, silence()]);
  // The console of the host and its exit travel on different ways, and a busy machine makes one of them late.
  for (let wait = 0; !ended && exitCode !== undefined && wait < 600; wait++) await sleep(50);

  // The suite's own word is not enough: the host must say the same, and the run must have come to its end.
  const faults = foreignRequests();
  if (broken) faults.push(broken);
  else if (exitCode === undefined) faults.push('the extension host did not exit, and said nothing more');
  else if (exitCode !== 0) faults.push(`the extension host exited with ${exitCode}`);
  if (!ended) faults.push('the suite did not come to its end');
  if (faults.length > 0) faults.push(`see ${takePicture('at the end')} and ${await keepTrace()}`);
  await close();
  return { results, expected: countTests(), faults };
}
