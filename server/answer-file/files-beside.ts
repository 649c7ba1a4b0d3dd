/** Files and folders of a configuration set that an answer file names, and which of them are not beside it. */
import type { ElementNode, TextRange } from '../syntax/nodes';
import { attributeOf, childElements } from '../syntax/query';
import type { AnswerFile, Setting } from './answer-file';
import { perFile } from './per-file';
import { isSensitive } from './query';
import { type RawRange, rawRanges } from './raw-ranges';
import { hasTemplateHole } from './template-holes';

export interface PathBeside extends TextRange {
  /** Relative to the folder of the answer file, with `/` between its parts; `.` is the folder itself. */
  readonly path: string;
  /**
   * Where the file may lie, as paths like `path`, when the value counts on it; none for what the command itself
   * makes or looks for, for a path that may begin elsewhere, and for one that leads out of the folder.
   */
  readonly places: readonly string[];
}

/** Every path to something beside the answer file: those of packages first, then those in the settings. */
export const pathsBeside = perFile((file): readonly PathBeside[] => [
  ...packageSources(file).flatMap((location) => [...pathsIn(location)]),
  ...file.settings.flatMap((setting) => [...pathsInSetting(file.tree.text, setting)]),
]);

/** The places to look at for the paths of the file, each once. */
export function placesBeside(file: AnswerFile): ReadonlySet<string> {
  const places = new Set<string>();
  for (const path of pathsBeside(file)) {
    for (const place of path.places) if (places.size < MOST_PLACES) places.add(place);
  }
  return places;
}

export interface FolderEntry {
  readonly name: string;
  /** False for a link too: it may lead anywhere. */
  readonly isFolder: boolean;
}

/** Resolves with what lies in a folder, named by a path like those of `PathBeside`; undefined when nobody can tell. */
export type ListFolder = (path: string) => Promise<readonly FolderEntry[] | undefined>;

/** Returns those of the places where there surely is nothing. Names are compared as Windows does. */
export async function findMissing(
  places: ReadonlySet<string>,
  list: ListFolder,
): Promise<ReadonlySet<string>> {
  const listed = new Map<string, Promise<readonly FolderEntry[] | undefined>>();
  const listOnce = (folder: string) => {
    let entries = listed.get(folder);
    if (!entries) {
      // A folder that cannot be read is none that is empty.
      entries = list(folder).catch(() => undefined);
      listed.set(folder, entries);
    }
    return entries;
  };
  const isMissing = async (place: string): Promise<boolean> => {
    let folder = '.';
    for (const part of place.split('/')) {
      const entries = await listOnce(folder);
      if (!entries) return false;
      const found = entries.find(({ name }) => name.toLowerCase() === part.toLowerCase());
      if (!found) return true;
      if (!found.isFolder) return false;
      folder = folder === '.' ? found.name : `${folder}/${found.name}`;
    }
    return false;
  };
  const all = [...places];
  const missing = await Promise.all(all.map(isMissing));
  return new Set(all.filter((_, index) => missing[index]));
}

/** Nobody names more files than that one by one, and each may be a look into another folder. */
const MOST_PLACES = 64;

/** No path or command is as long as that, in UTF-16 units. */
const LONGEST_VALUE = 20_000;

const MAY_NAME = /%configsetroot%|\$OEM\$|\.[\\/]/i;

/**
 * `%configsetroot%` stands for the folder of the answer file, in which `$OEM$` lies; a relative path begins there as
 * well when Setup runs from it.
 */
