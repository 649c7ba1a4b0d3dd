/** A quick fix, from the finding to the mended text. */
import * as vscode from 'vscode';
import { assertEqual, closeEditors, eventually, openText, shellSetup } from './editor';

suite('quick fix', () => {
  teardown(closeEditors);

  test('a misspelt setting gets its right name', async () => {
    const { document } = await openText(shellSetup('      <TimeZon>UTC</TimeZon>'));
    const [finding] = await eventually('a finding', () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      return found.length > 0 ? found : undefined;
    });
    const fix = await eventually('a fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        finding?.range,
        vscode.CodeActionKind.QuickFix.value,
        1,
      );
      return actions.find((action) => action.edit && action.title.includes('TimeZone'));
    });
    if (fix.edit) await vscode.workspace.applyEdit(fix.edit);
    assertEqual(document.getText(), shellSetup('      <TimeZone>UTC</TimeZone>'), 'text');
  });
});
