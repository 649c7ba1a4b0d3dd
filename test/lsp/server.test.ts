/** The built language server over stdio, as an editor sees it. */
import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  type CodeAction,
  type CompletionItem,
  type CompletionList,
  type DocumentSymbol,
  type Hover,
  LSPErrorCodes,
  type Position,
  type Range,
} from 'vscode-languageserver/node';
import { inComponent } from '../support/findings';
import { fixtureText } from '../support/fixtures';
import { type LanguageClient, PULLING, startLanguageClient } from '../support/language-client';

const URI = 'file:///folder/autounattend.xml';
const SHELL_SETUP = 'Microsoft-Windows-Shell-Setup';

/** One mistake: the name of a setting. */
const MISSPELT = inComponent('specialize', SHELL_SETUP, '<ComputrName>PC1</ComputrName>');

/** The position of a text in a document, or of the character that many units behind its start. */
function positionOf(text: string, part: string, behind = 0): Position {
  const before = text.slice(0, text.indexOf(part) + behind).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
}

function codesOf(report: object): readonly unknown[] {
  const { items = [] } = report as { items?: readonly { readonly code?: unknown }[] };
  return items.map(({ code }) => code).filter((code) => MISTAKES.has(String(code)));
}

/** The codes that the texts here are about; the other rules may say more about such short files. */
const MISTAKES = new Set(['unknown-setting', 'xml-not-well-formed', 'wrong-root-or-namespace']);

async function withServer(
  options: Parameters<typeof startLanguageClient>[0],
  use: (client: LanguageClient) => Promise<void>,
): Promise<void> {
  const client = await startLanguageClient(options);
  try {
    await use(client);
  } finally {
    assert.equal(await client.stop(), 0);
  }
}

