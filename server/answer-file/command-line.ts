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
  /** For what `start` starts: whether it waits until that ends. */
  readonly startedBy?: 'start' | 'start /wait';
}

/** Returns the program that a command line starts, followed by the steps of `cmd /c` or `cmd /k` and what `start` starts. */
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
    return withStarted(stepOf(body, true, false));
  }
  const steps: CommandStep[] = [];
  const groups: boolean[] = [];
  let conditional = false;
  let start = 0;
  const finish = (end: number): void => {
    const step = stepOf(body.slice(start, end), true, conditional);
    steps.push(...withStarted(step));
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

/** A step of the shell, and behind `start` what that starts. */
function withStarted(step: CommandStep | undefined): readonly CommandStep[] {
  if (step?.program !== 'start') return step ? [step] : [];
  const { line, waits } = startedLine(step.rest);
  const started = stepOf(line, true, step.conditional);
  return started ? [step, { ...started, startedBy: waits ? 'start /wait' : 'start' }] : [step];
}

/** What stands behind the options of `start` and the title, which is the first text in quotation marks. */
function startedLine(rest: string): { readonly line: string; readonly waits: boolean } {
  let line = rest.trim();
  let waits = false;
  let hasTitle = false;
  for (;;) {
    const part: string | undefined = (hasTitle ? START_OPTION : START_OPTION_OR_TITLE).exec(line)?.[0];
    if (part === undefined) return { line, waits };
    hasTitle ||= part.startsWith('"');
    waits ||= /^\/w/i.test(part);
    line = line.slice(part.length).trimStart();
  }
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
    const behind = `${file.slice(builtIn.length)} ${rest}`.trim();
    return { file, program, rest: behind, inShell, conditional };
  }
  return { file, program: programOf(file), rest, inShell, conditional };
}

// The way of every command of every version of a text: a literal in it would be made anew each time.
const END_OF_FILE = /[\s"]/;
const EXTENSION = /\.[a-z]/i;
const PREFIX_START = /^[@>\d]/;
const SHELL_OPERATOR = /[()|&]/;

/** https://learn.microsoft.com/windows-server/administration/windows-commands/start */
const START_OPTION = /^\/(?:d\s*(?:"[^"]*"|[^\s"]+)|(?:affinity|machine|node)\s+\S+|[a-z]+)/i;
const START_OPTION_OR_TITLE = new RegExp(`${START_OPTION.source}|^"[^"]*"`, 'i');

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
