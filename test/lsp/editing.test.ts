/** Editing and navigation through the built language server. */
import assert from 'node:assert/strict';
import type {
  CodeAction,
  ColorInformation,
  DocumentHighlight,
  DocumentLink,
  LinkedEditingRanges,
  Location,
  LocationLink,
  Position,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { configuration, disk, installTo, setup, UEFI_STEPS } from '../support/disk-layouts';
import { inComponent, inPass } from '../support/findings';
import { type LanguageClient, startLanguageClient } from '../support/language-client';

const SHELL = 'Microsoft-Windows-Shell-Setup';
const OPTIONS = { tabSize: 2, insertSpaces: true };
const uefi = setup(configuration(disk(0, UEFI_STEPS)), installTo(0, 3));

describe('the language server, editing and navigating', () => {
  let client: LanguageClient;
  let count = 0;

  before(async () => {
    client = await startLanguageClient();
  });
  after(async () => assert.equal(await client.stop(), 0));

  /** Opens a document of its own for a test. */
  function opened(text: string): { readonly uri: string; readonly document: TextDocument } {
    const uri = `file:///folder/my%20files/${++count}/autounattend.xml`;
    client.open(uri, text);
    return { uri, document: TextDocument.create(uri, 'unattend', 1, text) };
  }

  it('formats a document, a range and a line that is being typed', async () => {
    const text = '<a>\n<b>\n</b>\n<c>\n<d/>\n    </c>\n</a>';
    const { uri, document } = opened(text);
    const edits = await client.ask<TextEdit[]>('textDocument/formatting', uri, { options: OPTIONS });
    const formatted = '<a>\n  <b>\n</b>\n  <c>\n    <d/>\n  </c>\n</a>';
    assert.equal(TextDocument.applyEdits(document, edits), formatted);
    const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 1 } };
    const some = await client.ask<TextEdit[]>('textDocument/rangeFormatting', uri, {
      range,
      options: OPTIONS,
    });
    assert.equal(TextDocument.applyEdits(document, some), text.replace('<d/>', '    <d/>'));
    const typed = { position: { line: 5, character: 8 }, ch: '>', options: OPTIONS };
    const line = await client.ask<TextEdit[]>('textDocument/onTypeFormatting', uri, typed);
    assert.equal(TextDocument.applyEdits(document, line), text.replace('    </c>', '</c>'));
  });

  it('links the names of two tags and closes a tag', async () => {
    const { uri } = opened('<a><b></b><c></a>');
    const position = { line: 0, character: 4 };
    const linked = await client.ask<LinkedEditingRanges>('textDocument/linkedEditingRange', uri, {
      position,
    });
    assert.deepEqual(
      linked.ranges.map(({ start, end }) => [start.character, end.character]),
      [
        [4, 5],
        [8, 9],
      ],
    );
    assert.ok(new RegExp(`^${linked.wordPattern}$`).test('wcm:ä-1.x'));
    const behind = { line: 0, character: 13 };
    assert.deepEqual(await client.ask('unattend/autoClose', uri, { position: behind }), {
      snippet: '$0</c>',
    });
    assert.equal(await client.ask('unattend/autoClose', uri, { position }), null);
  });

  it('leads to definitions and finds references and highlights', async () => {
    const { uri, document } = opened(uefi);
    const position = positionOf(document, '3</PartitionID></InstallTo');
    const [definition] = await client.ask<LocationLink[]>('textDocument/definition', uri, { position });
    assert.equal(document.getText(definition!.targetSelectionRange), 'CreatePartition');
    assert.match(
      document.getText(definition!.targetRange),
      /^<CreatePartition.*Primary.*<\/CreatePartition>$/,
    );
    const context = { includeDeclaration: true };
    const places = await client.ask<Location[]>('textDocument/references', uri, { position, context });
    assert.deepEqual(
      places.map(({ range }) => document.getText(range)),
      ['CreatePartition', '3', '3'],
    );
    const marks = await client.ask<DocumentHighlight[]>('textDocument/documentHighlight', uri, { position });
    assert.deepEqual(
      marks.map(({ kind }) => kind),
      [3, 2, 2],
    );
  });

  it('renames, and says in a sentence why it does not', async () => {
    const { uri, document } = opened(uefi);
    const position = positionOf(document, '0</DiskID><PartitionID');
    const prepared = await client.ask<{ placeholder: string }>('textDocument/prepareRename', uri, {
      position,
    });
    assert.equal(prepared.placeholder, '0');
    const { changes } = await client.ask<WorkspaceEdit>('textDocument/rename', uri, {
      position,
      newName: '1',
    });
    const renamed = TextDocument.applyEdits(document, changes![uri]!);
    assert.equal(renamed, setup(configuration(disk(1, UEFI_STEPS)), installTo(1, 3)));
    const nowhere = { position: positionOf(document, 'NTFS') };
    await assert.rejects(
      client.ask('textDocument/prepareRename', uri, nowhere),
      /^\w*Error: Nothing here has a name/,
    );
    await assert.rejects(client.ask('textDocument/rename', uri, { position, newName: 'x' }), /whole number/);
  });

  it('sorts the document on demand only', async () => {
    const sorted = inPass('specialize', '<component name="a"/>\n<component name="b"/>');
    const { uri, document } = opened(inPass('specialize', '<component name="b"/>\n<component name="a"/>'));
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const actions = (only?: string[]) =>
      client.ask<CodeAction[]>('textDocument/codeAction', uri, {
        range,
        context: { diagnostics: [], ...(only && { only }) },
      });
    const action = (await actions(['source'])).find(({ kind }) => kind === 'source.organizeUnattend');
    assert.equal(action?.kind, 'source.organizeUnattend');
    assert.equal(TextDocument.applyEdits(document, action.edit!.changes![uri]!), sorted);
    for (const only of [undefined, ['quickfix'], ['source.fixAll']]) {
      assert.ok(!(await actions(only)).some(({ kind }) => kind === 'source.organizeUnattend'));
    }
    const tidy = opened(sorted);
    const context = { diagnostics: [], only: ['source.organizeUnattend'] };
    assert.deepEqual(await client.ask('textDocument/codeAction', tidy.uri, { range, context }), []);
  });

  it('shows links to the files beside the document, and colours', async () => {
    const { uri, document } = opened(
      inComponent(
        'oobeSystem',
        SHELL,
        '<Themes><WindowColor>0xff0078d7</WindowColor><BrandIcon>%configsetroot%\\my logo.png</BrandIcon></Themes>',
      ),
    );
    const command = opened(
      inComponent(
        'oobeSystem',
        SHELL,
        '<LogonCommands><AsynchronousCommand><CommandLine>..\\a#b.cmd</CommandLine></AsynchronousCommand></LogonCommands>',
      ),
    );
    const [link] = await client.ask<DocumentLink[]>('textDocument/documentLink', command.uri);
    assert.equal(link?.target, 'file:///folder/my%20files/a%23b.cmd');
    const [found] = await client.ask<ColorInformation[]>('textDocument/documentColor', uri);
    assert.equal(document.getText(found!.range), '0xff0078d7');
    const asked = { range: found!.range, color: { ...found!.color, green: 0 } };
    assert.deepEqual(await client.ask('textDocument/colorPresentation', uri, asked), [
      { label: '0xff0000d7' },
    ]);
  });

  it('finds symbols in all open documents', async () => {
    opened(inComponent('specialize', SHELL, '<ComputerName>FINDME-1</ComputerName>'));
    const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'findme' });
    assert.deepEqual(
      found.map(({ name, containerName }) => [name, containerName]),
      [['FINDME-1', 'computer name']],
    );
  });
});

function positionOf(document: TextDocument, part: string): Position {
  return document.positionAt(document.getText().indexOf(part));
}
