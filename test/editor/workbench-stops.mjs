/** A tour of what belongs to the whole workbench: status, explorer, settings, the server's life; on the sample for Windows 10. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, SAMPLES } from '../../scripts/editor/paths.mjs';
import { clickUntil } from './click-until.mjs';
import { finishWizard } from './wizard.mjs';

/** @typedef {import('../../scripts/editor/workbench-page.mjs').Workbench} Workbench */

/** A folder of the explorer that has no answer file yet. */
export const LAB = 'lab';

/** The sample that this tour begins with. */
export const WORKBENCH_SAMPLE = 'windows-10-uefi/autounattend.xml';

const { contributes } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const TEXTS = JSON.parse(readFileSync(join(ROOT, 'package.nls.json'), 'utf8'));
const WALKTHROUGH_STEPS = contributes.walkthroughs[0].steps.map(({ title }) => TEXTS[title.slice(1, -1)]);

/** Each stop begins where the one before has left the workbench. */
export const WORKBENCH_STOPS = [
  {
    title: 'the status says what the file is for, where that was found, and leads to another choice',
    /** @param {Workbench} workbench */
    visit: async ({ page, statusBar, picker, press, hoverUntil }) => {
      const status = page.locator('.hover-language-status');
      const target = status.getByText('Windows 10 · Pro · amd64 · UEFI');
      await hoverUntil(statusBar.locator('[id="status.languageStatus"]'), target);
      await status.getByText('Windows from the name of its image (/IMAGE/NAME), line').waitFor();
      await clickUntil(status.getByText('Choose…'), picker.row('Firmware').first());
      await press('Escape');
    },
  },
  {
    title: 'the breadcrumbs say where the cursor is',
    /** @param {Workbench} workbench */
    visit: async ({ page, goTo, press }) => {
      await goTo(lineOf('<ComputerName>'));
      for (const key of ['End', 'ArrowLeft']) await press(key);
      const breadcrumbs = page.locator('.breadcrumbs-control');
      for (const text of ['specialize', 'Microsoft-Windows-Shell-Setup', 'ComputerName'])
        await breadcrumbs.getByText(text, { exact: true }).waitFor();
      await goTo(1);
    },
  },
  {
    title: 'the walkthrough shows its five steps, and one leads to what it is about',
    /** @param {Workbench} workbench */
    visit: async ({ page, command, picker, press }) => {
      await command('Open Walkthrough...');
      await picker.find('Answer Files', 'Get Started with Answer Files');
      await picker.accept();
      const walkthrough = page.locator('.gettingStartedContainer');
      for (const step of WALKTHROUGH_STEPS) await walkthrough.getByText(step, { exact: true }).waitFor();
      await clickUntil(walkthrough.getByRole('button', { name: 'New Answer File' }), picker.title('(1/'));
      await press('Escape');
      await page
        .locator('.tabs-container .tab.active')
        .getByRole('button', { name: /^Close/ })
        .click();
      await walkthrough.waitFor({ state: 'detached' });
    },
  },
  {
    title: 'a setting is changed in the settings editor, and counts at once',
    /** @param {Workbench} workbench */
    visit: async ({ page, command, editor, press }) => {
      const lens = editor.getByText('Preview disk').first();
      await lens.waitFor();
      await command('Preferences: Open Settings (UI)');
      const setting = page.locator('.settings-editor [data-key="unattend.codeLens.enabled"]');
      await page.locator('.settings-editor .suggest-input-container .monaco-editor').first().click();
      await page.keyboard.insertText('unattend.codeLens.enabled');
      await setting.locator('.setting-value-checkbox').click();
      await lens.waitFor({ state: 'detached' });
      await setting.locator('.setting-value-checkbox').click();
      await lens.waitFor({ state: 'attached' });
      await press('Escape');
      await page.locator('.settings-editor').waitFor({ state: 'detached' });
    },
  },
  {
    title: 'the explorer makes a new answer file in the folder that was clicked',
    /** @param {Workbench & { readonly folder?: string }} workbench */
    visit: async ({ page, picker, line, folder }) => {
      const explorer = page.locator('.explorer-folders-view');
      await explorer.getByText(LAB, { exact: true }).click({ button: 'right' });
      await clickUntil(page.getByRole('menuitem', { name: 'New Answer File' }), picker.title('(1/'));
      await finishWizard(picker, page.locator('.breadcrumbs-control', { hasText: LAB }));
      await line('<?xml version="1.0" encoding="utf-8"?>').waitFor();
      if (!folder) return;
      const written = readFileSync(join(folder, LAB, 'autounattend.xml'), 'utf8');
      if (!written.includes('</unattend>')) throw new Error('The file is not whole.');
    },
  },
];

/** Only where the server is a process of its own. */
export const PROCESS_STOPS = [
  {
    title: 'a language server that was killed comes back by itself',
    /** @param {Workbench & { readonly serverPid?: number }} workbench */
    visit: async ({ press, type, editor, goTo, line, serverPid }) => {
      const before = languageServerBelow(serverPid);
      if (before === undefined) throw new Error('There is no language server.');
      process.kill(before, 'SIGKILL');
      await goTo(1);
      await press('End');
      await press('Enter');
      await type('<Broken');
      await line('<Broken').waitFor();
      await editor.locator('.squiggly-error').first().waitFor();
      const after = languageServerBelow(serverPid);
      if (after === undefined || after === before) throw new Error('The server has not come back.');
    },
  },
];

/** The number of the first line of the sample with that text. */
function lineOf(text) {
  const lines = readFileSync(join(SAMPLES, WORKBENCH_SAMPLE), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(text)) + 1;
}

/** The process that runs the extension's server, among the descendants of a process. */
function languageServerBelow(pid) {
  const processes = runningProcesses();
  const below = new Set([pid]);
  for (let size = 0; size < below.size; ) {
    size = below.size;
    for (const one of processes) if (below.has(one.parent)) below.add(one.pid);
  }
  return processes.find((one) => below.has(one.pid) && /unattend.*[\\/]dist[\\/]server\.js/.test(one.args))
    ?.pid;
}

/** Small containers have no `ps`. */
function runningProcesses() {
  if (existsSync('/proc/self/stat')) return readdirSync('/proc').flatMap(readProcess);
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((row) => {
    const [, own, parent, args] = /^ *(\d+) +(\d+) +(.*)$/.exec(row) ?? [];
    return own ? [{ pid: Number(own), parent: Number(parent), args }] : [];
  });
}

/** What Linux says of a process; nothing of one that has ended meanwhile. */
function readProcess(name) {
  if (!/^\d+$/.test(name)) return [];
  try {
    // The name of the program stands in parentheses, and may have some itself.
    const [, parent] = /.*\) \S (\d+)/s.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
    const args = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return [{ pid: Number(name), parent: Number(parent), args }];
  } catch {
    return [];
  }
}
