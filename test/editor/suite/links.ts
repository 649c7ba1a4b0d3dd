/** Files beside the answer file: links to them, and a hint at one that is missing until it comes. */
import * as vscode from 'vscode';
import {
  answered,
  assertEqual,
  closeEditors,
  eventually,
  inWorkspace,
  isWebHost,
  shellSetup,
  writeFile,
} from './editor';

suite('links', () => {
  teardown(closeEditors);

  test('lead to files beside the answer file, and a missing one has a hint', async () => {
    const file = inWorkspace('linked-unattend.xml');
    const gone = inWorkspace('no-lab.xml');
    const command = (path: string) =>
      `<SynchronousCommand><CommandLine>%configsetroot%\\${path}</CommandLine></SynchronousCommand>`;
    const commands = `<FirstLogonCommands>${command('lab.xml')}${command('no-lab.xml')}</FirstLogonCommands>`;
    await writeFile(file, shellSetup(commands));
    try {
      const { document } = await vscode.window.showTextDocument(file);
      const links = await answered<vscode.DocumentLink[]>('vscode.executeLinkProvider', file);
      assertEqual(
        links.map(({ target }) => target?.path.split('/').at(-1)).filter((name) => name?.endsWith('lab.xml')),
        ['lab.xml', 'no-lab.xml'],
        'links',
      );
      const findings = () => vscode.languages.getDiagnostics(file);
      await eventually('findings', () => findings()[0]);
      const missing = () =>
        findings()
          .filter(({ code }) => typeof code === 'object' && code.value === 'file-beside-missing')
          .map(({ range }) => document.getText(range));
      // In the browser nobody looks.
      if (isWebHost()) return assertEqual(missing(), [], 'hints');
      await eventually('the hint', () => missing()[0]);
      assertEqual(missing(), ['%configsetroot%\\no-lab.xml'], 'hints');
      await writeFile(gone, '');
      await eventually('silence', () => (missing().length === 0 ? true : undefined));
      await vscode.workspace.fs.delete(gone);
      await eventually('the hint again', () => missing()[0]);
    } finally {
      await closeEditors();
      await vscode.workspace.fs.delete(file);
    }
  });
});
