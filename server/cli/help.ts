/** What `--help` prints, made of the table of commands. */
import { isFlag, type Option } from './arguments';
import type { Command, Commands } from './command';

export function generalHelp(commands: Commands): string {
  const rows = Object.entries(commands).map(([name, { summary }]) => [name, summary] as const);
  return [
    'unattend COMMAND [options]',
    '',
    ...wrap('Checks answer files for Windows Setup (autounattend.xml, unattend.xml), and more.', 0),
    '',
    'Commands:',
    ...table(rows),
    '',
    'Options:',
    ...table(GENERAL_OPTIONS),
    '',
    ...wrap('unattend COMMAND --help tells more about each.', 0),
    '',
  ].join('\n');
}

/** What the program understands without a command, and `--help` behind each. */
export const GENERAL_OPTIONS: readonly (readonly [string, string])[] = [
  ['--help, -h', 'print help'],
  ['--version, -v', 'print the version'],
];

export function commandHelp({ usage, about, options, examples, statuses }: Command): string {
  const rows = Object.entries(options).map(
    ([name, option]) => [written(name, option), described(option)] as const,
  );
  return [
    ...usage.map((line) => `unattend ${line}`),
    ...about.flatMap((paragraph) => ['', ...wrap(paragraph, 0)]),
    ...(rows.length > 0 ? ['', 'Options:', ...table(rows)] : []),
    '',
    'Examples:',
    ...examples.flatMap(({ command, does }) => [...wrap(`${does}:`, 2), `    ${command}`]),
    '',
    'Exit status:',
    ...table(Object.entries(statuses)),
    '',
  ].join('\n');
}

/** The option as it is typed, such as `--config FILE`; choices are listed in its description when they are many. */
export function written(name: string, option: Option): string {
  return isFlag(option) ? `--${name}` : `--${name} ${option.value ?? option.choices!.join('|')}`;
}

/** What the option does, its choices included when `written` does not show them. */
export function described({ does, value, choices }: Option): string {
  return value !== undefined && choices ? `${does}; one of ${choices.join(', ')}` : does;
}

const WIDTH = 80;
const COLUMN = 26;

/** Two columns; a long entry of the first stands on a line of its own. */
function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const widest = Math.max(...rows.map(([entry]) => entry.length));
  const column = Math.min(COLUMN, widest + 4);
  return rows.flatMap(([entry, text]) => {
    const [first = '', ...others] = wrap(text, column);
    const head = `  ${entry}`;
    if (head.length + 2 > column) return [head, first, ...others];
    return [head.padEnd(column) + first.trimStart(), ...others];
  });
}

/** Breaks a text at blanks into lines of at most 80 characters, each behind `indent` blanks. */
function wrap(text: string, indent: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(' '.repeat(indent) + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, ' '.repeat(indent) + line];
}
