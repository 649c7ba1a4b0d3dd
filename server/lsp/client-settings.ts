/** What the settings of the client say: for each workspace folder when there are several, and for everything else. */
import { type Configuration, NO_CONFIGURATION } from '../checks/configuration';
import { withoutEndSlash } from './addresses';
import { type Presentation, readPresentation, readSettings } from './configuration';

export interface FolderSettings {
  readonly configuration: Configuration;
  readonly presentation: Presentation;
}

export interface ClientSettings {
  /** What holds for a document by its address. */
  of(uri: string): FolderSettings;
  /** Takes the section of the settings as it holds everywhere and, by their addresses, in folders; says what changed. */
  take(section: unknown, ofFolders: ReadonlyMap<string, unknown>): { [Key in keyof FolderSettings]: boolean };
}

export function createClientSettings(): ClientSettings {
  let common: FolderSettings = { configuration: NO_CONFIGURATION, presentation: readPresentation(undefined) };
  let folders: readonly (readonly [folder: string, FolderSettings])[] = [];
  return {
    of: (uri) => folders.find(([folder]) => uri.startsWith(`${folder}/`))?.[1] ?? common,
    take(section, ofFolders) {
      const before = [common, folders];
      common = read(section);
      folders = [...ofFolders]
        .map(([folder, own]) => [withoutEndSlash(folder), read(own ?? section)] as const)
        // Of nested workspace folders the innermost one owns a document.
        .sort(([a], [b]) => b.length - a.length);
      const after = [common, folders];
      return {
        configuration: textOf(before, 'configuration') !== textOf(after, 'configuration'),
        presentation: textOf(before, 'presentation') !== textOf(after, 'presentation'),
      };
    },
  };
}

function read(section: unknown): FolderSettings {
  return { configuration: readSettings(section), presentation: readPresentation(section) };
}

/** Only one of the two kinds, to be compared. */
function textOf(settings: unknown, kind: keyof FolderSettings): string {
  const other = kind === 'configuration' ? 'presentation' : 'configuration';
  return JSON.stringify(settings, (key, value) => (key === other ? undefined : value));
}
