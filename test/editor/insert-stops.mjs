/** A tour of the pickers and of the wizard for new answer files, in an editor on the sample for Windows 10. */
import { finishWizard, PASSWORD } from './wizard.mjs';

/** @typedef {import('../../scripts/editor/workbench-page.mjs').Workbench} Workbench */

/** Each stop begins where the one before has left the workbench. */
export const INSERT_STOPS = [
  {
    title: 'a disk layout is found by its drawing, and each question has a way back',
    /** @param {Workbench} workbench */
    visit: async ({ page, command, picker }) => {
      await command('Unattend: Insert Disk Layout');
      await picker.row('EFI 260 MB │ MSR 16 MB │ Windows rest').first().waitFor();
      await page.locator('.quick-input-list-icon[style*="data:image/svg+xml"]').first().waitFor();
      await picker.find('Data rest', 'UEFI: with a data partition');
      await picker.accept();
      await picker.title('(2/5)').waitFor();
      await picker.fill('first');
      await picker.message('A whole number from 0 to 99.').waitFor();
      await picker.fill('0');
      await picker.accept();
      await picker.title('(3/5)').waitFor();
      await picker.back();
      await picker.title('(2/5)').waitFor();
      await picker.back();
      await picker.title('(1/5)').waitFor();
      await picker.find('Data rest', 'UEFI: with a data partition');
      for (let step = 2; step <= 5; step++) {
        await picker.accept();
        await picker.title(`(${step}/5)`).waitFor();
      }
      await picker.accept();
    },
  },
  {
    title: 'a layout takes the place of another after a question, and one undo brings that back',
    /** @param {Workbench} workbench */
    visit: async ({ dialog, press, goTo, line, command, picker, statusBar }) => {
      await dialog.getByText('Replace the disk layout of this file?').waitFor();
      await dialog.getByText('Everything on disk 0 is erased').waitFor();
      await dialog.getByRole('button', { name: 'Replace' }).click();
      await line('<Label>Data</Label>').first().waitFor();
      await cursorToInsertion(statusBar);
      await press('Control+z');
      await line('<Label>Data</Label>').first().waitFor({ state: 'detached' });
      await command('Unattend: Insert Disk Layout');
      await picker.find('UEFI: two', 'UEFI: two disks');
      await acceptAll(picker, dialog);
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await goTo(1);
    },
  },
  {
    title: 'building blocks that cannot be inserted come last and say why; one that can is inserted',
    /** @param {Workbench} workbench */
    visit: async ({ command, picker, line, statusBar }) => {
      await command('Unattend: Insert Building Block');
      await picker.find('product key', 'Product key');
      await picker.row('The file has ProductKey already.').first().waitFor();
      await picker.find('remote desktop', 'Remote Desktop');
      await acceptAll(picker, line('<fDenyTSConnections>false</fDenyTSConnections>'));
      await cursorToInsertion(statusBar);
    },
  },
  {
    title: 'a setting is found while its name is typed, and its value is ready to be typed',
    /** @param {Workbench} workbench */
    visit: async ({ command, picker, type, line, statusBar }) => {
      await command('Unattend: Insert Setting');
      await picker.find('time', 'TimeZone');
      await picker.find('RegisteredOwner', 'RegisteredOwner');
      await picker.accept();
      await picker.title('(2/2)').waitFor();
      await picker.back();
      await picker.find('RegisteredOwner', 'RegisteredOwner');
      await picker.accept();
      await picker.title('(2/2)').waitFor();
      await picker.find('specialize', 'specialize');
      await picker.accept();
      const text = await line('<RegisteredOwner>').textContent();
      await statusBar.getByText(`Col ${text.indexOf('</') + 1}`).waitFor(); // the cursor comes behind the text
      await type('Front desk');
      await line('<RegisteredOwner>Front desk</RegisteredOwner>').waitFor();
    },
  },
  {
    title: 'a setting that is there is gone to',
    /** @param {Workbench} workbench */
    visit: async ({ command, picker, statusBar, goTo }) => {
      await goTo(1);
      await command('Unattend: Insert Setting');
      await picker.find('Shell-Setup TimeZone', 'TimeZone');
      await picker.accept();
      await picker.focused('Go to it').waitFor();
      await picker.accept();
      await cursorToInsertion(statusBar);
    },
  },
  {
    title: 'an account is added, and its password is asked for and hidden',
    /** @param {Workbench} workbench */
    visit: async ({ command, picker, line, goTo, statusBar }) => {
      await goTo(1);
      await command('Unattend: Add Account');
      await picker.focused('Local administrator').waitFor();
      await picker.accept();
      await picker.title('(2/').waitFor();
      await picker.fill('helper');
      await picker.accept();
      await picker.title('(3/').waitFor();
      await picker.accept();
      await picker.message('It must not be empty.').waitFor();
      await picker.fill(PASSWORD);
      await picker.accept();
      await picker.title('(4/4)').waitFor();
      await picker.accept(); // not readable in the file either
      await line('<Name>helper</Name>').waitFor();
      await cursorToInsertion(statusBar);
      if (await line(PASSWORD).isVisible()) throw new Error('The password can be read.');
    },
  },
  {
    title: 'a command is added',
    /** @param {Workbench} workbench */
    visit: async ({ command, picker, line, goTo, statusBar }) => {
      await goTo(1);
      await command('Unattend: Add Command');
      await picker.focused('Command at the first logon').waitFor();
      await picker.accept();
      await picker.title('(2/3)').waitFor();
      await picker.fill('cmd.exe /c echo "a & b"');
      await picker.accept();
      await picker.title('(3/3)').waitFor();
      await picker.accept();
      await line('<CommandLine>cmd.exe /c echo "a &amp; b"</CommandLine>').waitFor();
      await cursorToInsertion(statusBar);
    },
  },
  {
    title: '"New File…" leads to the wizard, and the wizard to a file without a problem',
    /** @param {Workbench} workbench */
    visit: async ({ page, command, picker, press, line, statusBar, preview }) => {
      await command('Create: New File...');
      await picker.row('Windows Answer File').click(); // words would be the name of a file
      await picker.title('(1/').waitFor();
      await picker.accept();
      await picker.title('(2/').waitFor();
      await picker.back();
      await picker.title('(1/').waitFor();
      const untitled = page.locator('.tabs-container .tab', { hasText: 'Untitled' });
      await finishWizard(picker, untitled, { 'Applications to install': 'Install an MSI package' });
      await line('<?xml version="1.0" encoding="utf-8"?>').waitFor();
      await statusBar.getByText('Windows Answer File').waitFor();
      await page.waitForTimeout(1500); // time in which problems would come
      const problems = await statusBar.locator('[id="status.problems"]').innerHTML();
      if (/Errors|Warnings/.test(problems)) throw new Error('The new file has problems.');
      await press('Control+k');
      await press('v');
      await preview.locator('.answer').getByText('It depends').waitFor();
    },
  },
];

/** Waits until the cursor has left the top: with it the editor comes to the front, and puts a quick input away. */
async function cursorToInsertion(statusBar) {
  await statusBar.getByText('Ln 1, Col 1', { exact: true }).waitFor({ state: 'detached' });
}

/** Takes what each question offers, until the result is there. */
async function acceptAll(picker, result) {
  while (await picker.asksMore(result)) await picker.accept();
}
