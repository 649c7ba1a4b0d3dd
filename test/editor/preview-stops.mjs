/** The part of the tour that looks at the preview: the sample beside what Setup will do with it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { SAMPLES } from '../../scripts/editor/paths.mjs';
import { SAMPLE } from '../../scripts/editor/sample.mjs';
import { START_PATIENCE } from '../../scripts/editor/workbench-page.mjs';
import { clickUntil } from './click-until.mjs';
import { LIVE_STOPS } from './preview-live-stops.mjs';
import { frameOf, piece } from './preview-page.mjs';

/** @typedef {import('../../scripts/editor/workbench-page.mjs').Workbench} Workbench */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Formats, their files, and what stands in each of them. */
const EXPORTS = [
  ['HTML', 'html', '<!DOCTYPE html>'],
  ['Markdown', 'md', 'meister'],
  ['SVG', 'svg', 'C: Windows'],
];
/** The beginning of the password in the sample for Windows 10. */
const SECRET = 'UwBhAG0AcABs';

/** Each stop begins where the one before has left the workbench. */
export const PREVIEW_STOPS = [
  {
    title: 'the preview opens beside the text and says whether Setup will ask',
    /** @param {Workbench} workbench */
    visit: async ({ page, preview, goTo }) => {
      await goTo(1);
      await page.getByRole('button', { name: 'Open Preview to the Side' }).first().click();
      await preview.getByRole('heading', { name: 'Will it stop and ask?' }).waitFor();
      await preview.locator('.answer').getByText('Yes.').waitFor();
      await piece(preview, 'EFI').waitFor();
      await piece(preview, 'C: Windows').waitFor();
    },
  },
  {
    title: 'a click on a partition goes to its place in the text, and marks it in the picture',
    /** @param {Workbench} workbench */
    visit: async ({ preview, statusBar }) => {
      const line = lineOf('<Order>3</Order>') - 1;
      // A panel that has just opened may take the focus back from the text: 2 of 80 clicks under load, none 1.5 s later.
      await clickUntil(piece(preview, 'C: Windows'), statusBar.getByText(`Ln ${line}, Col 13`));
      await preview.locator('.piece.here .piece-name', { hasText: 'C: Windows' }).waitFor();
    },
  },
  {
    title: 'the cursor marks its element in the picture',
    /** @param {Workbench} workbench */
    visit: async ({ preview, goTo }) => {
      await goTo(lineOf('<Order>1</Order>'));
      await preview.locator('.piece.here .piece-name', { hasText: 'EFI' }).waitFor();
    },
  },
  {
    title: 'the lens above a disk leads to it in the picture',
    /** @param {Workbench} workbench */
    visit: async ({ preview, editor }) => {
      await clickUntil(editor.getByText('Preview disk'), preview.locator('.disk h3 .here'));
    },
  },
  {
    title: 'typing changes the picture',
    /** @param {Workbench} workbench */
    visit: async ({ preview, goTo, line, press, type }) => {
      await goTo(lineOf('<Label>System</Label>'));
      await line('<Label>System</Label>').click();
      await press('End');
      await press('Enter');
      await type('<Letter>S</Letter>');
      await piece(preview, 'S: EFI').waitFor();
    },
  },
  {
    title: 'broken text keeps the last good picture, and says so',
    /** @param {Workbench} workbench */
    visit: async ({ preview, press, type }) => {
      await press('Enter');
      await type('<Broken ');
      await preview.getByText('The text is broken just now.').waitFor();
      await piece(preview, 'S: EFI').waitFor();
      for (let key = 0; key < 3; key++) await press('Control+z');
      await preview.getByText('The text is broken just now.').waitFor({ state: 'detached' });
    },
  },
  {
    title: 'a larger disk is chosen for the preview alone',
    /** @param {Workbench} workbench */
    visit: async ({ preview }) => {
      await preview.getByLabel('Disk size').selectOption({ label: '512 GB' });
      await preview.getByText('drawn with 512 GB').waitFor();
    },
  },
  {
    title: 'a pinned preview stays with its file, and follows the editor when it is let go',
    /** @param {Workbench} workbench */
    visit: async ({ page, preview, editor, quickOpen }) => {
      await preview.getByRole('heading', { name: 'Will it stop and ask?' }).click();
      await page.getByRole('button', { name: 'Pin Preview to This File' }).click();
      await editor.click();
      await quickOpen('windows-7-bios/autounattend.xml');
      await page.waitForTimeout(500); // time in which a wrong picture would come
      await preview.locator('.target-line').getByText('Windows 11').waitFor();
      await preview.getByRole('heading', { name: 'Will it stop and ask?' }).click();
      await page.getByRole('button', { name: 'Let Preview Follow the Editor' }).click();
      await editor.click();
      await quickOpen('windows-10-uefi/autounattend.xml');
      await preview.locator('.target-line').getByText('Windows 10').waitFor();
    },
  },
  {
    title: 'the preview is saved as a page, as Markdown and as a picture, without secrets',
    /** @param {Workbench & { readonly folder: string }} workbench */
    visit: async (workbench) => {
      for (const [format, extension, content] of EXPORTS) {
        const text = (await exported(workbench, format, extension)).toString('utf8');
        if (!text.includes(content)) throw new Error(`${format} does not say "${content}"`);
        if (text.includes(SECRET)) throw new Error(`${format} has the password in it`);
      }
    },
  },
  {
    title: 'the picture of the disks is saved as PNG',
    /** @param {Workbench & { readonly folder: string }} workbench */
    visit: async (workbench) => {
      const { width, drawn } = readPng(await exported(workbench, 'PNG', 'png'));
      if (width !== 1920) throw new Error(`the picture is ${width} pixels wide`);
      if (drawn < 0.005) throw new Error('the picture is blank');
    },
  },
  {
    title: 'the preview is copied as Markdown, the answer file without its secrets',
    /** @param {Workbench} workbench */
    visit: async ({ page, preview, pick }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      const exportAs = async (format) => {
        await preview.getByRole('heading', { name: 'Will it stop and ask?' }).click();
        await page.getByRole('button', { name: 'Export Preview…' }).click();
        await pick(format);
      };
      const copies = [
        [() => exportAs('Copy as Markdown'), '## Will it stop and ask?'],
        [() => exportAs('Copy Redacted'), '<ComputerName>WERKSTATT-07'],
        [
          () => preview.getByRole('button', { name: 'Copy the file without them' }).click(),
          '<ComputerName>WERKSTATT-07',
        ],
      ];
      for (const [copy, content] of copies) {
        await page.evaluate(() => navigator.clipboard.writeText(''));
        await copy();
        const text = await copiedText(page);
        if (!text.includes(content)) throw new Error(`copied instead of "${content}": ${text}`);
        if (text.includes(SECRET)) throw new Error('the password is in the clipboard');
      }
    },
  },
  {
    title: 'one click adds what keeps a page away',
    /** @param {Workbench} workbench */
    visit: async ({ preview, line }) => {
      await preview.getByRole('button', { name: /^Fix: Registration/ }).click();
      const added = line('<HideOEMRegistrationScreen>');
      await added.waitFor();
      const [indent] = /^\s*/.exec((await added.textContent()) ?? '') ?? [''];
      if (indent.length !== 8) throw new Error(`indented by ${indent.length} blanks`);
      await preview.getByRole('button', { name: /^Fix: Registration/ }).waitFor({ state: 'detached' });
    },
  },
  {
    title: 'nothing keeps a keyboard or a screen reader out, whatever the theme',
    /** @param {Workbench} workbench */
    visit: async ({ preview, editor, chooseTheme }) => {
      const frame = await frameOf(preview);
      for (const theme of ['Light Modern', 'Dark High Contrast', 'Light High Contrast', 'Dark Modern']) {
        await editor.click();
        await chooseTheme(theme);
        await frame.waitForFunction((name) => document.body.dataset.vscodeThemeName === name, theme);
        await frame.evaluate(AXE);
        const faults = await frame.evaluate(findFaults);
        if (faults.length > 0) throw new Error(`${theme}:\n${faults.join('\n')}`);
      }
    },
  },
  {
    title: 'every part is still there at twice the size and in a narrow column',
    /** @param {Workbench} workbench */
    visit: async ({ page, preview }) => {
      const frame = await frameOf(preview);
      const size = page.viewportSize() ?? { width: 1280, height: 800 };
      const width = await frame.evaluate(() => window.innerWidth);
      await page.setViewportSize({ width: 700, height: size.height });
      await frame.evaluate(() => document.documentElement.style.setProperty('--vscode-font-size', '26px'));
      await frame.waitForFunction((before) => window.innerWidth < before, width);
      const overflow = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await page.setViewportSize(size);
      await frame.evaluate(() => document.documentElement.style.setProperty('--vscode-font-size', '13px'));
      if (overflow > 0) throw new Error(`the page is ${overflow} px wider than its frame`);
    },
  },
  {
    title: 'the preview is there again after a reload of the window, with what was chosen in it',
    /** @param {Workbench} workbench */
    visit: async ({ page, preview }) => {
      const address = new URL(page.url());
      address.searchParams.delete('payload'); // it opens a file instead of what was open
      await page.goto(address.href, { waitUntil: 'domcontentloaded', ...START_PATIENCE });
      await preview.locator('.target-line').getByText('Windows 10').waitFor(START_PATIENCE);
      await preview.getByText('drawn with 512 GB').waitFor();
    },
  },
  ...LIVE_STOPS,
];

