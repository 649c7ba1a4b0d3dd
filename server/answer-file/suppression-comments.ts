/** Comments that switch rules off: `unattend-disable-next-line` for the next line, `unattend-disable` for the file. */
import type { TextRange } from '../syntax/nodes';
import type { AnswerFile } from './answer-file';
import { perFile } from './per-file';

export interface SuppressionComment {
  readonly comment: TextRange;
  readonly isForNextLine: boolean;
  /** The ids of rules that the comment names, which may not exist. */
  readonly rules: readonly { readonly id: string; readonly range: TextRange }[];
  /** What stands behind the colon; empty when no reason is given. */
  readonly reason: string;
}

/** In the order of the text. A comment may name several rules, separated by commas. */
export const suppressionComments = perFile((file: AnswerFile): readonly SuppressionComment[] => {
  const { text, comments } = file.tree;
  return comments.flatMap((comment) => readComment(text, comment) ?? []);
});

const PATTERN = /^<!--\s*unattend-disable(-next-line)?\s+([a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)\s*(?::|-->)/;

function readComment(text: string, comment: TextRange): SuppressionComment | undefined {
  const match = PATTERN.exec(text.slice(comment.start, comment.end));
  if (!match) return undefined;
  const listStart = comment.start + match[0].indexOf(match[2]!, '<!--'.length);
  return {
    comment,
    isForNextLine: match[1] !== undefined,
    rules: [...match[2]!.matchAll(/[a-z0-9-]+/g)].map(({ 0: id, index }) => ({
      id,
      range: { start: listStart + index, end: listStart + index + id.length },
    })),
    reason: text
      .slice(comment.start + match[0].length, comment.end)
      .replace(/-->$/, '')
      .trim(),
  };
}
