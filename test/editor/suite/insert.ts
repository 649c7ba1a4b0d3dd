/** Layouts, blocks and new files: what the commands do when nothing is left to ask. */
import * as vscode from 'vscode';
import { assertEqual, closeEditors, openText } from './editor';

const EMPTY = `<?xml version="1.0" encoding="utf-8"?>
<!-- unattend-target: windows-11 amd64 uefi -->
<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">
</unattend>
`;

suite('insert', () => {
  teardown(closeEditors);

  test('a layout comes into the file, and one undo takes it out', async () => {
    const { document } = await openText(EMPTY);
    const preset = { layout: 'layout-uefi', values: { disk: '1' } };
    await vscode.commands.executeCommand('unattend.insertLayout', preset);
    const types = [...document.getText().matchAll(/<Type>(\w+)<\/Type>/g)].map(([, type]) => type);
    assertEqual(types, ['EFI', 'MSR', 'Primary'], 'partitions');
    const disks = [...document.getText().matchAll(/<DiskID>(\d+)<\/DiskID>/g)].map(([, id]) => id);
    assertEqual(disks, ['1', '1'], 'disks');
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), EMPTY, 'text after undo');
  });

  test('a new answer file opens from answers', async () => {
    const answers = {
      windows: 'windows-11',
      computerName: 'LAB-1',
      accounts: [{ name: 'lab', password: 'Example-1', group: 'Administrators' }],
    };
    await vscode.commands.executeCommand('unattend.newAnswerFile', undefined, answers);
    const document = vscode.window.activeTextEditor?.document;
    assertEqual(document?.isUntitled, true, 'untitled');
    assertEqual(document?.languageId, 'unattend', 'language');
    assertEqual(document?.getText().includes('<ComputerName>LAB-1</ComputerName>'), true, 'name');
  });
});
