/** A quick fix, from the finding to the mended text. */
import * as vscode from 'vscode';
import { actionAt, assertEqual, closeEditors, eventually, openText, shellSetup } from './editor';

suite('quick fix', () => {
  teardown(closeEditors);

  test('a misspelt setting gets its right name', async () => {
    const { document } = await openText(shellSetup('      <TimeZon>UTC</TimeZon>'));
    const { range } = await eventually('a finding', () => vscode.languages.getDiagnostics(document.uri)[0]);
    const { edit } = await actionAt(document, range, /TimeZone/, vscode.CodeActionKind.QuickFix);
    if (edit) await vscode.workspace.applyEdit(edit);
    assertEqual(document.getText(), shellSetup('      <TimeZone>UTC</TimeZone>'), 'text');
  });
});
