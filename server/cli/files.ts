/** Finds and reads the files that the arguments name. */
import { readFile, stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { CommandIo } from './io';

/** In a folder every file with this kind of name is an answer file. */
const ANSWER_FILES_IN_FOLDER = '**/*unattend*.xml';

/** Larger files are no answer files; reading one would only fill memory. */
const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

export interface InputFile {
  /** The path as it is printed. */
  readonly path: string;
  /** Throws an Error whose message says why the file cannot be read. */
  read(): Promise<Uint8Array>;
}

/** Expands files, folders, globs and `-` (standard input), each file once and in the order of the arguments. */
export async function findInputFiles(io: CommandIo, names: readonly string[]): Promise<readonly InputFile[]> {
  const files = new Map<string, InputFile>();
  for (const name of names) {
    for (const file of await expand(io, name)) {
      const place = file.path === '-' ? file.path : resolve(io.cwd, file.path);
      if (!files.has(place)) files.set(place, file);
    }
  }
  return [...files.values()];
}

async function expand(io: CommandIo, name: string): Promise<readonly InputFile[]> {
  if (name === '-') return [{ path: '-', read: () => io.readStandardInput() }];
  const path = resolve(io.cwd, name);
  const kind = await kindOf(path);
  if (kind === 'folder') return globFiles(io, ANSWER_FILES_IN_FOLDER, path);
  if (kind === undefined && isDynamicPattern(name)) {
    const files = await globFiles(io, name.replaceAll('\\', '/'), io.cwd);
    if (files.length > 0) return files;
  }
  return [{ path: name, read: () => readRegularFile(path) }];
}

async function globFiles(io: CommandIo, pattern: string, folder: string): Promise<readonly InputFile[]> {
  const found = await glob(pattern, {
    cwd: folder,
    absolute: true,
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', '**/.git/**'],
  });
  return found
    .sort()
    .map((path) => ({ path: relative(io.cwd, path) || path, read: () => readRegularFile(path) }));
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

/** Why a file cannot be read, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'access is denied';
  return error instanceof Error ? error.message : String(error);
}
