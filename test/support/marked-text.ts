/** Texts with a marker for the cursor or the selection, and the answer files made from them. */
import assert from 'node:assert/strict';
import type { AnswerFile } from '../../server/answer-file/answer-file';
import { bind } from '../../server/answer-file/bind';
import type { TargetOverrides } from '../../server/answer-file/target';
import type { TextRange } from '../../server/syntax/nodes';
import { parse } from '../../server/syntax/parser';
import { library } from './findings';

export interface MarkedFile {
  readonly text: string;
  readonly file: AnswerFile;
  /** Where the only `|` stood, or the first of two. */
  readonly offset: number;
  /** Between the two `|`; empty when there was one. */
  readonly selection: TextRange;
}

/** Reads a text with a cursor `|`, or with a selection between two of them. `marker` is used when `|` occurs in it. */
export function readMarked(marked: string, target: TargetOverrides = {}, marker = '|'): MarkedFile {
  const [before, ...rest] = marked.split(marker);
  assert.ok(rest.length === 1 || rest.length === 2, `the text needs one or two "${marker}"`);
  const text = before + rest.join('');
  const start = before!.length;
  const end = rest.length === 2 ? start + rest[0]!.length : start;
  return { text, file: bindText(text, target), offset: start, selection: { start, end } };
}

export function bindText(text: string, target: TargetOverrides = {}): AnswerFile {
  return bind(parse(text), { library, target });
}
