/** From a reference to what it means, back, and to another name for both. */
import * as vscode from 'vscode';
import { answered, assertEqual, closeEditors, openText, rangeOf } from './editor';
import { SAMPLE } from './sample';

suite('navigation', () => {
  teardown(closeEditors);

  test('InstallTo leads to its partition', async () => {
    const { document } = await openText(SAMPLE);
    const { start } = rangeOf(document, '2</PartitionID>');
    const [definition] = await answered<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      start,
    );
    const range = definition && ('targetRange' in definition ? definition.targetRange : definition.range);
    assertEqual(range && document.getText(range).includes('<Order>2</Order>'), true, 'partition');
  });

  test('an account is found wherever it is named', async () => {
    const { document } = await openText(SAMPLE);
    const { start } = rangeOf(document, 'lab</Name>');
    const places = await answered<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, start);
    assertEqual(
      places.map(({ range }) => document.lineAt(range.start).text.trim().slice(0, 9)),
      ['<Username', '<LocalAcc'],
      'references',
    );
  });

  test('an account gets another name wherever it is named', async () => {
    const { document } = await openText(SAMPLE);
    const { start } = rangeOf(document, 'lab</Name>');
    const { placeholder } = await eventuallyRenamable(document, start);
    assertEqual(placeholder, 'lab', 'name');
    const edit = await answered<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      start,
      'helper',
    );
    await vscode.workspace.applyEdit(edit);
    assertEqual(document.getText(), SAMPLE.replaceAll('>lab<', '>helper<'), 'text');
  });
});

async function eventuallyRenamable(
  { uri }: vscode.TextDocument,
  place: vscode.Position,
): Promise<{ readonly placeholder: string }> {
  await answered('vscode.executeDocumentSymbolProvider', uri); // before, VS Code says that nothing can be renamed
  return answered('vscode.prepareRename', uri, place);
}
