/** The XML of a block's part as a tree in which marks stand for the placeholders. */

import { choiceStop, escapeSnippet, textStop } from '../../answer-file/snippets';
import { encodeReferences } from '../../syntax/entities';
import type { ElementNode } from '../../syntax/nodes';
import { parse } from '../../syntax/parser';
import type { Block, BlockPart } from './block';
import type { BlockValues } from './values';

export interface BlockBody {
  readonly text: string;
  /** An element around the body. */
  readonly element: ElementNode;
}

/** Reads a part's body; each `${name}` becomes the name between two marks. */
export function bodyOf(part: BlockPart): BlockBody {
  let body = bodies.get(part);
  if (!body) {
    const lines = part.body.map((line) => line.replace(/\$\{(\w+)\}/g, `${OPEN}$1${CLOSE}`));
    const tree = parse(`<body xmlns:wcm="wcm">\n${lines.join('\n')}\n</body>`);
    body = { text: tree.text, element: tree.root! };
    bodies.set(part, body);
  }
  return body;
}

/** The text with values in place of the marks. */
export function withValues(marked: string, values: BlockValues): string {
  return marked.replace(MARKED, (_, name: string, offset: number) => {
    const value = encodeReferences(values[name] ?? '');
    return isInTag(marked, offset) ? value : value.replaceAll('&quot;', '"');
  });
}

/** The text as a snippet: a tab stop for each placeholder, blanks at the start of lines as tabs. */
export function asSnippet(marked: string, block: Block, values: BlockValues): string {
  const numbers = new Map<string, number>();
  const lines = marked.replace(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2));
  return lines
    .split(MARKED)
    .map((piece, index) => (index % 2 === 0 ? escapeSnippet(piece) : tabStop(piece, block, values, numbers)))
    .join('');
}

/** In a tag a quotation mark would end the value of an attribute; between tags it may stay. */
function isInTag(text: string, offset: number): boolean {
  return text.lastIndexOf('<', offset) > text.lastIndexOf('>', offset);
}

/** From the private use area of Unicode: no answer file means anything by them. */
const OPEN = '\ue000';
const CLOSE = '\ue001';
const MARKED = /\ue000(\w+)\ue001/g;
const bodies = new WeakMap<BlockPart, BlockBody>();

function tabStop(written: string, block: Block, values: BlockValues, numbers: Map<string, number>): string {
  const { same, literal } = block.placeholders?.[written] ?? {};
  if (literal) return escapeSnippet(encodeReferences(values[written] ?? ''));
  const name = same ?? written;
  const value = encodeReferences(values[name] ?? '');
  const known = numbers.get(name);
  // Repeated with its text for editors that do not mirror tab stops.
  if (known !== undefined) return textStop(known, value);
  const number = numbers.size + 1;
  numbers.set(name, number);
  const { choices } = block.placeholders?.[name] ?? {};
  if (!choices) return textStop(number, value);
  return choiceStop(number, [value, ...choices.map(encodeReferences).filter((choice) => choice !== value)]);
}