/** The number of the first line of the sample with that text. */
function lineOf(text) {
  const lines = readFileSync(join(SAMPLES, SAMPLE), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(text)) + 1;
}

/** Runs in the page: what axe calls serious or critical, a line each. */
async function findFaults() {
  const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

/** What is in the clipboard, once something is. */
async function copiedText(page) {
  for (const end = Date.now() + 60_000; Date.now() < end; await page.waitForTimeout(100)) {
    const text = await page.evaluate(() => navigator.clipboard.readText());
    if (text !== '') return text;
  }
  throw new Error('nothing was copied');
}

/** The bytes of the file that an export writes. */
async function exported({ page, preview, pick, folder, clearMessages }, format, extension) {
  await preview.getByRole('heading', { name: 'Will it stop and ask?' }).click();
  await page.getByRole('button', { name: 'Export Preview…' }).click();
  await pick(format);
  const name = `autounattend.preview.${extension}`;
  const saved = page.getByText(`The preview is in ${name}.`, { exact: true });
  await clickUntil(page.getByRole('button', { name: 'OK' }), saved); // while it looks at the folder, it takes no click
  await clearMessages();
  return readFileSync(join(folder, 'windows-10-uefi', name));
}

/** The width in pixels, and the share of bytes in which a row differs from a blank one. */
function readPng(bytes) {
  if (bytes.toString('latin1', 1, 4) !== 'PNG') throw new Error('the file is no PNG');
  const parts = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const rows = inflateSync(Buffer.concat(parts));
  return { width: bytes.readUInt32BE(16), drawn: rows.filter((byte) => byte !== 0).length / rows.length };
}
