/** `npm test`: everything that must hold, also on a machine that has only Node 20, npm and apt. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Obstacle } from './editor/report.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const total = { passed: 0, failed: 0 };

/** Each step has a npm script of its own, so that it can be run alone. `counts` finds what its runner counted. */
const STEPS = [
  { title: 'Building', script: 'build' },
  { title: 'Checking the types', script: 'typecheck' },
  { title: 'Checking style and format', script: 'lint' },
  { title: 'Checking the layers', script: 'layers' },
  {
    title: 'Running the tests',
    script: 'test:unit',
    counts: { passed: /^ *(\d+) passing/m, failed: /^ *(\d+) failing/m },
  },
  // Always the same sequence; `npm run fuzz` begins anywhere.
  { title: 'Fuzzing for a minute', script: 'fuzz', options: ['--seconds', '60', '--seed', '1'] },
  {
    title: 'Running the tests in the real editor',
    script: 'test:editor',
    counts: { passed: /^(\d+) passed, \d+ failed$/m, failed: /^\d+ passed, (\d+) failed$/m },
  },
];

if (!existsSync(`${root}node_modules/esbuild`)) {
  say('Installing the dependencies (npm ci, about 20 s)');
  const { status } = await run(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) finish('npm ci failed: is the npm registry within reach?');
}
await sayWhatIsMissing();
for (const { title, script, options = [], counts } of STEPS) {
  say(title);
  const { status, output } = await run(['run', '--silent', script, '--', ...options]);
  const count = (pattern) => Number(pattern.exec(output)?.[1] ?? 0);
  if (counts) {
    total.passed += count(counts.passed);
    total.failed += count(counts.failed);
  } else if (status === 0) total.passed++;
  const counted = counts ? count(counts.passed) + count(counts.failed) : 1;
  if (status === 0 && counted > 0) continue;
  if (!counts || count(counts.failed) === 0) total.failed++;
  finish(`"npm run ${script}" failed; what it printed above says why.`);
}
finish();

/** The editor is tested last: what keeps that from being done is said minutes before. */
async function sayWhatIsMissing() {
  const { provideChromium } = await import('./editor/chromium.mjs'); // it imports what npm ci installs
  try {
    provideChromium();
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    say(error.message);
    console.log('  Everything else is tested meanwhile; without it this run fails at its last step.');
  }
}

/** Runs npm, shows what it prints and keeps it. */
function run(args) {
  return new Promise((resolve) => {
    const child = spawn('npm', args, {
      cwd: root,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.once('close', (status) => resolve({ status, output }));
  });
}

function say(text) {
  console.log(`\n› ${text}`);
}

function finish(problem) {
  if (problem) console.log(`\n${problem}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(problem ? 1 : 0);
}
