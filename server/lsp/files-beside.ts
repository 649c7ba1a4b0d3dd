/** Knows which files that open documents name are not beside them. Looking takes its time; nobody waits for it. */
import type { AnswerFile } from '../answer-file/answer-file';
import { type FolderEntry, findMissing, placesBeside } from '../answer-file/files-beside';
import { fileIn, nameIn } from './addresses';

/** Resolves with what lies in the folder of that address; undefined when it cannot be looked into. */
export type ListFolderAt = (uri: string) => Promise<readonly FolderEntry[] | undefined>;

export interface FilesBeside {
  /** What was missing at the last look. */
  missing(uri: string): ReadonlySet<string>;
  /** Looks in the background, unless the file names what it named at the last look. */
  look(uri: string, file: AnswerFile): void;
  /** Looks again: at what one document names, or without an address, all of them. */
  lookAgain(uri?: string): void;
  forget(uri: string): void;
  /** The names of all files and folders that matter, and of the folders on the way to them. */
  names(): ReadonlySet<string>;
  /** True for a change of a file or folder that a document may name. */
  dependsOn(uri: string): boolean;
}

export interface FilesBesideEvents {
  /** Other files are missing beside a document than when it was judged. */
  readonly onChange: (uri: string) => void;
  /** A document has been looked at for the first time, or again: other names may matter. */
  readonly onNames: () => void;
}

interface Looked {
  readonly places: ReadonlySet<string>;
  readonly missing: ReadonlySet<string>;
}

/** Without `list` nobody can look, and nothing is known to be missing. */
export function createFilesBeside(list: ListFolderAt | undefined, events: FilesBesideEvents): FilesBeside {
  const looked = new Map<string, Looked>();

  const names = (): ReadonlySet<string> =>
    new Set([...looked.values()].flatMap(({ places }) => [...places].flatMap((place) => place.split('/'))));

  const lookFor = async (uri: string, places: ReadonlySet<string>, listAt: ListFolderAt): Promise<void> => {
    const started: Looked = { places, missing: looked.get(uri)?.missing ?? NONE };
    looked.set(uri, started);
    const folder = uri.slice(0, uri.lastIndexOf('/'));
    const missing = await findMissing(places, async (path) => {
      const address = fileIn(folder, path);
      return address === undefined ? undefined : listAt(address);
    });
    // Another look has begun meanwhile, or the document is closed.
    if (looked.get(uri) !== started) return;
    looked.set(uri, { places, missing });
    if (!isSame(missing, started.missing)) events.onChange(uri);
  };

  return {
    missing: (uri) => looked.get(uri)?.missing ?? NONE,
    look(uri, file) {
      if (!list) return;
      const places = placesBeside(file);
      const known = looked.get(uri);
      if (known ? isSame(known.places, places) : places.size === 0) return;
      void lookFor(uri, places, list);
      if (!known) events.onNames();
    },
    lookAgain(uri) {
      if (!list) return;
      for (const [one, { places }] of looked)
        if (uri === undefined || uri === one) void lookFor(one, places, list);
      events.onNames();
    },
    forget: (uri) => void looked.delete(uri),
    names,
    dependsOn(uri) {
      const changed = nameIn(uri).toLowerCase();
      return [...names()].some((name) => name.toLowerCase() === changed);
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

function isSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((one) => others.has(one));
}
