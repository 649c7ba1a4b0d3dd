/** What happens to the text while it is typed, formatted and saved. */
import * as vscode from 'vscode';
import {
  actionAt,
  answered,
  assertEqual,
  closeEditors,
  eventually,
  inWorkspace,
  openText,
  rangeOf,
  settles,
  shellSetup,
  writeFile,
} from './editor';

suite('editing', () => {
  teardown(closeEditors);

  test('a change of a start tag changes its end tag', async () => {
    const { document } = await openText(shellSetup('      <TimeZon|>UTC</TimeZon>'));
    await answered('vscode.executeDocumentSymbolProvider', document.uri);
    const text = shellSetup('      <TimeZone>UTC</TimeZone>');
    await eventually(
      () => `both tags in ${document.getText()}`,
      async () => {
        // The command does not say when the tags are linked: what was typed too early is taken back.
        await vscode.commands.executeCommand('editor.action.linkedEditing');
        await vscode.commands.executeCommand('type', { text: 'e' });
        await settles();
        if (document.getText() === text) return true;
        await vscode.commands.executeCommand('deleteLeft');
        return undefined;
      },
    );
  });

  test('a tag is closed when it is typed, and indented by Enter', async () => {
    const { document } = await openText(shellSetup('      <OOBE|'));
    await answered('vscode.executeDocumentSymbolProvider', document.uri);
    await vscode.commands.executeCommand('type', { text: '>' });
    await becomes(document, shellSetup('      <OOBE></OOBE>'));
    await vscode.commands.executeCommand('type', { text: '\n' });
    await becomes(document, shellSetup('      <OOBE>\n        \n      </OOBE>'));
  });

  test('the selected lines are formatted, and no others', async () => {
    const { document } = await openText(shellSetup('<OOBE>\n<ProtectYourPC>3</ProtectYourPC>\n</OOBE>'));
    const edits = await answered<vscode.TextEdit[]>(
      'vscode.executeFormatRangeProvider',
      document.uri,
      rangeOf(document, '<ProtectYourPC>3'),
      { tabSize: 2, insertSpaces: true },
    );
    await apply(document, edits);
    assertEqual(
      document.getText(),
      shellSetup('<OOBE>\n        <ProtectYourPC>3</ProtectYourPC>\n</OOBE>'),
      'text',
    );
  });

  test('an end tag is indented when it is typed', async () => {
    const { document } = await openText(shellSetup('      <OOBE>\n            </OOBE>'));
    const edits = await answered<vscode.TextEdit[]>(
      'vscode.executeFormatOnTypeProvider',
      document.uri,
      rangeOf(document, '</OOBE>').end,
      '>',
      { tabSize: 2, insertSpaces: true },
    );
    await apply(document, edits);
    assertEqual(document.getText(), shellSetup('      <OOBE>\n      </OOBE>'), 'text');
  });

  test('a file is organized: its passes stand in the order in which they run', async () => {
    const pass = (name: string) => `  <settings pass="${name}">\n  </settings>\n`;
    const around = (passes: string) =>
      `<unattend xmlns="urn:schemas-microsoft-com:unattend">\n${passes}</unattend>\n`;
    const { document } = await openText(around(pass('oobeSystem') + pass('windowsPE')));
    const { edit } = await actionAt(
      document,
      new vscode.Range(0, 0, 0, 0),
      'Sort passes, components and lists',
      vscode.CodeActionKind.Source.append('organizeUnattend'),
    );
    if (edit) await vscode.workspace.applyEdit(edit);
    assertEqual(document.getText(), around(pass('windowsPE') + pass('oobeSystem')), 'text');
  });

  test('what is certain is put right when the file is saved, if that is wanted', async () => {
    const uri = inWorkspace('saved-unattend.xml');
    const settings = vscode.workspace.getConfiguration('editor');
    await writeFile(uri, shellSetup('      <TimeZon>UTC</TimeZon>'));
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll': 'explicit' },
      vscode.ConfigurationTarget.Global,
    );
    try {
      const editor = await vscode.window.showTextDocument(uri);
      const { document } = editor;
      await answered('vscode.executeDocumentSymbolProvider', uri);
      await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), '\n'));
      assertEqual(await document.save(), true, 'saved');
      assertEqual(document.getText().includes('<TimeZone>UTC</TimeZone>'), true, document.getText());
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
      await closeEditors();
      await vscode.workspace.fs.delete(uri);
    }
  });
});

function becomes(document: vscode.TextDocument, text: string): Promise<true> {
  return eventually(
    () => `the text ${JSON.stringify(text)}; it is ${JSON.stringify(document.getText())}`,
    () => document.getText() === text || undefined,
  );
}

async function apply({ uri }: vscode.TextDocument, edits: readonly vscode.TextEdit[]): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.set(uri, [...edits]);
  await vscode.workspace.applyEdit(change);
}