const PATH = /(?<![^\s"'=,;(])(?:%configsetroot%|\$OEM\$|\.{1,2}(?=[\\/]))(?:[\\/][^\s"'<>|*?,;)&]*)?/gi;

/** Where `servicing` has its packages from. A location with references is left out: it is no usual path. */
function packageSources({ tree: { text, root } }: AnswerFile): readonly Place[] {
  if (!root || !text.includes('servicing')) return [];
  const below = (elements: readonly ElementNode[], name: string) =>
    elements.flatMap((element) => childElements(element).filter(({ localName }) => localName === name));
  return below(below(below([root], 'servicing'), 'package'), 'source').flatMap((source) => {
    const location = attributeOf(source, 'location');
    if (!location || text.slice(location.valueStart, location.valueEnd) !== location.value) return [];
    const { value, valueStart } = location;
    return { value, rangeOf: (start, end) => ({ start: valueStart + start, end: valueStart + end }) };
  });
}

interface Place {
  readonly value: string;
  readonly rangeOf: RawRange;
}

function* pathsInSetting(text: string, setting: Setting): Generator<PathBeside> {
  const { value, schema, settings } = setting;
  if (value.length > LONGEST_VALUE || settings.length > 0 || !MAY_NAME.test(value) || isSensitive(schema))
    return;
  const rangeOf = rawRanges(text, setting);
  if (rangeOf) yield* pathsIn({ value, rangeOf });
}

function* pathsIn({ value, rangeOf }: Place): Generator<PathBeside> {
  if (value.length > LONGEST_VALUE) return;
  for (const match of value.matchAll(PATH)) {
    const { index } = match;
    const written = writtenPath(value, index, match[0]);
    const path = localPath(written);
    if (path === undefined) continue;
    const isCertain = !written.startsWith('.') && !isMadeOrLookedFor(value, index);
    yield {
      ...rangeOf(index, index + written.length),
      path,
      places: isCertain ? placesOf(path) : [],
    };
  }
}

/** Between quotation marks a path has blanks too; what a pattern such as `*.inf` picks lies in the folder before it. */
function writtenPath(value: string, index: number, match: string): string {
  const quote = value[index - 1];
  const end = quote === '"' || quote === "'" ? value.indexOf(quote, index) : -1;
  const written = end === -1 ? match : value.slice(index, end);
  const after = value[index + written.length];
  const pattern = after === '*' || after === '?' ? written.length : written.search(/[*?]/);
  return pattern === -1 ? written : written.slice(0, written.slice(0, pattern).search(/[^\\/]*$/));
}

/** Undefined for a path with variables that only the computer or a script knows. */
function localPath(written: string): string | undefined {
  const rest = written
    .replace(/^%configsetroot%[\\/]*/i, '')
    .replaceAll('\\', '/')
    .replace(/(?<!\/)\/+$/, '');
  if (/[%<>|:]/.test(rest) || hasTemplateHole(rest)) return undefined;
  if (rest.split('/').some((part) => part.includes('$') && !OEM_FOLDER.test(part))) return undefined;
  return rest === '' ? '.' : rest;
}

/** The folders of `$OEM$` whose names begin with a dollar sign; any other is a variable of a script. */
const OEM_FOLDER = /^\$(?:OEM\$|\$|1|Docs|Progs)$/i;

/** Setup takes `$OEM$` from the folder `sources` of the media too. */
function placesOf(path: string): readonly string[] {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 || parts.length > DEEPEST || parts.includes('..')) return [];
  const place = parts.join('/');
  return parts[0]!.toUpperCase() === '$OEM$' ? [place, `sources/${place}`] : [place];
}

const DEEPEST = 16;

/** True for a path that a command writes to, makes or asks about, so that it need not be there before. */
function isMadeOrLookedFor(value: string, index: number): boolean {
  const before = value.slice(Math.max(0, index - FAR_BACK), index);
  return WRITTEN_TO.test(before) || COPIED_TO.test(before) || MADE_OR_LOOKED_FOR.test(before);
}

/** A command that makes a file names it close by, in UTF-16 units. */
const FAR_BACK = 200;

const MADE_OR_LOOKED_FOR =
  /\b(?:exist|Test-Path|md|mkdir|New-Item|Out-File|Set-Content|Add-Content|del|rd|rmdir|Remove-Item)\b/i;

/** A redirection, or the option for a log, such as `/l*v`, stands before the path. */
const WRITTEN_TO = /(?:>|[-/]l(?:og\w*|[\w*!]{0,8})[:=\s])\s*["']?$/i;

/** Behind the options of a copying program stands what it copies, and then where to. */
const COPIED_TO =
  /\b(?:x?copy|robocopy|move)(?:\s{1,9}\/\S{1,40}){0,9}\s{1,9}(?:"[^"]{1,200}"|[^\s"/]\S{0,200})\s{1,9}["']?$/i;
