/** Document links: web addresses, files and folders beside the answer file, and the pages of rules in comments. */
import type { AnswerFile, Setting } from '../answer-file/answer-file';
import { pathsBeside } from '../answer-file/files-beside';
import { isSensitive } from '../answer-file/query';
import { rawRanges } from '../answer-file/raw-ranges';
import { suppressionComments } from '../answer-file/suppression-comments';
import type { TextRange } from '../syntax/nodes';

export interface DocumentLink extends TextRange {
  /** `path` is relative to the folder of the answer file, with `/` between its parts; `rule` is the id of one. */
  readonly target: { readonly url: string } | { readonly path: string } | { readonly rule: string };
}

/** `isRule` tells the ids of rules from other words in the comments that switch rules off. */
export function documentLinks(
  file: AnswerFile,
  isRule: (id: string) => boolean = () => false,
): readonly DocumentLink[] {
  const links: DocumentLink[] = pathsBeside(file).map(({ start, end, path }) => ({
    start,
    end,
    target: { path },
  }));
  for (const setting of file.settings) links.push(...webLinks(file.tree.text, setting));
  for (const { rules } of suppressionComments(file))
    for (const { id, range } of rules) if (isRule(id)) links.push({ ...range, target: { rule: id } });
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
