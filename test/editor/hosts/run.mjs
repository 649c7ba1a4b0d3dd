/** Opens a workbench that runs the suite in its extension host, and gathers what the suite tells. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { countTests } from './bundle.mjs';
import { watchRequests } from './requests.mjs';

/** Alone on two cores the suite takes half a minute. */
const LIMIT_MS = 240_000;
const MARK = 'unattend-test ';

/**
 * @typedef {object} HostRun
 * @property {import('../../../scripts/editor/install.mjs').Editor} editor
 * @property {import('playwright-core').Browser} browser
 * @property {string} directory where the run leaves its log and, after a failure, a screenshot
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
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const foreignRequests = watchRequests(page);
  const log = (line) => appendFileSync(join(directory, 'log.txt'), `${line}\n`);
  page.on('pageerror', (error) => log(`[page error] ${error.stack}`));
  page.on('console', (message) => log(`[page ${message.type()}] ${message.text()}`));

  /** @type {TestResult[]} */
  const results = [];
  let ended = false;
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
    const result = { ...test, state: event };
    results.push(result);
    onResult(result);
  });
  const exit = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));

  await page.goto(address);
  const exitCode = await Promise.race([exit, sleep(LIMIT_MS, undefined, { ref: false })]);
  // The host's console and its exit travel on different ways.
  for (let wait = 0; !ended && exitCode !== undefined && wait < 40; wait++) await sleep(50);

  if (exitCode !== 0) await page.screenshot({ path: join(directory, 'failure.png') });
  await page.close();

  // The suite's own word is not enough: the host must say the same, and the run must have come to its end.
  const faults = foreignRequests();
  if (exitCode === undefined) faults.push('the extension host did not exit in time');
  else if (exitCode !== 0) faults.push(`the extension host exited with ${exitCode}`);
  if (!ended) faults.push('the suite did not come to its end');
  return { results, expected: countTests(), faults };
}
