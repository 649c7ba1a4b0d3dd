/** Entities and character references: from raw text to its value and back to raw offsets. */
import { isXmlCharacter } from './characters';

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** A reference ends at its semicolon; one longer than this many UTF-16 units is no reference. */
const LONGEST_REFERENCE = 64;

/** Returns `raw` with its references replaced; one that means nothing stays as it is written. */
export function decodeReferences(raw: string): string {
  let ampersand = raw.indexOf('&');
  if (ampersand === -1) return raw;
  let value = '';
  let copied = 0;
  while (ampersand !== -1) {
    const reference = readReference(raw, ampersand, raw.length);
    if (reference?.value !== undefined) {
      value += raw.slice(copied, ampersand) + reference.value;
      copied = reference.end;
    }
    ampersand = raw.indexOf('&', reference?.end ?? ampersand + 1);
  }
  return value + raw.slice(copied);
}

/** Returns the offset in `raw` of the character that stands at `offset` of the decoded value (UTF-16 units). */
export function rawOffsetOf(raw: string, offset: number): number {
  let rawOffset = 0;
  let decoded = 0;
  while (decoded < offset && rawOffset < raw.length) {
    const reference = raw[rawOffset] === '&' ? readReference(raw, rawOffset, raw.length) : undefined;
    const length = reference?.value?.length ?? 1;
    if (decoded + length > offset) break;
    decoded += length;
    rawOffset = reference?.value === undefined ? rawOffset + 1 : reference.end;
  }
  return rawOffset;
}

/** Returns `value` as it must be written between tags or in an attribute value within double quotes. */
export function encodeReferences(value: string): string {
  return value.replace(/[&<>"]/g, (character) => ESCAPES[character as keyof typeof ESCAPES]);
}

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const;

export interface Reference {
  /** Offset behind the reference. */
  readonly end: number;
  /** What it stands for; undefined when it names nothing or a character that XML forbids. */
  readonly value: string | undefined;
}

/** Reads the reference whose `&` stands at `start`; undefined when there is only a bare `&`. */
export function readReference(text: string, start: number, limit: number): Reference | undefined {
  const semicolon = text.slice(start, Math.min(limit, start + LONGEST_REFERENCE)).indexOf(';');
  if (semicolon < 2) return undefined;
  const name = text.slice(start + 1, start + semicolon);
  const end = start + semicolon + 1;
  if (name.startsWith('#')) return numericReference(name, end);
  if (!/^[\p{L}_:][\p{L}\p{N}._:-]*$/u.test(name)) return undefined;
  return { end, value: PREDEFINED.get(name) };
}

function numericReference(name: string, end: number): Reference | undefined {
  const match = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  if (!match) return undefined;
  const code = match[1] ? Number.parseInt(match[1], 16) : Number(match[2]);
  return { end, value: isXmlCharacter(code) ? String.fromCodePoint(code) : undefined };
}
