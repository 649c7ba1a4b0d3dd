/** Text edits carried out on the bytes of a file: what no edit touches stays byte for byte. */
import type { DecodedBytes } from './decode-bytes';
import type { TextRange } from './nodes';

/**
 * Applies edits of the decoded text, sorted and without overlap, to the bytes that it came from. Returns undefined
 * when the bytes do not have a place for each character of the text, or cannot hold one that an edit inserts.
 */
export function editBytes(
  bytes: Uint8Array,
  { text, encoding }: Pick<DecodedBytes, 'text' | 'encoding'>,
  edits: readonly (TextRange & { readonly newText: string })[],
): Uint8Array | undefined {
  const codec = codecOf(encoding);
  if (!codec || codec.markLength(bytes) + codec.byteLength(text, 0, text.length) !== bytes.length)
    return undefined;
  const chunks: Uint8Array[] = [];
  let position = 0;
  let offset = 0;
  let byteOffset = codec.markLength(bytes);
  const byteOffsetAt = (next: number): number => {
    byteOffset += codec.byteLength(text, offset, next);
    offset = next;
    return byteOffset;
  };
  for (const { start, end, newText } of edits) {
    const inserted = codec.encode(newText);
    if (!inserted) return undefined;
    chunks.push(bytes.subarray(position, byteOffsetAt(start)), inserted);
    position = byteOffsetAt(end);
  }
  chunks.push(bytes.subarray(position));
  return concatenate(chunks);
}

interface Codec {
  /** Length of the byte order mark. */
  markLength(bytes: Uint8Array): number;
  byteLength(text: string, start: number, end: number): number;
  encode(text: string): Uint8Array | undefined;
}

function codecOf(encoding: string): Codec | undefined {
  if (encoding === 'utf-8') return UTF_8;
  if (encoding === 'utf-16le') return wideCodec(true);
  if (encoding === 'utf-16be') return wideCodec(false);
  return SINGLE_BYTE.test(encoding) ? SINGLE_BYTE_CODEC : undefined;
}

const UTF_8: Codec = {
  markLength: ([first, second, third]) => (first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0),
  byteLength(text, start, end) {
    let length = 0;
    for (let offset = start; offset < end; offset++) {
      const code = text.charCodeAt(offset);
      // Each half of a surrogate pair stands for two of its four bytes.
      length += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
    }
    return length;
  },
  encode: (text) => new TextEncoder().encode(text),
};

function wideCodec(littleEndian: boolean): Codec {
  return {
    markLength: ([first, second]) =>
      (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) ? 2 : 0,
    byteLength: (_, start, end) => 2 * (end - start),
    encode(text) {
      const bytes = new Uint8Array(2 * text.length);
      for (let offset = 0; offset < text.length; offset++) {
        const code = text.charCodeAt(offset);
        bytes[2 * offset + (littleEndian ? 0 : 1)] = code & 0xff;
        bytes[2 * offset + (littleEndian ? 1 : 0)] = code >> 8;
      }
      return bytes;
    },
  };
}

/** The names under which XML declarations know encodings of one byte a character, all of them ASCII in the lower half. */
const SINGLE_BYTE =
  /^(?:us-ascii|ascii|latin-?1|(?:x-)?(?:cp|windows-)125\d|iso-?8859-(?:[1-9]|1[0-6])|koi8-[ru]|ibm866)$/;

const SINGLE_BYTE_CODEC: Codec = {
  markLength: () => 0,
  byteLength: (_, start, end) => end - start,
  encode: (text) => (/^[\0-\x7f]*$/.test(text) ? new TextEncoder().encode(text) : undefined),
};

function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let position = 0;
  for (const chunk of chunks) {
    joined.set(chunk, position);
    position += chunk.length;
  }
  return joined;
}
