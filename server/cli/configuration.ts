/** Finds and reads `unattend.config.json` for the files of a run: the nearest one above each, or the one that is named. */
import { dirname, join, relative, resolve } from 'node:path';
import { CONFIGURATION_FILE, type Configuration, NO_CONFIGURATION } from '../checks/configuration';
import { type PlacedProblem, readConfigurationText } from '../checks/configuration-text';
import type { ComponentSchema } from '../schema/component-schema';
import { createSchemaLibrary, type SchemaLibrary } from '../schema/library';
import { readComponentSchema } from '../schema/own-schema';
import { createLineIndex } from '../syntax/line-index';
import type { Options, ParsedArguments } from './arguments';
import { type InputFile, readTextFile, reasonOf } from './files';
import { readIgnoreFiles } from './ignore-files';
import { type CommandIo, ConfigurationError, UsageError } from './io';
import { matchesPath } from './path-pattern';

/** The options of every command that reads a configuration. */
export const CONFIGURATION_OPTIONS = {
  config: {
    value: 'FILE',
    does: `configuration; otherwise the nearest ${CONFIGURATION_FILE} in the folder of each file or above it`,
  },
  'no-config': { does: 'read no configuration' },
} satisfies Options;

export interface ConfiguredFile {
  readonly input: InputFile;
  readonly configuration: Configuration;
  readonly library: SchemaLibrary;
  /** True when the configuration or an ignore file says that the file is to be left out. */
  readonly isIgnored: boolean;
}

/** Gives each file its configuration. Throws a ConfigurationError for a broken one. */
export async function configureFiles(
  io: CommandIo,
  parsed: ParsedArguments,
  inputs: readonly InputFile[],
): Promise<readonly ConfiguredFile[]> {
  const configurationIn = await openConfigurations(io, parsed);
  const isIgnored = await readIgnoreFiles(io, parsed);
  const files: ConfiguredFile[] = [];
  for (const input of inputs) {
    const path = input.location ?? join(io.cwd, '-');
    const found = await configurationIn(dirname(path));
    files.push({
      input,
      configuration: found.configuration,
      library: found.library,
      isIgnored: input.location !== undefined && (ignores(found, path) || (await isIgnored(path))),
    });
  }
  return files;
}

/** What holds in a folder, for commands that read no answer file. Throws a ConfigurationError for a broken one. */
export async function configureFolder(
  io: CommandIo,
  parsed: ParsedArguments,
  folder: string,
): Promise<Pick<ConfiguredFile, 'configuration' | 'library'>> {
  return (await openConfigurations(io, parsed))(folder);
}

interface FolderConfiguration {
  readonly folder: string;
  readonly configuration: Configuration;
  readonly library: SchemaLibrary;
}

/** Says what holds in a folder: the configuration that is named, else the nearest one, if any is wanted. */
async function openConfigurations(
  io: CommandIo,
  { flags, values }: ParsedArguments,
): Promise<(folder: string) => Promise<FolderConfiguration>> {
  if (flags.has('no-config') && values.config !== undefined)
    throw new UsageError('--config and --no-config exclude each other.');
  const bundled = createSchemaLibrary();
  const named = values.config === undefined ? undefined : await readNamed(io, values.config, bundled);
  const byFolder = new Map<string, Promise<FolderConfiguration | undefined>>();
  return async (folder) => {
    const found = flags.has('no-config')
      ? undefined
      : (named ?? (await findAbove(io, folder, byFolder, bundled)));
    return found ?? { folder, configuration: NO_CONFIGURATION, library: bundled };
  };
}

function ignores({ folder, configuration }: FolderConfiguration, path: string): boolean {
  const below = relative(folder, path).replaceAll('\\', '/');
  return configuration.ignore.some((glob) => matchesPath(glob.replaceAll('\\', '/'), below));
}

async function readNamed(io: CommandIo, name: string, bundled: SchemaLibrary): Promise<FolderConfiguration> {
  const path = resolve(io.cwd, name);
  try {
    return await toConfiguration(io, path, await readTextFile(path), bundled);
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(`cannot read ${name}: ${reasonOf(error)}`);
  }
}

/** Each folder is looked into once. */
function findAbove(
  io: CommandIo,
  folder: string,
  byFolder: Map<string, Promise<FolderConfiguration | undefined>>,
  bundled: SchemaLibrary,
): Promise<FolderConfiguration | undefined> {
  let found = byFolder.get(folder);
  if (!found) {
    found = readIn(io, folder, bundled).then((here) => {
      const parent = dirname(folder);
      return here ?? (parent === folder ? undefined : findAbove(io, parent, byFolder, bundled));
    });
    byFolder.set(folder, found);
  }
  return found;
}

async function readIn(
  io: CommandIo,
  folder: string,
  bundled: SchemaLibrary,
): Promise<FolderConfiguration | undefined> {
  const path = join(folder, CONFIGURATION_FILE);
  let text: string;
  try {
    text = await readTextFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A folder of that name, or one above that others may not look into, holds no configuration of ours.
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'EACCES') return undefined;
    throw new ConfigurationError(`cannot read ${shown(io, path)}: ${reasonOf(error)}`);
  }
  return toConfiguration(io, path, text, bundled);
}

async function toConfiguration(
  io: CommandIo,
  path: string,
  text: string,
  bundled: SchemaLibrary,
): Promise<FolderConfiguration> {
  const { configuration, problems, rangeOfSchema } = readConfigurationText(text);
  const folder = dirname(path);
  const broken: PlacedProblem[] = [...problems];
  const schemas: ComponentSchema[] = [];
  for (const name of configuration.schemas) {
    const read = await readSchema(resolve(folder, name.replaceAll('\\', '/')));
    if (read.schema) schemas.push(read.schema);
    else
      broken.push({
        range: rangeOfSchema(name),
        message: `The component schema ${name} is broken. ${read.problem}`,
      });
  }
  const [first, ...more] = broken;
  if (first) {
    const { line, column } = createLineIndex(text).positionAt(first.range.start);
    const others = more.length > 0 ? ` (${more.length} more)` : '';
    throw new ConfigurationError(`${shown(io, path)}:${line + 1}:${column + 1}: ${first.message}${others}`);
  }
  return { folder, configuration, library: schemas.length > 0 ? createSchemaLibrary(schemas) : bundled };
}

async function readSchema(path: string): Promise<ReturnType<typeof readComponentSchema>> {
  try {
    return readComponentSchema(await readTextFile(path));
  } catch (error) {
    return { problem: `It cannot be read: ${reasonOf(error)}.` };
  }
}

function shown(io: CommandIo, path: string): string {
  return relative(io.cwd, path) || path;
}
