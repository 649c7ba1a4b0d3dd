/** Document links: web addresses, and the files and folders of a configuration set beside the answer file. */
import type { AnswerFile, Setting } from '../answer-file/answer-file';
import { pathsBeside } from '../answer-file/files-beside';
import { isSensitive } from '../answer-file/query';
import { rawRanges } from '../answer-file/raw-ranges';
import type { TextRange } from '../syntax/nodes';

export interface DocumentLink extends TextRange {
  /** `path` is relative to the folder of the answer file, with `/` between its parts. */
  readonly target: { readonly url: string } | { readonly path: string };
}

export function documentLinks(file: AnswerFile): readonly DocumentLink[] {
  const links: DocumentLink[] = pathsBeside(file).map(({ start, end, path }) => ({
    start,
    end,
    target: { path },
  }));
  for (const setting of file.settings) links.push(...webLinks(file.tree.text, setting));
  return links.sort((a, b) => a.start - b.start);
}

function* webLinks(text: string, setting: Setting): Generator<DocumentLink> {
  const { value, schema, settings } = setting;
  if (settings.length > 0 || value.length > LONGEST_VALUE || !value.includes('://') || isSensitive(schema))
    return;
  const rangeOf = rawRanges(text, setting);
  if (!rangeOf) return;
  for (const { index, 0: url } of value.matchAll(URL)) {
    yield { ...rangeOf(index, index + url.length), target: { url } };
  }
}

/** No path or command is as long as that, in UTF-16 units. */
const LONGEST_VALUE = 20_000;

const URL = /https?:\/\/[^\s"'<>|^`]*[^\s"'<>|^`.,;:!?)\]}]/gi;
