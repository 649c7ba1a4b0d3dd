/** The command line around its commands: help, version, `rules`, `explain`, and the built program as a process. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { RULES } from '../../server/checks/rules';
import { runIn } from '../support/command-line';

const run = (...args: string[]) => runIn({}, args);

describe('unattend', () => {
  it('prints its version and its help', async () => {
    assert.deepEqual(await run('--version'), { status: 0, output: '1.2.3\n', errors: '' });
    const { status, output } = await run('--help');
    assert.equal(status, 0);
    for (const command of ['check', 'rules', 'explain'])
      assert.match(output, new RegExp(`^  ${command} `, 'm'));
    assert.equal((await run()).status, 2);
  });

  for (const command of ['check', 'rules', 'explain']) {
    it(`prints the help of ${command}`, async () => {
      const { status, output } = await run(command, '--help');
      assert.equal(status, 0);
      assert.ok(output.startsWith(`unattend ${command}`));
    });
  }

  for (const command of ['chek', 'constructor', '']) {
    it(`knows no command "${command}"`, async () => {
      assert.deepEqual(await run(command), {
        status: 2,
        output: '',
        errors: `unattend: there is no command "${command}". Try: unattend --help\n`,
      });
    });
  }
});

describe('unattend rules', () => {
  it('lists every rule', async () => {
    const { status, output } = await run('rules');
    assert.equal(status, 0);
    const lines = output.trimEnd().split('\n');
    assert.equal(lines.length, RULES.length);
    assert.match(lines.find((line) => line.startsWith('unknown-setting '))!, /^unknown-setting +error {4}\S/);
  });

  it('lists them as JSON', async () => {
    const { output } = await run('rules', '--format', 'json');
    const rule = JSON.parse(output).find(({ id }: { id: string }) => id === 'unknown-setting');
    assert.deepEqual(Object.keys(rule), ['id', 'title', 'severity', 'subject']);
  });

  it('refuses another format', async () => {
    const { status, errors } = await run('rules', '--format', 'xml');
    assert.equal(status, 2);
    assert.equal(
      errors,
      'unattend rules: --format must be one of text, json, not "xml". Try: unattend rules --help\n',
    );
  });
});

describe('unattend explain', () => {
  for (const [name, phrases] of [
    ['unknown-setting', ['# unknown-setting', '## Wrong', 'unattend-disable-next-line unknown-setting']],
    ['Microsoft-Windows-Shell-Setup', ['**Microsoft-Windows-Shell-Setup**', 'Passes: ']],
    ['microsoft-windows-shell-setup/oobe/ProtectYourPC', ['- `3`: ', 'Passes: `oobeSystem`']],
  ] as const) {
    it(`explains ${name}`, async () => {
      const { status, output, errors } = await run('explain', name);
      assert.deepEqual([status, errors], [0, '']);
      for (const phrase of phrases) assert.ok(output.includes(phrase), phrase);
      assert.ok(output.endsWith('\n') && !output.endsWith('\n\n'));
    });
  }

  for (const [args, message] of [
    [['explain'], 'Name one rule, component or setting.'],
    [['explain', 'a', 'b'], 'Name one rule, component or setting.'],
    [
      ['explain', 'unknown-seting'],
      'There is no rule, component or setting "unknown-seting". Did you mean unknown-setting?',
    ],
    [['explain', 'xyz'], 'There is no rule, component or setting "xyz".'],
    [['explain', 'constructor'], 'There is no rule, component or setting "constructor".'],
    [
      ['explain', 'Microsoft-Windows-Shell-Setup/Nope'],
      'There is no rule, component or setting "Microsoft-Windows-Shell-Setup/Nope".',
    ],
  ] as const) {
    it(`refuses ${args.join(' ')}`, async () => {
      const { status, output, errors } = await run(...args);
      assert.deepEqual([status, output], [2, '']);
      assert.ok(errors.startsWith(`unattend explain: ${message}`), errors);
    });
  }
});

describe('the built command line', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

  it('runs as a process', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', '--version'], {
      encoding: 'utf8',
    });
    assert.deepEqual([status, stdout, stderr], [0, `${version}\n`, '']);
  });

  it('reads standard input and ends with the status', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ['dist/cli.js', 'check', '--format', 'json', '-'],
      {
        encoding: 'utf8',
        input: '<unatend/>',
      },
    );
    assert.equal(status, 1);
    assert.equal(JSON.parse(stdout).files[0].path, '-');
  });

  it('ends quietly when nobody reads on', async () => {
    // Much is wrong with TypeScript when it is read as XML: more than a pipe holds.
    const cli = spawn(process.execPath, ['dist/cli.js', 'check', 'server/**/*.ts', 'test/**/*.ts']);
    let errors = '';
    cli.stderr.on('data', (text) => {
      errors += text;
    });
    cli.stdout.once('data', () => cli.stdout.destroy());
    const status = await new Promise((resolve) => cli.once('exit', resolve));
    assert.deepEqual([status, errors], [0, '']);
  });

  it('ends with its status when nobody reads the messages', async () => {
    // More messages than a pipe holds.
    const names = Array.from({ length: 3000 }, (_, index) => `none-${index}.xml`);
    const cli = spawn(process.execPath, ['dist/cli.js', 'check', ...names]);
    cli.stdout.resume();
    cli.stderr.once('data', () => cli.stderr.destroy());
    assert.equal(await new Promise((resolve) => cli.once('exit', resolve)), 2);
  });
});
