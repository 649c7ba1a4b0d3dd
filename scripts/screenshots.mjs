/** Takes the README's pictures from the running workbench: `npm run screenshots` writes docs/images/. */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { launchChromium } from './editor/chromium.mjs';
import { npm, npmQuietly } from './editor/commands.mjs';
import { installEditor } from './editor/install.mjs';
import { EDITOR_DIRECTORY, ROOT, SAMPLES, VSIX } from './editor/paths.mjs';
import { runMain, say } from './editor/report.mjs';
import { lineOfMistake, SAMPLE } from './editor/sample.mjs';
import { startVsCodeServer } from './editor/vscode-server.mjs';
import { openWorkbench } from './editor/workbench-page.mjs';

const PICTURES = join(ROOT, 'docs', 'images');
const SIZE = { width: 1200, height: 720 };

/** What would distract from the text, or differ from machine to machine. */
const SETTINGS = {
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'editor.scrollbar.horizontal': 'hidden',
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
};

/** @typedef {import('./editor/workbench-page.mjs').Workbench} Workbench */

/** Each begins where the one before has left the workbench. */
const SCENES = {
  /** @param {Workbench} workbench */
  problems: async ({ goTo, press, editor, problems }) => {
    await goTo(lineOfMistake(4));
    await editor.locator('.squiggly-error').first().waitFor();
    await press('Control+Shift+m');
    await problems.nth(1).waitFor();
  },
  /** @param {Workbench} workbench */
  'quick-fix': async ({ goTo, press, word, fixes }) => {
    await press('Control+Shift+m');
    await goTo(lineOfMistake(4));
    await word('RegisteredOrganisation').click();
    await press('Control+.');
    await fixes.first().waitFor();
  },
  /** @param {Workbench} workbench */
  hover: async ({ press, hoverOver }) => {
    await press('Escape');
    await press('Control+b'); // without the side bar there is room for the documentation
    await hoverOver('TimeZone', 'TimeZone');
  },
  /** @param {Workbench} workbench */
  completion: async ({ press, line, type, suggestions }) => {
    await press('Escape');
    await line('Riverside Library').click();
    await press('End');
    await press('Enter');
    await type('<');
    await suggestions.first().waitFor();
    await press('Control+Space'); // shows the documentation beside the list
  },
  /** @param {Workbench} workbench */
  preview: async ({ page, press, quickOpen, goTo, preview }) => {
    await press('Escape');
    await quickOpen('windows-10-uefi/autounattend.xml');
    await goTo(1);
    await page.getByRole('button', { name: 'Open Preview to the Side' }).first().click();
    await preview.locator('.piece').first().waitFor();
    await goTo(35); // inside the partition for Windows
    await preview.locator('.piece.here').waitFor();
  },
};

await runMain(async () => {
  const editor = installEditor();
  say('Building and packaging the extension');
  npm(['run', '--silent', 'build'], ROOT);
  npmQuietly(['run', 'package'], ROOT);

  const home = join(EDITOR_DIRECTORY, 'runs', 'screenshots');
  const folder = join(home, 'samples');
  rmSync(home, { recursive: true, force: true });
  cpSync(SAMPLES, folder, { recursive: true });
  mkdirSync(PICTURES, { recursive: true });

  const server = await startVsCodeServer({ editor, home, vsix: VSIX, settings: SETTINGS });
  const browser = await launchChromium();
  try {
    const address = server.address(folder, [['openFile', server.toUri(join(folder, SAMPLE))]]);
    const workbench = await openWorkbench(await browser.newPage({ viewport: SIZE }), { address });
    for (const [name, play] of Object.entries(SCENES)) {
      await play(workbench);
      await workbench.page.waitForTimeout(700); // what fades in has done so
      await write(`${name}.png`, await workbench.page.screenshot());
      say(`docs/images/${name}.png`);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
});

/** With a palette a picture of text is a third as large: the pictures are shipped with the extension. */
async function write(name, picture) {
  await sharp(picture).png({ palette: true, quality: 90, effort: 10 }).toFile(join(PICTURES, name));
}
