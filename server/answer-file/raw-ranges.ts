/** From places in a decoded value back to places in the text. */
import { decodeReferences, rawOffsetOf } from '../syntax/entities';
import type { TextRange } from '../syntax/nodes';
import type { Setting } from './answer-file';

/** Turns a range of a value into the range of the document that spells it; fast when asked from left to right. */
export type RawRange = (start: number, end: number) => TextRange;

/** Undefined for a value that is put together from several parts, such as text and a comment. */
export function rawRanges(text: string, { value, valueRange }: Setting): RawRange | undefined {
  const raw = text.slice(valueRange.start, valueRange.end);
  if (raw === `<![CDATA[${value}]]>`) {
    const first = valueRange.start + '<![CDATA['.length;
    return (start, end) => ({ start: first + start, end: first + end });
  }
  if (decodeReferences(raw) !== value) return undefined;
  const offsetOf = forwardOffsets(raw);
  return (start, end) => ({
    start: valueRange.start + offsetOf(start),
    end: valueRange.start + offsetOf(end),
  });
}

/** Like `rawOffsetOf`, but each search goes on from the last place found: many of them take linear time together. */
function forwardOffsets(raw: string): (offset: number) => number {
  let found = 0;
  let decoded = 0;
  return (offset) => {
    if (offset < decoded) [found, decoded] = [0, 0];
    const end = found + rawOffsetOf(raw.slice(found), offset - decoded);
    decoded += decodeReferences(raw.slice(found, end)).length;
    found = end;
    return found;
  };
}
