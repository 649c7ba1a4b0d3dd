/** Document links: web addresses, and the files and folders of a configuration set beside the answer file. */
import type { AnswerFile, Setting } from '../answer-file/answer-file';
import { isSensitive, walkSettings } from '../answer-file/query';
import { rawRanges } from '../answer-file/raw-ranges';
import type { TextRange } from '../syntax/nodes';

export interface DocumentLink extends TextRange {
  /** `path` is relative to the folder of the answer file, with `/` between its parts. */
  readonly target: { readonly url: string } | { readonly path: string };
}

export function documentLinks(file: AnswerFile): readonly DocumentLink[] {
  return file.components.flatMap((component) =>
    walkSettings(component).flatMap((setting) => [...linksIn(file.tree.text, setting)]),
  );
}

function* linksIn(text: string, setting: Setting): Generator<DocumentLink> {
  const { value, schema, settings } = setting;
  if (value === '' || settings.length > 0 || value.length > LONGEST_VALUE || isSensitive(schema)) return;
  if (!MAY_LINK.test(value)) return;
  const rangeOf = rawRanges(text, setting);
  if (!rangeOf) return;
  for (const { index, 0: url } of value.matchAll(URL)) {
    yield { ...rangeOf(index, index + url.length), target: { url } };
  }
  for (const match of value.matchAll(LOCAL_PATH)) {
    const { index } = match;
    const quote = value[index - 1];
    const isQuoted = quote === '"' || quote === "'";
    const end = isQuoted ? value.indexOf(quote, index) : -1;
    const written = end === -1 ? match[0] : value.slice(index, end);
    const path = localPath(written);
    if (path === undefined) continue;
    yield { ...rangeOf(index, index + written.length), target: { path } };
  }
}

/** No path or command is as long as that. */
const LONGEST_VALUE = 20_000;

const MAY_LINK = /:\/\/|%configsetroot%|\$OEM\$|\.[\\/]/i;

const URL = /https?:\/\/[^\s"'<>|^`]*[^\s"'<>|^`.,;:!?)\]}]/gi;

/**
 * `%configsetroot%` stands for the folder of the answer file, in which `$OEM$` lies; a relative path begins there as
 * well when Setup runs from it.
 */
const LOCAL_PATH =
  /(?<![^\s"'=,;(])(?:%configsetroot%|\$OEM\$|\.{1,2}(?=[\\/]))(?:[\\/][^\s"'<>|*?,;)&]*)?/gi;

/** Undefined for a path with variables that only the computer knows. */
function localPath(written: string): string | undefined {
  const rest = written
    .replace(/^%configsetroot%[\\/]*/i, '')
    .replaceAll('\\', '/')
    .replace(/(?<!\/)\/+$/, '');
  return /[%*?<>|:]/.test(rest) ? undefined : rest === '' ? '.' : rest;
}
