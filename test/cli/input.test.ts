/** What a command reads: standard input under a name, and files that are left out. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { runAndRead, runIn } from '../support/command-line';
import { inComponent } from '../support/findings';

const WRONG = inComponent('specialize', 'Microsoft-Windows-Shell-Setup', '<Nonsense/>');
const UNTIDY = '<unattend>\n<settings pass="specialize"   />\n  </unattend>';
const TIDY = '<unattend>\n  <settings pass="specialize" />\n</unattend>';

const pathsOf = (output: string): readonly string[] =>
  JSON.parse(output).files.map(({ path }: { path: string }) => path);

describe('--stdin-filename', () => {
  it('gives standard input a name, which rules and reports know', async () => {
    const second = WRONG.slice(WRONG.indexOf('<settings')).replace('specialize', 'oobeSystem');
    const text = WRONG.replace('</unattend>\n', second);
    const rulesFor = async (...args: string[]) => {
      const { output } = await runIn({ standardInput: text }, ['check', '--format', 'json', ...args]);
      const [file] = JSON.parse(output).files;
      return [file.path, file.findings.some(({ rule }: { rule: string }) => rule === 'no-windowspe-pass')];
    };
    const name = 'images/autounattend.xml';
    assert.deepEqual(await rulesFor('--stdin-filename', name), [name, true]);
    assert.deepEqual(await rulesFor('-'), ['-', false]);
  });

  it('has the configuration of that place hold', async () => {
    const files = { 'images/unattend.config.json': '{ "rules": { "unknown-setting": "off" } }' };
    const check = async (...args: string[]) =>
      (await runIn({ files, standardInput: WRONG }, ['check', ...args])).status;
    assert.equal(await check('--stdin-filename', 'images/unattend.xml'), 0);
    assert.equal(await check('--stdin-filename', 'unattend.xml', '-'), 1);
    assert.equal(await check('-'), 1);
  });

  it('works with format, which never needs the file', async () => {
    const run = await runAndRead({ files: { 'a.xml': 'as it was' }, standardInput: UNTIDY }, [
      'format',
      '--stdin-filename',
      'a.xml',
    ]);
    assert.deepEqual([run.status, run.output, run.contents['a.xml']!.toString()], [0, TIDY, 'as it was']);
    const { status, output } = await runIn({ standardInput: UNTIDY }, [
      'format',
      '--check',
      '--stdin-filename',
      'a.xml',
    ]);
    assert.deepEqual([status, output], [1, 'a.xml\n']);
  });

  it('goes with no other file', async () => {
    const { status, errors } = await runIn({}, ['check', '--stdin-filename', 'a.xml', 'b.xml']);
    assert.equal(status, 2);
    assert.match(errors, /--stdin-filename names standard input: leave out the other files\./);
  });

  it('passes on what is left out when the text is wanted back', async () => {
    const files = { '.unattendignore': 'a.xml\n' };
    const run = (...args: string[]) =>
      runIn({ files, standardInput: UNTIDY }, [...args, '--stdin-filename', 'a.xml']);
    assert.equal((await run('format')).output, UNTIDY);
    assert.deepEqual((await run('format', '--check')).status, 0);
    assert.match((await run('check')).output, /^0 files checked/);
  });
});

describe('.unattendignore', () => {
  const files = {
    '.unattendignore': '# old images\nold/\n*-draft.xml\n!keep-draft.xml\n',
    'unattend.xml': WRONG,
    'unattend-draft.xml': WRONG,
    'keep-unattend.xml': WRONG,
    'old/unattend.xml': WRONG,
    'new/unattend-draft.xml': WRONG,
    'new/.unattendignore': '!unattend-draft.xml\n/unattend.xml\n',
    'new/unattend.xml': WRONG,
    'new/deep/unattend.xml': WRONG,
  };
  const checked = async (...args: string[]) =>
    [...pathsOf((await runIn({ files }, ['check', '--format', 'json', ...args])).output)].sort();

  it('leaves out what its patterns match, the nearest file first', async () => {
    assert.deepEqual(await checked('.'), [
      'keep-unattend.xml',
      'new/deep/unattend.xml',
      'new/unattend-draft.xml',
      'unattend.xml',
    ]);
  });

  it('holds for files that are named too', async () => {
    assert.deepEqual(await checked('old/unattend.xml', 'unattend.xml'), ['unattend.xml']);
  });

  it('says nothing about standard input without a name', async () => {
    const { output } = await runIn({ files: { '.unattendignore': '*' }, standardInput: WRONG }, [
      'check',
      '-',
    ]);
    assert.match(output, /^1 file checked/m);
  });

  it('holds for format --write', async () => {
    const { contents } = await runAndRead(
      { files: { '.unattendignore': 'a-*', 'a-unattend.xml': UNTIDY, 'b-unattend.xml': UNTIDY } },
      ['format', '--write', '.'],
    );
    assert.equal(contents['a-unattend.xml']!.toString(), UNTIDY);
    assert.equal(contents['b-unattend.xml']!.toString(), TIDY);
  });

  it('is not read with --no-ignore', async () => {
    assert.equal((await checked('--no-ignore', '.')).length, 7);
  });

  it('can be another file, whose folder its patterns are for', async () => {
    const own = { ...files, 'lists/ci.ignore': 'unattend.xml', 'lists/unattend.xml': WRONG };
    const { output } = await runIn({ files: own }, [
      'check',
      '--format',
      'json',
      '--ignore-path',
      'lists/ci.ignore',
      '.',
    ]);
    assert.ok(!pathsOf(output).includes('lists/unattend.xml'));
    assert.ok(pathsOf(output).includes('old/unattend.xml'));
  });

  if (existsSync('/dev/zero')) {
    it('is no device, which would never end', async () => {
      const { status, errors } = await runIn({ files }, ['check', '--ignore-path', '/dev/zero', '.']);
      assert.equal(status, 2);
      assert.match(errors, /cannot read \/dev\/zero: it is not a regular file/);
    });
  }

  for (const [args, message] of [
    [['--ignore-path', 'none', '.'], 'unattend: cannot read none: there is no such file\n'],
    [['--ignore-path', 'x', '--no-ignore', '.'], /--ignore-path and --no-ignore exclude each other\./],
  ] as readonly (readonly [readonly string[], string | RegExp])[]) {
    it(`ends with status 2 for ${args.join(' ')}`, async () => {
      const { status, errors } = await runIn({ files }, ['check', ...args]);
      assert.equal(status, 2);
      if (typeof message === 'string') assert.equal(errors, message);
      else assert.match(errors, message);
    });
  }
});
