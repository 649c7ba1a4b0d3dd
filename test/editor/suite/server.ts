/** The language server's life. */
import * as vscode from 'vscode';
import { closeEditors, eventually, openText, shellSetup } from './editor';

suite('server', () => {
  teardown(closeEditors);

  test('a restarted server finds the same as before', async () => {
    const { document } = await openText(shellSetup('      <TimeZon>UTC</TimeZon>'));
    const count = () => vscode.languages.getDiagnostics(document.uri).length;
    await eventually('a finding', () => count() > 0 || undefined);
    const restarted = vscode.commands.executeCommand('unattend.restartServer');
    await eventually('the end of the old server', () => count() === 0 || undefined);
    await restarted;
    await eventually('a finding of the new server', () => count() > 0 || undefined);
  });
});
