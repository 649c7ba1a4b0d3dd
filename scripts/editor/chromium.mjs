/** Finds the browser that shows the workbench in tests, and installs Debian's when it may. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { isRunnable } from './commands.mjs';
import { Obstacle, say } from './report.mjs';

/** In milliseconds: a busy machine takes long to start a browser. */
const START_LIMIT = 120_000;

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export async function launchChromium() {
  const executablePath = provideChromium();
  // A container has no user namespaces for the sandbox and a /dev/shm of 64 MB.
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];
  return chromium.launch({ executablePath, args, timeout: START_LIMIT });
}

/**
 * The path of a Chromium, installed first where there is none and apt may do so. Throws an Obstacle that says what to do.
 * @returns {string}
 */
export function provideChromium() {
  return findChromium() ?? installChromium();
}

function findChromium() {
  return [process.env.CHROMIUM, ...CANDIDATES].find((path) => path && existsSync(path));
}

function installChromium() {
  const remedy = 'install Chromium or Chrome, or set CHROMIUM to the path of one, and run this again';
  if (process.getuid?.() !== 0 || !isRunnable('apt-get')) {
    throw new Obstacle(`The tests in the real editor need a Chromium and found none: ${remedy}.`);
  }
  say('Installing Chromium with apt-get (once, about 20 s)');
  const options = {
    stdio: /** @type {const} */ (['ignore', 'ignore', 'inherit']),
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update'], options);
  spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], options);
  const installed = findChromium();
  if (!installed) throw new Obstacle(`apt-get could not install Chromium: ${remedy}.`);
  return installed;
}
