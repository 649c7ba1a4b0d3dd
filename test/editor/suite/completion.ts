/** Completion, as an author uses it: offered, chosen, and the text afterwards. */
import * as vscode from 'vscode';
import { answered, assertEqual, closeEditors, eventually, openText, shellSetup } from './editor';

suite('completion', () => {
  teardown(closeEditors);

  test('a setting is offered and accepted', async () => {
    const { document } = await openText(shellSetup('      <Compu|'));
    await accept('ComputerName', document);
    assertEqual(document.getText(), shellSetup('      <ComputerName></ComputerName>'), 'text');
  });

  test('a building block is offered in plain XML that became an answer file', async () => {
    const { document } = await openText(shellSetup('      <time|'), 'xml');
    await offered('time-zone', document);
  });

  test('no snippet is offered inside a value', async () => {
    const { document, selection } = await openText(
      shellSetup('      <RegisteredOwner>Front desk|</RegisteredOwner>'),
    );
    await answered('vscode.executeDocumentSymbolProvider', document.uri); // the server knows the text
    const items = await itemsAt(selection.active, document);
    assertEqual(items.map(nameOf), [], 'completions');
  });
});

/** Opens the list at the cursor, and takes what is selected once the item is in it; again when the list was closed. */
async function accept(label: string, document: vscode.TextDocument): Promise<void> {
  await offered(label, document);
  const before = document.version;
  let attempt = 0;
  await eventually('the accepted completion', async () => {
    if (attempt++ % 100 === 0) await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return document.version > before || undefined;
  });
}

async function offered(label: string, document: vscode.TextDocument): Promise<void> {
  const cursor = vscode.window.activeTextEditor?.selection.active ?? new vscode.Position(0, 0);
  await eventually(`the completion ${label}`, async () => {
    const items = await itemsAt(cursor, document);
    return items.some((item) => nameOf(item) === label) || undefined;
  });
}

async function itemsAt(
  place: vscode.Position,
  { uri }: vscode.TextDocument,
): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    place,
  );
  return items;
}

function nameOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}
