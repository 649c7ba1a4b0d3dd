/**
 * What holds for the documents of a folder: the settings of the client over the nearest `unattend.config.json`, with
 * the component schemas that both name. Files are read by whoever can; until they are, the settings alone hold.
 */
import {
  CONFIGURATION_FILE,
  type Configuration,
  mergeConfigurations,
  NO_CONFIGURATION,
} from '../checks/configuration';
import { type PlacedProblem, readConfigurationText } from '../checks/configuration-text';
import type { ComponentSchema } from '../schema/component-schema';
import { createSchemaLibrary, type SchemaLibrary } from '../schema/library';
import { type ReadSchema, readComponentSchema } from '../schema/own-schema';
import type { TextRange } from '../syntax/nodes';
import { fileIn, foldersAbove, nameIn, withoutEndSlash } from './addresses';
import type { CheckSettings } from './documents';

/** Resolves with the text of a file; undefined when there is none or it cannot be read. */
export type ReadFile = (uri: string) => Promise<string | undefined>;

export interface Surroundings {
  /** Undefined when nobody can read files: then only the settings count. */
  readonly readFile: ReadFile | undefined;
  readonly workspaceFolders: readonly string[];
  /** The settings of the client for a document. */
  readonly settingsOf: (uri: string) => Configuration;
}

export interface EnvironmentEvents {
  /** What holds for some documents has changed since they were asked about. */
  readonly onChange: () => void;
  /** A configuration file was read; without problems too, so that earlier ones go. */
  readonly onConfigurationRead: (file: ConfigurationFile) => void;
  /** A schema that the settings name is wrong. */
  readonly onBrokenSchema: (path: string, problem: string) => void;
  /** The files to watch, besides every file with the name of a configuration. */
  readonly onSchemaFiles: (uris: ReadonlySet<string>) => void;
}

export interface ConfigurationFile {
  readonly uri: string;
  readonly text: string;
  /** What is wrong with the text; an editor that knows `schemas/configuration.json` finds the same. */
  readonly problems: readonly PlacedProblem[];
  /** What is wrong with the schemas that it names, at their paths. */
  readonly schemaProblems: readonly PlacedProblem[];
}

export interface Environments {
  /** A promise to wait for before a document is judged; undefined when all is known. */
  prepare(uri: string): Promise<void> | undefined;
  settingsFor(uri: string): CheckSettings;
  /** The configuration file that holds for a document or, if there is none, where one should stand. */
  configurationUriFor(uri: string): string | undefined;
  /** All components, those of every folder's own schemas included. */
  readonly library: SchemaLibrary;
  /** To be called when settings or files changed; resolves when everything was read again. */
  reload(): Promise<void>;
  /** True for a change of a file that any folder depends on. */
  dependsOn(uri: string): boolean;
}

interface Environment {
  readonly settings: CheckSettings;
  readonly configurationUri: string | undefined;
  readonly schemas: ReadonlyMap<string, ComponentSchema>;
  readonly schemaUris: readonly string[];
}

const bundled = createSchemaLibrary();

export function createEnvironments(
  surroundings: () => Surroundings,
  events: EnvironmentEvents,
): Environments {
  const known = new Map<string, Environment>();
  const pending = new Map<string, Promise<void>>();
  const answeredEarly = new Set<string>();
  let library = bundled;
  let reloads = 0;

  const keyOf = (uri: string) => foldersFor(uri, surroundings())[0];

  const load = async (folder: string): Promise<void> => {
    const reload = reloads;
    const environment = await readEnvironment(folder, surroundings(), events).catch(() =>
      withoutFiles(surroundings().settingsOf(`${folder}/-`)),
    );
    // What was read with earlier settings does not hold: who waits gets what holds now.
    if (reload !== reloads) return load(folder);
    known.set(folder, environment);
    const environments = [...known.values()];
    const schemas = environments.flatMap((one) => [...one.schemas.values()]);
    if (schemas.length > 0) library = createSchemaLibrary(schemas);
    events.onSchemaFiles(new Set(environments.flatMap((one) => one.schemaUris)));
  };

  const prepare = (uri: string): Promise<void> | undefined => {
    const folder = keyOf(uri);
    if (folder === undefined || known.has(folder) || !surroundings().readFile) return undefined;
    let loading = pending.get(folder);
    if (!loading) {
      loading = load(folder).then(() => {
        pending.delete(folder);
        if (answeredEarly.delete(folder)) events.onChange();
      });
      pending.set(folder, loading);
    }
    return Promise.race([loading, patience()]);
  };

  return {
    prepare,
    settingsFor(uri) {
      const folder = keyOf(uri);
      if (folder !== undefined && pending.has(folder)) answeredEarly.add(folder);
      const environment = folder === undefined ? undefined : known.get(folder);
      return (environment ?? withoutFiles(surroundings().settingsOf(uri))).settings;
    },
    configurationUriFor(uri) {
      const folders = foldersFor(uri, surroundings());
      const found = folders[0] === undefined ? undefined : known.get(folders[0])?.configurationUri;
      const top = isInWorkspace(folders, surroundings()) ? folders.at(-1) : folders[0];
      return found ?? (top && `${top}/${CONFIGURATION_FILE}`);
    },
    get library() {
      return library;
    },
    async reload() {
      reloads++;
      library = bundled;
      if (surroundings().readFile) await Promise.all([...[...known.keys()].map(load), ...pending.values()]);
      else known.clear();
      events.onChange();
    },
    dependsOn(uri) {
      // By name: clients escape characters of addresses differently.
      const name = nameIn(uri);
      const schemas = [...known.values()].flatMap(({ schemaUris }) => schemaUris);
      return name === CONFIGURATION_FILE || schemas.some((schema) => nameIn(schema) === name);
    },
  };
}

