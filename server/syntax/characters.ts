/** Classes of characters in XML 1.0 (https://www.w3.org/TR/xml/#charsets). */

export const LESS_THAN = 0x3c;
export const GREATER_THAN = 0x3e;
export const SLASH = 0x2f;
export const EQUALS = 0x3d;
export const AMPERSAND = 0x26;
export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const EXCLAMATION = 0x21;
export const QUESTION = 0x3f;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;

export function isWhiteSpace(code: number): boolean {
  return code === 0x20 || code === LINE_FEED || code === 0x09 || code === CARRIAGE_RETURN;
}

/** True for a code unit that may begin a name; both halves of a surrogate pair count. */
export function isNameStart(code: number): boolean {
  if (code > 0x7f) return isWideNameStart(code);
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code === 0x3a;
}

export function isNamePart(code: number): boolean {
  if (code > 0x7f) return isWideNameStart(code) || isWideNamePart(code);
  return isNameStart(code) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e;
}

/** Leaves out the blanks and punctuation that come in with text copied from a web page, such as U+00A0. */
function isWideNameStart(code: number): boolean {
  if (code < 0x2000)
    return code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && code !== 0x37e && !isWideNamePart(code);
  return (
    code === 0x200c ||
    code === 0x200d ||
    (code >= 0x2070 && code <= 0x218f) ||
    (code >= 0x2c00 && code <= 0x2fef) ||
    (code >= 0x3001 && code <= 0xdfff) ||
    (code >= 0xf900 && code <= 0xfdcf) ||
    (code >= 0xfdf0 && code <= 0xfffd)
  );
}

function isWideNamePart(code: number): boolean {
  return code === 0xb7 || (code >= 0x300 && code <= 0x36f) || code === 0x203f || code === 0x2040;
}

/** True for a code point that XML 1.0 allows in a document. */
export function isXmlCharacter(code: number): boolean {
  return (
    code === 0x09 ||
    code === 0x0a ||
    code === 0x0d ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}
