/** `unattend check`: what it prints, and its exit status. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runIn } from '../support/command-line';
import { inComponent } from '../support/findings';
import { fixtures, fixtureText } from '../support/fixtures';

/** Nothing in it depends on a rule that may still come: the root is wrong, and no pass is one. */
const WRONG = '<unatend>\n\t<settings pass="oobesystem"/>\n</unatend>\n';

const SHELL_SETUP = 'Microsoft-Windows-Shell-Setup';
const GOOD = fixtureText('windows-11-uefi.xml');
const MISSPELT = inComponent('specialize', SHELL_SETUP, '<ComputrName>PC1</ComputrName>');

const TEXT_OF_WRONG = `wrong.xml:1:2 error: The root element must be <unattend>; Setup passes over a file that begins with <unatend>. [wrong-root-or-namespace]
1 | <unatend>
  |  ^^^^^^^

wrong.xml:2:2 hint: <settings> is empty: it has no effect. [empty-settings-or-component]
2 | <settings pass="oobesystem"/>
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

wrong.xml:2:18 error: There is no configuration pass "oobesystem". Did you mean oobeSystem? [unknown-pass]
2 | <settings pass="oobesystem"/>
  |                 ^^^^^^^^^^

1 file checked: 2 errors, 0 warnings, 0 notes, 1 hint
`;

/** The names of the files of a report, in its order. */
const pathsOf = (output: string): readonly string[] =>
  JSON.parse(output).files.map(({ path }: { path: string }) => path.replaceAll('\\', '/'));

