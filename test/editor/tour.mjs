/**
 * A tour of the workbench as a newcomer takes it: the packaged extension, the first sample, mouse and keyboard.
 * The folder is not trusted, so that all of it happens in Restricted Mode.
 */
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmQuietly } from '../../scripts/editor/commands.mjs';
import { ROOT, SAMPLES, VSIX } from '../../scripts/editor/paths.mjs';
import { lineOfMistake, SAMPLE } from '../../scripts/editor/sample.mjs';
import { startVsCodeServer } from '../../scripts/editor/vscode-server.mjs';
import { startWebWorkbench } from '../../scripts/editor/web-workbench.mjs';
import { openWorkbench } from '../../scripts/editor/workbench-page.mjs';
import { openTracedPage } from './hosts/traced-page.mjs';
import { INSERT_STOPS } from './insert-stops.mjs';
import { PREVIEW_STOPS } from './preview-stops.mjs';
import { LAB, PROCESS_STOPS, WORKBENCH_SAMPLE, WORKBENCH_STOPS } from './workbench-stops.mjs';

/** @typedef {import('../../scripts/editor/workbench-page.mjs').Workbench} Workbench */

const SIZE = { width: 1280, height: 800 };
/** So high that the whole file is on the screen, wherever something is inserted. */
const HIGH = { width: 1280, height: 3000 };

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
    visit: async ({ page, line, press, type, suggestions }) => {
      await line('Riverside Library').click();
      await press('End');
      await press('Enter');
      await type('<RegisteredOw');
      await suggestions.filter({ hasText: 'RegisteredOwner' }).and(page.locator('.focused')).waitFor();
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
  mkdirSync(join(folder, LAB));
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
  // Windows has no ps to find the server with.
  const lastStops = [...WORKBENCH_STOPS, ...(process.platform === 'win32' ? [] : PROCESS_STOPS)];
  const tours = [
    { sample: SAMPLE, stops: STOPS, size: SIZE },
    { sample: 'windows-10-uefi/autounattend.xml', stops: INSERT_STOPS, size: HIGH },
    { sample: WORKBENCH_SAMPLE, stops: lastStops, size: SIZE },
  ];
  try {
    const reports = [];
    for (const { sample, stops, size } of tours) {
      const address = server.address(folder, [['openFile', server.toUri(join(folder, sample))]]);
      const opened = await openTracedPage(browser, size, directory);
      const more = { folder, serverPid: server.pid };
      reports.push(await visitAll(opened, { address, stops, more }, onResult));
    }
    return {
      results: reports.flatMap(({ results }) => results),
      expected: tours.flatMap(({ stops }) => stops).length + tours.length,
      faults: reports.flatMap(({ faults }) => faults),
    };
  } finally {
    await server.stop();
  }
}

/**
 * The pickers and the wizard in the web extension host, as on vscode.dev.
 * @param {import('./hosts/run.mjs').HostRun} run
 * @returns {Promise<import('./hosts/run.mjs').HostReport>}
 */
export async function runWebTour({ editor, browser, directory, onResult }) {
  const opens = 'windows-10-unattend.xml';
  const files = {
    [opens]: readFileSync(join(SAMPLES, 'windows-10-uefi', 'autounattend.xml'), 'utf8'),
    [`${LAB}/notes.txt`]: 'A folder without an answer file.',
  };
  const server = await startWebWorkbench({ editor, extension: ROOT, files });
  try {
    const opened = await openTracedPage(browser, HIGH, directory);
    const stops = [...INSERT_STOPS, ...WORKBENCH_STOPS.slice(-1)]; // the explorer saves into a virtual folder
    const { results, faults } = await visitAll(opened, { address: server.address, opens, stops }, onResult);
    return { results, expected: stops.length + 1, faults };
  } finally {
    await server.stop();
  }
}

/**
 * Opens the workbench and makes one stop after the other, up to the first that fails.
 * @param {Awaited<ReturnType<typeof openTracedPage>>} opened
 * @param {{ address: string, opens?: string, stops: typeof STOPS, more?: object }} tour `more` is for the stops
 */
async function visitAll(
  { page, foreignRequests, takePicture, keepTrace, close },
  { address, opens, stops, more },
  onResult,
) {
  const results = [];
  /** @type {Partial<Workbench>} */
  let workbench = {};
  const opening = {
    title: 'the workbench opens',
    visit: async () => {
      workbench = { ...(await openWorkbench(page, { address, opens })), ...more };
    },
  };
  for (const { title, visit } of [opening, ...stops]) {
    const start = Date.now();
    const result = await visit(workbench).then(
      (measured) => ({
        title: measured ? `${title}: ${measured}` : title,
        state: /** @type {const} */ ('passed'),
        duration: Date.now() - start,
      }),
      async (error) => ({
        title,
        state: /** @type {const} */ ('failed'),
        error: `${error.message}\nsee ${takePicture(title)} and ${await keepTrace()}`,
      }),
    );
    results.push(result);
    onResult(result);
    if (result.state === 'failed') break;
  }
  await close();
  return { results, faults: foreignRequests() };
}
