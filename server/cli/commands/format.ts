/** `unattend format`: lays out answer files. */
import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { bind } from '../../answer-file/bind';
import { formatDocument } from '../../features/format/format';
import { indentUnitOf } from '../../features/format/indentation';
import type { SchemaLibrary } from '../../schema/library';
import { decodeBytes } from '../../syntax/decode-bytes';
import { editBytes } from '../../syntax/edit-bytes';
import { parse } from '../../syntax/parser';
import { parseArguments } from '../arguments';
import { CONFIGURATION_HELP, CONFIGURATION_OPTIONS, configureFiles } from '../configuration';
import { findInputFiles, type InputFile } from '../files';
import { type CommandIo, type ExitStatus, UsageError } from '../io';

export const FORMAT_HELP = `unattend format [--check|--write] FILE|FOLDER|GLOB...

Indents elements and tidies the blanks between and inside tags. No value, comment
or attribute value changes; encoding and line endings stay as they are, and what
cannot be read safely stays untouched. Without an option the files are printed.

Options:
  --check   print the names of the files that would change, and change none
  --write   change the files
${CONFIGURATION_HELP}

Exit status: 0 done, 1 --check found files that would change, 2 wrong usage or a
file that cannot be read or written.
`;

export async function runFormat(io: CommandIo, args: readonly string[]): Promise<ExitStatus> {
  const parsed = parseArguments(args, { check: 'flag', write: 'flag', ...CONFIGURATION_OPTIONS });
  const { flags, positionals } = parsed;
  if (flags.has('check') && flags.has('write'))
    throw new UsageError('--check and --write exclude each other.');
  if (positionals.length === 0)
    throw new UsageError('Name at least one answer file, or - for standard input.');
  if (flags.has('write') && positionals.includes('-'))
    throw new UsageError('Standard input cannot be changed with --write.');

  let status: ExitStatus = 0;
  for (const { input, library } of await configureFiles(io, parsed, await findInputFiles(io, positionals))) {
    try {
      const { bytes, changed } = await formatFile(input, library);
      if (flags.has('check')) {
        if (!changed) continue;
        await io.print(`${input.path}\n`);
        if (status === 0) status = 1;
      } else if (flags.has('write')) {
        if (!changed) continue;
        await writeFile(resolve(io.cwd, input.path), bytes);
        await io.print(`${input.path}\n`);
      } else await io.print(bytes);
    } catch (error) {
      status = 2;
      await io.printError(`unattend: cannot format ${input.path}: ${(error as Error).message}\n`);
    }
  }
  return status;
}

interface FormattedFile {
  readonly bytes: Uint8Array;
  readonly changed: boolean;
}

/** Throws an Error whose message says why the file cannot be formatted. */
async function formatFile(input: InputFile, library: SchemaLibrary): Promise<FormattedFile> {
  const bytes = await input.read();
  const source = decodeBytes(bytes);
  if (source.encoding === 'binary') throw new Error('it is not text');
  const fileName = input.path === '-' ? undefined : basename(input.path);
  const file = bind(parse(source.text), { fileName, source, library });
  const edits = formatDocument(file, { indent: indentUnitOf(file) });
  if (edits.length === 0) return { bytes, changed: false };
  const edited = editBytes(bytes, source, edits);
  if (!edited) throw new Error(`its encoding ${source.encoding} cannot be written; save it as UTF-8`);
  return { bytes: edited, changed: true };
}
