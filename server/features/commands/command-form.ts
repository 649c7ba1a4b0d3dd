/** A command line as a script that can be edited, and the script as a command line again. */
import { decodeHiddenText, encodeHiddenText } from '../../answer-file/passwords';
import { isXmlCharacter } from '../../syntax/characters';
import { quoteArgument, readPowerShellLine, unquoteArgument } from './powershell-line';

export interface CommandForm {
  /** `line`: the command line itself; `argument` and `encoded`: the script behind -Command and -EncodedCommand. */
  readonly kind: 'line' | 'argument' | 'encoded';
  readonly language: 'bat' | 'powershell';
  readonly script: string;
  /** What stands before the script in the command line; empty for the line itself. */
  readonly head: string;
  /** False when the script stands behind -Command without quotation marks. */
  readonly quoted: boolean;
}

/** `whole` for a line in which nothing is to be decoded, such as one with a placeholder: what that becomes is unknown. */
export function commandForm(line: string, whole = false): CommandForm {
  const asLine: CommandForm = { kind: 'line', language: 'bat', script: line, head: '', quoted: false };
  const powershell = whole ? undefined : readPowerShellLine(line);
  if (!powershell) return asLine;
  const { head, argument } = powershell;
  if (powershell.option === 'encoded') {
    const base64 = /^("?)([A-Za-z0-9+/]+={0,2})\1$/.exec(argument)?.[2];
    const script = base64 && decodeHiddenText(base64);
    if (!script || !survivesEditor(script)) return asLine;
    return { kind: 'encoded', language: 'powershell', script, head, quoted: false };
  }
  const script = unquoteArgument(argument) ?? (isBare(argument) ? argument : undefined);
  if (!script || !survivesEditor(script)) return asLine;
  return { kind: 'argument', language: 'powershell', script, head, quoted: script !== argument };
}

export type WrittenCommand = { readonly line: string } | { readonly problem: string };

/** The command line with another script in it, or why there is none. The line break at the end of a file is no part of it. */
export function commandLine(form: CommandForm, script: string): WrittenCommand {
  if (script.trim() === '')
    return {
      problem: 'The script is empty. To be rid of the command, remove its list item from the answer file.',
    };
  if (form.kind !== 'line' && !survivesEditor(script)) {
    return { problem: 'The script holds a control character or a byte order mark: remove it.' };
  }
  if (form.kind === 'encoded') return { line: form.head + encodeHiddenText(script) };
  const text = form.kind === 'line' ? script.trim() : script.replace(/(?:\r\n?|\n)$/, '');
  const lines = text.split(/\r\n?|\n/).length;
  if (lines > 1 && !/[\r\n]/.test(form.script)) {
    const way = form.kind === 'argument' ? 'put ; between the statements' : 'put it into one line';
    return { problem: `A command is one line, and the script has ${lines}: ${way}, or use a script file.` };
  }
  const illegal = [...text].find((character) => !isXmlCharacter(character.codePointAt(0)!));
  if (illegal !== undefined) {
    const code = illegal.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return {
      problem: `The script holds the character U+${code}, which cannot stand in an answer file: remove it.`,
    };
  }
  if (form.kind === 'line') return { line: text };
  return { line: form.head + (!form.quoted && isBare(text) ? text : quoteArgument(text)) };
}

/** PowerShell joins the words behind -Command with one blank each; a single hyphen has it read its input. */
function isBare(argument: string): boolean {
  return /^[^\s"]+(?: [^\s"]+)*$/.test(argument) && argument !== '-';
}

/** Editors drop a byte order mark, replace halves of characters, and take text with control characters for binary. */
function survivesEditor(script: string): boolean {
  return !/^\uFEFF|[\0-\x08\x0B\x0C\x0E-\x1F]|\p{Surrogate}/u.test(script);
}
