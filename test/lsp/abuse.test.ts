/** What a broken or hostile client sends must not take the language server down. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node';
import { inComponent } from '../support/findings';
import { fixtureText } from '../support/fixtures';
import { type LanguageClient, PULLING, startLanguageClient } from '../support/language-client';

const URI = 'file:///folder/autounattend.xml';
const TEXT = inComponent('specialize', 'Microsoft-Windows-Shell-Setup', '<ComputrName>PC1</ComputrName>');
const HERE = { line: 4, character: 3 };

/** Every request of the protocol that the server answers, LSP's and its own. */
const METHODS = [
  ...['completion', 'hover', 'definition', 'references', 'documentHighlight', 'linkedEditingRange', 'rename'],
  ...[
    'selectionRange',
    'documentSymbol',
    'foldingRange',
    'documentLink',
    'documentColor',
    'colorPresentation',
  ],
  ...['inlayHint', 'codeLens', 'semanticTokens/full', 'semanticTokens/range', 'codeAction', 'formatting'],
  ...['rangeFormatting', 'onTypeFormatting', 'prepareRename', 'diagnostic'],
]
  .map((name) => `textDocument/${name}`)
  .concat('completionItem/resolve', 'workspace/symbol')
  .concat(
    [
      'autoClose',
      'turnOffRuleEdit',
      'ruleDocumentation',
      'settingDocumentation',
      'layouts',
      'insertLayout',
    ].map(own),
    ['blocks', 'insertBlock', 'searchSettings', 'insertSetting', 'answerChoices', 'createAnswerFile'].map(
      own,
    ),
    ['setupPlan', 'makeUnattended', 'renderPlan'].map(own),
  );

function own(name: string): string {
  return `unattend/${name}`;
}

