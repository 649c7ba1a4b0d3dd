/** Completion, as an author uses it: offered, chosen, and the text afterwards. */
import * as vscode from 'vscode';
import { assertEqual, closeEditors, eventually, openText, shellSetup } from './editor';

suite('completion', () => {
  teardown(closeEditors);

  test('a setting is offered and accepted', async () => {
    const { document } = await openText(shellSetup('      <Compu|'));
    await accept('ComputerName', document);
    assertEqual(document.getText(), shellSetup('      <ComputerName></ComputerName>'), 'text');
  });
});

/** Opens the list at the cursor, and takes what is selected once the item is in it. */
async function accept(label: string, document: vscode.TextDocument): Promise<void> {
  const cursor = vscode.window.activeTextEditor?.selection.active ?? new vscode.Position(0, 0);
  await eventually(`the completion ${label}`, async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      cursor,
    );
    return list.items.some((item) => nameOf(item) === label) || undefined;
  });
  const before = document.version;
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  await eventually('the accepted completion', async () => {
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return document.version > before || undefined;
  });
}

function nameOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}
