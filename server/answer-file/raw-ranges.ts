/** From places in a decoded value back to places in the text. */
import { decodeReferences, rawOffsetOf } from '../syntax/entities';
import type { TextRange } from '../syntax/nodes';
import type { Setting } from './answer-file';

/** Turns a range of a value into the range of the document that spells it. */
export type RawRange = (start: number, end: number) => TextRange;

/** Undefined for a value that is put together from several parts, such as text and a comment. */
export function rawRanges(text: string, { value, valueRange }: Setting): RawRange | undefined {
  const raw = text.slice(valueRange.start, valueRange.end);
  if (raw === `<![CDATA[${value}]]>`) {
    const first = valueRange.start + '<![CDATA['.length;
    return (start, end) => ({ start: first + start, end: first + end });
  }
  if (decodeReferences(raw) !== value) return undefined;
  return (start, end) => ({
    start: valueRange.start + rawOffsetOf(raw, start),
    end: valueRange.start + rawOffsetOf(raw, end),
  });
}
