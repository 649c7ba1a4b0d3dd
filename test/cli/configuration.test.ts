/** `unattend.config.json` on the command line. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { runIn } from '../support/command-line';
import { inComponent } from '../support/findings';

const WRONG = inComponent('specialize', 'Microsoft-Windows-Shell-Setup', '<ComputrName>PC1</ComputrName>');
const FILE = 'lab/west/autounattend.xml';
const AGENT = inComponent('specialize', 'Contoso-Agent', '<Server>ftp://a</Server>');
const AGENT_SCHEMA = {
  title: 'Contoso-Agent',
  type: 'object',
  properties: { Server: { type: 'string', pattern: '^https://' } },
};

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly target: object;
    readonly findings: readonly { readonly rule: string; readonly severity: string }[];
  }[];
}

async function check(files: Record<string, string | object>, ...args: string[]) {
  const texts = Object.entries(files).map(([path, content]) => [
    path,
    typeof content === 'string' ? content : JSON.stringify(content),
  ]);
  const run = await runIn({ files: Object.fromEntries(texts) }, ['check', '--format', 'json', ...args]);
  const report: Report = run.output === '' ? { files: [] } : JSON.parse(run.output);
  const findings = report.files.flatMap((file) =>
    file.findings.map(({ rule, severity }) => `${rule} ${severity}`),
  );
  return {
    ...run,
    findings,
    paths: report.files.map(({ path }) => path.replaceAll('\\', '/')),
    targets: report.files.map(({ target }) => target),
  };
}

describe('unattend.config.json on the command line', () => {
  it('is the nearest one above each file', async () => {
    const { findings } = await check(
      {
        'unattend.config.json': { rules: { schema: 'hint' } },
        'lab/unattend.config.json': { rules: { 'unknown-setting': 'info' } },
        [FILE]: WRONG,
      },
      FILE,
    );
    assert.ok(findings.includes('unknown-setting info'), findings.join());
  });

  it('is the one above the current folder for standard input', async () => {
    const run = await runIn(
      {
        files: { 'unattend.config.json': '{ "rules": { "unknown-setting": "off" } }' },
        standardInput: WRONG,
      },
      ['check', '-'],
    );
    assert.doesNotMatch(run.output, /unknown-setting/);
  });

  it('is weaker than an option, and its target stronger than a comment', async () => {
    const files = {
      'unattend.config.json': {
        target: { windows: 'windows-11', build: 26100, firmware: 'uefi' },
        profile: 'errors-only',
      },
      'a.xml': WRONG.replace(
        '</ComputrName>',
        '</ComputrName><registeredOwner>Kim</registeredOwner>',
      ).replace('<unattend ', '<!-- unattend-target: windows-7 bios -->\n<unattend '),
    };
    const plain = await check(files, 'a.xml');
    assert.deepEqual(plain.targets, [
      { windows: 'windows-11', build: 26100, architecture: 'amd64', firmware: 'uefi' },
    ]);
    assert.ok(plain.findings.every((finding) => finding.endsWith(' error')));
    const { targets, findings } = await check(
      files,
      '--target',
      'windows-10',
      '--profile',
      'recommended',
      'a.xml',
    );
    assert.deepEqual(targets, [{ windows: 'windows-10', architecture: 'amd64', firmware: 'uefi' }]);
    assert.ok(
      findings.some((finding) => !finding.endsWith(' error')),
      findings.join(),
    );
  });

  it('is the named one, or none', async () => {
    const files = {
      'unattend.config.json': { rules: { 'unknown-setting': 'off' } },
      'other/strict.json': { rules: { 'unknown-setting': 'warning' } },
      'a.xml': WRONG,
    };
    assert.ok(
      (await check(files, '--config', 'other/strict.json', 'a.xml')).findings.includes(
        'unknown-setting warning',
      ),
    );
    assert.ok((await check(files, '--no-config', 'a.xml')).findings.includes('unknown-setting error'));
    const both = await check(files, '--no-config', '--config', 'other/strict.json', 'a.xml');
    assert.deepEqual(
      [both.status, both.errors.split('.')[0]],
      [2, 'unattend check: --config and --no-config exclude each other'],
    );
  });

  it('leaves out the files that it ignores', async () => {
    const { paths } = await check(
      {
        'unattend.config.json': { ignore: ['**/old/**', '*.bak.xml'] },
        'autounattend.xml': WRONG,
        'unattend.bak.xml': WRONG,
        'lab/old/unattend.xml': WRONG,
        'lab/unattend.xml': WRONG,
      },
      '.',
    );
    assert.deepEqual(paths, ['autounattend.xml', 'lab/unattend.xml']);
    const formatted = await runIn(
      { files: { 'unattend.config.json': '{ "ignore": ["*"] }', 'unattend.xml': '<a>\n<b/></a>' } },
      ['format', '--check', '.'],
    );
    assert.deepEqual([formatted.status, formatted.output], [0, '']);
  });

  it('brings component schemas along', async () => {
    const files = {
      'unattend.config.json': { schemas: ['schemas/agent.json'] },
      'schemas/agent.json': AGENT_SCHEMA,
      'a.xml': AGENT,
    };
    assert.ok((await check(files, 'a.xml')).findings.includes('value-format error'));
    assert.ok(!(await check(files, '--no-config', 'a.xml')).findings.includes('value-format error'));
  });

  it('brings component schemas along for explain', async () => {
    const files = {
      'unattend.config.json': JSON.stringify({ schemas: ['agent.json'] }),
      'agent.json': JSON.stringify({
        ...AGENT_SCHEMA,
        properties: { Server: { type: 'string', description: 'Where the agent reports to.' } },
      }),
    };
    const explain = (...args: string[]) => runIn({ files }, ['explain', ...args]);
    assert.match((await explain('Contoso-Agent/Server')).output, /Where the agent reports to\./);
    assert.match((await explain('Contoso-Agnt')).errors, /Did you mean Contoso-Agent\?/);
    assert.equal((await explain('--no-config', 'Contoso-Agent/Server')).status, 2);
  });

  it('holds for a file that is made, and not for the explanation of a rule', async () => {
    const files = {
      'answers.json': JSON.stringify({ windows: 'windows-10', accounts: [{ name: 'owner', password: 'x' }] }),
      'unattend.config.json': JSON.stringify({ rules: { 'computername-star': 'warning' } }),
    };
    const made = (...args: string[]) => runIn({ files }, ['new', '--answers', 'answers.json', ...args]);
    assert.match((await made()).errors, /warning computername-star/);
    assert.doesNotMatch((await made('--no-config')).errors, /computername-star/);
    const broken = { files: { 'unattend.config.json': '{' } };
    assert.equal((await runIn(broken, ['explain', 'stray-text'])).status, 0);
    assert.equal((await runIn(broken, ['explain', 'Microsoft-Windows-Setup'])).status, 2);
  });

  for (const [name, files, message] of [
    [
      'no JSON',
      { 'unattend.config.json': '{\n  "rules": {,}\n}' },
      'unattend.config.json:2:13: This is not JSON: A name in double quotes must stand here.',
    ],
    [
      'two mistakes',
      { 'unattend.config.json': '{ "profil": 1, "rules": { "disk": "off" } }' },
      'unattend.config.json:1:3: There is no key "profil". Did you mean profile? (1 more)',
    ],
    [
      'a schema that is not there',
      { 'unattend.config.json': '{ "schemas": ["x.json"] }' },
      'unattend.config.json:1:15: The component schema x.json is broken. It cannot be read: there is no such file.',
    ],
    [
      'a broken schema',
      { 'unattend.config.json': '{ "schemas": ["x.json"] }', 'x.json': '{ "title": "A", "type": "object" }' },
      'unattend.config.json:1:15: The component schema x.json is broken. The component needs "type": "object" and "properties".',
    ],
  ] as const) {
    it(`ends the run in one line for ${name}`, async () => {
      const { status, output, errors } = await check({ ...files, 'a.xml': WRONG }, 'a.xml');
      assert.deepEqual([status, output, errors], [2, '', `unattend: ${message}\n`]);
    });
  }

  it('must exist when it is named', async () => {
    const { status, errors } = await check({ 'a.xml': WRONG }, '--config', 'none.json', 'a.xml');
    assert.deepEqual([status, errors], [2, 'unattend: cannot read none.json: there is no such file\n']);
  });

  if (existsSync('/dev/zero')) {
    it('reads no device, which would never end', async () => {
      const files = { 'a.xml': WRONG };
      const named = await runIn({ files }, ['check', '--config', '/dev/zero', 'a.xml']);
      assert.deepEqual([named.status, named.output], [2, '']);
      assert.match(named.errors, /cannot read \/dev\/zero: it is not a regular file/);
      const configuration = JSON.stringify({ schemas: ['/dev/zero'] });
      const schema = await runIn({ files: { ...files, 'unattend.config.json': configuration } }, [
        'check',
        'a.xml',
      ]);
      assert.equal(schema.status, 2);
      assert.match(schema.errors, /\/dev\/zero is broken\. It cannot be read: it is not a regular file/);
    });
  }
});
