/** The scripts of `unattend completion` in a real zsh and a real fish, where they are installed. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TARGET_WINDOWS } from '../../server/answer-file/target';
import { COMMANDS } from '../../server/cli/commands';
import { REPORT_FORMATS } from '../../server/report/formats';
import { runIn } from '../support/command-line';

/** What the shells offer behind what is typed. */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
  'unattend re': ['redact'],
  'unattend --': ['--help', '--version'],
  'unattend check --fi': ['--firmware', '--fix', '--fix-dry-run'],
  'unattend check a.xml --fi': ['--firmware', '--fix', '--fix-dry-run'],
  'unattend check --format ': REPORT_FORMATS,
  'unattend check --format=s': ['sarif'],
  'unattend check --target windows-1': TARGET_WINDOWS.filter((name) => name.startsWith('windows-1')),
  'unattend check ': ['autounattend.xml', 'format'],
  'unattend check --config ': ['autounattend.xml', 'format'],
  'unattend check --max-warnings ': [],
  'unattend check -- --f': [],
  'unattend check format --wr': [],
  'unattend rules --': ['--format', '--help'],
  'unattend explain computername-too': ['computername-too-long'],
  'unattend completion f': ['fish'],
  ...Object.fromEntries(
    Object.entries(COMMANDS).map(([name, { options }]) => [
      `unattend ${name} --`,
      [...Object.keys(options), 'help'].map((option) => `--${option}`),
    ]),
  ),
};

/** Shows no list and asks nothing: the words are kept as they are offered, for each line that is typed. */
const ZSH_SETTINGS = `fpath=($PWD/../functions $fpath)
autoload -Uz compinit
compinit -u -D
LISTMAX=0
compadd() {
  local -a found
  if [[ \${@[1,(i)(-|--)]} != *-(O|A|D)\\ * ]]; then
    builtin compadd -O found "$@"
    (( $#found )) && print -rl -- $found >> ../offered
  fi
  builtin compadd "$@"
}
zle-line-init() {
  local typed
  while IFS= read -r typed; do
    BUFFER=$typed CURSOR=$#typed
    zle list-choices
    print >> ../offered
  done < ../typed
  exit
}
zle -N zle-line-init
`;

/** zsh completes on a terminal only, so it gets one. */
const ZSH_TERMINAL = `zmodload zsh/zpty
zpty shell zsh -d -i
while zpty -r shell screen; do :; done
`;

const FISH_LINES = `source ../unattend.fish
while read --local --delimiter \\n typed
  complete --do-complete $typed | string replace --regex '\\t.*' ''
  echo
end < ../typed > ../offered
`;

describe('completion in shells', () => {
  let folder: string;
  const path = (...names: string[]): string => join(folder, ...names);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'unattend-'));
    mkdirSync(path('work', 'format'), { recursive: true });
    writeFileSync(path('work', 'autounattend.xml'), '');
    writeFileSync(path('typed'), Object.keys(OFFERED).join('\n').concat('\n'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs a shell, which writes what it offers for each line, and an empty line behind it. */
  const assertOffered = (shell: string, args: readonly string[], env: Readonly<Record<string, string>>) => {
    const { status, stderr } = spawnSync(shell, args, {
      cwd: path('work'),
      env: { PATH: process.env.PATH, HOME: folder, TERM: 'dumb', ...env },
      encoding: 'utf8',
    });
    assert.deepEqual([stderr, status], ['', 0]);
    const blocks = readFileSync(path('offered'), 'utf8').split(/(?<=^|\n)\n/);
    const offered = Object.keys(OFFERED).map((typed, index) => [typed, words(blocks[index] ?? '')]);
    assert.deepEqual(
      Object.fromEntries(offered),
      Object.fromEntries(Object.entries(OFFERED).map(([typed, names]) => [typed, [...names].sort()])),
    );
  };

  itWith('zsh', async () => {
    mkdirSync(path('functions'));
    writeFileSync(path('functions', '_unattend'), (await runIn({}, ['completion', 'zsh'])).output);
    writeFileSync(path('.zshrc'), ZSH_SETTINGS);
    writeFileSync(path('terminal.zsh'), ZSH_TERMINAL);
    assertOffered('zsh', ['-f', path('terminal.zsh')], { ZDOTDIR: folder });
  });

  itWith('fish', async () => {
    writeFileSync(path('unattend.fish'), (await runIn({}, ['completion', 'fish'])).output);
    writeFileSync(path('lines.fish'), FISH_LINES);
    assertOffered('fish', ['--no-config', path('lines.fish')], {});
  });
});

/** fish repeats the option before a value and marks a folder. */
function words(lines: string): readonly string[] {
  return lines
    .split('\n')
    .map((line) => line.replace(/^--\w+=|\/$/, ''))
    .filter((line) => line !== '')
    .sort();
}

/** A test that is skipped where the shell is not installed, and says so. */
function itWith(shell: string, test: () => Promise<void>): void {
  if (spawnSync(shell, ['-c', 'true']).status === 0) it(`is right in ${shell}`, test);
  else it.skip(`is right in ${shell}, which is not installed here`, test);
}
