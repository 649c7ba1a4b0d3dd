/** The built language server for editors that can do less than VS Code, or say it in older ways. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeLens,
  CompletionList,
  FullDocumentDiagnosticReport,
  Hover,
  MarkupContent,
  SymbolInformation,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { inComponent } from '../support/findings';
import {
  type ClientOptions,
  type LanguageClient,
  PULLING,
  startLanguageClient,
} from '../support/language-client';

const URI = 'file:///folder/autounattend.xml';
const MISSPELT = inComponent(
  'specialize',
  'Microsoft-Windows-Shell-Setup',
  '<ComputrName>PC1</ComputrName>\n      <TimeZone>UTC</TimeZone>',
);

describe('the language server of an editor that can do little', () => {
  let client: LanguageClient | undefined;
  const start = async (options: ClientOptions = {}) => {
    client = await startLanguageClient(options);
    return client;
  };
  afterEach(async () => {
    const status = await client?.stop();
    client = undefined;
    assert.ok(status === 0 || status === undefined);
  });

  it('completes in plain text, indented as the line it is on', async () => {
    const text = inComponent('oobeSystem', 'Microsoft-Windows-Shell-Setup', '\n      |\n    ');
    const document = TextDocument.create(URI, 'xml', 1, text.replace('|', ''));
    const { open, ask } = await start();
    open(URI, document.getText());
    const position = document.positionAt(text.indexOf('|'));
    const { items } = await ask<CompletionList>('textDocument/completion', URI, { position });
    assert.deepEqual(
      items.filter(({ insertTextFormat, command }) => insertTextFormat !== undefined || command),
      [],
    );
    const item = items.find(({ label }) => label === 'AutoLogon')!;
    const after = TextDocument.applyEdits(document, [item.textEdit as never]);
    assert.match(after, /\n {6}<AutoLogon>\n {8}\S.*\n {6}<\/AutoLogon>\n/s);
    assert.doesNotMatch(after, /\$\d|\$\{/);
  });

  it('answers in plain words where Markdown is not shown', async () => {
    const hoverAt = async (contentFormat: readonly string[]) => {
      const { open, ask } = await start({ capabilities: { textDocument: { hover: { contentFormat } } } });
      open(URI, MISSPELT);
      const document = TextDocument.create(URI, 'xml', 1, MISSPELT);
      const position = document.positionAt(MISSPELT.indexOf('TimeZone') + 1);
      const { contents } = (await ask<Hover>('textDocument/hover', URI, { position }))!;
      await client!.stop();
      client = undefined;
      return contents as MarkupContent;
    };
    const plain = await hoverAt(['plaintext']);
    const marked = await hoverAt(['markdown', 'plaintext']);
    assert.deepEqual([plain.kind, marked.kind], ['plaintext', 'markdown']);
    assert.match(marked.value, /\*\*|`|\]\(/);
    assert.doesNotMatch(plain.value, /\*\*|`|\]\(/);
    for (const word of ['TimeZone', 'specialize']) assert.ok(plain.value.includes(word), plain.value);
  });

  it('lists symbols one after the other where they cannot be nested', async () => {
    const { open, ask } = await start();
    open(URI, MISSPELT);
    const symbols = await ask<SymbolInformation[]>('textDocument/documentSymbol', URI);
    assert.deepEqual(
      symbols.map(({ name, containerName }) => [name, containerName]),
      [
        ['specialize', undefined],
        ['Microsoft-Windows-Shell-Setup', 'specialize'],
        ['ComputrName', 'Microsoft-Windows-Shell-Setup'],
        ['TimeZone', 'Microsoft-Windows-Shell-Setup'],
      ],
    );
    assert.ok(symbols.every(({ location }) => location.uri === URI));
  });

  it('names no commands that the editor does not have', async () => {
    const disks = inComponent(
      'windowsPE',
      'Microsoft-Windows-Setup',
      '<DiskConfiguration><Disk wcm:action="add"><DiskID>0</DiskID></Disk></DiskConfiguration>',
    );
    const { open, ask } = await start();
    open(URI, disks);
    const lenses = await ask<CodeLens[]>('textDocument/codeLens', URI);
    assert.ok(lenses.length > 0);
    assert.deepEqual([...new Set(lenses.map(({ command }) => command?.command))], ['']);
  });

  it('registers nothing that the editor does not let it register', async () => {
    const { open, pushed, asked, log } = await start({
      capabilities: { workspace: { configuration: true } },
    });
    const diagnostics = pushed(URI);
    open(URI, MISSPELT);
    await diagnostics;
    assert.deepEqual(asked, ['workspace/configuration']);
    assert.deepEqual(log, []);
  });

  it('takes the settings that the editor sends along', async () => {
    const { open, pushed, ask, notify } = await start();
    let diagnostics = pushed(URI);
    open(URI, MISSPELT);
    const codes = (found: Awaited<typeof diagnostics>) => found.map(({ code }) => code);
    assert.ok(codes(await diagnostics).includes('unknown-setting'));
    diagnostics = pushed(URI);
    notify('workspace/didChangeConfiguration', {
      settings: { unattend: { rules: { 'unknown-setting': 'off' }, codeLens: { enabled: false } } },
    });
    assert.ok(!codes(await diagnostics).includes('unknown-setting'));
    assert.deepEqual(await ask<CodeLens[]>('textDocument/codeLens', URI), []);
    for (const settings of [null, undefined, 7, { unattend: null }])
      notify('workspace/didChangeConfiguration', { settings });
    // What makes no sense stands for no settings.
    assert.ok((await ask<CodeLens[]>('textDocument/codeLens', URI)).length > 0);
  });

  it('reads the schemas of the settings below the one folder that it is told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'unattend-'));
    try {
      writeFileSync(join(folder, 'own.json'), '{}');
      const rootUri = pathToFileURL(folder).href;
      const { open, notify, pushed, shown } = await start({ rootUri });
      notify('workspace/didChangeConfiguration', { settings: { unattend: { schemas: ['own.json'] } } });
      const uri = `${rootUri}/below/autounattend.xml`;
      const diagnostics = pushed(uri);
      open(uri, MISSPELT);
      await diagnostics;
      assert.match(shown.join('\n'), /own\.json is left out/);
      assert.doesNotMatch(shown.join('\n'), /cannot be read/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the language server of an editor that refuses what it is asked', () => {
  const supported = { refreshSupport: true };
  const capabilities = {
    ...PULLING,
    workspace: {
      ...PULLING.workspace,
      didChangeWatchedFiles: { dynamicRegistration: true },
      inlayHint: supported,
      semanticTokens: supported,
      codeLens: supported,
    },
  };
  for (const method of [
    'workspace/configuration',
    'client/registerCapability',
    'workspace/diagnostic/refresh',
    'workspace/inlayHint/refresh',
    'workspace/semanticTokens/refresh',
    'workspace/codeLens/refresh',
  ]) {
    it(`logs that and goes on: ${method}`, async () => {
      const client = await startLanguageClient({
        capabilities,
        configuration: () => ({ profile: 'strict', codeLens: { enabled: false } }),
        answers: {
          [method]: () => {
            throw new Error('not today');
          },
        },
      });
      while (!client.log.some((line) => line.includes('not today')))
        await new Promise((resolve) => setTimeout(resolve, 5));
      client.open(URI, MISSPELT);
      const { items } = (await client.pull(URI)) as FullDocumentDiagnosticReport;
      assert.ok(items.some(({ code }) => code === 'unknown-setting'));
      assert.match(client.log.join('\n'), /The client refused .*not today/);
      assert.equal(await client.stop(), 0);
    });
  }
});

describe('unattend-language-server', () => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['dist/server.js', ...args], { encoding: 'utf8', input: '' });

  it('says how it is started when it is not told how to talk', () => {
    for (const [args, status] of [
      [[], 2],
      [['--stdoi'], 2],
      [['--help'], 0],
    ] as const) {
      const ran = run(...args);
      assert.equal(ran.status, status);
      assert.match(ran.stdout + ran.stderr, /^ {2}--stdio /m);
    }
  });

  it('says its version', () => assert.match(run('--version').stdout, /^\d+\.\d+\.\d+\S*\n$/));
});
