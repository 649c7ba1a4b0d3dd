/** `unattend.config.json`: what it changes, its completion, and the quick fix that writes into it. */
import * as vscode from 'vscode';
import { assertEqual, closeEditors, eventually, shellSetup } from './editor';

const WRONG = shellSetup('      <TimeZon>UTC</TimeZon>');

suite('configuration file', () => {
  let folder: vscode.Uri;
  let configuration: vscode.Uri;

  setup(async () => {
    folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, `configured-${Date.now()}`);
    configuration = vscode.Uri.joinPath(folder, 'unattend.config.json');
    await vscode.workspace.fs.createDirectory(folder);
  });
  teardown(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  test('changes the severity of what is found, also later', async () => {
    await write(configuration, '{ "rules": { "unknown-setting": "info" } }');
    const uri = await openAnswerFile();
    await eventually(
      'the severity of the file',
      () => severityOf(uri) === vscode.DiagnosticSeverity.Information || undefined,
    );
    await write(configuration, '{ "rules": { "unknown-setting": "warning" } }');
    await eventually(
      'the other severity',
      () => severityOf(uri) === vscode.DiagnosticSeverity.Warning || undefined,
    );
  });

  test('gets the rule that a quick fix turns off', async () => {
    await write(configuration, '{\n  "profile": "strict"\n}\n');
    const uri = await openAnswerFile();
    const finding = await eventually('a finding', () => findingIn(uri));
    const action = await eventually('a quick fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        finding.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      return actions.find(({ title }) => title === 'Turn off unknown-setting in unattend.config.json');
    });
    const { command, arguments: args = [] } = action.command!;
    await vscode.commands.executeCommand(command, ...args);
    await eventually('silence', () => (findingIn(uri) === undefined ? true : undefined));
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(configuration));
    assertEqual(
      text,
      '{\n  "profile": "strict",\n  "rules": {\n    "unknown-setting": "off"\n  }\n}\n',
      'text',
    );
  });

  test('explains the ids of rules, and offers them', async () => {
    await write(configuration, '{ "rules": { "unknown-setting": "off", "" } }');
    const document = await vscode.workspace.openTextDocument(configuration);
    await vscode.window.showTextDocument(document);
    const text = document.getText();
    const explained = await eventually('a hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        configuration,
        document.positionAt(text.indexOf('unknown-setting') + 2),
      );
      return hovers.flatMap(({ contents }) =>
        contents.map((one) => (typeof one === 'string' ? one : one.value)),
      )[0];
    });
    assertEqual(explained.includes('Default: error'), true, `"${explained}" tells the default`);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      configuration,
      document.positionAt(text.indexOf('""') + 1),
    );
    assertEqual(
      items.some(({ label }) => label === 'computername-too-long'),
      true,
      'the id of another rule',
    );
  });

  async function openAnswerFile(): Promise<vscode.Uri> {
    const uri = vscode.Uri.joinPath(folder, 'autounattend.xml');
    await write(uri, WRONG);
    await vscode.window.showTextDocument(uri);
    return uri;
  }
});

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

function findingIn(uri: vscode.Uri): vscode.Diagnostic | undefined {
  return vscode.languages.getDiagnostics(uri).find(({ code }) => codeOf(code) === 'unknown-setting');
}

function codeOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}

function severityOf(uri: vscode.Uri): vscode.DiagnosticSeverity | undefined {
  return findingIn(uri)?.severity;
}
