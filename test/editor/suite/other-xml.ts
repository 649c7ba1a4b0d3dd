/** Beside another extension for XML (test/editor/xml-extension): nothing comes twice, and neither takes from the other. */
import * as vscode from 'vscode';
import { assertEqual, closeEditors, eventually, openText, rangeOf, shellSetup } from './editor';

const OTHER = 'another-xml';
const TEXT = shellSetup('<TimeZon>UTC</TimeZon>\n<ComputerName>LAB-1</ComputerName>');

suite('beside another XML extension', () => {
  teardown(closeEditors);

  test('an answer file gets completion, hover, findings and format from this one alone', async () => {
    const { document } = await openText(TEXT, 'xml');
    await eventually('an answer file', () => (languageOf(document.uri) === 'unattend' ? true : undefined));
    await eventually('a finding', () => sourcesIn(document.uri).length > 0 || undefined);
    assertEqual(sourcesIn(document.uri), ['unattend'], 'findings');

    const { start } = rangeOf(document, '<ComputerName>');
    const hovers = await hoversAt(document.uri, start.translate(0, 3));
    assertEqual(hovers.length, 1, 'hovers');
    assertEqual(hovers[0]?.includes(OTHER), false, 'a hover of the other');
    const names = await completionsAt(document.uri, start);
    assertEqual(names.includes(OTHER), false, 'a completion of the other');
    assertEqual(names.includes('RegisteredOwner'), true, 'a completion of this one');
    assertEqual(names.length, new Set(names).size, 'different completions');

    await vscode.commands.executeCommand('editor.action.formatDocument');
    const formatted = '      <TimeZon>UTC</TimeZon>\n      <ComputerName>LAB-1</ComputerName>';
    assertEqual(document.getText(), shellSetup(formatted), 'formatted text');
  });

  test('another XML file gets all from the other alone', async () => {
    const { document } = await openText('<a>\n  <b/>\n</a>\n', 'xml');
    await eventually('a finding', () => sourcesIn(document.uri).length > 0 || undefined);
    const place = new vscode.Position(1, 3);
    assertEqual(await hoversAt(document.uri, place), [OTHER], 'hovers');
    const names = await completionsAt(document.uri, place);
    assertEqual(
      names.filter((name) => !['a', 'b'].includes(name)),
      [OTHER],
      'completions',
    );
    await vscode.commands.executeCommand('editor.action.formatDocument');
    assertEqual(document.getText(), `<!-- ${OTHER} --><a>\n  <b/>\n</a>\n`, 'formatted text');
  });

  test('an answer file that was made XML by hand belongs to the other', async () => {
    const { document } = await openText(TEXT);
    await eventually('a finding', () => sourcesIn(document.uri).length > 0 || undefined);
    await vscode.languages.setTextDocumentLanguage(document, 'xml');
    await eventually('the finding of the other', () =>
      sourcesIn(document.uri).join() === OTHER ? true : undefined,
    );
    const { start } = rangeOf(document, '<ComputerName>');
    assertEqual(await hoversAt(document.uri, start.translate(0, 3)), [OTHER], 'hovers');
  });
});

function languageOf(uri: vscode.Uri): string | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
    ?.languageId;
}

/** Who has found something in a document, each once. */
function sourcesIn(uri: vscode.Uri): readonly string[] {
  const sources = vscode.languages.getDiagnostics(uri).map(({ source, message }) => source ?? message);
  return [...new Set(sources)];
}

async function hoversAt(uri: vscode.Uri, place: vscode.Position): Promise<readonly string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    place,
  );
  return hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)));
}

async function completionsAt(uri: vscode.Uri, place: vscode.Position): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    place,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}
