/**
 * Moves a command to a script file beside the answer file, and back.
 *
 *     <Path>cmd.exe /c (a long command)</Path>
 *
 * becomes a file `$OEM$\$$\Setup\Scripts\specialize-1.cmd` and
 *
 *     <Path>cmd.exe /c %WINDIR%\Setup\Scripts\specialize-1.cmd</Path>
 *
 * Setup copies `$OEM$\$$` to the folder of Windows, after windowsPE: commands of that pass stay where they are.
 */
import type { AnswerFile } from '../../answer-file/answer-file';
import { hasShellOperator, stepsOf } from '../../answer-file/command-line';
import { type Command, commandsOf, longestCommand } from '../../answer-file/commands';
import type { TextEdit } from '../../answer-file/edits';
import { fromBatch, shellBody, shellLine, toBatch } from './batch-text';
import { commandForm, commandLine } from './command-form';
import { commandAt } from './command-script';
import { valueEdit } from './value-edit';

export interface MovedCommand {
  readonly title: string;
  readonly script: {
    /** Relative to the folder of the answer file, with `/` between its parts. */
    readonly path: string;
    readonly text: string;
  };
  readonly edits: readonly TextEdit[];
}

/** Undefined where the command would not be the same in a script file. */
export function moveToScriptFile(file: AnswerFile, offset: number): MovedCommand | undefined {
  const command = movable(file, offset);
  const moved = command && (asPowerShellFile(command) ?? asBatchFile(command));
  if (!moved) return undefined;
  const name = freeName(file, command) + moved.suffix;
  const edit = valueEdit(file.tree.text, command.line!, moved.lineFor(name));
  if (!edit) return undefined;
  return {
    title: `Move the command to ${FOLDER.replaceAll('/', '\\')}\\${name}`,
    script: { path: `${FOLDER}/${name}`, text: moved.text },
    edits: [edit],
  };
}

/** The script file that a command starts: its path relative to the folder of the answer file. */
export function scriptFileOf(file: AnswerFile, offset: number): string | undefined {
  const command = movable(file, offset);
  const name = command && scriptNameIn(command.text);
  return name && `${FOLDER}/${name}`;
}

export type InlinedCommand = { readonly edits: readonly TextEdit[] } | { readonly problem: string };

/** Puts the text of its script file back into a command. */
export function inlineScriptFile(file: AnswerFile, offset: number, text: string): InlinedCommand {
  const command = movable(file, offset);
  const name = command && scriptNameIn(command.text);
  if (!name) return { problem: 'The command starts no script file now.' };
  const inlined = name.endsWith('.ps1') ? fromPowerShellFile(command, text) : fromBatchFile(text);
  if ('problem' in inlined) return inlined;
  const { length } = inlined.line;
  const longest = longestCommand(command);
  if (length > longest) {
    return {
      problem: `With the script in it the command would have ${length} characters, and ${longest} are the most that are safe: it stays in its file.`,
    };
  }
  const edit = valueEdit(file.tree.text, command.line!, inlined.line);
  return edit ? { edits: [edit] } : { problem: 'The command has a comment inside, which would be lost.' };
}

const FOLDER = '$OEM$/$$/Setup/Scripts';

/** What has to hold for Setup to find the script file of a command. */
export const SCRIPT_FILE_NOTE =
  'Setup copies the script file to the folder Setup\\Scripts of Windows if $OEM$ lies in the folder sources of the media, or beside the answer file in a configuration set (UseConfigurationSet).';

function movable(file: AnswerFile, offset: number): Command | undefined {
  const command = commandAt(file, offset);
  if (!command?.line || command.line.hasHole || command.text === '') return undefined;
  return command.pass === 'specialize' || command.pass === 'oobeSystem' || command.pass === 'auditUser'
    ? command
    : undefined;
}

interface MovedScript {
  readonly suffix: '.cmd' | '.ps1';
  readonly text: string;
  readonly lineFor: (name: string) => string;
}

