/** The shape of a file: symbols, which breadcrumbs and outline show, folding, selection and highlights. */
import * as vscode from 'vscode';
import { answered, assertEqual, closeEditors, openText, rangeOf } from './editor';
import { SAMPLE } from './sample';

suite('structure', () => {
  teardown(closeEditors);

  test('symbols name passes, components and settings with their values, but for secrets', async () => {
    const { document } = await openText(SAMPLE);
    const symbols = await answered<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assertEqual(
      symbols.map(({ name, children }) => [name, children.map((child) => child.name)]),
      [
        ['windowsPE', ['Microsoft-Windows-Setup']],
        ['oobeSystem', ['Microsoft-Windows-Shell-Setup']],
      ],
      'passes and components',
    );
    const logon = symbols[1]?.children[0]?.children[0];
    const shown = ({ name, detail, children }: vscode.DocumentSymbol): string =>
      `${name}${detail && ` ${detail}`}${children.length > 0 ? `(${children.map(shown).join(' ')})` : ''}`;
    assertEqual(
      logon && shown(logon),
      'AutoLogon(Password(Value •••••• PlainText true) Username lab)',
      'settings',
    );
  });

  test('an account is found among the symbols of the workspace', async () => {
    const { document } = await openText(SAMPLE.replaceAll('>lab<', '>quartz<'));
    const found = await answered<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'uartz',
    );
    assertEqual(
      found.map(({ name, location }) => [name, document.getText(location.range)]),
      [['quartz', 'quartz']],
      'symbols',
    );
  });

  test('elements and regions fold', async () => {
    const { document } = await openText(SAMPLE);
    const ranges = await answered<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    const folded = ranges.map(({ start, end, kind }) => {
      const line = (number: number) => document.lineAt(number).text.trim().slice(0, 16);
      return `${line(start)} … ${line(end)}${kind === vscode.FoldingRangeKind.Region ? ' region' : ''}`;
    });
    for (const wanted of [
      '<!-- #region dis … <!-- #endregion  region',
      '<Themes> … <WindowColor>0xf',
      '<settings pass=" … </component>',
    ])
      assertEqual(folded.includes(wanted), true, `${wanted} is among ${folded.join('\n')}`);
  });

  test('a selection grows from a value to its setting', async () => {
    const { document } = await openText(SAMPLE);
    const { start } = rangeOf(document, 'Standard');
    const [innermost] = await answered<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [start],
    );
    const texts: string[] = [];
    for (let one = innermost; one && texts.length < 9; one = one.parent!)
      texts.push(document.getText(one.range));
    const value = texts.indexOf('W. Europe Standard Time');
    assertEqual(
      [value >= 0, texts[value + 1]],
      [true, '<TimeZone>W. Europe Standard Time</TimeZone>'],
      texts.join('\n'),
    );
  });

  test('a partition is highlighted where it is made and where it is meant', async () => {
    const { document } = await openText(SAMPLE);
    const { start } = rangeOf(document, '2</PartitionID>');
    const marks = await answered<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      start,
    );
    assertEqual(
      marks.map(({ range }) => [range.start.line + 1, document.getText(range)]),
      [
        [13, 'CreatePartition'],
        [19, '2'],
      ],
      'highlights',
    );
  });
});
