/** The part of the tour that looks at the preview while somebody types: only what changes is drawn anew, and at once. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleAnswerFile } from '../../scripts/bench/sample.mjs';
import { clickUntil } from './click-until.mjs';
import { frameOf, piece } from './preview-page.mjs';

/** @typedef {import('../../scripts/editor/workbench-page.mjs').Workbench} Workbench */

const FOLDER = 'eighteen-kilobytes';
/** Each key changes the picture, which a blank at the end of a label does not. */
const TYPED = 'OnTheDiskOfThisComputer24';

export const LIVE_STOPS = [
  {
    title: 'a lens opens the preview at its disk',
    /** @param {Workbench & { readonly folder: string }} workbench */
    visit: async ({ page, preview, quickOpen, editor, goTo, folder }) => {
      mkdirSync(join(folder, FOLDER));
      writeFileSync(join(folder, FOLDER, 'autounattend.xml'), twoDisks(sampleAnswerFile(18_000)));
      await editor.click();
      await quickOpen(`${FOLDER}/autounattend.xml`);
      await preview.locator('.target-line').getByText('Windows 11').waitFor();
      const tab = page.getByRole('tab', { name: /^Preview: / });
      await tab.hover();
      await tab.getByRole('button', { name: /^Close/ }).click();
      await tab.waitFor({ state: 'detached' });
      await editor.click();
      await goTo(40);
      await clickUntil(editor.getByText('Preview disk').last(), tab);
      const disk = preview.locator('.disk h3 .here', { hasText: 'Disk 1' });
      await disk.waitFor();
      const frame = await frameOf(preview);
      await frame.waitForFunction(() => {
        const { top, bottom } = document.querySelector('.disk h3 .here').getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight;
      });
    },
  },
  {
    title: 'typing leaves everything else in its place, elements and scroll',
    /** @param {Workbench} workbench */
    visit: async ({ preview, line, press, type, goTo }) => {
      const frame = await frameOf(preview);
      await goTo(26);
      // The page knows where the cursor is, and scrolls no more.
      await preview.locator('.disk h3 .here').waitFor({ state: 'detached' });
      const count = await frame.evaluate(() => {
        const elements = [...document.querySelectorAll('main *')];
        globalThis.watched = elements;
        globalThis.removed = 0;
        new MutationObserver((changes) => {
          for (const { removedNodes } of changes) globalThis.removed += removedNodes.length;
        }).observe(document.body, { childList: true, subtree: true });
        return elements.length;
      });
      await line('<Label>Windows</Label>').click();
      await press('End');
      for (let key = 0; key < '</Label>'.length; key++) await press('ArrowLeft');
      await frame.evaluate(() => document.querySelector('.timeline').scrollIntoView());
      const scroll = await frame.evaluate(() => window.scrollY);
      await type('s');
      await preview.locator('.piece-name', { hasText: 'C: Windowss' }).waitFor({ state: 'attached' });
      const after = await frame.evaluate(() => ({
        same: globalThis.watched.filter((element) => element.isConnected).length,
        removed: globalThis.removed,
        scroll: window.scrollY,
      }));
      if (after.same !== count) throw new Error(`${count - after.same} elements were replaced`);
      if (after.removed !== 0) throw new Error(`${after.removed} nodes were removed`);
      if (after.scroll !== scroll) throw new Error(`scrolled from ${scroll} to ${after.scroll}`);
      await press('Backspace');
    },
  },
  {
    title: 'a choice by keyboard keeps the focus where it is',
    /** @param {Workbench} workbench */
    visit: async ({ preview, press }) => {
      const size = preview.getByLabel('Disk size');
      await size.focus();
      for (const [key, drawn] of [
        ['ArrowDown', '32 GB'],
        ['ArrowUp', '64 GB'],
      ]) {
        await press(key);
        await preview.getByText(`Disk 0, GPT, drawn with ${drawn}`).waitFor({ state: 'attached' });
        const isThere = await size.evaluate((element) => element === document.activeElement);
        if (!isThere) throw new Error('the focus is somewhere else');
      }
    },
  },
  {
    title: 'a keystroke is in the picture at once',
    /** @param {Workbench} workbench */
    visit: async ({ page, preview, line, press, type }) => {
      const frame = await frameOf(preview);
      await line('<Label>Windows</Label>').click();
      await press('End');
      for (let key = 0; key < '</Label>'.length; key++) await press('ArrowLeft');
      await page.evaluate(() => {
        globalThis.keyTimes = [];
        globalThis.texts = [];
        document.addEventListener('keydown', () => globalThis.keyTimes.push(Date.now()), true);
        new MutationObserver(() => {
          requestAnimationFrame(() => globalThis.texts.push({ time: Date.now() }));
        }).observe(document.querySelector('.editor-instance .view-lines'), {
          childList: true,
          characterData: true,
          subtree: true,
        });
      });
      await frame.evaluate(() => {
        globalThis.pictures = [];
        const name = [...document.querySelectorAll('.install-target .piece-name')][0];
        new MutationObserver(() => {
          const text = name.textContent;
          requestAnimationFrame(() => globalThis.pictures.push({ text, time: Date.now() }));
        }).observe(name, { characterData: true, childList: true, subtree: true });
      });
      for (const key of TYPED) {
        await type(key);
        await page.waitForTimeout(250);
      }
      await piece(preview, `C: Windows${TYPED}`).waitFor();
      const { keyTimes, texts } = await page.evaluate(() => ({
        keyTimes: globalThis.keyTimes,
        texts: globalThis.texts,
      }));
      const pictures = await frame.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => resolve(globalThis.pictures))),
      );
      const toText = keyTimes.map((start) => texts.find(({ time }) => time >= start)?.time - start);
      const toPicture = keyTimes.map((start, index) => {
        const wanted = `Windows${TYPED.slice(0, index + 1)}`;
        return pictures.find(({ text, time }) => time >= start && text.includes(wanted))?.time - start;
      });
      return `18 KB, to the text ${summary(toText)}, to the picture ${summary(toPicture)}`;
    },
  },
];

/** Without the keys that were never seen alone, as the next was quicker. */
function summary(times) {
  const sorted = times.filter((time) => !Number.isNaN(time)).sort((a, b) => a - b);
  if (sorted.length < times.length / 2)
    throw new Error(`only ${sorted.length} of ${times.length} keys were seen`);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return `${at(0.5)} ms (p95 ${at(0.95)} ms)`;
}

/** A second disk behind the first, so that a lens has to mean one of them; the label is in a line of its own. */
function twoDisks(text) {
  const second = `
        <Disk wcm:action="add">
          <DiskID>1</DiskID>
          <WillWipeDisk>true</WillWipeDisk>
          <CreatePartitions>
            <CreatePartition wcm:action="add"><Order>1</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
          </CreatePartitions>
        </Disk>`;
  const label = '<Label>Windows</Label>';
  return text.replace('</Disk>', () => `</Disk>${second}`).replace(label, `\n${label}\n`);
}