describe('the language server', () => {
  let client: LanguageClient;
  let count = 0;
  /** Opens a document of its own for a test. */
  const opened = (text: string): string => {
    const uri = `file:///folder/${++count}/autounattend.xml`;
    client.open(uri, text);
    return uri;
  };

  before(async () => {
    client = await startLanguageClient({ capabilities: PULLING });
  });
  after(async () => assert.equal(await client.stop(), 0));

  it('says what it can do', () => {
    const { capabilities, serverInfo } = client.initialized;
    assert.equal(serverInfo?.name, 'unattend');
    assert.deepEqual(
      [capabilities.hoverProvider, capabilities.documentSymbolProvider, capabilities.foldingRangeProvider],
      [true, true, true],
    );
    assert.ok(capabilities.completionProvider?.triggerCharacters?.includes('<'));
    assert.equal((capabilities.textDocumentSync as { change: number }).change, 2);
  });

  it('answers with diagnostics, and with "unchanged" as long as nothing changed', async () => {
    const uri = opened(MISSPELT);
    const first = await client.pull(uri);
    assert.equal(first.kind, 'full');
    assert.deepEqual(codesOf(first), ['unknown-setting']);
    const second = await client.pull(uri, first.resultId!);
    assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
    client.change(uri, 2, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '' },
    ]);
    assert.equal((await client.pull(uri, first.resultId!)).kind, 'full');
  });

  it('judges a document anew that was closed and opened with another text', async () => {
    const uri = opened(MISSPELT);
    const first = await client.pull(uri);
    client.close(uri);
    client.open(uri, MISSPELT.replaceAll('ComputrName', 'ComputerName'));
    const second = await client.pull(uri, first.resultId!);
    assert.equal(second.kind, 'full');
    assert.deepEqual(codesOf(second), []);
  });

  it('judges a document anew when it is saved', async () => {
    const uri = opened(MISSPELT);
    const { resultId } = await client.pull(uri);
    client.notify('textDocument/didSave', { textDocument: { uri } });
    const saved = await client.pull(uri, resultId!);
    assert.equal(saved.kind, 'full');
    assert.equal((await client.pull(uri, saved.resultId!)).kind, 'unchanged');
  });

  it('gives each diagnostic its place, severity and source', async () => {
    const report = (await client.pull(opened(MISSPELT))) as { items: readonly Record<string, unknown>[] };
    const diagnostic = report.items.find(({ code }) => code === 'unknown-setting')!;
    const start = positionOf(MISSPELT, 'ComputrName');
    assert.deepEqual(diagnostic.range, { start, end: { ...start, character: start.character + 11 } });
    assert.equal(diagnostic.severity, 1);
    assert.equal(diagnostic.source, 'unattend');
    assert.equal(diagnostic.codeDescription, undefined, 'a link that this editor cannot open');
    assert.match(String(diagnostic.message), /^Microsoft-Windows-Shell-Setup has no setting ComputrName\./);
  });

  it('follows changes of parts of the text', async () => {
    const uri = opened(MISSPELT);
    const insertAt = (position: Position, text: string) => ({
      range: { start: position, end: position },
      text,
    });
    client.change(uri, 2, [
      insertAt(positionOf(MISSPELT, '</ComputrName', 8), 'e'),
      insertAt(positionOf(MISSPELT, '<ComputrName', 7), 'e'),
    ]);
    assert.deepEqual(codesOf(await client.pull(uri)), []);
    client.change(uri, 3, [{ text: '<unatend/>' }]);
    assert.deepEqual(codesOf(await client.pull(uri)), ['wrong-root-or-namespace']);
  });

  it('completes an element and tells more about it when asked', async () => {
    const text = inComponent('oobeSystem', SHELL_SETUP, '<OOBE>\n  <\n</OOBE>');
    const uri = opened(text);
    const position = positionOf(text, '  <\n', 3);
    const { items } = await client.ask<CompletionList>('textDocument/completion', uri, { position });
    const item = items.find(({ label }) => label === 'HideEULAPage')!;
    assert.ok(item.textEdit && 'range' in item.textEdit);
    assert.match(item.textEdit.newText, /HideEULAPage/);
    const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
    assert.match((resolved.documentation as { value: string }).value, /licen[cs]e/i);
  });

  it('says once what all completions share, to clients that understand it', async () => {
    const textDocument = {
      ...PULLING.textDocument,
      completion: {
        ...PULLING.textDocument.completion,
        completionList: { itemDefaults: ['editRange', 'insertTextFormat', 'insertTextMode'] },
      },
    };
    const sharing = await startLanguageClient({ capabilities: { textDocument } });
    for (const [content, part, behind] of [
      ['<OOBE>\n  <\n</OOBE>', '  <\n', 3],
      ['<OOBE><HideEULAPage></HideEULAPage></OOBE>', '<HideEULAPage>', 14],
    ] as const) {
      const text = inComponent('oobeSystem', SHELL_SETUP, content);
      const uri = opened(text);
      sharing.open(uri, text);
      const position = positionOf(text, part, behind);
      const plain = await client.ask<CompletionList>('textDocument/completion', uri, { position });
      const shared = await sharing.ask<CompletionList>('textDocument/completion', uri, { position });
      assert.equal(plain.itemDefaults, undefined);
      const { editRange, ...defaults } = shared.itemDefaults!;
      const restored = shared.items.map(({ textEdit, textEditText, ...item }) => ({
        ...defaults,
        ...item,
        textEdit: textEdit ?? { range: editRange as Range, newText: textEditText ?? item.label },
      }));
      assert.deepEqual(restored, plain.items);
      assert.ok(JSON.stringify(shared).length < JSON.stringify(plain).length);
    }
    assert.equal(await sharing.stop(), 0);
  });

  it('answers hover, symbols, folding and selection ranges', async () => {
    const text = fixtureText('windows-11-uefi.xml');
    const uri = opened(text);
    const position = positionOf(text, '<HideEULAPage', 3);
    const hover = await client.ask<Hover>('textDocument/hover', uri, { position });
    assert.match((hover.contents as { value: string }).value, /HideEULAPage/);
    const symbols = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', uri);
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['windowsPE', 'specialize', 'oobeSystem'],
    );
    const folds = await client.ask<{ startLine: number; endLine: number }[]>(
      'textDocument/foldingRange',
      uri,
    );
    assert.deepEqual(folds[0], { startLine: 2, endLine: text.split('\n').length - 3 });
    const [selection] = await client.ask<{ range: unknown; parent: unknown }[]>(
      'textDocument/selectionRange',
      uri,
      {
        positions: [position],
      },
    );
    assert.deepEqual(selection!.range, {
      start: positionOf(text, 'HideEULAPage'),
      end: positionOf(text, 'HideEULAPage', 12),
    });
  });

  it('shows no image of a file, which the editor would fetch', async () => {
    const image = '`![a](https://192.0.2.1/a.png)';
    const text = inComponent(
      'oobeSystem',
      SHELL_SETUP,
      `<FirstLogonCommands><SynchronousCommand><CommandLine>echo &amp; ${image}</CommandLine></SynchronousCommand></FirstLogonCommands><TimeZone>${image}</TimeZone><${'x![a](b)'}/>`,
    );
    const uri = opened(text);
    let shown = 0;
    for (const { index } of text.matchAll(/[a[]/g)) {
      const position = positionOf(text, text.slice(index));
      const hover = await client.ask<Hover | null>('textDocument/hover', uri, { position });
      if (!hover) continue;
      shown++;
      assert.doesNotMatch((hover.contents as { value: string }).value, /!\[/);
    }
    assert.ok(shown > 3);
  });

  it('offers a quick fix whose edits mend the text', async () => {
    const uri = opened(MISSPELT);
    const start = positionOf(MISSPELT, 'ComputrName');
    const actions = await client.ask<CodeAction[]>('textDocument/codeAction', uri, {
      range: { start, end: start },
      context: { diagnostics: [] },
    });
    const action = actions.find(({ title }) => title === 'Rename to ComputerName')!;
    assert.ok(action.isPreferred);
    const edits = action.edit!.changes![uri]!;
    client.change(
      uri,
      2,
      edits.toReversed().map(({ range, newText }) => ({ range, text: newText })),
    );
    assert.deepEqual(codesOf(await client.pull(uri)), []);
  });

  it('answers about a document that is not open with nothing', async () => {
    const position = { line: 0, character: 0 };
    assert.deepEqual(await client.pull('file:///none.xml'), { kind: 'full', items: [] });
    for (const method of ['hover', 'completion', 'documentSymbol', 'foldingRange', 'codeAction']) {
      const range = { start: position, end: position };
      assert.equal(
        await client.ask(`textDocument/${method}`, 'file:///none.xml', { position, range }),
        null,
        method,
      );
    }
  });

  it('bounds positions outside the document', async () => {
    const uri = opened('<unattend/>');
    for (const position of [
      { line: 99, character: 0 },
      { line: 0, character: 9999 },
      { line: 99, character: 9999 },
    ]) {
      await client.ask('textDocument/hover', uri, { position });
      await client.ask('textDocument/completion', uri, { position });
      const range = { start: position, end: position };
      await client.ask('textDocument/codeAction', uri, { range, context: { diagnostics: [] } });
      await client.ask('textDocument/selectionRange', uri, { positions: [position] });
    }
  });

  it('logs a handler that fails, and goes on', async () => {
    const uri = opened(MISSPELT);
    const logged = client.log.length;
    assert.equal(await client.ask('textDocument/hover', uri, { position: null }), null);
    assert.equal(await client.request('textDocument/documentSymbol', {}), null);
    const messages = client.log.slice(logged).join('\n');
    assert.match(messages, /hover failed: TypeError/);
    assert.match(messages, /documentSymbol failed: TypeError/);
    assert.deepEqual(codesOf(await client.pull(uri)), ['unknown-setting']);
  });

  it('says of a cancelled request that it was cancelled', async () => {
    const settings = fixtureText('server-2022.xml').split('\n').slice(3, -3).join('\n');
    const uri = opened(
      `<unattend xmlns="urn:schemas-microsoft-com:unattend">${settings.repeat(50)}</unattend>`,
    );
    const source = new CancellationTokenSource();
    const busy = client.pull(uri);
    const cancelled = client.request('textDocument/documentSymbol', { textDocument: { uri } }, source.token);
    source.cancel();
    await assert.rejects(cancelled, { code: LSPErrorCodes.RequestCancelled });
    assert.equal((await busy).kind, 'full');
  });

  it('says of a place in a text that has changed meanwhile that it has', async () => {
    const waiting: ((file: null) => void)[] = [];
    const slow = await startLanguageClient({
      capabilities: PULLING,
      initializationOptions: { readsFiles: true },
      answers: { 'unattend/readFile': () => new Promise((resolve) => waiting.push(resolve)) },
    });
    const uri = 'file:///folder/slow-unattend.xml';
    slow.open(uri, MISSPELT);
    const place = slow.ask('textDocument/hover', uri, { position: { line: 3, character: 6 } });
    const findings = slow.pull(uri);
    slow.change(uri, 2, [{ text: `${MISSPELT}\n` }]);
    const refused = assert.rejects(place, { code: LSPErrorCodes.ContentModified });
    await slow.request('unattend/answerChoices', { answers: {} }); // the change has arrived when this is answered
    for (const answer of waiting) answer(null);
    await refused;
    assert.deepEqual(codesOf(await findings), ['unknown-setting']);
    assert.equal(await slow.stop(), 0);
  });

  it('survives any text', async () => {
    for (const text of ['', '<', '<!--', '\0', '<unattend '.repeat(2000), '\ud800', '&'.repeat(5000)]) {
      const uri = opened(text);
      assert.equal((await client.pull(uri)).kind, 'full');
      await client.ask('textDocument/documentSymbol', uri);
      client.close(uri);
    }
  });
});

