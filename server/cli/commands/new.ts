/** `unattend new`: makes an answer file from answers in a JSON file, without a terminal. */
import { writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { bind } from '../../answer-file/bind';
import { check } from '../../checks/check';
import { blockFamilies } from '../../features/blocks/block';
import { answersSchema, createAnswerFile, exampleAnswers } from '../../features/new-answer-file/create';
import { decodeBytes } from '../../syntax/decode-bytes';
import { parse } from '../../syntax/parser';
import { type Options, parseArguments } from '../arguments';
import type { Command } from '../command';
import { CONFIGURATION_OPTIONS, type ConfiguredFile, configureFolder } from '../configuration';
import { findInputFiles, reasonOf } from '../files';
import { type CommandIo, type ExitStatus, UsageError } from '../io';

const OPTIONS = {
  answers: { value: 'FILE', does: 'the answers; - means standard input' },
  out: { value: 'FILE', does: 'where to write the answer file; an existing file is kept' },
  force: { does: 'replace an existing file' },
  example: { does: 'print answers to start from' },
  schema: { does: 'print the JSON Schema of the answers' },
  blocks: { does: 'list the layouts and building blocks that answers may name' },
  ...CONFIGURATION_OPTIONS,
} satisfies Options;

export const newCommand: Command = {
  summary: 'make an answer file from answers in a JSON file',
  usage: ['new --answers FILE [--out FILE] [--force] [--config FILE]', 'new --example | --schema | --blocks'],
  about: [
    'Makes an answer file from answers in a JSON file: version and edition of Windows, disk layout, language, accounts, commands. Without --out it is printed.',
  ],
  options: OPTIONS,
  takes: 'nothing',
  examples: [
    { command: 'unattend new --example > answers.json', does: 'Begin with answers to change' },
    { command: 'unattend new --answers answers.json --out autounattend.xml', does: 'Make the answer file' },
  ],
  statuses: { 0: 'done', 1: 'wrong answers', 2: 'wrong usage, or a file that cannot be read or written' },
  run: runNew,
};

async function runNew(io: CommandIo, args: readonly string[]): Promise<ExitStatus> {
  const parsed = parseArguments(args, OPTIONS);
  const { flags, values, positionals } = parsed;
  if (positionals.length > 0) throw new UsageError(`There is no place for "${positionals[0]}".`);
  if (flags.has('example')) return print(io, exampleAnswers());
  if (flags.has('schema')) return print(io, `${JSON.stringify(JSON.parse(answersSchema()), null, 2)}\n`);
  if (flags.has('blocks')) return print(io, blockList());
  if (values.answers === undefined) throw new UsageError('Name a file of answers with --answers.');

  const out = resolve(io.cwd, values.out ?? 'autounattend.xml');
  const configured = await configureFolder(io, parsed, dirname(out));
  const answers = await readAnswers(io, values.answers);
  if (answers === undefined) return 2;
  const { text, problems } = createAnswerFile(configured.library, answers.value);
  for (const { path, message } of problems) {
    await io.printError(`unattend: ${path === '' ? 'the answers' : path}: ${message}\n`);
  }
  if (text === undefined) return 1;
  await printFindings(io, configured, text, basename(out));
  return values.out === undefined ? print(io, text) : write(io, values.out, text, flags.has('force'));
}

async function print(io: CommandIo, text: string): Promise<ExitStatus> {
  await io.print(text);
  return 0;
}

/** Returns undefined, and says why, when the answers cannot be read. */
async function readAnswers(io: CommandIo, name: string): Promise<{ readonly value: unknown } | undefined> {
  const [input] = await findInputFiles(io, { positionals: [name], values: {} });
  try {
    if (!input) throw new Error('there is no such file');
    const { text } = decodeBytes(await input.read());
    return { value: JSON.parse(text) };
  } catch (error) {
    const why = error instanceof SyntaxError ? `it is not JSON: ${error.message}` : (error as Error).message;
    await io.printError(`unattend: cannot read ${name}: ${why}\n`);
    return undefined;
  }
}

/** Commands and further blocks can contradict what the rest of the file says: that is told, and the file is made. */
async function printFindings(
  io: CommandIo,
  { configuration, library }: Pick<ConfiguredFile, 'configuration' | 'library'>,
  text: string,
  fileName: string,
): Promise<void> {
  const { target, rules: severities, profile } = configuration;
  const file = bind(parse(text), { library, fileName, isSaved: true, target });
  for (const { severity, rule, message } of check(file, { severities, profile })) {
    if (severity !== 'error' && severity !== 'warning') continue;
    await io.printError(`unattend: ${severity} ${rule.id}: ${message}\n`);
  }
}

async function write(io: CommandIo, name: string, text: string, force: boolean): Promise<ExitStatus> {
  try {
    await writeFile(resolve(io.cwd, name), text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'EEXIST' ? 'it exists; --force replaces it' : reasonOf(error);
    await io.printError(`unattend: cannot write ${name}: ${why}\n`);
    return 2;
  }
  await io.print(`${name}\n`);
  return 0;
}

function blockList(): string {
  const sections = blockFamilies().map(({ title, blocks }) => {
    const width = Math.max(...blocks.map(({ id }) => id.length));
    return `${title}\n${blocks.map((block) => `  ${block.id.padEnd(width)}  ${block.title}\n`).join('')}`;
  });
  return sections.join('\n');
}