/** Nobody waits longer than this for files; what they say is taken up when it comes. */
const PATIENCE_MILLISECONDS = 1500;

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS));
}

/** An unsaved document belongs to the workspace folder, if there is only one. */
function foldersFor(uri: string, { workspaceFolders }: Surroundings): readonly string[] {
  const folders = foldersAbove(uri, workspaceFolders);
  if (folders.length > 0 || workspaceFolders.length !== 1) return folders;
  return foldersAbove(`${withoutEndSlash(workspaceFolders[0]!)}/-`, workspaceFolders);
}

function isInWorkspace(folders: readonly string[], { workspaceFolders }: Surroundings): boolean {
  return workspaceFolders.some((folder) => withoutEndSlash(folder) === folders.at(-1));
}

function withoutFiles(configuration: Configuration): Environment {
  return {
    settings: toSettings(configuration, bundled),
    configurationUri: undefined,
    schemas: new Map(),
    schemaUris: [],
  };
}

function toSettings({ target, rules, profile }: Configuration, library: SchemaLibrary): CheckSettings {
  return { library, target, severities: rules, profile };
}

async function readEnvironment(
  folder: string,
  surroundings: Surroundings,
  events: EnvironmentEvents,
): Promise<Environment> {
  const read: ReadFile = surroundings.readFile ?? (async () => undefined);
  const settings = surroundings.settingsOf(`${folder}/-`);
  const folders = foldersFor(`${folder}/-`, surroundings);
  const found = await findConfiguration(folders, read);
  const configuration = found?.read.configuration ?? NO_CONFIGURATION;
  const schemas = new Map<string, ComponentSchema>();
  const schemaUris: string[] = [];

  const addSchemas = async (
    paths: readonly string[],
    base: string,
    report: (path: string, problem: string) => void,
  ) => {
    const uris = paths.map((path) => fileIn(base, path));
    const texts = await Promise.all(uris.map((uri) => uri && read(uri)));
    for (const [index, path] of paths.entries()) {
      const uri = uris[index];
      if (uri) schemaUris.push(uri);
      const { schema, problem } = readSchema(texts[index]);
      if (schema && uri) schemas.set(uri, schema);
      else report(path, `The component schema ${path} is left out. ${problem}`);
    }
  };

  if (found) {
    const { problems, rangeOfSchema } = found.read;
    const schemaProblems: PlacedProblem[] = [];
    const report = (path: string, message: string) =>
      schemaProblems.push({ range: rangeOfSchema(path) satisfies TextRange, message });
    await addSchemas(configuration.schemas, found.folder, report);
    events.onConfigurationRead({ uri: found.uri, text: found.text, problems, schemaProblems });
  }
  // Paths of settings are relative to the workspace folder, which is the last of the folders.
  await addSchemas(settings.schemas, folders.at(-1) ?? folder, events.onBrokenSchema);
  const library = schemas.size > 0 ? createSchemaLibrary([...schemas.values()]) : bundled;
  const merged = mergeConfigurations(configuration, settings);
  return { settings: toSettings(merged, library), configurationUri: found?.uri, schemas, schemaUris };
}

interface FoundConfiguration {
  readonly uri: string;
  readonly folder: string;
  readonly text: string;
  readonly read: ReturnType<typeof readConfigurationText>;
}

async function findConfiguration(
  folders: readonly string[],
  read: ReadFile,
): Promise<FoundConfiguration | undefined> {
  const texts = await Promise.all(folders.map((folder) => read(`${folder}/${CONFIGURATION_FILE}`)));
  const nearest = texts.findIndex((text) => text !== undefined);
  if (nearest === -1) return undefined;
  const folder = folders[nearest]!;
  const text = texts[nearest]!;
  return { uri: `${folder}/${CONFIGURATION_FILE}`, folder, text, read: readConfigurationText(text) };
}

function readSchema(text: string | undefined): ReadSchema {
  return text === undefined ? { problem: 'The file cannot be read.' } : readComponentSchema(text);
}
