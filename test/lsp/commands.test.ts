/** Commands as scripts through the built server. */
import assert from 'node:assert/strict';
import type { CodeAction, CodeLens, Position, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CommandEditResult, CommandScriptResult } from '../../server/lsp/protocol';
import { inComponent } from '../support/findings';
import {
  type ClientOptions,
  type LanguageClient,
  PULLING,
  startLanguageClient,
} from '../support/language-client';

const URI = 'file:///folder/autounattend.xml';
const TEXT = inComponent(
  'specialize',
  'Microsoft-Windows-Deployment',
  '<RunSynchronous>\n<RunSynchronousCommand wcm:action="add"><Order>1</Order><Path>powershell.exe -Command "Get-Date"</Path></RunSynchronousCommand>\n<RunSynchronousCommand wcm:action="add"><Order>2</Order><Path>cmd.exe /c ver</Path></RunSynchronousCommand>\n</RunSynchronous>',
);
const document = TextDocument.create(URI, 'unattend', 1, TEXT);
const placeOf = (piece: string) => document.positionAt(TEXT.indexOf(piece) + 1);

describe('commands over the protocol', () => {
  let client: LanguageClient;

  const start = async (options: Partial<ClientOptions>, text = TEXT): Promise<void> => {
    client = await startLanguageClient({ capabilities: PULLING, ...options });
    client.open(URI, text);
  };

  afterEach(() => client.stop());

  it('go to the client as scripts and come back as edits', async () => {
    await start({});
    const script = await client.ask<CommandScriptResult>('unattend/commandScript', URI, {
      position: placeOf('Get-Date'),
    });
    assert.ok(script && 'source' in script);
    const { source, ...shown } = script;
    assert.deepEqual(shown, { fileName: 'specialize-1.ps1', language: 'powershell', script: 'Get-Date' });

    const moved = TEXT.replace('<RunSynchronous>', '<!-- moved -->\n<RunSynchronous>');
    client.change(URI, 2, [{ text: moved }]);
    const edit = await client.ask<CommandEditResult>('unattend/commandEdit', URI, {
      source,
      script: 'Get-Date; "a & b"\n',
    });
    assert.ok(edit && 'edits' in edit);
    assert.equal(edit.version, 2);
    assert.equal(edit.edits.length, 1);
    const [change] = edit.edits;
    assert.equal(
      TextDocument.applyEdits(TextDocument.create(URI, 'unattend', 2, moved), [change!]),
      moved.replace('Get-Date', 'Get-Date; \\"a &amp; b\\"'),
    );
  });

  it('say why there is no script, and nothing about documents that are not open', async () => {
    await start({});
    const none = await client.ask<CommandScriptResult>('unattend/commandScript', URI, {
      position: placeOf('settings'),
    });
    assert.ok(none && 'problem' in none);
    const closed = await client.ask('unattend/commandScript', 'file:///other.xml', {
      position: placeOf('settings'),
    });
    assert.equal(closed, null);
  });

  for (const editsCommands of [true, false]) {
    it(`are ${editsCommands ? '' : 'not '}offered to a client that ${editsCommands ? 'edits' : 'cannot edit'} them`, async () => {
      await start({ initializationOptions: { editsCommands } });
      const at = placeOf('cmd.exe');
      const actions = await client.ask<CodeAction[]>('textDocument/codeAction', URI, {
        range: { start: at, end: at },
        context: { diagnostics: [] },
      });
      const title = 'Edit command as script';
      assert.deepEqual(
        actions.filter((one) => one.title === title).map(({ command }) => command),
        editsCommands ? [{ title, command: 'unattend.editCommandAsScript', arguments: [URI, at] }] : [],
      );
      const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', URI);
      assert.deepEqual(
        lenses.flatMap(({ command, range }) => (command?.title === 'Edit as script' ? [range.start] : [])),
        editsCommands ? [placeOf('<Path>powershell')] : [],
      );
    });
  }

  const CREATING = {
    workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
    textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
  };
  const SCRIPT = 'file:///folder/%24OEM%24/%24%24/Setup/Scripts/specialize-2.cmd';
  const actionsAt = (position: Position): Promise<CodeAction[]> =>
    client.ask('textDocument/codeAction', URI, {
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor'] },
    });

  it('move to a file that must not exist', async () => {
    await start({ capabilities: CREATING });
    const found = (await actionsAt(placeOf('cmd.exe'))).find(({ kind }) => kind === 'refactor.move')!;
    const [create, script, command] = found.edit!.documentChanges!;
    assert.deepEqual(create, {
      kind: 'create',
      uri: SCRIPT,
      options: { overwrite: false, ignoreIfExists: false },
    });
    assert.ok(script && 'edits' in script && command && 'edits' in command);
    assert.deepEqual(script.textDocument, { uri: SCRIPT, version: null });
    assert.deepEqual(command.textDocument, { uri: URI, version: 1 });
    assert.equal(
      TextDocument.applyEdits(document, command.edits as TextEdit[]),
      TEXT.replace('c ver', 'c %WINDIR%\\Setup\\Scripts\\specialize-2.cmd'),
    );
  });

  it('do not move for a client that creates no files', async () => {
    await start({});
    const titles = (await actionsAt(placeOf('cmd.exe'))).map(({ title }) => title);
    assert.deepEqual(
      titles.filter((title) => /Move the command/.test(title)),
      [],
    );
  });

  for (const [content, reason] of [
    ['@echo off\r\nver\r\n', undefined],
    ['a\r\nb\r\n', /has 2 commands/],
    [undefined, /not there/],
  ] as const) {
    it(`come back from a file ${reason ? `that ${reason.source}` : 'when that is read'}`, async () => {
      const moved = TEXT.replace('c ver', 'c %WINDIR%\\Setup\\Scripts\\specialize-2.cmd');
      const options = {
        capabilities: CREATING,
        initializationOptions: { readsFiles: true },
        answers: {
          'unattend/readFile': ({ uri }: { uri: string }) =>
            uri === SCRIPT && content !== undefined ? { text: content } : null,
        },
      };
      await start(options, moved);
      const action = (await actionsAt(placeOf('cmd.exe'))).find(({ kind }) => kind === 'refactor.inline')!;
      assert.equal(action.title, 'Put $OEM$\\$$\\Setup\\Scripts\\specialize-2.cmd back into the command');
      const resolved = await client.request<CodeAction>('codeAction/resolve', action);
      if (reason) {
        assert.equal(resolved.edit, undefined);
        assert.match(client.shown.join(), reason);
        return;
      }
      const before = TextDocument.create(URI, 'unattend', 1, moved);
      assert.equal(TextDocument.applyEdits(before, resolved.edit!.changes![URI]!), TEXT);
    });
  }
});
