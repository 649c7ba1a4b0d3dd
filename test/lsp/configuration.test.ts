/** `unattend.config.json`, own component schemas and the documentation, through the built language server. */
import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, FullDocumentDiagnosticReport, Hover } from 'vscode-languageserver/node';
import { inComponent } from '../support/findings';
import { type LanguageClient, PULLING, startLanguageClient } from '../support/language-client';

const FOLDER = 'file:///folder/my%20files';
const URI = `${FOLDER}/lab/autounattend.xml`;
const CONFIG = `${FOLDER}/unattend.config.json`;
const ABILITIES = { readsFiles: true, opensDocumentation: true, turnsOffRules: true };
const CAPABILITIES = {
  ...PULLING,
  workspace: {
    ...PULLING.workspace,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

const WRONG = inComponent('specialize', 'Microsoft-Windows-Shell-Setup', '<ComputrName>PC1</ComputrName>');
const AGENT = inComponent('specialize', 'Contoso-Agent', '<Server>ftp://a</Server>');
const AGENT_SCHEMA = JSON.stringify({
  title: 'Contoso-Agent',
  type: 'object',
  additionalProperties: false,
  passes: ['specialize'],
  properties: { Server: { type: 'string', description: 'Where it reports to.', pattern: '^https://' } },
});

describe('the language server and files beside an answer file', () => {
  let files: Map<string, string>;
  let settings: object;
  /** By their addresses, for folders that have their own. */
  let folderSettings: Record<string, object>;
  let registered: string[];
  let client: LanguageClient | undefined;

  beforeEach(() => {
    files = new Map();
    settings = {};
    folderSettings = {};
    registered = [];
  });
  afterEach(async () => assert.equal(await client?.stop(), 0));

  async function start(
    options: { abilities?: object; pulls?: boolean; folders?: readonly string[] } = {},
  ): Promise<LanguageClient> {
    const { abilities = ABILITIES, pulls = true, folders = [FOLDER] } = options;
    client = await startLanguageClient({
      capabilities: pulls ? CAPABILITIES : { workspace: CAPABILITIES.workspace },
      initializationOptions: abilities,
      workspaceFolders: folders,
      configuration: ({ scopeUri }) => folderSettings[scopeUri ?? ''] ?? settings,
      answers: {
        'unattend/readFile': ({ uri }: { uri: string }) => (files.has(uri) ? { text: files.get(uri) } : null),
        'client/registerCapability': ({ registrations }: Registrations) => {
          const [first] = registrations;
          registered = (first!.registerOptions.watchers ?? []).map(({ globPattern }) => globPattern);
          return null;
        },
      },
    });
    return client;
  }

  async function findings(uri = URI): Promise<string[]> {
    const { items } = (await client!.pull(uri)) as FullDocumentDiagnosticReport;
    return items.map(({ code, severity }) => `${code} ${severity}`);
  }

  /** Waits until the server has judged again, which it tells by asking for a refresh. */
  async function change(uri: string, text: string | undefined): Promise<void> {
    if (text === undefined) files.delete(uri);
    else files.set(uri, text);
    const refreshes = () =>
      client!.asked.filter((method) => method === 'workspace/diagnostic/refresh').length;
    const before = refreshes();
    client!.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    while (refreshes() === before) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  it('judges by the nearest configuration, from the first answer on', async () => {
    files.set(CONFIG, '{ "rules": { "schema": "hint" } }');
    await start();
    client!.open(URI, WRONG);
    assert.ok((await findings()).includes('unknown-setting 4'));
    await change(`${FOLDER}/lab/unattend.config.json`, '{ "rules": { "unknown-setting": "off" } }');
    assert.ok(!(await findings()).some((one) => one.startsWith('unknown-setting')));
    await change(`${FOLDER}/lab/unattend.config.json`, undefined);
    assert.ok((await findings()).includes('unknown-setting 4'));
    await change(CONFIG, undefined);
    assert.ok((await findings()).includes('unknown-setting 1'));
    assert.deepEqual(client!.shown, []);
  });

  it('takes the settings before the configuration file', async () => {
    files.set(CONFIG, '{ "rules": { "unknown-setting": "hint" }, "profile": "errors-only" }');
    settings = { rules: { 'unknown-setting': 'info' }, profile: 'auto' };
    await start();
    client!.open(URI, WRONG);
    let found = await findings();
    while (!found.includes('unknown-setting 3')) found = await findings();
    assert.deepEqual(
      found.filter((one) => / [24]$/.test(one)),
      [],
    );
  });

  it('takes the settings of the only folder, which a workspace file may have over its own', async () => {
    settings = { rules: { 'unknown-setting': 'info' } };
    folderSettings[FOLDER] = { rules: { 'unknown-setting': 'hint' } };
    await start();
    client!.open(URI, WRONG);
    let found = await findings();
    while (!found.includes('unknown-setting 4')) found = await findings();
    assert.ok(!found.includes('unknown-setting 3'));
  });

  it('takes the settings of each folder for its files, and takes them again when they change', async () => {
    const other = 'file:///folder/my%20files%202';
    const uris = [URI, `${other}/autounattend.xml`, 'untitled:Untitled-1'];
    settings = { rules: { 'unknown-setting': 'info' }, inlayHints: { names: false } };
    folderSettings[other] = { rules: { 'unknown-setting': 'hint' } };
    await start({ folders: [FOLDER, other] });
    for (const uri of uris) client!.open(uri, WRONG);
    const severities = () =>
      Promise.all(
        uris.map(async (uri) => (await findings(uri)).find((one) => one.startsWith('unknown-setting'))),
      );
    const become = async (expected: readonly string[]) => {
      let found = await severities();
      for (let wait = 0; wait < 200 && found.join() !== expected.join(); wait++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        found = await severities();
      }
      assert.deepEqual(found, expected);
    };
    await become(['unknown-setting 3', 'unknown-setting 4', 'unknown-setting 3']);
    folderSettings[other] = { rules: { 'unknown-setting': 'warning' } };
    client!.notify('workspace/didChangeConfiguration', { settings: null });
    await become(['unknown-setting 3', 'unknown-setting 2', 'unknown-setting 3']);
    delete folderSettings[other];
    client!.notify('workspace/didChangeConfiguration', { settings: null });
    await become(['unknown-setting 3', 'unknown-setting 3', 'unknown-setting 3']);
  });

  it('tells once what is wrong with a configuration, at its place', async () => {
    files.set(CONFIG, '{\n  "profil": "strict",\n  "rules": { "unknown-setting": "off" }\n}');
    await start();
    const marked = client!.pushed(CONFIG);
    client!.open(URI, WRONG);
    assert.ok(!(await findings()).some((one) => one.startsWith('unknown-setting')), 'what is right counts');
    const [problem] = (await marked) as [Diagnostic];
    assert.deepEqual(problem.range, { start: { line: 1, character: 2 }, end: { line: 1, character: 10 } });
    const message = 'unattend.config.json: There is no key "profil". Did you mean profile?';
    assert.deepEqual(client!.shown, [message]);
    client!.open(`${FOLDER}/other/autounattend.xml`, WRONG);
    await findings(`${FOLDER}/other/autounattend.xml`);
    assert.deepEqual(client!.shown, [message]);
    const cleared = client!.pushed(CONFIG);
    await change(CONFIG, '{}');
    assert.deepEqual(await cleared, []);
  });

  it('leaves the text of a configuration to a client that validates it, but not the schemas that it names', async () => {
    files.set(CONFIG, '{\n  "profil": "strict",\n  "schemas": ["none.json"]\n}');
    await start({ abilities: { ...ABILITIES, validatesConfiguration: true } });
    const marked = client!.pushed(CONFIG);
    client!.open(URI, WRONG);
    await findings();
    assert.deepEqual(
      (await marked).map(({ message }) => message),
      ['The component schema none.json is left out. The file cannot be read.'],
    );
    assert.deepEqual(client!.shown, [
      'unattend.config.json: There is no key "profil". Did you mean profile? (1 more)',
    ]);
    const cleared = client!.pushed(CONFIG);
    await change(CONFIG, '{ "profil": "strict" }');
    assert.deepEqual(await cleared, []);
  });

  it('sends what it finds to clients that do not pull', async () => {
    files.set(CONFIG, '{ "rules": { "schema": "hint" } }');
    await start({ pulls: false });
    const sent = client!.pushed(URI);
    client!.open(URI, WRONG);
    assert.ok((await sent).some(({ code, severity }) => code === 'unknown-setting' && severity === 4));
  });

  it('judges by own component schemas, and leaves a broken one out', async () => {
    files.set(CONFIG, '{ "schemas": ["schemas/agent.json", "schemas/none.json"] }');
    files.set(`${FOLDER}/schemas/agent.json`, AGENT_SCHEMA);
    await start();
    const marked = client!.pushed(CONFIG);
    client!.open(URI, AGENT);
    const found = await findings();
    assert.ok(found.includes('value-format 1'), found.join());
    const messages = ((await client!.pull(URI)) as FullDocumentDiagnosticReport).items.map(
      ({ message }) => message,
    );
    assert.ok(messages.includes('The value does not have the form that Server needs.'), messages.join('\n'));
    assert.match(
      String((await marked)[0]!.message),
      /^The component schema schemas\/none\.json is left out\. The file cannot be read\.$/,
    );
    assert.deepEqual(registered, ['**/agent.json', '**/none.json', '**/unattend.config.json']);

    const line = AGENT.split('\n').findIndex((text) => text.includes('<Server'));
    const hover = await client!.ask<Hover>('textDocument/hover', URI, { position: { line, character: 3 } });
    assert.match((hover.contents as { value: string }).value, /Where it reports to\./);
    const page = await client!.request<{ markdown: string }>('unattend/settingDocumentation', {
      component: 'contoso-agent',
    });
    assert.match(page.markdown, /^# Contoso-Agent\n/);

    await change(`${FOLDER}/schemas/agent.json`, AGENT_SCHEMA.replace('^https://', '^(f+)+$'));
    assert.ok(!(await findings()).some((one) => one.startsWith('value-format')));
    assert.match(
      client!.shown.at(-1)!,
      /agent\.json is left out\. Server: its "pattern" could take too long/,
    );
  });

  it('takes schemas from the settings, below the workspace folder', async () => {
    settings = { schemas: ['agent.json'] };
    files.set(`${FOLDER}/agent.json`, AGENT_SCHEMA.replace('"object"', '"number"'));
    await start();
    client!.open(URI, AGENT);
    while (client!.shown.length === 0) await findings();
    assert.deepEqual(client!.shown, [
      'The component schema agent.json is left out. The component: "type" must be one of object, array, string, boolean, integer.',
    ]);
  });

  it('offers to turn a rule off in the configuration', async () => {
    await start();
    client!.open(URI, WRONG);
    const line = WRONG.split('\n').findIndex((text) => text.includes('<ComputrName'));
    const range = { start: { line, character: 2 }, end: { line, character: 2 } };
    const offered = async () => {
      const actions = await client!.ask<CodeAction[]>('textDocument/codeAction', URI, {
        range,
        context: { diagnostics: [] },
      });
      return actions.find(({ title }) => title === 'Turn off unknown-setting in unattend.config.json')
        ?.command;
    };
    assert.deepEqual(await offered(), {
      title: 'Turn off unknown-setting in unattend.config.json',
      command: 'unattend.turnOffRule',
      arguments: [{ rule: 'unknown-setting', configuration: CONFIG }],
    });
    await change(`${FOLDER}/lab/unattend.config.json`, '{}');
    assert.deepEqual((await offered())?.arguments, [
      { rule: 'unknown-setting', configuration: `${FOLDER}/lab/unattend.config.json` },
    ]);
    assert.deepEqual(
      await client!.request('unattend/turnOffRuleEdit', { rule: 'unknown-setting', text: '{}' }),
      {
        start: 0,
        end: 2,
        newText: '{\n  "rules": {\n    "unknown-setting": "off"\n  }\n}',
      },
    );
    assert.equal(await client!.request('unattend/turnOffRuleEdit', { rule: 'x', text: '[' }), null);
  });

  it('answers with pages, and links to them only where they open', async () => {
    await start();
    client!.open(URI, WRONG);
    const linkOf = async () =>
      ((await client!.pull(URI)) as FullDocumentDiagnosticReport).items.find(
        ({ code }) => code === 'unknown-setting',
      )!.codeDescription;
    assert.deepEqual(await linkOf(), { href: 'unattend-docs:/rules/unknown-setting.md' });
    const page = async (method: string, params: object) =>
      (await client!.request<{ markdown: string } | null>(`unattend/${method}`, params))?.markdown;
    assert.match((await page('ruleDocumentation', { id: 'unknown-setting' }))!, /^# unknown-setting\n/);
    assert.match((await page('ruleDocumentation', {}))!, /^# Rules\n[\s\S]*\(unknown-setting\.md\)/);
    assert.match((await page('settingDocumentation', {}))!, /^# Settings reference\n/);
    for (const name of ['constructor', '', 'x']) {
      assert.equal(await page('ruleDocumentation', { id: name }), undefined);
      assert.equal(await page('settingDocumentation', { component: name }), undefined);
    }
  });

  it('asks a client for nothing that it did not promise', async () => {
    await start({ abilities: {} });
    client!.open(URI, WRONG);
    const { items } = (await client!.pull(URI)) as FullDocumentDiagnosticReport;
    assert.equal(
      items.find(({ codeDescription }) => codeDescription),
      undefined,
    );
    assert.ok(!client!.asked.includes('unattend/readFile'));
  });
});

interface Registrations {
  readonly registrations: readonly {
    readonly registerOptions: { readonly watchers?: readonly { readonly globPattern: string }[] };
  }[];
}
