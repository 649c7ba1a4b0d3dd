/**
 * Judges regular expressions of others before they run: an upper bound of the ways in which a backtracking engine may
 * try to match a value. Only plain patterns are accepted: no lookaround, no back references, no named groups.
 */

/** Longer values are not compared with patterns (server/schema/validator.ts), which is what makes the bound hold. */
export const LONGEST_MATCHED_VALUE = 512;

const LONGEST_PATTERN = 200;
const MOST_WAYS = 1_000_000;

/** Returns what is wrong with a pattern, as the end of a sentence; undefined when it is safe. */
export function problemOfPattern(pattern: string): string | undefined {
  if (pattern.length > LONGEST_PATTERN) return `is longer than ${LONGEST_PATTERN} characters`;
  try {
    new RegExp(pattern, 'u');
  } catch {
    return 'is no regular expression';
  }
  if (/\(\?(?!:)/.test(pattern)) return 'uses a lookaround or a named group';
  const ways = waysToMatch(pattern);
  if (ways === undefined) return 'uses a back reference';
  return ways <= MOST_WAYS ? undefined : 'could take too long: it repeats or nests too many repetitions';
}

/** The pattern is a valid one; undefined when it holds a back reference. */
function waysToMatch(pattern: string): number | undefined {
  const reader: Reader = { pattern, offset: 0, hasReference: false };
  const ways = readAlternatives(reader);
  if (reader.hasReference) return undefined;
  return pattern.startsWith('^') && !pattern.includes('|') ? ways : ways * LONGEST_MATCHED_VALUE;
}

interface Reader {
  readonly pattern: string;
  offset: number;
  hasReference: boolean;
}

/** Reads alternatives up to the end of their group: one way after another. */
function readAlternatives(reader: Reader): number {
  let ways = 0;
  for (;;) {
    ways += readSequence(reader);
    if (reader.pattern[reader.offset] !== '|') return ways;
    reader.offset++;
  }
}

function readSequence(reader: Reader): number {
  let ways = 1;
  while (reader.offset < reader.pattern.length && !'|)'.includes(reader.pattern[reader.offset]!)) {
    const inner = readAtom(reader);
    ways *= repeated(inner, readQuantifier(reader));
  }
  return ways;
}

/** Returns the ways of one atom; a group has those of its content. */
function readAtom(reader: Reader): number {
  const { pattern } = reader;
  const first = pattern[reader.offset++];
  if (first === '(') {
    if (pattern.startsWith('?:', reader.offset)) reader.offset += 2;
    const ways = readAlternatives(reader);
    reader.offset++;
    return ways;
  }
  if (first === '[') {
    while (pattern[reader.offset] !== ']') reader.offset += pattern[reader.offset] === '\\' ? 2 : 1;
    reader.offset++;
  } else if (first === '\\') readEscape(reader);
  return 1;
}

/** Reads what follows a backslash, whose braces must not be taken for a quantifier. */
function readEscape(reader: Reader): void {
  const [escaped = ''] = /^(?:[pPu]\{[^}]*\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|c[A-Za-z]|[\s\S])/.exec(
    reader.pattern.slice(reader.offset),
  )!;
  if (/^[1-9k]/.test(escaped)) reader.hasReference = true;
  reader.offset += escaped.length;
}

interface Quantifier {
  readonly least: number;
  readonly most: number;
}

const ONCE: Quantifier = { least: 1, most: 1 };

function readQuantifier(reader: Reader): Quantifier {
  const match = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(reader.pattern.slice(reader.offset));
  if (!match) return ONCE;
  reader.offset += match[0].length;
  const [, sign, least = '', hasMost, most = ''] = match;
  if (sign) return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY };
  return {
    least: Number(least),
    most: hasMost === undefined ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most),
  };
}

/** The ways to match up to `most` repetitions of something that matches in `inner` ways each time. */
function repeated(inner: number, { least, most }: Quantifier): number {
  const times = Math.min(most, LONGEST_MATCHED_VALUE);
  const lengths = Math.max(1, times - Math.min(least, times) + 1);
  return inner === 1 ? lengths : lengths * inner ** times;
}
