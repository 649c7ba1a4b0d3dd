/** The requests for blocks, layouts, settings and new answer files through the built language server. */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  ANSWER_CHOICES,
  type AnswerChoicesResult,
  BLOCKS,
  type BlocksResult,
  CREATE_ANSWER_FILE,
  type CreateAnswerFileResult,
  INSERT_BLOCK,
  INSERT_LAYOUT,
  INSERT_SETTING,
  type InsertBlockResult,
  type InsertLayoutResult,
  type InsertSettingResult,
  LAYOUTS,
  type LayoutsResult,
  SEARCH_SETTINGS,
  type SearchSettingsResult,
} from '../../server/lsp/protocol';
import { cleanFile } from '../support/blocks';
import { type LanguageClient, PULLING, startLanguageClient } from '../support/language-client';

describe('the language server, inserting blocks', () => {
  const text = cleanFile('windows-11');
  const uri = 'file:///folder/autounattend.xml';
  let client: LanguageClient;

  before(async () => {
    client = await startLanguageClient({ capabilities: PULLING });
    client.open(uri, text, 7);
  });
  after(async () => assert.equal(await client.stop(), 0));

  function applied({ edits, version }: Pick<InsertBlockResult, 'edits' | 'version'>): TextDocument {
    assert.equal(version, 7);
    const document = TextDocument.create(uri, 'unattend', 7, text);
    return TextDocument.create(uri, 'unattend', 8, TextDocument.applyEdits(document, [...edits]));
  }

  it('lists layouts with their drawings and inserts one', async () => {
    const layouts = (await client.ask<LayoutsResult>(LAYOUTS, uri))!;
    const [first] = layouts;
    assert.equal(first!.id, 'layout-uefi');
    assert.deepEqual(
      first!.questions.map(({ name, default: value }) => [name, value]),
      [['disk', '0']],
    );
    assert.deepEqual(
      first!.disks[0]!.partitions.map(({ role, sizeMB, rest }) => [role, sizeMB, rest]),
      [
        ['efi', 260, false],
        ['msr', 16, false],
        ['windows', undefined, true],
      ],
    );
    assert.ok(layouts.at(-1)!.misfit);
    const params = { layout: 'layout-uefi-data', values: { windowsSize: '90000' } };
    const result = (await client.ask<InsertLayoutResult | null>(INSERT_LAYOUT, uri, params))!;
    assert.match(applied(result).getText(), /<Size>90000<\/Size>/);
    assert.equal(result.changes.length, 1);
    assert.deepEqual(result.warnings, ['Everything on disk 0 is erased without a question.']);
    assert.equal(result.after[0]!.partitions.length, 4);
    assert.equal(await client.ask(INSERT_LAYOUT, uri, { layout: 'no-sleep' }), null);
  });

  it('lists blocks and inserts one', async () => {
    const blocks = (await client.ask<BlocksResult>(BLOCKS, uri))!;
    assert.equal(
      blocks.find(({ id }) => id === 'computer-name')!.unavailable,
      'The file has ComputerName already.',
    );
    assert.ok(blocks.every(({ id }) => !id.startsWith('layout-')));
    const result = (await client.ask<InsertBlockResult | null>(INSERT_BLOCK, uri, { block: 'no-sleep' }))!;
    const after = applied(result);
    assert.match(
      after.getText({ ...result.reveal! }),
      /^<component name="Microsoft-Windows-Deployment"[\s\S]*<\/component>$/,
    );
    const refused = await client.ask<InsertBlockResult>(INSERT_BLOCK, uri, { block: 'nothing' });
    assert.deepEqual([refused.edits, refused.problems], [[], ['There is no block "nothing".']]);
  });

  it('searches settings, inserts one and finds one', async () => {
    const params = { query: 'disable auto daylight', limit: 3 };
    const [found] = (await client.ask<SearchSettingsResult>(SEARCH_SETTINGS, uri, params))!;
    assert.equal(found!.path, 'DisableAutoDaylightTimeSet');
    const result = await client.ask<InsertSettingResult>(INSERT_SETTING, uri, {
      ...found,
      pass: found!.passes[0],
    });
    assert.ok(result?.kind === 'inserted');
    assert.equal(applied(result).getText({ ...result.selection }), 'true');
    const there = await client.ask<InsertSettingResult>(INSERT_SETTING, uri, {
      component: found!.component,
      path: 'TimeZone',
    });
    assert.equal(there?.kind, 'exists');
    const wrong = await client.ask<InsertSettingResult>(INSERT_SETTING, uri, {
      component: 'No',
      path: 'Such',
    });
    assert.equal(wrong?.kind, 'problem');
  });

  it('makes a new answer file and tells what there is to choose', async () => {
    const answers = { windows: 'server-2022', administratorPassword: 'Pa55-w0rd!' };
    const { editions, layouts } = await client.request<AnswerChoicesResult>(ANSWER_CHOICES, { answers });
    assert.equal(editions[0]!.imageName, 'Windows Server 2022 SERVERSTANDARD');
    assert.equal(layouts[0]!.id, 'layout-uefi');
    const { additions, waitsForLogon } = await client.request<AnswerChoicesResult>(ANSWER_CHOICES, {
      answers: { ...answers, blocks: [{ block: 'install-msi' }] },
    });
    assert.equal(waitsForLogon, true);
    assert.ok(additions.some(({ id, questions }) => id === 'install-msi' && questions.length === 1));
    assert.ok(!additions.some(({ id }) => id === 'command-audit'), 'audit mode is not on the way');
    const made = await client.request<CreateAnswerFileResult>(CREATE_ANSWER_FILE, { answers });
    assert.match(made.text!, /<!-- unattend-target: server-2022 amd64 uefi edition=ServerStandard -->/);
    const failed = await client.request<CreateAnswerFileResult>(CREATE_ANSWER_FILE, { answers: {} });
    assert.deepEqual(failed, { problems: [{ path: 'windows', message: 'is missing.' }] });
  });

  it('offers blocks among the completions', async () => {
    const lines = text.split('\n');
    const line = lines.findIndex((one) => one.includes('</settings>'));
    const position = { line, character: lines[line]!.indexOf('<') };
    const list = await client.ask<{ items: { label: string; kind: number; insertTextFormat: number }[] }>(
      'textDocument/completion',
      uri,
      { position },
    );
    const item = list.items.find(({ label }) => label === 'drivers-pe');
    assert.deepEqual([item?.kind, item?.insertTextFormat], [15, 2]);
  });

  it('has no answer for a document that is not open', async () => {
    assert.equal(await client.ask(LAYOUTS, 'file:///nowhere.xml'), null);
  });
});
