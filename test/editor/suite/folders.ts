/** A workspace of two folders: the settings and the configuration file of one say nothing about the other. */
import * as vscode from 'vscode';
import { assertEqual, closeEditors, eventually, isWebHost, shellSetup, writeFile } from './editor';

const WRONG = shellSetup('      <TimeZon>UTC</TimeZon>');

suite('two folders', () => {
  const places = () =>
    vscode.workspace.workspaceFolders!.map(({ uri }) => vscode.Uri.joinPath(uri, 'folders-unattend.xml'));

  setup(async () => {
    assertEqual(places().length, isWebHost() ? 1 : 2, 'folders');
    for (const uri of places()) {
      await writeFile(uri, WRONG);
      await vscode.window.showTextDocument(uri, { preview: false });
    }
    for (const uri of places()) await becomes(uri, vscode.DiagnosticSeverity.Error);
  });
  teardown(async () => {
    await closeEditors();
    for (const uri of places()) await vscode.workspace.fs.delete(uri);
  });

  test('a configuration file counts in its folder', async () => {
    const [first, second] = places();
    if (isWebHost()) return; // its workspace is one virtual folder
    const configuration = vscode.Uri.joinPath(second!, '..', 'unattend.config.json');
    await writeFile(configuration, '{ "rules": { "unknown-setting": "hint" } }');
    await becomes(second!, vscode.DiagnosticSeverity.Hint);
    await becomes(first!, vscode.DiagnosticSeverity.Error);
    await vscode.workspace.fs.delete(configuration);
    await becomes(second!, vscode.DiagnosticSeverity.Error);
  });

  test('so does a setting', async () => {
    const [first, second] = places();
    if (isWebHost()) return;
    const change = (rules?: object) =>
      vscode.workspace
        .getConfiguration('unattend', second)
        .update('rules', rules, vscode.ConfigurationTarget.WorkspaceFolder);
    await change({ 'unknown-setting': 'info' });
    await becomes(second!, vscode.DiagnosticSeverity.Information);
    await becomes(first!, vscode.DiagnosticSeverity.Error);
    await change();
    await becomes(second!, vscode.DiagnosticSeverity.Error);
  });
});

function becomes(uri: vscode.Uri, severity: vscode.DiagnosticSeverity): Promise<true> {
  return eventually(`severity ${vscode.DiagnosticSeverity[severity]} in ${uri.path}`, () => {
    const [finding] = vscode.languages.getDiagnostics(uri);
    return finding?.severity === severity || undefined;
  });
}
