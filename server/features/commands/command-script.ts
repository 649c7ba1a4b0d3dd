/** "Edit command as script": the script of a command, and the edit that puts the changed script back. */

import type { AnswerFile } from '../../answer-file/answer-file';
import { type Command, type CommandKind, commandsOf, longestCommand } from '../../answer-file/commands';
import type { TextEdit } from '../../answer-file/edits';
import { lineBreakOf } from '../../answer-file/edits';
import { type CommandForm, commandForm, commandLine } from './command-form';
import { valueEdit } from './value-edit';

/** The list in which a command stands, and its place there in the order in which they run. */
export interface CommandPlace {
  readonly pass: string;
  readonly component: string;
  readonly architecture: string;
  readonly kind: CommandKind;
  readonly index: number;
}

/** From which command a script was made, and how: with it the script finds its way back. */
export interface CommandSource {
  readonly place: CommandPlace;
  /** The command line as it stands in the answer file. */
  readonly line: string;
  /** True when the script is the command line itself: it stays so, whatever is written into it. */
  readonly whole: boolean;
}

export interface CommandScript {
  readonly source: CommandSource;
  /** What a file with the script would be called, without a suffix, such as `specialize-2`. */
  readonly name: string;
  readonly language: CommandForm['language'];
  readonly script: string;
}

export type CommandScriptResult = CommandScript | { readonly problem: string };

/** The command around an offset, from the start of its list item to the end; undefined when there is none. */
export function commandAt(file: AnswerFile, offset: number): Command | undefined {
  return commandsOf(file).find(({ item: { node } }) => node.start <= offset && offset <= node.end);
}

export function commandScript(file: AnswerFile, offset: number): CommandScriptResult {
  const command = commandAt(file, offset);
  if (!command?.line) return { problem: 'There is no command here: put the cursor into one.' };
  if (!valueEdit(file.tree.text, command.line, command.text)) {
    return {
      problem: `The ${command.line.name} of this command cannot be replaced as a whole: take the comment out of it, or put its end tag right.`,
    };
  }
  const { kind, language, script } = commandForm(command.text, command.line.hasHole);
  const source = { place: placeOf(file, command), line: command.text, whole: kind === 'line' };
  const name = `${command.pass ?? 'command'}-${command.order ?? source.place.index + 1}`;
  return { source, name, language, script };
}

export type CommandEditResult =
  | {
      /** None when the command stays as it is. */
      readonly edits: readonly TextEdit[];
      /** The command as it is after the edits. */
      readonly source: CommandSource;
      /** What to know about the new command. */
      readonly warning?: string;
    }
  | { readonly problem: string };

/** Writes a script into the command that it was made from, which may have moved since. */
export function commandEdit(file: AnswerFile, source: CommandSource, script: string): CommandEditResult {
  const command = findCommand(file, source);
  if (!command?.line) {
    return {
      problem:
        'The command was changed or removed in the answer file since it was opened: nothing is written. Keep the text, and open the command again.',
    };
  }
  const form = commandForm(source.line, source.whole);
  if (withoutReturns(form.script) === withoutReturns(script)) return { edits: [], source };
  const written = commandLine(form, form.kind === 'encoded' ? script : asIn(file, script));
  if ('problem' in written) return written;
  if (written.line === source.line) return { edits: [], source };
  const edit = valueEdit(file.tree.text, command.line, written.line);
  if (!edit) return { problem: 'The command has a comment inside now, which would be lost: take it out.' };
  const { length } = written.line;
  const longest = longestCommand(command);
  return {
    edits: [edit],
    source: { ...source, line: written.line },
    ...(length > longest && {
      warning: `The command has ${length} characters now, and ${longest} are the most that are safe: shorten it by ${length - longest}, or move it to a script file.`,
    }),
  };
}

/** The command with that line: the one at its old place, else the only one that has it. */
function findCommand(file: AnswerFile, { place, line }: CommandSource): Command | undefined {
  const same = commandsOf(file).filter((command) => command.line && command.text === line);
  const old = JSON.stringify(place);
  return (
    same.find((command) => JSON.stringify(placeOf(file, command)) === old) ??
    (same.length === 1 ? same[0] : undefined)
  );
}

function placeOf(file: AnswerFile, command: Command): CommandPlace {
  const list = listOf(command);
  const others = commandsOf(file).filter((other) => JSON.stringify(listOf(other)) === JSON.stringify(list));
  return { ...list, index: others.indexOf(command) };
}

function listOf({ kind, item: { component } }: Command): Omit<CommandPlace, 'index'> {
  const { pass, name, architecture } = component;
  return { pass: pass.name, component: name, architecture, kind };
}

function withoutReturns(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** With the line breaks of the answer file. */
function asIn(file: AnswerFile, script: string): string {
  return script.replace(/\r\n?|\n/g, lineBreakOf(file.tree.text));
}
