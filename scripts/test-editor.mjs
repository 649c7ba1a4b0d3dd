/**
 * Tests the extension in the real VS Code: one suite in the Node and in the web extension host, then a tour of
 * the workbench with mouse and keyboard. `--host node|web|tour|web-tour|all`; all is the default.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleSuite } from '../test/editor/hosts/bundle.mjs';
import { runInNodeHost } from '../test/editor/hosts/node-host.mjs';
import { runInWebHost } from '../test/editor/hosts/web-host.mjs';
import { runTour, runWebTour } from '../test/editor/tour.mjs';
import { launchChromium } from './editor/chromium.mjs';
import { npmQuietly } from './editor/commands.mjs';
import { installEditor } from './editor/install.mjs';
import { EDITOR_DIRECTORY, ROOT } from './editor/paths.mjs';
import { Obstacle, runMain, say } from './editor/report.mjs';

const HOSTS = {
  node: { title: 'Node extension host', run: runInNodeHost },
  web: { title: 'web extension host', run: runInWebHost },
  tour: { title: 'tour of the workbench', run: runTour },
  'web-tour': { title: 'tour of the pickers in the web', run: runWebTour },
};

await runMain(async () => {
  const names = chosenHosts();
  const editor = installEditor();
  say('Building the extension and the suite');
  npmQuietly(['run', 'build'], ROOT);
  await bundleSuite();
  const browser = await launchChromium();
  const total = { passed: 0, failed: 0 };
  try {
    for (const name of names) {
      const { passed, failed } = await runHost(name, { editor, browser });
      total.passed += passed;
      total.failed += failed;
    }
  } finally {
    await browser.close();
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
});

/** @returns {(keyof typeof HOSTS)[]} */
function chosenHosts() {
  const { host } = parseArgs({ options: { host: { type: 'string', default: 'all' } } }).values;
  const all = /** @type {(keyof typeof HOSTS)[]} */ (Object.keys(HOSTS));
  const chosen = all.filter((name) => host === 'all' || host === name);
  if (chosen.length === 0) throw new Obstacle(`--host takes ${all.join(', ')} or all, not "${host}".`);
  return chosen;
}

async function runHost(name, { editor, browser }) {
  const { title, run } = HOSTS[name];
  const directory = join(EDITOR_DIRECTORY, 'runs', name);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  console.log(`\n${title}`);
  const start = Date.now();

  const workspace = join(ROOT, 'test', 'editor', 'workspace');
  const report = await run({ editor, browser, directory, workspace, onResult: printResult }).catch(reportOf);
  const { results, expected, faults } = report;
  const passed = results.filter(({ state }) => state === 'passed').length;
  const incomplete = results.length === expected ? [] : [`${results.length} of ${expected} tests ran`];
  for (const fault of [...faults, ...incomplete]) console.log(`  ✗ ${fault}; see ${directory}`);
  const failed = Math.max(results.length - passed, faults.length + incomplete.length > 0 ? 1 : 0);
  console.log(`  ${passed} passed, ${failed} failed (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  return { passed, failed };
}

/** A run that broke off is a failed one; what only the reader can cure ends the script. */
function reportOf(error) {
  if (error instanceof Obstacle) throw error;
  return { results: [], expected: 0, faults: [`the run broke off: ${error.stack}`] };
}

function printResult({ title, state, duration, error }) {
  const time = duration === undefined ? '' : ` (${Math.round(duration)} ms)`;
  console.log(`  ${state === 'passed' ? '✓' : state === 'skipped' ? '-' : '✗'} ${title}${time}`);
  if (error) console.log(error.replace(/^/gm, '      '));
}