describe('unattend check', () => {
  it('prints each finding with its line and a marker', async () => {
    const { status, output, errors } = await runIn({ files: { 'wrong.xml': WRONG } }, ['check', 'wrong.xml']);
    assert.deepEqual([status, errors], [1, '']);
    assert.equal(output, TEXT_OF_WRONG);
  });

  it('prints colours on a terminal, unless NO_COLOR is set', async () => {
    const files = { 'wrong.xml': WRONG };
    const onTerminal = await runIn({ files, isTerminal: true }, ['check', 'wrong.xml']);
    assert.ok(
      onTerminal.output.startsWith('\u001b[1mwrong.xml:1:2\u001b[0m \u001b[31merror\u001b[0m: The root'),
    );
    assert.equal(onTerminal.output.replace(/\u001b\[\d+m/g, ''), TEXT_OF_WRONG);
    const plain = await runIn({ files, isTerminal: true, env: { NO_COLOR: '1' } }, ['check', 'wrong.xml']);
    assert.equal(plain.output, TEXT_OF_WRONG);
  });

  it('cuts a long line around the place', async () => {
    const blanks = ' '.repeat(200);
    const files = { 'long.xml': `<a${blanks}b="1" b="2"${blanks}/>` };
    const { output } = await runIn({ files }, ['check', 'long.xml']);
    const lines = output.slice(output.indexOf('long.xml:1:209')).split('\n');
    assert.match(lines[0]!, /error: The attribute b stands twice in one tag\. \[xml-not-well-formed\]$/);
    assert.ok(lines[1]!.length <= 4 + 110);
    assert.equal(lines[1]![lines[2]!.indexOf('^')], 'b');
  });

  it('masks secrets in the lines that it prints', async () => {
    const text = inComponent(
      'oobeSystem',
      SHELL_SETUP,
      `<UserAccounts><AdministratorPassword><Value>Pa55-word</Value><PlainText>yes</PlainText></AdministratorPassword></UserAccounts>
<!-- Pa55-word --><Mistake/>
<FirstLogonCommands>
<SynchronousCommand><Order>x</Order><CommandLine>net user kim &quot;Other 5ecret&quot;</CommandLine></SynchronousCommand>
<SynchronousCommand><Order>y</Order><CommandLine>net user kim Th1rd /add</CommandLine></SynchronousCommand>
</FirstLogonCommands>`,
    );
    const { output } = await runIn({ files: { 'a.xml': text } }, ['check', 'a.xml']);
    assert.doesNotMatch(output, /Pa55|5ecret|Th1rd/);
    assert.match(output, /<Value>•{6}<\/Value>/);
    assert.match(output, /\n6 \| <!-- •{6} --><Mistake\/>\n {2}\| {17}\^{7}\n/);
    assert.match(output, /<CommandLine>net user kim •{6} \/add</);
  });

  it('masks the secrets of a file that breaks off', async () => {
    const text = `<unattend xmlns="urn:schemas-microsoft-com:unattend"><x y><AdministratorPassword><Value>Pa55-word`;
    const { output } = await runIn({ files: { 'a.xml': text } }, ['check', 'a.xml']);
    assert.match(output, /\n1 \| /);
    assert.doesNotMatch(output, /Pa55/);
  });

  it('prints nothing that steers a terminal or passes for a line of its own', async () => {
    const text = inComponent(
      'specialize',
      SHELL_SETUP,
      '<ComputerName>a\u001b[2J\u009b31m\u202e</ComputerName><x&#10;a.xml:1:1_error/>',
    );
    const { output } = await runIn({ files: { 'a.xml': text } }, ['check', 'a.xml']);
    assert.match(output, /<ComputerName>a \[2J 31m <\/ComputerName>/);
    assert.doesNotMatch(output, /[\u001b\u009b\u202e]|^a\.xml:1:1_error/m);
  });

  it('prints JSON', async () => {
    const files = { 'wrong.xml': WRONG };
    const { status, output } = await runIn({ files }, ['check', '--format', 'json', 'wrong.xml']);
    assert.equal(status, 1);
    assert.deepEqual(JSON.parse(output), {
      files: [
        {
          path: 'wrong.xml',
          target: {},
          findings: [
            {
              rule: 'wrong-root-or-namespace',
              severity: 'error',
              message:
                'The root element must be <unattend>; Setup passes over a file that begins with <unatend>.',
              start: { line: 1, column: 2 },
              end: { line: 1, column: 9 },
              fixes: ['Rename to unattend'],
            },
            {
              rule: 'empty-settings-or-component',
              severity: 'hint',
              message: '<settings> is empty: it has no effect.',
              start: { line: 2, column: 2 },
              end: { line: 2, column: 31 },
              fixes: ['Remove the empty settings'],
            },
            {
              rule: 'unknown-pass',
              severity: 'error',
              message: 'There is no configuration pass "oobesystem". Did you mean oobeSystem?',
              start: { line: 2, column: 18 },
              end: { line: 2, column: 28 },
              fixes: ['Replace by oobeSystem'],
            },
          ],
        },
      ],
      summary: { files: 1, errors: 2, warnings: 0, infos: 0, hints: 1 },
    });
  });

  it('names setting and target in JSON, and counts columns in UTF-16 units', async () => {
    const files = { 'a.xml': MISSPELT.replace('<ComputrName', '<!-- 😀 --><ComputrName') };
    const { output } = await runIn({ files }, [
      'check',
      '--format',
      'json',
      '--target',
      'windows-11',
      'a.xml',
    ]);
    const [file] = JSON.parse(output).files;
    assert.deepEqual(file.target, { windows: 'windows-11', architecture: 'amd64' });
    const finding = file.findings.find(({ rule }: { rule: string }) => rule === 'unknown-setting');
    assert.equal(finding.setting, `${SHELL_SETUP}/ComputrName`);
    assert.deepEqual(finding.start, { line: 5, column: 13 });
  });

  it('names only the fixes that the editor offers, in JSON and SARIF', async () => {
    // With Always or Never there would be a further finding.
    const text = inComponent(
      'windowsPE',
      'Microsoft-Windows-Setup',
      '<DiskConfiguration><WillShowUI>Sometimes</WillShowUI></DiskConfiguration>',
    );
    const io = { files: { 'a.xml': text } };
    const json = JSON.parse((await runIn(io, ['check', '--format', 'json', 'a.xml'])).output);
    const found = json.files[0].findings.find(({ rule }: { rule: string }) => rule === 'enum-value');
    assert.deepEqual(found.fixes, ['Replace by OnError']);
    const sarif = JSON.parse((await runIn(io, ['check', '--format', 'sarif', 'a.xml'])).output);
    const result = sarif.runs[0].results.find(({ ruleId }: { ruleId: string }) => ruleId === 'enum-value');
    assert.deepEqual(
      result.fixes.map((fix: { description: { text: string } }) => fix.description.text),
      ['Replace by OnError'],
    );
  });

  it('looks for what a file names beside it, and not for standard input', async () => {
    const command = (path: string) =>
      `<SynchronousCommand><CommandLine>cmd /c ${path}</CommandLine></SynchronousCommand>`;
    const paths = ['%configsetroot%\\scripts\\First.cmd', '%configsetroot%\\gone.cmd', '\\\\server\\x.cmd'];
    const text = inComponent(
      'oobeSystem',
      SHELL_SETUP,
      `<FirstLogonCommands>${paths.map(command).join('\n')}</FirstLogonCommands>`,
    );
    const files = { 'lab/autounattend.xml': text, 'lab/scripts/first.cmd': '' };
    const missingIn = (output: string) =>
      JSON.parse(output).files[0].findings.filter(
        ({ rule }: { rule: string }) => rule === 'file-beside-missing',
      );
    const { output } = await runIn({ files }, ['check', '--format', 'json', 'lab']);
    assert.deepEqual(
      missingIn(output).map(({ severity, start }: { severity: string; start: { line: number } }) => [
        severity,
        text.split('\n')[start.line - 1]!.includes('gone.cmd'),
      ]),
      [['hint', true]],
    );
    const piped = ['check', '--format', 'json', '--stdin-filename', 'lab/autounattend.xml'];
    assert.deepEqual(missingIn((await runIn({ files, standardInput: text }, piped)).output), []);
  });

  it('finds no error in the fixtures', async () => {
    const files = Object.fromEntries(fixtures.map(({ name, text }) => [name, text]));
    const { status, output } = await runIn({ files }, ['check', '--format', 'json', ...Object.keys(files)]);
    assert.equal(JSON.parse(output).summary.errors, 0);
    assert.equal(status, 0);
  });

  describe('ends with the status', () => {
    const warned = { 'a.xml': inComponent('oobeSystem', SHELL_SETUP, '<CopyProfile>true</CopyProfile>') };

    it('0 without an error, 1 with one', async () => {
      assert.equal((await runIn({ files: { 'a.xml': GOOD } }, ['check', 'a.xml'])).status, 0);
      assert.equal(
        (await runIn({ files: { 'a.xml': GOOD, 'b.xml': WRONG } }, ['check', 'a.xml', 'b.xml'])).status,
        1,
      );
    });

    it('1 with more warnings than allowed', async () => {
      const { output } = await runIn({ files: warned }, ['check', '--format', 'json', 'a.xml']);
      const { errors, warnings } = JSON.parse(output).summary;
      assert.ok(errors === 0 && warnings > 0);
      for (const [most, status] of [
        [warnings, 0],
        [warnings - 1, 1],
      ]) {
        assert.equal(
          (await runIn({ files: warned }, ['check', '--max-warnings', String(most), 'a.xml'])).status,
          status,
        );
      }
    });

    it('2 when a file cannot be read, after checking the others', async () => {
      const { status, output, errors } = await runIn({ files: { 'a.xml': GOOD } }, [
        'check',
        '--format',
        'json',
        'none.xml',
        'a.xml',
      ]);
      assert.equal(status, 2);
      assert.deepEqual(pathsOf(output), ['a.xml']);
      assert.equal(errors, 'unattend: cannot read none.xml: there is no such file\n');
    });

    for (const [args, message] of [
      [['check'], 'Name at least one answer file, or - for standard input.'],
      [['check', '--colour', 'a.xml'], "Unknown option '--colour'."],
      [['check', '--format', 'yaml', 'a.xml'], /--format must be one of text, json.*, not "yaml"\./],
      [
        ['check', '--target', 'windows-95', 'a.xml'],
        /--target must be one of windows-vista, .*, not "windows-95"\./,
      ],
      [['check', '--max-warnings', 'few', 'a.xml'], '--max-warnings must be a whole number, not "few".'],
      [['check', 'a.xml', '--max-warnings'], "Option '--max-warnings <value>' argument missing."],
    ] as readonly (readonly [readonly string[], string | RegExp])[]) {
      it(`2 for ${args.join(' ')}`, async () => {
        const { status, output, errors } = await runIn({}, args);
        assert.deepEqual([status, output], [2, '']);
        const [, said] = /^unattend check: (.*) Try: unattend check --help\n$/s.exec(errors)!;
        if (typeof message === 'string') assert.equal(said, message);
        else assert.match(said!, message);
      });
    }
  });

  describe('takes', () => {
    const files = {
      'autounattend.xml': WRONG,
      'sub/Unattend.xml': WRONG,
      'sub/deeper/x-unattend-y.xml': WRONG,
      'sub/other.xml': WRONG,
      'node_modules/x/unattend.xml': WRONG,
    };
    const checked = async (...names: string[]) =>
      pathsOf((await runIn({ files }, ['check', '--format', 'json', ...names])).output);

    it('files in their order, each once', async () => {
      assert.deepEqual(
        await checked('sub/other.xml', 'autounattend.xml', './sub/other.xml', 'sub/../autounattend.xml'),
        ['sub/other.xml', 'autounattend.xml'],
      );
    });

    it('folders', async () => {
      assert.deepEqual(await checked('.'), [
        'autounattend.xml',
        'sub/Unattend.xml',
        'sub/deeper/x-unattend-y.xml',
      ]);
    });

    it('globs', async () => {
      assert.deepEqual(await checked('sub/*.xml'), ['sub/Unattend.xml', 'sub/other.xml']);
      assert.deepEqual(await checked('**/*-{unattend,other}-*.xml'), ['sub/deeper/x-unattend-y.xml']);
    });

    it('a file whose name looks like a glob', async () => {
      const { output } = await runIn({ files: { '[a].xml': WRONG } }, [
        'check',
        '--format',
        'json',
        '[a].xml',
      ]);
      assert.deepEqual(pathsOf(output), ['[a].xml']);
    });

    if (process.platform !== 'win32') {
      it('a folder with pipes, and links that lead in a circle or out of it', async () => {
        const folder = mkdtempSync(join(tmpdir(), 'unattend-links-'));
        try {
          mkdirSync(join(folder, 'inside'));
          writeFileSync(join(folder, 'inside/unattend.xml'), GOOD);
          symlinkSync(folder, join(folder, 'inside/again'));
          symlinkSync('/', join(folder, 'inside/root'));
          execFileSync('mkfifo', [join(folder, 'autounattend.xml')]);
          const { status, output, errors } = await runIn({}, ['check', '--format', 'json', folder]);
          assert.deepEqual(
            pathsOf(output).map((path) => path.split('/').slice(-2).join('/')),
            ['inside/unattend.xml'],
          );
          if (errors !== '') assert.match(errors, /not a regular file/);
          const named = await runIn({}, ['check', join(folder, 'autounattend.xml')]);
          assert.deepEqual([named.status, status === 2 || status === 0], [2, true]);
          assert.match(named.errors, /it is not a regular file/);
        } finally {
          rmSync(folder, { recursive: true });
        }
      });
    }

    it('a glob that fits no file for a mistake', async () => {
      const { status, errors } = await runIn({ files }, ['check', '*.yaml']);
      assert.deepEqual([status, errors], [2, 'unattend: cannot read *.yaml: there is no such file\n']);
    });

    it('standard input', async () => {
      const { status, output } = await runIn({ standardInput: WRONG }, ['check', '-']);
      assert.deepEqual([status, output], [1, TEXT_OF_WRONG.replaceAll('wrong.xml', '-')]);
    });
  });

  describe('reads', () => {
    const rulesIn = async (content: Uint8Array): Promise<readonly string[]> => {
      const { output } = await runIn({ files: { 'a.xml': content } }, ['check', '--format', 'json', 'a.xml']);
      const [file] = JSON.parse(output).files;
      return file.findings.map(
        ({ rule, message }: { rule: string; message: string }) => `${rule}: ${message}`,
      );
    };

    it('UTF-16', async () => {
      const text = `\ufeff${GOOD.replace('encoding="utf-8"', 'encoding="utf-16"')}`;
      const inUtf8 = await rulesIn(Buffer.from(GOOD));
      for (const content of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]) {
        const found = await rulesIn(content);
        assert.deepEqual(
          found.filter((finding) => !finding.startsWith('encoding-not-utf8')),
          inUtf8,
        );
      }
    });

    it('UTF-16 that declares UTF-8 as a mistake', async () => {
      const found = await rulesIn(Buffer.from(`\ufeff${GOOD}`, 'utf16le'));
      assert.ok(found.some((finding) => finding.startsWith('encoding-mismatch: The file is UTF-16')));
    });

    it('no character of a file that is no text', async () => {
      const found = await rulesIn(Buffer.from([0x4d, 0x5a, 0, 1, 2, 3]));
      assert.deepEqual(found, [
        'encoding-mismatch: This is not text: it contains zero bytes. An answer file is XML in UTF-8.',
      ]);
    });
  });
});