describe('the language server and a client that misbehaves', () => {
  let client: LanguageClient;
  beforeEach(async () => {
    client = await startLanguageClient({ capabilities: PULLING });
    client.open(URI, TEXT);
  });
  afterEach(async () => assert.equal(await client.stop(), 0));

  const expectAlive = async (): Promise<void> => {
    client.change(URI, 1000, [{ text: TEXT }]);
    const report = (await client.pull(URI)) as { items: readonly { code: unknown }[] };
    assert.ok(report.items.some(({ code }) => code === 'unknown-setting'));
  };

  it('outlives parameters of the wrong shape in every request', async () => {
    const textDocument = { uri: URI };
    const odd: readonly unknown[] = [null, [], 7, 'x', {}, { __proto__: null, toString: 1 }];
    const places: readonly unknown[] = [
      { line: -1, character: -1 },
      { line: 1e308, character: Number.NaN },
      'x',
      null,
      {},
    ];
    for (const method of METHODS) {
      const shapes: unknown[] = [...odd, { textDocument: null }, { textDocument: { uri: 7 } }];
      for (const place of places) {
        shapes.push({
          textDocument,
          position: place,
          positions: [place],
          range: { start: place, end: place },
        });
      }
      shapes.push({
        textDocument,
        range: null,
        position: HERE,
        context: 7,
        options: 'x',
        newName: {},
        ch: 9,
      });
      for (const name of ['__proto__', 'constructor', 'toString', 7, {}, 'x'.repeat(100_000)]) {
        const values = { [String(name).slice(0, 20)]: name };
        shapes.push({ textDocument, query: name, limit: name, position: HERE, newName: name, format: name });
        shapes.push({
          textDocument,
          block: name,
          layout: name,
          component: name,
          path: name,
          pass: name,
          values,
        });
        shapes.push({
          id: name,
          component: name,
          rule: name,
          text: name,
          answers: { windows: name, [String(name)]: 1 },
        });
        shapes.push({
          data: { component: name, path: name },
          textDocument,
          windows: name,
          questions: name,
          wayIn: name,
        });
      }
      // An error is an answer too; none at all would be a timeout of this test.
      await Promise.all(shapes.map((params) => client.request(method, params).catch(() => undefined)));
    }
    await expectAlive();
  });

  it('outlives notifications of the wrong shape', async () => {
    for (const method of ['didOpen', 'didChange', 'didClose', 'didSave', 'willSave']) {
      for (const params of [
        {},
        { textDocument: {} },
        { textDocument: { uri: 'file:///none' }, contentChanges: 7 },
      ]) {
        client.notify(`textDocument/${method}`, params);
      }
    }
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: '%', type: 99 }] });
    client.notify('workspace/didChangeConfiguration', { settings: { unattend: { rules: '__proto__' } } });
    client.notify('unknown/notification', { a: 1 });
    await assert.rejects(client.request('unknown/request', {}), { code: -32601 });
    await expectAlive();
  });

  it('takes versions in any order, and ranges that are upside down or outside', async () => {
    const at = (line: number, character: number) => ({ line, character });
    client.change(URI, 7, [{ range: { start: at(0, 0), end: at(0, 0) }, text: '<!-- a -->' }]);
    client.change(URI, 3, [{ range: { start: at(9999, 9999), end: at(0, 0) }, text: 'x' }]);
    client.change(URI, -5, [{ range: { start: at(0, 5), end: at(0, 1) }, text: '' }]);
    client.change(URI, 2 ** 40, [{ range: { start: at(0, 0), end: at(9999, 0) }, text: TEXT }]);
    client.open(URI, '<unattend/>', 1);
    client.close('file:///never-opened.xml');
    await expectAlive();
  });

  it('answers each of a thousand requests that are cancelled at once', async () => {
    client.change(URI, 2, [{ text: fixtureText('server-2022.xml') }]);
    const outcomes = await Promise.all(
      Array.from({ length: 1000 }, async (_, index) => {
        const source = new CancellationTokenSource();
        const method = ['textDocument/hover', 'textDocument/completion', 'unattend/setupPlan'][index % 3]!;
        const params = { textDocument: { uri: URI }, position: HERE };
        const answer = client.request(method, params, source.token).then(
          () => 'answered',
          (error: { code: number }) => error.code,
        );
        if (index % 2 === 0) source.cancel();
        return answer;
      }),
    );
    const allowed = ['answered', LSPErrorCodes.RequestCancelled];
    assert.deepEqual(
      outcomes.filter((outcome) => !allowed.includes(outcome)),
      [],
    );
    assert.ok(outcomes.every((outcome, index) => index % 2 === 0 || outcome === 'answered'));
    await expectAlive();
  });

  it('takes a document of many megabytes and hostile addresses', async () => {
    client.open('file:///big.xml', `<unattend>${'<settings pass="x"/>'.repeat(200_000)}</unattend>`);
    assert.equal((await client.pull('file:///big.xml')).kind, 'full');
    client.close('file:///big.xml');
    for (const uri of [
      '',
      '%',
      '__proto__',
      'file:///%zz/a.xml',
      `file:///${'a/'.repeat(5000)}b.xml`,
      'untitled:1',
    ]) {
      client.open(uri, TEXT);
      assert.equal((await client.pull(uri)).kind, 'full', uri.slice(0, 20));
      await client.ask('unattend/setupPlan', uri);
    }
    await expectAlive();
  });
});

describe('the process of the language server', () => {
  it('ends when its client is gone without a word, and a new one starts from nothing', async () => {
    const server = spawn(process.execPath, ['dist/server.js', '--stdio'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const exited = new Promise<number | null>((resolve) => server.once('exit', resolve));
    server.stdin.write('Content-Length: 10\r\n\r\n{"half');
    server.stdin.end();
    const timer = setTimeout(() => server.kill('SIGKILL'), 50_000);
    const status = await exited;
    clearTimeout(timer);
    assert.notEqual(status, null, 'it had to be killed');
    const next = await startLanguageClient({ capabilities: PULLING });
    next.open(URI, TEXT);
    assert.equal((await next.pull(URI)).kind, 'full');
    assert.equal(await next.stop(), 0);
  });

  it('survives messages that are no messages', async () => {
    const server = spawn(process.execPath, ['dist/server.js', '--stdio'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let output = '';
    server.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    const send = (body: string) =>
      server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    for (const body of ['{', '7', '[]', 'null', '{"jsonrpc":"2.0"}', '{"jsonrpc":"2.0","method":7,"id":{}}'])
      send(body);
    send(
      '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}',
    );
    const deadline = Date.now() + 50_000;
    while (!output.includes('"serverInfo"') && Date.now() < deadline && server.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 20));
    assert.ok(output.includes('"serverInfo"'), `exit ${server.exitCode}: ${output.slice(0, 500)}`);
    server.kill();
  });
});
