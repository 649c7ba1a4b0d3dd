/** Finds and reads the files that the arguments name. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { findMissing } from '../answer-file/files-beside';
import type { Options, ParsedArguments } from './arguments';
import { type CommandIo, UsageError } from './io';

/** In a folder every file with this kind of name is an answer file. */
const ANSWER_FILES_IN_FOLDER = '**/*unattend*.xml';

/** Larger files are no answer files; reading one would only fill memory. */
const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

export interface InputFile {
  /** The path as it is printed; `-` for standard input without a name. */
  readonly path: string;
  /** The absolute path, for standard input that of its name; undefined when it has none. */
  readonly location: string | undefined;
  readonly isStandardInput: boolean;
  /** Throws an Error whose message says why the file cannot be read. */
  read(): Promise<Uint8Array>;
}

/** The option of every command that reads text from standard input. */
export const STANDARD_INPUT_OPTIONS = {
  'stdin-filename': {
    value: 'NAME',
    does: 'read standard input, and take it for the content of the file of that name, which need not exist',
  },
} satisfies Options;

/**
 * The files that the arguments name, each once and in their order: files, folders, globs and `-` (standard input).
 * Throws a UsageError when there is none.
 */
export async function findInputFiles(
  io: CommandIo,
  { positionals, values }: Pick<ParsedArguments, 'positionals' | 'values'>,
): Promise<readonly InputFile[]> {
  const name = values['stdin-filename'];
  if (name !== undefined) {
    if (positionals.some((one) => one !== '-'))
      throw new UsageError('--stdin-filename names standard input: leave out the other files.');
    return [standardInput(io, name)];
  }
  if (positionals.length === 0)
    throw new UsageError('Name at least one answer file, or - for standard input.');
  const files = new Map<string, InputFile>();
  for (const one of positionals) {
    for (const file of await expand(io, one)) {
      const place = file.location ?? file.path;
      if (!files.has(place)) files.set(place, file);
    }
  }
  return [...files.values()];
}

/** The name without its folder, as rules want it; undefined for standard input without a name. */
export function fileNameOf({ location }: InputFile): string | undefined {
  return location && basename(location);
}

/** Returns those of the places below the folder of a file on a disk of this machine where there is nothing. */
export async function findMissingBeside(
  { location, isStandardInput }: InputFile,
  places: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const folder = location === undefined || isStandardInput ? undefined : dirname(location);
  if (folder === undefined || places.size === 0 || folder.startsWith('\\\\')) return new Set();
  return findMissing(places, async (path) => {
    const entries = await readdir(join(folder, path), { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  });
}

/** What a file names beside itself, and what of that was missing when somebody looked. */
export interface LookedBeside {
  readonly input: InputFile;
  readonly places: ReadonlySet<string>;
  readonly missing: ReadonlySet<string>;
}

async function expand(io: CommandIo, name: string): Promise<readonly InputFile[]> {
  if (name === '-') return [standardInput(io)];
  const path = resolve(io.cwd, name);
  const kind = await kindOf(path);
  if (kind === 'folder') return globFiles(io, ANSWER_FILES_IN_FOLDER, path);
  if (kind === undefined && isDynamicPattern(name)) {
    const files = await globFiles(io, name.replaceAll('\\', '/'), io.cwd);
    if (files.length > 0) return files;
  }
  return [regularFile(name, path)];
}

function standardInput(io: CommandIo, name?: string): InputFile {
  return {
    path: name ?? '-',
    location: name === undefined ? undefined : resolve(io.cwd, name),
    isStandardInput: true,
    read: () => io.readStandardInput(),
  };
}

function regularFile(path: string, location: string): InputFile {
  return { path, location, isStandardInput: false, read: () => readRegularFile(location) };
}

async function globFiles(io: CommandIo, pattern: string, folder: string): Promise<readonly InputFile[]> {
  const found = await glob(pattern, {
    cwd: folder,
    absolute: true,
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', '**/.git/**'],
  });
  return found.sort().map((path) => regularFile(relative(io.cwd, path) || path, resolve(path)));
}

async function kindOf(path: string): Promise<'folder' | 'other' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'other';
  } catch {
    return undefined;
  }
}

async function readRegularFile(path: string): Promise<Uint8Array> {
  let stats: Awaited<ReturnType<typeof stat>>;
  try {
    stats = await stat(path);
  } catch (error) {
    throw new Error(reasonOf(error));
  }
  if (!stats.isFile()) throw new Error('it is not a regular file');
  if (stats.size > LARGEST_FILE_BYTES)
    throw new Error(`it is larger than ${LARGEST_FILE_BYTES / 1024 / 1024} MB`);
  try {
    return await readFile(path);
  } catch (error) {
    throw new Error(reasonOf(error));
  }
}

/**
 * The text of a file that steers a run, such as a configuration. Throws what Node says about a file that is not there,
 * and an Error whose message says what else is wrong: a device or a pipe of that name would never end.
 */
export async function readTextFile(path: string): Promise<string> {
  const stats = await stat(path);
  if (!stats.isFile() && !stats.isDirectory()) throw new Error('it is not a regular file');
  if (stats.size > LARGEST_TEXT_BYTES)
    throw new Error(`it is larger than ${LARGEST_TEXT_BYTES / 1024 / 1024} MB`);
  return readFile(path, 'utf8');
}

const LARGEST_TEXT_BYTES = 8 * 1024 * 1024;

/** Why a file cannot be read or written, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'access is denied';
  return error instanceof Error ? error.message : String(error);
}
