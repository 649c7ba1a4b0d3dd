/** What `cmd /c` runs, as a line of a batch file and back. What would run differently there is refused. */
import { isShellBuiltIn, stepsOf } from '../../answer-file/command-line';

/** What cmd runs for a command line `cmd.exe /c …`; undefined for other options, and where quotation marks are in doubt. */
export function shellBody(line: string): string | undefined {
  const [program] = stepsOf(line);
  const body = program?.program === 'cmd' ? /^\/c\s+(\S.*)$/i.exec(program.rest)?.[1] : undefined;
  if (!body?.startsWith('"')) return body;
  const last = body.lastIndexOf('"');
  const inner = body.slice(1, last);
  if (last === 0) return undefined;
  // cmd keeps two quotation marks around the name of a program and drops the outer ones of anything else.
  if (inner.includes('"') || /[&<>()@^|]/.test(inner)) return inner + body.slice(last + 1);
  if (/\.(?:exe|com|cmd|bat)$/i.test(inner)) return /\s/.test(inner) ? body : undefined;
  const [word = ''] = /^\w+/.exec(inner) ?? [];
  return last === body.length - 1 && isShellBuiltIn(word) ? inner : undefined;
}

/** The command line that has cmd run a body; undefined when cmd would read it in another way. */
export function shellLine(body: string): string | undefined {
  const line = `cmd.exe /c ${body.startsWith('"') ? `"${body}"` : body}`;
  return shellBody(line) === body ? line : undefined;
}

/**
 * A batch file doubles the percent signs of loops and drops variables that are not set, where a command line keeps
 * them: only variables that are always set may stand in the body.
 */
export function toBatch(body: string): string | undefined {
  if (!isPlain(body) || body.startsWith(':') || PART_OF_VARIABLE.test(body)) return undefined;
  if (!variablesIn(body).every(isAlwaysSet)) return undefined;
  return body.replace(PERCENT, (found) => (found === '%' ? '%%' : found));
}

/** The only command of a batch file, beside comments and `@echo off`. */
export function fromBatch(text: string): { readonly body: string } | { readonly problem: string } {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:@?rem(?:\s|$)|::|@echo off$)/i.test(line));
  if (lines.length !== 1)
    return {
      problem: `The script has ${lines.length} commands, and a command of an answer file is one line.`,
    };
  const line = lines[0]!;
  const body = line.replace(/%%/g, '%');
  if (toBatch(body) !== line) {
    return {
      problem:
        'The script uses its own path, arguments, labels or variables, which mean something in a script file only.',
    };
  }
  return { body };
}

/** Such as `%DATE:~0,4%`. */
const PART_OF_VARIABLE = /%[A-Za-z_][\w()]*:[^%]*%/;

const PERCENT = /%[A-Za-z_][\w()]*%|%/g;

function variablesIn(body: string): readonly string[] {
  return [...body.matchAll(PERCENT)].map(([found]) => found.slice(1, -1)).filter((name) => name !== '');
}

/** One line of ASCII, because batch files are read in the code page of the console, without what needs a batch file. */
function isPlain(body: string): boolean {
  if (!/^[\x20-\x7E\t]+$/.test(body) || /\^\s*$/.test(body)) return false;
  // A batch file that another one starts without "call" or "start" does not come back.
  const own = stepsOf(`cmd.exe /c ${body}`).filter(({ startedBy }) => startedBy === undefined);
  return own
    .slice(1)
    .every(
      ({ program, file }) => !['goto', 'setlocal', 'call'].includes(program) && !/\.(?:cmd|bat)$/i.test(file),
    );
}

function isAlwaysSet(name: string): boolean {
  return ALWAYS_SET.has(name.toLowerCase());
}

const ALWAYS_SET = new Set(
  (
    'allusersprofile appdata cd comspec computername date errorlevel localappdata number_of_processors os path pathext ' +
    'processor_architecture programdata programfiles public random systemdrive systemroot temp time tmp userdomain ' +
    'username userprofile windir'
  ).split(' '),
);
