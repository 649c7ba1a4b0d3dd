/** `unattend completion`: the script for bash in a real bash, and every option in those for the other shells. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TARGET_WINDOWS } from '../../server/answer-file/target';
import { COMMANDS } from '../../server/cli/commands';
import { REPORT_FORMATS } from '../../server/report/formats';
import { runIn } from '../support/command-line';

const hasBash = spawnSync('bash', ['-c', 'complete -p || true']).status === 0;

describe('unattend completion', () => {
  (hasBash ? describe : describe.skip)('in bash', () => {
    let folder: string;
    let script: string;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'unattend-'));
      script = join(folder, 'completion.bash');
      writeFileSync(script, (await runIn({}, ['completion', 'bash'])).output);
    });
    after(() => rmSync(folder, { recursive: true }));

    /** What bash offers behind the words; the last one is being typed. */
    const complete = (...words: string[]): readonly string[] => {
      const quoted = words.map((word) => `'${word}'`).join(' ');
      const program = `source "$1"
COMP_WORDS=(unattend ${quoted}); COMP_CWORD=${words.length}
_unattend
printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-u', '-c', program, 'bash', script], {
        encoding: 'utf8',
      });
      assert.deepEqual([stderr, status], ['', 0]);
      return stdout.split('\n').filter((line) => line !== '');
    };

    it('completes commands', () => {
      assert.deepEqual(complete(''), [...Object.keys(COMMANDS), '--help', '--version']);
      assert.deepEqual(complete('re'), ['redact']);
    });

    it('completes the options of each command', () => {
      for (const [name, { options }] of Object.entries(COMMANDS)) {
        assert.deepEqual(
          complete(name, '--'),
          [...Object.keys(options), 'help'].map((option) => `--${option}`),
        );
      }
      assert.deepEqual(complete('check', 'a.xml', '--fi'), ['--fix', '--fix-dry-run', '--firmware']);
    });

    it('completes values, in both ways to write them', () => {
      assert.deepEqual(complete('check', '--format', ''), REPORT_FORMATS);
      assert.deepEqual(complete('check', '--format', '=', 's'), ['sarif']);
      assert.deepEqual(complete('preview', '--target', '='), TARGET_WINDOWS);
    });

    it('leaves files and numbers to bash', () => {
      assert.deepEqual(complete('check', ''), []);
      assert.deepEqual(complete('check', '--config', ''), []);
      assert.deepEqual(complete('check', '--max-warnings', ''), []);
    });

    it('completes rules and components', () => {
      assert.deepEqual(complete('explain', 'computername-too'), ['computername-too-long']);
      assert.ok(complete('explain', 'Microsoft-Windows-Sh').includes('Microsoft-Windows-Shell-Setup'));
      assert.deepEqual(complete('completion', 'f'), ['fish']);
    });

    it('is bound to the program', () => {
      const { stdout } = spawnSync('bash', ['-c', 'source "$1"; complete -p unattend', 'bash', script], {
        encoding: 'utf8',
      });
      assert.equal(stdout, 'complete -o bashdefault -o default -F _unattend unattend\n');
    });
  });

  for (const [shell, written] of [
    ['zsh', (name: string) => new RegExp(`'--${name}=?\\[`)],
    ['fish', (name: string) => new RegExp(` -l ${name} `)],
    ['powershell', (name: string) => new RegExp(`'--${name}'`)],
  ] as const) {
    it(`has every command, option and choice for ${shell}`, async () => {
      const { status, output } = await runIn({}, ['completion', shell]);
      assert.equal(status, 0);
      for (const [name, { options }] of Object.entries(COMMANDS)) {
        assert.ok(output.includes(name), name);
        for (const [option, { choices = [] }] of Object.entries(options)) {
          assert.match(output, written(option));
          for (const choice of choices) assert.ok(output.includes(choice), choice);
        }
      }
    });
  }

  it('knows no other shell', async () => {
    const { status, errors } = await runIn({}, ['completion', 'cmd']);
    assert.equal(status, 2);
    assert.match(errors, /Name one shell: bash, zsh, fish, powershell\./);
  });
});
