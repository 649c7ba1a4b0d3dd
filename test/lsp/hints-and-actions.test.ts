/** Code actions, hints and their settings through the built server. */
import assert from 'node:assert/strict';
import type {
  CodeAction,
  CodeLens,
  CompletionList,
  Diagnostic,
  FullDocumentDiagnosticReport,
  InlayHint,
  SemanticTokens,
} from 'vscode-languageserver/node';
import { inComponent } from '../support/findings';
import { type LanguageClient, PULLING, startLanguageClient } from '../support/language-client';

const URI = 'file:///folder/autounattend.xml';
const SETUP = 'Microsoft-Windows-Setup';
const TEXT = inComponent(
  'windowsPE',
  SETUP,
  '<DiskConfiguration><Disk wcm:action="add"><DiskID>0</DiskID><CreatePartitions><CreatePartition wcm:action="add"><Order>1</Order><Size>2048</Size></CreatePartition></CreatePartitions></Disk></DiskConfiguration>\n<RunSynchronous>\n<RunSynchronousCommand><Order>1</Order><Path>a.exe</Path></RunSynchronousCommand>\n<RunSynchronousCommand><Order>2</Order><Path>b.exe</Path></RunSynchronousCommand>\n</RunSynchronous>',
);
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

async function withFile(
  configuration: object,
  use: (client: LanguageClient) => Promise<void>,
): Promise<void> {
  const client = await startLanguageClient({
    capabilities: PULLING,
    initializationOptions: { runsCommands: true },
    configuration: () => configuration,
  });
  try {
    client.open(URI, TEXT);
    await client.pull(URI);
    await use(client);
  } finally {
    assert.equal(await client.stop(), 0);
  }
}

function actionsAt(
  client: LanguageClient,
  line: number,
  character: number,
  only?: readonly string[],
): Promise<CodeAction[]> {
  const position = { line, character };
  return client.ask<CodeAction[]>('textDocument/codeAction', URI, {
    range: { start: position, end: position },
    context: { diagnostics: [], ...(only && { only }) },
  });
}

describe('hints and actions over the wire', () => {
  it('offers fixes, fixes of a kind, suppressions and refactorings beside one another', async () => {
    await withFile({}, async (client) => {
      const line = TEXT.split('\n').findIndex((one) => one.startsWith('<RunSynchronousCommand'));
      const titles = (await actionsAt(client, line, 5)).map(({ title, kind }) => `${kind}: ${title}`);
      for (const title of [
        'quickfix: Add wcm:action="add"',
        'quickfix: Fix all of this kind: A list item has no wcm:action',
        'quickfix: Suppress list-item-missing-wcm-action on this line',
        'quickfix: Suppress list-item-missing-wcm-action in this file',
      ]) {
        assert.ok(titles.includes(title), `${title} is missing: ${titles.join('\n')}`);
      }
      const refactorings = await actionsAt(client, line, TEXT.split('\n')[line]!.indexOf('a.exe'), [
        'refactor',
      ]);
      assert.deepEqual(
        refactorings.map(({ title }) => title),
        ['Run the command with cmd.exe /c'],
      );
    });
  });

  it('fixes everything only when asked for', async () => {
    await withFile({}, async (client) => {
      const [action, ...others] = await actionsAt(client, 0, 0, ['source.fixAll.unattend']);
      assert.deepEqual(others, []);
      assert.equal(action?.kind, 'source.fixAll.unattend');
      assert.ok(action?.edit?.changes?.[URI]?.some(({ newText }) => newText === ' wcm:action="add"'));
      const lightbulb = await actionsAt(client, 0, 0);
      assert.ok(lightbulb.every(({ kind }) => !kind?.startsWith('source.')));
    });
  });

  it('shows hints, lenses and tokens, and none that are switched off', async () => {
    const shown = async (client: LanguageClient) => ({
      hints: (await client.ask<InlayHint[]>('textDocument/inlayHint', URI, { range: WHOLE })).map(
        ({ label }) => label,
      ),
      lenses: (await client.ask<CodeLens[]>('textDocument/codeLens', URI)).map(
        ({ command }) => command?.command,
      ),
      tokens: (await client.ask<SemanticTokens>('textDocument/semanticTokens/full', URI)).data.length / 5,
    });
    await withFile({}, async (client) => {
      const { hints, lenses, tokens } = await shown(client);
      assert.deepEqual(hints, ['2 GB']);
      assert.ok(lenses.includes('unattend.openPreview'));
      assert.equal(tokens, 3);
    });
    await withFile(
      { inlayHints: { sizes: false }, codeLens: { enabled: false }, semanticTokens: false },
      async (client) => {
        assert.deepEqual(await shown(client), { hints: [], lenses: [], tokens: 0 });
      },
    );
  });

  it('counts at a component what the list of problems shows of it', async () => {
    await withFile({ rules: { 'list-item-missing-wcm-action': 'hint' } }, async (client) => {
      const { items } = (await client.pull(URI)) as FullDocumentDiagnosticReport;
      const isHint = ({ severity }: Diagnostic) => severity === 4;
      const component = TEXT.split('\n').findIndex((line) => line.startsWith('<component'));
      const inside = items.filter(({ range }) => range.start.line >= component);
      const listed = inside.filter((item) => !isHint(item)).length;
      assert.ok(inside.some(isHint) && listed > 1);
      const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', URI);
      const titles = lenses
        .map(({ command }) => command!.title)
        .filter((title) => title.endsWith('findings'));
      assert.deepEqual(titles, [`${listed} findings`]);
    });
  });

  it('knows the rules in comments', async () => {
    await withFile({}, async (client) => {
      const text = '<!-- unattend-disable  -->\n<unattend/>';
      client.open('file:///other.xml', text);
      const { items } = await client.ask<CompletionList>('textDocument/completion', 'file:///other.xml', {
        position: { line: 0, character: 22 },
      });
      assert.ok(items.some(({ label }) => label === 'unknown-setting'));
    });
  });
});