function asPowerShellFile({ text, willReboot }: Command): MovedScript | undefined {
  const { kind, script, head } = commandForm(text);
  // A script file hands on other exit codes, and Setup acts on them; without a byte order mark it is no Unicode.
  if (kind === 'line' || willReboot === 'OnRequest' || !/^[\x20-\x7E\t\r\n]*$/.test(script)) return undefined;
  if (scriptNameIn(text) !== undefined || OWN_PLACE.test(script)) return undefined;
  const options = head.replace(/[-/][A-Za-z]+\s+$/, '');
  const policy = /\s[-/](?:ex\w*|ep)\s/i.test(options) ? '' : '-ExecutionPolicy Bypass ';
  return {
    suffix: '.ps1',
    text: `# ${SCRIPT_FILE_NOTE}\r\n${script.replace(/\r\n?|\n/g, '\r\n')}\r\n`,
    // PowerShell itself knows where Windows is; not every program that starts commands replaces variables.
    lineFor: (name) => `${options}${policy}-Command "& $env:WINDIR\\Setup\\Scripts\\${name}"`,
  };
}

function asBatchFile({ text }: Command): MovedScript | undefined {
  if (commandForm(text).kind !== 'line' || scriptNameIn(text) !== undefined) return undefined;
  const body = stepsOf(text)[0]?.program === 'cmd' ? shellBody(text) : asShellBody(text);
  const batch = body === undefined ? undefined : toBatch(body);
  if (batch === undefined) return undefined;
  return {
    suffix: '.cmd',
    text: `@rem ${SCRIPT_FILE_NOTE}\r\n@echo off\r\n${batch}\r\n`,
    lineFor: (name) => `cmd.exe /c %WINDIR%\\Setup\\Scripts\\${name}`,
  };
}

/** A command line without a shell, if it means the same to one. */
function asShellBody(text: string): string | undefined {
  return hasShellOperator(text) || /[%^!]/.test(text) ? undefined : text;
}

function fromBatchFile(text: string): { readonly line: string } | { readonly problem: string } {
  const batch = fromBatch(text);
  if ('problem' in batch) return batch;
  const line = shellLine(batch.body);
  return line === undefined
    ? { problem: 'The quotation marks of the script would mean something else behind cmd.exe /c.' }
    : { line };
}

function fromPowerShellFile(
  { text: line, willReboot }: Command,
  text: string,
): { readonly line: string } | { readonly problem: string } {
  const script = text
    .replace(/^\uFEFF/, '')
    .replace(`# ${SCRIPT_FILE_NOTE}`, '')
    .trim();
  if (OWN_PLACE.test(script) || willReboot === 'OnRequest')
    return { problem: 'The script depends on being a file: on its path, its parameters or its exit code.' };
  const form = commandForm(line);
  const isLine = !/[\r\n]/.test(script);
  const encoded = {
    ...form,
    kind: 'encoded',
    head: form.head.replace(/[-/][A-Za-z]+\s+$/, '-EncodedCommand '),
  };
  return commandLine(isLine ? form : (encoded as typeof form), script);
}

/** What a script says about the file that it stands in. */
const OWN_PLACE =
  /\$PSScriptRoot|\$PSCommandPath|\$MyInvocation|^[ \t]*#requires|^[ \t]*(?:\[CmdletBinding|param\s*\()/im;

/** The name of the script in the lines that are written here. */
function scriptNameIn(line: string): string | undefined {
  const batch = /^cmd(?:\.exe)? \/c "?%(?:WINDIR|SystemRoot)%\\Setup\\Scripts\\([\w.-]+\.cmd)"?$/i.exec(
    line,
  )?.[1];
  if (batch !== undefined) return batch;
  const { kind, script } = commandForm(line);
  if (kind !== 'argument') return undefined;
  return /^& \$env:(?:WINDIR|SystemRoot)\\Setup\\Scripts\\([\w.-]+\.ps1)$/i.exec(script)?.[1];
}

/** From the description or the place of the command; no name that a command mentions or that Setup itself runs. */
function freeName(file: AnswerFile, { description, pass, order }: Command): string {
  const words = (description ?? '').toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const described = words.join('-').slice(0, 40).replace(/-$/, '');
  const wanted = described === '' ? `${pass}-${order ?? 1}` : described;
  const used = commandsOf(file).map(({ text }) => text.toLowerCase());
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!RESERVED.has(name) && !used.some((text) => text.includes(`\\${name.toLowerCase()}.`))) return name;
  }
}

/** What Setup itself runs, and the names that Windows keeps for devices, whatever their suffix. */
const RESERVED = new Set(
  'setupcomplete errorhandler oobe con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9'.split(
    ' ',
  ),
);
