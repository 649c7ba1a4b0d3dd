/** The target of a document, ways to state it, and a file for another one, through the built language server. */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CHANGE_TARGET,
  type ChangeTargetResult,
  CONFIGURE_TARGET,
  type ConfigureTargetResult,
  STATE_TARGET,
  type StateTargetResult,
  TARGET,
  type TargetResult,
} from '../../server/lsp/protocol';
import { fixtureText } from '../support/fixtures';
import { type LanguageClient, PULLING, startLanguageClient } from '../support/language-client';

const FOLDER = 'file:///folder';
const URI = `${FOLDER}/autounattend.xml`;
const CONFIG = `${FOLDER}/unattend.config.json`;

describe('the language server and the target', () => {
  const text = fixtureText('windows-7-bios.xml');
  let files: Map<string, string>;
  let settings: object;
  let client: LanguageClient;

  beforeEach(() => {
    files = new Map();
    settings = {};
  });
  afterEach(async () => assert.equal(await client.stop(), 0));

  async function start(document = text): Promise<void> {
    client = await startLanguageClient({
      capabilities: PULLING,
      initializationOptions: { readsFiles: true },
      workspaceFolders: [FOLDER],
      configuration: () => settings,
      answers: {
        'unattend/readFile': ({ uri }: { uri: string }) => (files.has(uri) ? { text: files.get(uri) } : null),
      },
    });
    client.open(URI, document);
  }

  async function facts() {
    const { facts: all } = (await client.ask<TargetResult>(TARGET, URI))!;
    return Object.fromEntries(
      all.map(({ fact, label, found, stated, places }) => [fact, [label, found, stated, places.join()]]),
    );
  }

  it('says where each fact was found', async () => {
    files.set(CONFIG, '{ "target": { "architecture": "arm64" } }');
    settings = { target: { firmware: 'uefi', windows: 'auto' } };
    await start(`<!-- unattend-target: windows-8.1 -->\n${text.slice(text.indexOf('<unattend'))}`);
    let found = await facts();
    // The settings come after the first answers, and files are read again then.
    while (found.firmware![2] !== 'setting' || found.architecture![2] !== 'configuration')
      found = await facts();
    assert.deepEqual(found, {
      windows: ['Windows 8.1', 'from a comment, line 1', 'comment', 'comment,configuration,setting'],
      edition: [
        'Pro',
        'from the name of its image (/IMAGE/NAME), line 34',
        undefined,
        'comment,configuration',
      ],
      architecture: ['arm64', 'from unattend.config.json', 'configuration', 'configuration,setting'],
      firmware: ['UEFI', 'from the settings', 'setting', 'setting'],
    });
    assert.equal((await client.ask<TargetResult>(TARGET, URI))!.configuration, CONFIG);
  });

  it('states a fact in a comment, and nothing that is no word', async () => {
    await start();
    const edits = async (params: object) =>
      (await client.ask<StateTargetResult>(STATE_TARGET, URI, params))!.edits.map(({ newText }) => newText);
    assert.deepEqual(await edits({ fact: 'windows', value: 'windows-10' }), [
      '<!-- unattend-target: windows-10 -->\r\n',
    ]);
    assert.deepEqual(await edits({ fact: 'edition', value: '--><a/>' }), []);
    assert.deepEqual(await edits({ fact: 'windows' }), []);
  });

  it('states a fact in a configuration file', async () => {
    await start();
    const after = async (before: string, fact: string, value?: string) => {
      const params = { fact, text: before, ...(value && { value }) };
      const edits = await client.request<ConfigureTargetResult>(CONFIGURE_TARGET, params);
      if (!edits) return null;
      const document = TextDocument.create('a:/b', 'json', 0, before);
      const range = (edit: { start: number; end: number }) => ({
        start: document.positionAt(edit.start),
        end: document.positionAt(edit.end),
      });
      return TextDocument.applyEdits(
        document,
        edits.map((edit) => ({ range: range(edit), newText: edit.newText })),
      );
    };
    const both = '{ "target": { "windows": "windows-7", "firmware": "bios" } }';
    assert.equal(await after('', 'firmware', 'uefi'), '{\n  "target": {\n    "firmware": "uefi"\n  }\n}\n');
    assert.equal(
      await after(both, 'windows', 'windows-8'),
      '{ "target": { "windows": "windows-8", "firmware": "bios" } }',
    );
    assert.equal(await after(both, 'windows'), '{ "target": { "firmware": "bios" } }');
    assert.equal(await after(both, 'firmware'), '{ "target": { "windows": "windows-7" } }');
    assert.equal(await after('{ "target": { "edition": "Core" } }', 'edition'), '{ "target": {} }');
    assert.equal(await after('{}', 'edition'), '{}');
    assert.equal(await after('{', 'edition', 'Core'), null);
    assert.equal(await after('{}', 'rules', 'off'), null);
  });

  it('makes the edits for another target', async () => {
    await start();
    const wanted = { windows: 'windows-10', architecture: 'amd64', firmware: 'uefi' };
    const { edits, version, changes, leftToDo } = (await client.ask<ChangeTargetResult>(
      CHANGE_TARGET,
      URI,
      wanted,
    ))!;
    const document = TextDocument.create(URI, 'unattend', version, text);
    client.change(URI, version + 1, [{ text: TextDocument.applyEdits(document, [...edits]) }]);
    const found = await facts();
    assert.deepEqual(
      [found.windows![0], found.architecture![0], found.firmware![0]],
      ['Windows 10', 'amd64', 'UEFI'],
    );
    assert.equal(changes.length, 5);
    assert.deepEqual(leftToDo, []);
    assert.equal(await client.ask(CHANGE_TARGET, 'file:///nowhere.xml', wanted), null);
  });
});
