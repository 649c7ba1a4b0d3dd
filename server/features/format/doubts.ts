/** Where syntax errors leave it open what the text means. */
import type { SyntaxErrorCode, SyntaxTree, TextRange } from '../../syntax/nodes';
import { endOfLine } from '../../syntax/scanner';
import { touchesAny } from '../../syntax/sorted-ranges';

export interface Doubts {
  /** True when there are more errors than are listed. */
  readonly isHopeless: boolean;
  /** True when an error in the range puts in question which tags belong together. */
  inStructure(range: TextRange): boolean;
  /** True when the tag of that range cannot be read without a guess. */
  inTag(range: TextRange): boolean;
  /** True when the range touches a line with a quotation mark that nothing closes: the line decides where its value ends. */
  onOpenLine(range: TextRange): boolean;
}

export function createDoubts({ text, errors }: SyntaxTree): Doubts {
  const serious = errors.filter(({ code }) => !HARMLESS.has(code));
  const structural = serious.filter(({ code }) => !INSIDE_A_TAG.has(code));
  const openLines = errors
    .filter(({ code }) => code === 'quote-unterminated')
    .map(({ start }) => ({ start, end: endOfLine(text, start) }));
  return {
    isHopeless: errors.some(({ code }) => code === 'limit-reached'),
    inStructure: (range) => touchesAny(structural, range),
    inTag: (range) => touchesAny(serious, range),
    onOpenLine: ({ start, end }) => touchesAny(openLines, { start: start - 1, end: end + 1 }),
  };
}

/** Errors that concern one value or name and leave no doubt where it ends. */
const HARMLESS: ReadonlySet<SyntaxErrorCode> = new Set([
  'attribute-duplicate',
  'character-illegal',
  'comment-double-hyphen',
  'declaration-not-first',
  'doctype',
  'entity-unknown',
  'prefix-undeclared',
  'section-end-in-text',
]);

/** Errors that concern one tag, or a text, which stays as it is. */
const INSIDE_A_TAG: ReadonlySet<SyntaxErrorCode> = new Set([
  'attribute-value-missing',
  'attribute-value-unquoted',
  'less-than-in-text',
  'name-illegal',
  'white-space-missing',
]);
