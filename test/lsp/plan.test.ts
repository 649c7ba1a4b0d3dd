/** The plan over the wire: what the preview asks the built server for. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  MAKE_UNATTENDED,
  type MakeUnattendedResult,
  RENDER_PLAN,
  type RenderPlanResult,
  SETUP_PLAN,
  type SetupPlanResult,
} from '../../server/lsp/protocol';
import { type LanguageClient, PULLING, startLanguageClient } from '../support/language-client';

const text = readFileSync('test/fixtures/plan/windows-10-no-account.xml', 'utf8');
const uri = 'file:///folder/autounattend.xml';
const textDocument = { uri };

describe('the plan of an open document', () => {
  let client: LanguageClient;
  const ask = async <Result>(method: string, params: object = {}): Promise<Result> =>
    (await client.request(method, { textDocument, ...params })) as Result;

  before(async () => {
    client = await startLanguageClient({ capabilities: PULLING });
    client.open(uri, text);
  });
  after(async () => {
    assert.equal(await client.stop(), 0);
  });

  it('has places in lines and columns beside those in offsets', async () => {
    const result = await ask<SetupPlanResult>(SETUP_PLAN);
    assert.equal(result?.wellFormed, true);
    assert.equal(result.plan.unattended, 'no');
    const [disk] = result.plan.disks;
    const { line, character } = disk!.lspRange!.start;
    assert.ok(text.split('\n')[line]!.slice(character).startsWith('<Disk '));
    assert.ok(text.slice(disk!.range!.start).startsWith('<Disk '));
  });

  it('follows what is chosen for it', async () => {
    const result = await ask<SetupPlanResult>(SETUP_PLAN, {
      windows: 'windows-7',
      diskSizeMB: 20_000,
      wayIn: 'setup',
    });
    assert.equal(result?.plan.target.windows, 'windows-7');
    assert.equal(result.plan.disks[0]!.sizeMB, 20_000);
    assert.equal(result.plan.wayIn, 'setup');
  });

  it('takes a choice that makes no sense as none', async () => {
    const result = await ask<SetupPlanResult>(SETUP_PLAN, { windows: 'beos', diskSizeMB: -1, wayIn: 'fax' });
    assert.equal(result?.plan.target.windows, 'windows-10');
    assert.equal(result.plan.diskSizeMB, 65_536);
    assert.equal(result.plan.wayIn, 'media');
  });

  it('comes with the edits that make it unattended', async () => {
    const one = await ask<MakeUnattendedResult>(MAKE_UNATTENDED, { questions: ['oobe-licence'] });
    assert.equal(one?.edits.length, 1);
    assert.match(one.edits[0]!.snippet, /<HideEULAPage>true<\/HideEULAPage>/);
    const all = await ask<MakeUnattendedResult>(MAKE_UNATTENDED);
    assert.match(all!.edits.map(({ snippet }) => snippet).join(''), /<LocalAccount wcm:action="add">/);
  });

  it('can be had as a document', async () => {
    const html = await ask<RenderPlanResult>(RENDER_PLAN, { format: 'html' });
    assert.match(html!.text, /^<!DOCTYPE html>/);
    const markdown = await ask<RenderPlanResult>(RENDER_PLAN, { format: 'markdown' });
    assert.match(markdown!.text, /^# autounattend\.xml\n/);
  });

  it('is there for a text that Setup cannot read, which is said', async () => {
    const broken = 'file:///folder/broken/autounattend.xml';
    client.open(broken, text.slice(0, 900));
    const result = await ask<SetupPlanResult>(SETUP_PLAN, { textDocument: { uri: broken } });
    assert.equal(result?.wellFormed, false);
    assert.ok(result.plan.problems.length > 0);
  });

  it('is null for a document that is not open', async () => {
    assert.equal(await ask(SETUP_PLAN, { textDocument: { uri: 'file:///none.xml' } }), null);
  });
});
