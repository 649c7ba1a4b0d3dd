/** Bytes to text: finds the encoding, and says when the bytes and the XML declaration disagree. */

export interface DecodedBytes {
  /** The text without its byte order mark; empty when the bytes are no text. */
  readonly text: string;
  readonly encoding: string;
  /** The encoding that the XML declaration names, in lower case. */
  readonly declared: string | undefined;
  /** Why Setup, or any XML parser, cannot read the bytes; undefined when all is well. */
  readonly problem?: string;
}

/** Decodes a file; never throws. Bytes that cannot be read as declared are read as well as they can be. */
export function decodeBytes(bytes: Uint8Array): DecodedBytes {
  const wide = wideEncodingOf(bytes);
  if (wide) return decodeWide(bytes, wide);
  const declared = declaredEncoding(asciiPrefix(bytes));
  if (bytes.subarray(0, BINARY_SAMPLE).includes(0)) return noText(declared);
  if (declared?.startsWith('utf-16') || declared?.startsWith('ucs-2')) {
    const text = decode('utf-8', bytes, false) ?? '';
    const problem = `The XML declaration says ${declared}, but the file is not: save it as UTF-8 and declare encoding="utf-8".`;
    return { text, encoding: 'utf-8', declared, problem };
  }
  const text = decode('utf-8', bytes, true);
  if (text === undefined) return decodeLegacy(bytes, declared);
  const problem = problemOfUtf8(bytes, declared);
  return { text, encoding: 'utf-8', declared, ...(problem && { problem }) };
}

/** A byte order mark or the zero bytes of wide characters show within this many bytes. */
const BINARY_SAMPLE = 4096;

function noText(declared: string | undefined): DecodedBytes {
  const problem = 'This is not text: it contains zero bytes. An answer file is XML in UTF-8.';
  return { text: '', encoding: 'binary', declared, problem };
}

/** Characters of ASCII are the same in most encodings; others are read as declared, and so become two or more. */
function problemOfUtf8(bytes: Uint8Array, declared: string | undefined): string | undefined {
  if (declared === undefined || declared === 'utf-8') return undefined;
  if (!isKnownEncoding(declared))
    return `The encoding ${declared} of the XML declaration is not known: declare encoding="utf-8".`;
  if (new TextDecoder(declared).encoding === 'utf-8' || bytes.every((byte) => byte < 0x80)) return undefined;
  return `The file is UTF-8, but its XML declaration says ${declared}: Setup misreads all but plain letters. Declare encoding="utf-8".`;
}

function isKnownEncoding(encoding: string): boolean {
  return decode(encoding, new Uint8Array(), false) !== undefined;
}

type WideEncoding = 'utf-16le' | 'utf-16be';

function wideEncodingOf(bytes: Uint8Array): WideEncoding | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c && third === 0 && fourth !== 0) return 'utf-16be';
  return undefined;
}

function decodeWide(bytes: Uint8Array, encoding: WideEncoding): DecodedBytes {
  const littleEndian = encoding === 'utf-16le' ? bytes : swapBytes(bytes);
  const text = decode('utf-16le', littleEndian, false) ?? '';
  const declared = declaredEncoding(text.slice(0, LONGEST_DECLARATION));
  if (text.slice(0, BINARY_SAMPLE).includes('\0')) return noText(declared);
  const problem =
    declared === undefined || declared.startsWith('utf-16') || declared.startsWith('ucs-2')
      ? undefined
      : `The file is UTF-16, but its XML declaration says ${declared}: Setup cannot load it. Save it as UTF-8.`;
  return { text, encoding, declared, ...(problem && { problem }) };
}

function decodeLegacy(bytes: Uint8Array, declared: string | undefined): DecodedBytes {
  if (declared !== undefined && declared !== 'utf-8') {
    const text = decode(declared, bytes, false);
    if (text !== undefined) return { text, encoding: declared, declared };
    const problem = `The encoding ${declared} of the XML declaration is not known: save the file as UTF-8.`;
    return { text: decode('windows-1252', bytes, false) ?? '', encoding: 'windows-1252', declared, problem };
  }
  const problem = 'The file contains bytes that are not UTF-8: Setup cannot load it. Save it as UTF-8.';
  return { text: decode('windows-1252', bytes, false) ?? '', encoding: 'windows-1252', declared, problem };
}

/** Returns undefined when the encoding is not known, or in strict mode when the bytes do not fit it. */
function decode(encoding: string, bytes: Uint8Array, strict: boolean): string | undefined {
  try {
    const decoder = new TextDecoder(encoding, { fatal: strict });
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252' ? text.replace(/[\x80-\x9f]/g, windowsCharacter) : text;
  } catch {
    return undefined;
  }
}

/** Node 20 decodes windows-1252 as ISO 8859-1, which has control characters in this range. */
function windowsCharacter(control: string): string {
  return WINDOWS_CHARACTERS[control.charCodeAt(0) - 0x80]!;
}

const WINDOWS_CHARACTERS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function swapBytes(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes.length - (bytes.length % 2));
  for (let index = 0; index < swapped.length; index += 2) {
    swapped[index] = bytes[index + 1]!;
    swapped[index + 1] = bytes[index]!;
  }
  return swapped;
}

const LONGEST_DECLARATION = 200;

function asciiPrefix(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, LONGEST_DECLARATION));
}

function declaredEncoding(prefix: string): string | undefined {
  const match = /^[^<]{0,8}<\?xml\b[^>]{0,150}\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(prefix);
  return match?.[1]?.toLowerCase();
}
