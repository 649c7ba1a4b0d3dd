/** `unattend redact`: answer files without their secrets. */
import { writeFile } from 'node:fs/promises';
import { bind } from '../../answer-file/bind';
import { redact } from '../../answer-file/redact';
import type { SchemaLibrary } from '../../schema/library';
import { decodeBytes } from '../../syntax/decode-bytes';
import { editBytes } from '../../syntax/edit-bytes';
import { parse } from '../../syntax/parser';
import { type Options, parseArguments } from '../arguments';
import type { Command } from '../command';
import { CONFIGURATION_OPTIONS, configureFiles } from '../configuration';
import { fileNameOf, findInputFiles, type InputFile, reasonOf, STANDARD_INPUT_OPTIONS } from '../files';
import { type CommandIo, type ExitStatus, UsageError } from '../io';

const OPTIONS = {
  write: { does: 'change the files instead of printing one' },
  ...CONFIGURATION_OPTIONS,
  ...STANDARD_INPUT_OPTIONS,
} satisfies Options;

export const redactCommand: Command = {
  summary: 'take the secrets out of answer files, to show them to others',
  usage: ['redact [options] FILE', 'redact --write FILE|FOLDER|GLOB...'],
  about: [
    'Prints the file with *SENSITIVE*DATA*DELETED*, the mark that Setup itself leaves, in the place of every password and product key: in settings, readable or hidden, in commands, comments and links, and wherever else one of them stands again. Published product keys and placeholders of templates stay, and so does every other byte.',
    'What looks like a secret is taken out too; a secret that nothing shows to be one cannot be found. Look through the result before you publish it.',
  ],
  options: OPTIONS,
  takes: 'answer-files',
  examples: [
    { command: 'unattend redact autounattend.xml > to-show.xml', does: 'Make a copy to show' },
    { command: 'unattend redact --write samples', does: 'Clean the files of a folder' },
  ],
  statuses: { 0: 'done', 2: 'wrong usage, or a file that cannot be read or written' },
  run: runRedact,
};

async function runRedact(io: CommandIo, args: readonly string[]): Promise<ExitStatus> {
  const parsed = parseArguments(args, OPTIONS);
  const inputs = await findInputFiles(io, parsed);
  const writes = parsed.flags.has('write');
  if (writes && inputs.some(({ isStandardInput }) => isStandardInput))
    throw new UsageError('Standard input cannot be changed with --write.');
  if (!writes && inputs.length > 1)
    throw new UsageError('Only one file can be printed; --write changes many.');
  let status: ExitStatus = 0;
  for (const { input, library } of await configureFiles(io, parsed, inputs)) {
    try {
      const bytes = await input.read();
      const redacted = redactBytes(bytes, input, library);
      if (!writes) await io.print(redacted);
      else if (redacted !== bytes) {
        await writeFile(input.location!, redacted);
        await io.print(`${input.path}\n`);
      }
    } catch (error) {
      status = 2;
      await io.printError(`unattend: cannot redact ${input.path}: ${reasonOf(error)}\n`);
    }
  }
  return status;
}

/** The bytes themselves when nothing is to be taken out. Throws an Error whose message says why it cannot be done. */
function redactBytes(bytes: Uint8Array, input: InputFile, library: SchemaLibrary): Uint8Array {
  const source = decodeBytes(bytes);
  if (source.encoding === 'binary') throw new Error('it is not text');
  const edits = redact(bind(parse(source.text), { fileName: fileNameOf(input), source, library }));
  if (edits.length === 0) return bytes;
  const edited = editBytes(bytes, source, edits);
  if (!edited) throw new Error(`its encoding ${source.encoding} cannot be written; save it as UTF-8`);
  return edited;
}
