/** `unattend.config.json`: what it changes, its completion, and the quick fix that writes into it. */
import * as vscode from 'vscode';
import {
  actionAt,
  assertEqual,
  closeEditors,
  eventually,
  inWorkspace,
  isWebHost,
  readFile,
  shellSetup,
  writeFile,
} from './editor';

const WRONG = shellSetup('      <TimeZon>UTC</TimeZon>');

suite('configuration file', () => {
  let configuration: vscode.Uri;
  let answerFile: vscode.Uri;

  setup(() => {
    configuration = inWorkspace('unattend.config.json');
    answerFile = inWorkspace('configured-unattend.xml');
  });
  teardown(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(configuration);
  });

  test('changes the severity of what is found, also later', async () => {
    await writeFile(configuration, '{ "rules": { "unknown-setting": "info" } }');
    const uri = await openAnswerFile();
    await eventually(
      'the severity of the file',
      () => severityOf(uri) === vscode.DiagnosticSeverity.Information || undefined,
    );
    await writeFile(configuration, '{ "rules": { "unknown-setting": "warning" } }');
    await eventually(
      'the other severity',
      () => severityOf(uri) === vscode.DiagnosticSeverity.Warning || undefined,
    );
  });

  test('gets the rule that a quick fix turns off', async () => {
    await writeFile(configuration, '{\n  "profile": "strict"\n}\n');
    const uri = await openAnswerFile();
    const finding = await eventually('a finding', () => findingIn(uri));
    const action = await actionAt(
      { uri },
      finding.range,
      'Turn off unknown-setting in unattend.config.json',
      vscode.CodeActionKind.QuickFix,
    );
    const { command, arguments: args = [] } = action.command!;
    await vscode.commands.executeCommand(command, ...args);
    await eventually('silence', () => (findingIn(uri) === undefined ? true : undefined));
    assertEqual(
      await readFile(configuration),
      '{\n  "profile": "strict",\n  "rules": {\n    "unknown-setting": "off"\n  }\n}\n',
      'text',
    );
  });

  test('explains the ids of rules, and offers them', async () => {
    const text = '{ "rules": { "unknown-setting": "off", "" } }';
    await writeFile(configuration, text);
    if (isWebHost()) return;
    const document = await vscode.workspace.openTextDocument(configuration);
    await vscode.window.showTextDocument(document);
    await eventually('the new text', () => document.getText() === text || undefined);
    const explained = await eventually('a hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        configuration,
        document.positionAt(text.indexOf('unknown-setting') + 2),
      );
      const contents = hovers.flatMap((hover) => hover.contents);
      return contents.map((one) => (typeof one === 'string' ? one : one.value))[0];
    });
    assertEqual(explained.includes('Default: error'), true, `"${explained}" tells the default`);
    await eventually('the id of another rule', async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        configuration,
        document.positionAt(text.indexOf('""') + 1),
      );
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return labels.includes('computername-too-long') || undefined;
    });
  });

  test('has each mistake marked once', async () => {
    await writeFile(configuration, '{ "profil": "strict", "schemas": ["none.json"] }');
    if (isWebHost()) return;
    const document = await vscode.workspace.openTextDocument(configuration);
    await vscode.window.showTextDocument(document, { preview: false }); // VS Code's JSON marks open files only
    await openAnswerFile();
    const marks = () =>
      vscode.languages
        .getDiagnostics(configuration)
        .map(({ range, source }) => [document.getText(range).slice(1, -1), source === 'unattend'] as const);
    await eventually(
      () => `both marks; there are ${JSON.stringify(marks())}`,
      () => ['profil', 'none.json'].every((wanted) => marks().some(([text]) => text === wanted)) || undefined,
    );
    assertEqual(
      marks().toSorted(),
      [
        ['none.json', true],
        ['profil', false],
      ],
      'marks, and whether they are of this extension',
    );
  });

  async function openAnswerFile(): Promise<vscode.Uri> {
    await writeFile(answerFile, WRONG);
    await vscode.window.showTextDocument(answerFile);
    return answerFile;
  }
});

function findingIn(uri: vscode.Uri): vscode.Diagnostic | undefined {
  return vscode.languages.getDiagnostics(uri).find(({ code }) => codeOf(code) === 'unknown-setting');
}

function codeOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}

function severityOf(uri: vscode.Uri): vscode.DiagnosticSeverity | undefined {
  return findingIn(uri)?.severity;
}
