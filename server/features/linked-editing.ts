/** Linked editing: typing in the name of a start tag or end tag changes the other one, too. */
import type { AnswerFile } from '../answer-file/answer-file';
import type { TextRange } from '../syntax/nodes';
import { tagPairAt } from './tag-pair';

/** The two names; undefined where there is only one, or where they differ and one of them is being corrected. */
export function linkedEditingRanges(file: AnswerFile, offset: number): readonly TextRange[] | undefined {
  const { text } = file.tree;
  const names = tagPairAt(file, offset)?.names;
  const [first, second] = names ?? [];
  if (!first || !second || text.slice(first.start, first.end) !== text.slice(second.start, second.end))
    return undefined;
  return names;
}
