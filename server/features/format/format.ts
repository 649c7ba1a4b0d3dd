/** Formatting: indentation and blanks between and inside tags; no value, comment or CDATA section ever changes. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { replaceRange, type TextEdit } from '../../answer-file/edits';
import type { TextRange } from '../../syntax/nodes';
import { type LayoutOptions, misplacedGaps } from './layout';

/** Edits that lay out the whole document; each replaces white space by white space. */
export function formatDocument(file: AnswerFile, options: LayoutOptions): readonly TextEdit[] {
  return misplacedGaps(file, options).map((gap) => replaceRange(gap, gap.wanted));
}

/** The edits of the whole document that touch the range. */
export function formatRange(
  file: AnswerFile,
  { start, end }: TextRange,
  options: LayoutOptions,
): readonly TextEdit[] {
  return formatDocument(file, options).filter((edit) => edit.start <= end && edit.end >= start);
}
