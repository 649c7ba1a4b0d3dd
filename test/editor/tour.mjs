/**
 * A tour of the workbench as a newcomer takes it: the packaged extension, the first sample, mouse and keyboard.
 * The folder is not trusted, so that all of it happens in Restricted Mode.
 */
import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { npmQuietly } from '../../scripts/editor/commands.mjs';
import { ROOT, SAMPLES, VSIX } from '../../scripts/editor/paths.mjs';
import { lineOfMistake, SAMPLE } from '../../scripts/editor/sample.mjs';
import { startVsCodeServer } from '../../scripts/editor/vscode-server.mjs';
import { openWorkbench } from '../../scripts/editor/workbench-page.mjs';
import { watchRequests } from './hosts/requests.mjs';
import { PREVIEW_STOPS } from './preview-stops.mjs';

/** @typedef {import('../../scripts/editor/workbench-page.mjs').Workbench} Workbench */

/** The rules that the sample breaks, from its first mistake to its last. */
const MISTAKES = [
  'installto-no-such-partition',
  'list-item-duplicate-key',
  'computername-too-long',
  'unknown-setting',
  'timezone-unknown',
];

/** Each stop begins where the one before has left the workbench. */
const STOPS = [
  {
    title: 'the sample opens as an answer file, in Restricted Mode',
    /** @param {Workbench} workbench */
    visit: async ({ line, statusBar }) => {
      await line('<unattend').first().waitFor();
      await statusBar.getByText('Restricted Mode').waitFor();
      await statusBar.getByText('Windows Answer File').waitFor();
    },
  },
  {
    title: 'its mistakes are underlined',
    /** @param {Workbench} workbench */
    visit: async ({ goTo, editor }) => {
      await goTo(lineOfMistake(4));
      await editor.locator('.squiggly-error').first().waitFor();
    },
  },
  {
    title: 'the Problems panel lists them with their rules',
    /** @param {Workbench} workbench */
    visit: async ({ press, problems }) => {
      await press('Control+Shift+m');
      for (const rule of MISTAKES) {
        await problems.filter({ hasText: rule }).first().waitFor();
      }
      await press('Control+Shift+m');
    },
  },
  {
    title: 'a hover explains a setting',
    /** @param {Workbench} workbench */
    visit: async ({ hoverOver, press }) => {
      await hoverOver('TimeZone', 'TimeZone');
      await press('Escape');
    },
  },
  {
    title: 'a command is coloured as batch',
    /** @param {Workbench} workbench */
    visit: async ({ goTo, word, line }) => {
      await goTo(lineOfMistake(2));
      await word('powercfg.exe').waitFor();
      await line('powercfg.exe').locator('span span', { hasText: /^0$/ }).waitFor();
      await goTo(lineOfMistake(5));
    },
  },
  {
    title: 'the light bulb mends a misspelt setting',
    /** @param {Workbench} workbench */
    visit: async ({ word, press, fixes, line }) => {
      await word('RegisteredOrganisation').click();
      await press('Control+.');
      await fixes.filter({ hasText: 'RegisteredOrganization' }).first().click();
      await line('<RegisteredOrganization>Riverside Library</RegisteredOrganization>').waitFor();
    },
  },
  {
    title: 'a setting is completed while it is typed',
    /** @param {Workbench} workbench */
    visit: async ({ line, press, type, suggestions }) => {
      await line('Riverside Library').click();
      await press('End');
      await press('Enter');
      await type('<RegisteredOw');
      await suggestions.filter({ hasText: 'RegisteredOwner' }).first().waitFor();
      await press('Enter');
      await type('Front desk');
      await line('<RegisteredOwner>Front desk</RegisteredOwner>').waitFor();
    },
  },
  ...PREVIEW_STOPS,
];

/**
 * @param {import('./hosts/run.mjs').HostRun} run
 * @returns {Promise<import('./hosts/run.mjs').HostReport>}
 */
export async function runTour({ editor, browser, directory, onResult }) {
  npmQuietly(['run', 'package'], ROOT);
  const folder = join(directory, 'samples');
  cpSync(SAMPLES, folder, { recursive: true });
  const settings = {
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never',
  };
  const server = await startVsCodeServer({
    editor,
    home: directory,
    vsix: VSIX,
    settings,
    workspaceTrust: true,
  });
  const address = server.address(folder, [['openFile', server.toUri(join(folder, SAMPLE))]]);
  try {
    const workbench = await openWorkbench(browser, { address, size: { width: 1280, height: 800 } });
    const foreignRequests = watchRequests(workbench.page);
    workbench.page.on('console', (message) =>
      appendFileSync(join(directory, 'log.txt'), `${message.text()}\n`),
    );
    const results = await visitAll({ ...workbench, folder }, directory, onResult);
    await workbench.page.close();
    return { results, expected: STOPS.length, faults: foreignRequests() };
  } finally {
    await server.stop();
  }
}

async function visitAll(workbench, directory, onResult) {
  const results = [];
  for (const { title, visit } of STOPS) {
    const start = Date.now();
    const result = await visit(workbench).then(
      (measured) => ({
        title: measured ? `${title}: ${measured}` : title,
        state: /** @type {const} */ ('passed'),
        duration: Date.now() - start,
      }),
      (error) => ({ title, state: /** @type {const} */ ('failed'), error: String(error.message) }),
    );
    results.push(result);
    onResult(result);
    if (result.state === 'failed') {
      await workbench.page.screenshot({ path: join(directory, 'failure.png') });
      break;
    }
  }
  return results;
}
