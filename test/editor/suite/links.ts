/** Links to files beside the answer file: one that is missing is said to be. */
import * as vscode from 'vscode';
import { assertEqual, closeEditors, shellSetup } from './editor';

suite('links', () => {
  teardown(closeEditors);

  test('a missing file is said to be missing, and one that is there is not', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const file = vscode.Uri.joinPath(folder, 'linked-unattend.xml');
    const command = (path: string) =>
      `<SynchronousCommand><CommandLine>%configsetroot%\\${path}</CommandLine></SynchronousCommand>`;
    const commands = `<FirstLogonCommands>${command('lab.xml')}${command('no-lab.xml')}</FirstLogonCommands>`;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(shellSetup(commands)));
    try {
      await vscode.window.showTextDocument(file);
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        file,
      );
      const ours = links.filter(({ target }) => target?.path.endsWith('lab.xml'));
      assertEqual(
        ours.map(({ target, tooltip }) => [target!.path.split('/').at(-1), tooltip?.slice(0, 26)]),
        [
          ['lab.xml', undefined],
          ['no-lab.xml', 'Not beside the answer file'],
        ],
        'links',
      );
    } finally {
      await closeEditors();
      await vscode.workspace.fs.delete(file);
    }
  });
});