describe('the language server and its settings', () => {
  it('judges again when they change', async () => {
    let configuration: unknown = { rules: { 'unknown-setting': 'off' } };
    await withServer({ capabilities: PULLING, configuration: () => configuration }, async (client) => {
      client.open(URI, MISSPELT);
      await until(() => client.asked.includes('workspace/diagnostic/refresh'));
      const quiet = await client.pull(URI);
      assert.deepEqual(codesOf(quiet), []);

      configuration = { rules: { 'unknown-setting': 'hint', other: 7 }, target: { windows: 'windows-95' } };
      const refreshes = count(client.asked, 'workspace/diagnostic/refresh');
      client.notify('workspace/didChangeConfiguration', { settings: null });
      await until(() => count(client.asked, 'workspace/diagnostic/refresh') > refreshes);
      const report = (await client.pull(URI, quiet.resultId!)) as {
        items: { code: string; severity: number }[];
      };
      assert.equal(report.items.find(({ code }) => code === 'unknown-setting')?.severity, 4);

      client.notify('workspace/didChangeConfiguration', { settings: null });
      await client.pull(URI);
      assert.equal(
        count(client.asked, 'workspace/diagnostic/refresh'),
        refreshes + 1,
        'refreshed without a change',
      );
    });
  });

  for (const configuration of [null, 7, [], { rules: [], target: 'x' }]) {
    it(`takes ${JSON.stringify(configuration)} for no settings`, () =>
      withServer({ capabilities: PULLING, configuration: () => configuration }, async (client) => {
        client.open(URI, MISSPELT);
        assert.deepEqual(codesOf(await client.pull(URI)), ['unknown-setting']);
      }));
  }
});

describe('the language server of an editor that does not pull', () => {
  it('sends diagnostics after each change and takes them back at the end', () =>
    withServer({}, async (client) => {
      let sent = client.pushed(URI);
      client.open(URI, MISSPELT);
      assert.deepEqual(codesOf({ items: await sent }), ['unknown-setting']);
      sent = client.pushed(URI);
      client.change(URI, 2, [{ text: MISSPELT.replaceAll('ComputrName', 'ComputerName') }]);
      assert.deepEqual(codesOf({ items: await sent }), []);
      sent = client.pushed(URI);
      client.close(URI);
      assert.deepEqual(await sent, []);
    }));
});

/** Waits until something is true that the server is about to do. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function count(values: readonly string[], wanted: string): number {
  return values.filter((value) => value === wanted).length;
}
