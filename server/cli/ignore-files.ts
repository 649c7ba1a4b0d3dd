/** Files that say which answer files to leave out, with the patterns of .gitignore. */
import { dirname, join, relative, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Options, ParsedArguments } from './arguments';
import { readTextFile, reasonOf } from './files';
import { type CommandIo, ConfigurationError, UsageError } from './io';

export const IGNORE_FILE = '.unattendignore';

/** The options of every command that goes through many files. */
export const IGNORE_OPTIONS = {
  'ignore-path': {
    value: 'FILE',
    does: `leave out what the patterns in this file match, instead of those in the ${IGNORE_FILE} of each folder and the folders above`,
  },
  'no-ignore': { does: `read no ${IGNORE_FILE}` },
} satisfies Options;

/** Tells whether the file with that absolute path is to be left out. */
export type IsIgnored = (path: string) => Promise<boolean>;

/** Throws a ConfigurationError when the file that is named cannot be read. */
export async function readIgnoreFiles(io: CommandIo, { flags, values }: ParsedArguments): Promise<IsIgnored> {
  const named = values['ignore-path'];
  if (flags.has('no-ignore')) {
    if (named !== undefined) throw new UsageError('--ignore-path and --no-ignore exclude each other.');
    return async () => false;
  }
  const byFolder = new Map<string, Promise<Ignore | undefined>>();
  if (named !== undefined) {
    const path = resolve(io.cwd, named);
    const patterns = await readPatterns(path);
    if (!patterns) throw new ConfigurationError(`cannot read ${named}: there is no such file`);
    return async (file) => decide(patterns, dirname(path), file) ?? false;
  }
  return async (file) => {
    // The patterns of the nearest folder have the last word, as in Git.
    for (let folder = dirname(file); ; folder = dirname(folder)) {
      let patterns = byFolder.get(folder);
      if (!patterns) {
        patterns = readPatterns(join(folder, IGNORE_FILE));
        byFolder.set(folder, patterns);
      }
      const found = await patterns;
      const decision = found && decide(found, folder, file);
      if (decision !== undefined) return decision;
      if (dirname(folder) === folder) return false;
    }
  };
}

/** Undefined when no pattern matches, or the file lies in another folder. */
function decide(patterns: Ignore, folder: string, file: string): boolean | undefined {
  const path = relative(folder, file).replaceAll('\\', '/');
  if (!ignore.isPathValid(path)) return undefined;
  const { ignored, unignored } = patterns.test(path);
  return ignored ? true : unignored ? false : undefined;
}

async function readPatterns(path: string): Promise<Ignore | undefined> {
  try {
    return ignore().add(await readTextFile(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A folder of that name, or one above that others may not look into, holds no patterns of ours.
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'EACCES') return undefined;
    throw new ConfigurationError(`cannot read ${path}: ${reasonOf(error)}`);
  }
}
