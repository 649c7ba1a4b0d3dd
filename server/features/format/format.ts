/** Formatting: indentation and blanks between and inside tags; no value, comment or CDATA section ever changes. */
import type { AnswerFile } from '../../answer-file/answer-file';
import type { TextEdit } from '../../answer-file/edits';
import type { TextRange } from '../../syntax/nodes';
import { type LayoutOptions, layoutEdits } from './layout';

/** Edits that lay out the whole document; each replaces white space by white space. */
export function formatDocument(file: AnswerFile, options: LayoutOptions): readonly TextEdit[] {
  return layoutEdits(file, options);
}

/** The edits of the whole document that touch the range. */
export function formatRange(
  file: AnswerFile,
  { start, end }: TextRange,
  options: LayoutOptions,
): readonly TextEdit[] {
  return formatDocument(file, options).filter((edit) => edit.start <= end && edit.end >= start);
}
