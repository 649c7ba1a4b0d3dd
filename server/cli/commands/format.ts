/** `unattend format`: lays out answer files. */
import { writeFile } from 'node:fs/promises';
import { bind } from '../../answer-file/bind';
import { formatDocument } from '../../features/format/format';
import { indentUnitOf } from '../../features/format/indentation';
import type { SchemaLibrary } from '../../schema/library';
import { decodeBytes } from '../../syntax/decode-bytes';
import { editBytes } from '../../syntax/edit-bytes';
import { parse } from '../../syntax/parser';
import { type Options, parseArguments } from '../arguments';
import type { Command } from '../command';
import { CONFIGURATION_OPTIONS, configureFiles } from '../configuration';
import { fileNameOf, findInputFiles, type InputFile, reasonOf, STANDARD_INPUT_OPTIONS } from '../files';
import { IGNORE_OPTIONS } from '../ignore-files';
import { type CommandIo, type ExitStatus, UsageError } from '../io';

const OPTIONS = {
  check: { does: 'print the names of the files that would change, and change none' },
  write: { does: 'change the files' },
  ...CONFIGURATION_OPTIONS,
  ...IGNORE_OPTIONS,
  ...STANDARD_INPUT_OPTIONS,
} satisfies Options;

export const formatCommand: Command = {
  summary: 'lay out answer files without changing a value',
  usage: ['format [--check|--write] FILE|FOLDER|GLOB...', 'format [options] -'],
  about: [
    'Indents elements and tidies the blanks between and inside tags. No value, comment or attribute value changes; encoding and line endings stay as they are, and what cannot be read safely stays untouched. Without --check and --write the files are printed.',
  ],
  options: OPTIONS,
  takes: 'answer-files',
  examples: [
    { command: 'unattend format --write autounattend.xml', does: 'Lay out a file' },
    { command: 'unattend format --check .', does: 'See whether all files below the folder are laid out' },
    {
      command: 'unattend format --stdin-filename autounattend.xml < autounattend.xml',
      does: 'Lay out what an editor holds',
    },
  ],
  statuses: {
    0: 'done',
    1: '--check found files that would change',
    2: 'wrong usage, or a file that cannot be read or written',
  },
  run: runFormat,
};

async function runFormat(io: CommandIo, args: readonly string[]): Promise<ExitStatus> {
  const parsed = parseArguments(args, OPTIONS);
  const { flags } = parsed;
  if (flags.has('check') && flags.has('write'))
    throw new UsageError('--check and --write exclude each other.');
  const inputs = await findInputFiles(io, parsed);
  if (flags.has('write') && inputs.some(({ isStandardInput }) => isStandardInput))
    throw new UsageError('Standard input cannot be changed with --write.');

  let status: ExitStatus = 0;
  for (const { input, library, isIgnored } of await configureFiles(io, parsed, inputs)) {
    // An editor that sends its text wants it back, whatever happens.
    const isPassedOn = isIgnored && input.isStandardInput && !flags.has('check');
    if (isIgnored && !isPassedOn) continue;
    try {
      const { bytes, changed } = isPassedOn
        ? { bytes: await input.read(), changed: false }
        : await formatFile(input, library);
      if (flags.has('check')) {
        if (!changed) continue;
        await io.print(`${input.path}\n`);
        if (status === 0) status = 1;
      } else if (flags.has('write')) {
        if (!changed) continue;
        await writeFile(input.location!, bytes);
        await io.print(`${input.path}\n`);
      } else await io.print(bytes);
    } catch (error) {
      status = 2;
      await io.printError(`unattend: cannot format ${input.path}: ${reasonOf(error)}\n`);
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
  const file = bind(parse(source.text), { fileName: fileNameOf(input), source, library });
  const edits = formatDocument(file, { indent: indentUnitOf(file) });
  if (edits.length === 0) return { bytes, changed: false };
  const edited = editBytes(bytes, source, edits);
  if (!edited) throw new Error(`its encoding ${source.encoding} cannot be written; save it as UTF-8`);
  return { bytes: edited, changed: true };
}
