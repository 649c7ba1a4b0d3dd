/** What is shown in the text beside the text itself: hints, lenses, tokens and colours. */
import * as vscode from 'vscode';
import { answered, assertEqual, closeEditors, openText, rangeOf } from './editor';
import { SAMPLE } from './sample';

suite('shown in the text', () => {
  teardown(closeEditors);

  test('hints say what values stand for', async () => {
    const { document } = await openText(SAMPLE);
    const hints = await answered<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      wholeOf(document),
    );
    const shown = hints.map(({ position, label }) => {
      const text = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
      return `${document.lineAt(position).text.slice(0, position.character).split('>').at(-1)} → ${text}`;
    });
    for (const wanted of ['2048 → 2 GB', '2 → Windows, rest of disk'])
      assertEqual(shown.includes(wanted), true, `${wanted} is among ${shown.join(', ')}`);
  });

  test('lenses stand above components and disks', async () => {
    const { document } = await openText(SAMPLE);
    const lenses = await answered<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 99);
    const shown = lenses.map(({ range, command }) => [
      document.lineAt(range.start).text.trim().slice(0, 5),
      command?.title,
    ]);
    const disk = shown.find(([, title]) => title === 'Preview disk');
    assertEqual(disk?.[0], '<Disk', 'lens of the disk');
    assertEqual(
      shown.some(([line, title]) => line === '<comp' && title === 'May stand in windowsPE'),
      true,
      `lens of the component among ${JSON.stringify(shown)}`,
    );
  });

  test('tokens tell passes, components, references and secrets', async () => {
    const { document } = await openText(SAMPLE);
    const legend = await answered<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    const { data } = await answered<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    const tokens = decoded(data).map(
      ({ range, type }) => `${legend.tokenTypes[type]} ${document.getText(range)}`,
    );
    for (const wanted of [
      'pass windowsPE',
      'component Microsoft-Windows-Shell-Setup',
      'reference 2',
      'secret Pa55-w0rd!',
    ])
      assertEqual(tokens.includes(wanted), true, `${wanted} is among ${tokens.join(', ')}`);
  });

  test('a colour is drawn and can be chosen', async () => {
    const { document } = await openText(SAMPLE);
    const range = rangeOf(document, '0xff0078d7');
    const [found] = await answered<vscode.ColorInformation[]>(
      'vscode.executeDocumentColorProvider',
      document.uri,
    );
    assertEqual(found?.range, range, 'place');
    const [chosen] = await answered<vscode.ColorPresentation[]>(
      'vscode.executeColorPresentationProvider',
      new vscode.Color(1, 0, 0, 1),
      { uri: document.uri, range },
    );
    assertEqual(chosen?.label, '0xffff0000', 'red');
  });
});

function wholeOf(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, document.lineCount, 0);
}

/** Each token is five numbers, its place relative to the one before. */
function decoded(data: Uint32Array): readonly { readonly range: vscode.Range; readonly type: number }[] {
  const tokens = [];
  let line = 0;
  let character = 0;
  for (let index = 0; index < data.length; index += 5) {
    const [down = 0, right = 0, length = 0, type = 0] = data.subarray(index, index + 5);
    character = down > 0 ? right : character + right;
    line += down;
    tokens.push({ range: new vscode.Range(line, character, line, character + length), type });
  }
  return tokens;
}
