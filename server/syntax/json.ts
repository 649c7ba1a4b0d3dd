/** JSON with the place of every value, for configuration files: strict JSON, one error with its place. */
import type { TextRange } from './nodes';

export interface JsonMember {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly value: JsonNode;
}

export type JsonNode = TextRange &
  (
    | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
    | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
    | { readonly kind: 'scalar'; readonly value: string | number | boolean | null }
  );

export type ParsedJson =
  | { readonly root: JsonNode; readonly error?: undefined }
  | { readonly root?: undefined; readonly error: JsonError };

/** Where the text stops being JSON, and what should stand there. */
export interface JsonError extends TextRange {
  readonly message: string;
}

/** Reads a JSON text, with or without a byte order mark; never throws. */
export function parseJson(text: string): ParsedJson {
  const reader: Reader = { text, offset: text.startsWith('\uFEFF') ? 1 : 0 };
  try {
    const root = readValue(reader, 0);
    skipBlanks(reader);
    if (reader.offset < text.length) fail(reader, 'Nothing may follow the last brace.');
    return { root };
  } catch (error) {
    if (error instanceof JsonFault) return { error: { ...error.range, message: error.message } };
    throw error;
  }
}

/** The plain value of a node; of a key that stands twice the last one counts, as everywhere. */
export function jsonValue(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      // Object.fromEntries defines properties: a key `__proto__` becomes one like any other.
      return Object.fromEntries(node.members.map(({ key, value }) => [key, jsonValue(value)]));
    case 'array':
      return node.items.map(jsonValue);
    case 'scalar':
      return node.value;
  }
}

/** The last member of that key, which is the one that counts. */
export function jsonMember(node: JsonNode | undefined, key: string): JsonMember | undefined {
  return node?.kind === 'object' ? node.members.findLast((member) => member.key === key) : undefined;
}

/** The range of the value at a path, or of the key when `ofKey`; of what is nearest to it when there is none. */
export function jsonRange(root: JsonNode, path: readonly (string | number)[], ofKey = false): TextRange {
  let node = root;
  let range: TextRange = { start: root.start, end: Math.min(root.end, root.start + 1) };
  for (const [index, part] of path.entries()) {
    if (typeof part === 'number') {
      const item = node.kind === 'array' ? node.items[part] : undefined;
      if (!item) return range;
      node = item;
    } else {
      const member = jsonMember(node, part);
      if (!member) return range;
      if (ofKey && index === path.length - 1) return member.keyRange;
      node = member.value;
    }
    range = { start: node.start, end: node.end };
  }
  return range;
}

interface Reader {
  readonly text: string;
  offset: number;
}

class JsonFault extends Error {
  readonly range: TextRange;
  constructor(message: string, range: TextRange) {
    super(message);
    this.range = range;
  }
}

/** Configurations and schemas are flat; what is deeper than this comes from no author. */
const DEEPEST = 200;

const BLANKS = /[ \t\r\n]*/y;
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})[^"\\\u0000-\u001f]*)*"/y;
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

function readValue(reader: Reader, depth: number): JsonNode {
  skipBlanks(reader);
  if (depth > DEEPEST) fail(reader, 'The values are nested too deeply.');
  switch (reader.text[reader.offset]) {
    case '{':
      return readObject(reader, depth);
    case '[':
      return readArray(reader, depth);
    case '"': {
      const start = reader.offset;
      const value = readString(reader);
      return { kind: 'scalar', value, start, end: reader.offset };
    }
    default: {
      const start = reader.offset;
      const word = take(reader, WORD);
      if (!word || /\w/.test(reader.text[reader.offset] ?? '')) {
        reader.offset = start;
        fail(reader, 'A value must stand here.');
      }
      return { kind: 'scalar', value: JSON.parse(word!), start, end: reader.offset };
    }
  }
}

function readObject(reader: Reader, depth: number): JsonNode {
  const start = reader.offset;
  const members: JsonMember[] = [];
  readList(reader, '}', () => {
    const keyStart = reader.offset;
    const key = readString(reader);
    const keyRange = { start: keyStart, end: reader.offset };
    skipBlanks(reader);
    if (reader.text[reader.offset] !== ':') fail(reader, 'A colon must follow the name.');
    reader.offset++;
    members.push({ key, keyRange, value: readValue(reader, depth + 1) });
  });
  return { kind: 'object', members, start, end: reader.offset };
}

function readArray(reader: Reader, depth: number): JsonNode {
  const start = reader.offset;
  const items: JsonNode[] = [];
  readList(reader, ']', () => items.push(readValue(reader, depth + 1)));
  return { kind: 'array', items, start, end: reader.offset };
}

/** Reads from the opening bracket to the closing one; `readItem` begins at something that is no blank. */
function readList(reader: Reader, close: string, readItem: () => void): void {
  reader.offset++;
  skipBlanks(reader);
  if (reader.text[reader.offset] === close) {
    reader.offset++;
    return;
  }
  for (;;) {
    skipBlanks(reader);
    readItem();
    skipBlanks(reader);
    const next = reader.text[reader.offset];
    if (next !== ',' && next !== close) fail(reader, `A comma or "${close}" must stand here.`);
    reader.offset++;
    if (next === close) return;
  }
}

function readString(reader: Reader): string {
  if (reader.text[reader.offset] !== '"') fail(reader, 'A name in double quotes must stand here.');
  const written = take(reader, STRING);
  if (written === undefined) fail(reader, 'This text has no end, or a character that must be escaped.');
  return JSON.parse(written!);
}

function skipBlanks(reader: Reader): void {
  take(reader, BLANKS);
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.offset;
  const match = pattern.exec(reader.text);
  if (match) reader.offset += match[0].length;
  return match?.[0];
}

function fail(reader: Reader, message: string): never {
  const start = Math.min(reader.offset, Math.max(0, reader.text.length - 1));
  throw new JsonFault(message, { start, end: Math.min(start + 1, reader.text.length) });
}
