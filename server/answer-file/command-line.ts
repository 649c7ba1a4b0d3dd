/** Takes a Windows command line apart: the program, and what `cmd /c` runs one after the other. */

export interface CommandStep {
  /** The program as written, without quotation marks. */
  readonly file: string;
  /** Its name in lower case, without folder and without `.exe`, `.com`, `.cmd` or `.bat`. */
  readonly program: string;
  /** What follows the program. */
  readonly rest: string;
  /** True when cmd runs the step, so that its built-in commands exist. */
  readonly inShell: boolean;
  /** True when the step runs only sometimes: behind `||`, in the body of `if` or `for`. */
  readonly conditional: boolean;
}

/** Returns the program that a command line starts, followed by the steps of `cmd /c` or `cmd /k`. */
export function stepsOf(text: string): readonly CommandStep[] {
  const outer = stepOf(text, false, false);
  if (!outer) return [];
  const body = outer.program === 'cmd' ? /(?:^|\s)\/[ck]\s*(.*)$/is.exec(outer.rest)?.[1] : undefined;
  return body === undefined ? [outer] : [outer, ...stepsInShell(withoutOuterQuotes(body))];
}

/** True when `> < | &` or `&&` stand outside quotation marks. */
export function hasShellOperator(text: string): boolean {
  if (!/[<>|&]/.test(text)) return false;
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && '<>|&'.includes(character)) return true;
  }
  return false;
}

/** cmd drops the first and the last quotation mark unless they enclose nothing but the name of a program. */
function withoutOuterQuotes(body: string): string {
  if (!body.startsWith('"')) return body;
  const second = body.indexOf('"', 1);
  const isPair = second !== -1 && !body.includes('"', second + 1);
  if (isPair && !/[&<>()@^|]/.test(body)) return body;
  const last = body.lastIndexOf('"');
  return last === 0 ? body.slice(1) : body.slice(1, last) + body.slice(last + 1);
}

function stepsInShell(body: string): readonly CommandStep[] {
  if (!SHELL_OPERATOR.test(body)) {
    const only = stepOf(body, true, false);
    return only ? [only] : [];
  }
  const steps: CommandStep[] = [];
  const groups: boolean[] = [];
  let conditional = false;
  let start = 0;
  const finish = (end: number): void => {
    const step = stepOf(body.slice(start, end), true, conditional);
    if (step) steps.push(step);
    if (step?.program === 'if' || step?.program === 'for') conditional = true;
    start = end;
  };
  let quoted = false;
  for (let index = 0; index < body.length; index++) {
    const character = body[index]!;
    if (character === '^' && !quoted) index++;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '(') {
      finish(index);
      groups.push(conditional);
      start = index + 1;
    } else if (character === ')') {
      finish(index);
      conditional = groups.pop() ?? conditional;
      start = index + 1;
    } else if (character === '|' || (character === '&' && body[index - 1] !== '>')) {
      finish(index);
      const doubled = body[index + 1] === character;
      // Input that comes through a pipe answers a step that waits for it.
      if (character === '|') conditional = true;
      if (doubled) index++;
      start = index + 1;
    }
  }
  finish(body.length);
  return steps;
}

function stepOf(text: string, inShell: boolean, conditional: boolean): CommandStep | undefined {
  const command = inShell ? withoutPrefixes(text) : text.trim();
  const quoted = command.startsWith('"');
  const fileEnd = quoted ? command.indexOf('"', 1) : command.search(END_OF_FILE);
  const file = command.slice(quoted ? 1 : 0, fileEnd === -1 ? undefined : fileEnd);
  if (file === '') return undefined;
  const rest = fileEnd === -1 ? '' : command.slice(quoted ? fileEnd + 1 : fileEnd).trimStart();
  // "echo.", "cd.." and "del/q" are built-in commands too.
  const builtIn = EXTENSION.test(file) ? undefined : /^[a-z]+(?=[.:/=,;(]|$)/i.exec(file)?.[0];
  if (builtIn !== undefined && isShellBuiltIn(builtIn)) {
    const program = builtIn.toLowerCase();
    return { file, program, rest: file.slice(builtIn.length) + rest, inShell, conditional };
  }
  return { file, program: programOf(file), rest, inShell, conditional };
}

// The way of every command of every version of a text: a literal in it would be made anew each time.
const END_OF_FILE = /[\s"]/;
const EXTENSION = /\.[a-z]/i;
const PREFIX_START = /^[@>\d]/;
const SHELL_OPERATOR = /[()|&]/;

function programOf(file: string): string {
  const name = file.slice(Math.max(file.lastIndexOf('\\'), file.lastIndexOf('/')) + 1).toLowerCase();
  return PROGRAM_EXTENSIONS.has(name.slice(-4)) ? name.slice(0, -4) : name;
}

const PROGRAM_EXTENSIONS: ReadonlySet<string> = new Set(['.exe', '.com', '.cmd', '.bat']);

/** Drops the `@` and the redirections before a command. */
function withoutPrefixes(text: string): string {
  let rest = text.trim();
  while (PREFIX_START.test(rest)) {
    const next = rest.replace(/^(?:@|\d?>{1,2}\s*(?:&\d|"[^"]*"|[^\s"]+))\s*/, '');
    if (next === rest) break;
    rest = next;
  }
  return rest;
}

/** True for the name of a command that is part of cmd: no program of that name exists. */
export function isShellBuiltIn(name: string): boolean {
  return BUILT_IN.has(name.toLowerCase());
}

/** https://learn.microsoft.com/windows-server/administration/windows-commands: the commands without a file. */
const BUILT_IN = new Set(
  (
    'assoc break call cd chdir cls color copy date del dir echo endlocal erase for ftype goto if md mkdir mklink move path ' +
    'pause popd prompt pushd rd rem ren rename rmdir set setlocal shift start time title type ver verify vol'
  ).split(' '),
);
