/** Command lines that hand a script to PowerShell: where the script begins, and how Windows quotes it. */
import { stepsOf } from '../../answer-file/command-line';

export interface PowerShellLine {
  /** Everything before the script: the program, its options, `-Command` or `-EncodedCommand`, and a blank. */
  readonly head: string;
  readonly option: 'command' | 'encoded';
  /** The script as written: in quotation marks, bare, or as Base64. */
  readonly argument: string;
}

/** Undefined for a line that starts another program, runs a file, or has options that nobody knows. */
export function readPowerShellLine(text: string): PowerShellLine | undefined {
  const [program] = stepsOf(text);
  if (program?.program !== 'powershell' && program?.program !== 'pwsh') return undefined;
  let rest = program.rest;
  for (;;) {
    const written = /^[-/]([A-Za-z]+)(\s+)/.exec(rest);
    if (!written) return undefined;
    const name = written[1]!.toLowerCase();
    rest = rest.slice(written[0].length);
    const head = text.slice(0, text.length - rest.length);
    if (isShort(name, 'command', 1)) return { head, option: 'command', argument: rest };
    if (isShort(name, 'encodedcommand', 1) || name === 'ec')
      return { head, option: 'encoded', argument: rest };
    if (SWITCHES.some(([full, shortest]) => isShort(name, full, shortest))) continue;
    if (!ABBREVIATIONS.has(name) && !OPTIONS.some(([full, shortest]) => isShort(name, full, shortest)))
      return undefined;
    const value = /^(?:"[^"]*"|[^\s"]+)\s+/.exec(rest);
    if (!value) return undefined;
    rest = rest.slice(value[0].length);
  }
}

/** Name, and how many characters of it are enough (about_PowerShell_exe, about_Pwsh). */
type Switch = readonly [name: string, shortest: number];

const SWITCHES: readonly Switch[] = [
  ['nologo', 3],
  ['noprofile', 3],
  ['noninteractive', 4],
  ['noexit', 3],
  ['sta', 3],
  ['mta', 3],
];

/** Those that a value follows. */
const OPTIONS: readonly Switch[] = [
  ['executionpolicy', 2],
  ['windowstyle', 1],
  ['version', 1],
  ['inputformat', 3],
  ['outputformat', 1],
  ['configurationname', 6],
  ['workingdirectory', 2],
];

const ABBREVIATIONS = new Set(['ep', 'if', 'of', 'wd']);

/**
 * One argument as programs read it from a command line: quotation marks get a backslash, and the backslashes before a
 * quotation mark are doubled (learn.microsoft.com parsing-c-command-line-arguments).
 */
export function quoteArgument(value: string): string {
  const written = value.replace(/\\+"?|"/g, (found, start: number) => {
    const isMark = found.endsWith('"');
    const slashes = found.slice(0, isMark ? -1 : undefined);
    const isLast = start + found.length === value.length;
    return slashes + (isMark || isLast ? slashes : '') + (isMark ? '\\"' : '');
  });
  return `"${written}"`;
}

/** Undefined for what is not exactly one argument in quotation marks, or is quoted in another way. */
export function unquoteArgument(argument: string): string | undefined {
  if (argument.length < 2 || !argument.startsWith('"') || !argument.endsWith('"')) return undefined;
  const value = argument.slice(1, -1).replace(/(?<!\\)\\+("|$)/g, (found, mark: string) => {
    const slashes = found.length - mark.length;
    return '\\'.repeat(slashes >> 1) + (slashes % 2 === 1 ? mark : '');
  });
  return quoteArgument(value) === argument ? value : undefined;
}

function isShort(written: string, name: string, shortest: number): boolean {
  return written.length >= shortest && name.startsWith(written);
}
