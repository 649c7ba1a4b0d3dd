/** Reads the start tag at a given offset; always gets past it, whatever is missing. */
import {
  AMPERSAND,
  APOSTROPHE,
  CARRIAGE_RETURN,
  EQUALS,
  GREATER_THAN,
  isNamePart,
  isNameStart,
  isWhiteSpace,
  LESS_THAN,
  LINE_FEED,
  QUOTE,
  SLASH,
} from './characters';
import { decodeReferences, readReference } from './entities';
import type { ErrorList } from './error-list';
import type { AttributeNode, Mutable } from './nodes';

export type MutableAttribute = Mutable<AttributeNode>;

export interface ScannedStartTag {
  readonly name: string;
  readonly attributes: readonly MutableAttribute[];
  readonly end: number;
  readonly selfClosing: boolean;
  /** False when the tag broke off before its `>`. */
  readonly finished: boolean;
}

/** Reads the start tag whose `<` stands at `start` and is followed by a name. */
export function scanStartTag(text: string, start: number, errors: ErrorList): ScannedStartTag {
  const nameEnd = endOfName(text, start + 1);
  const name = text.slice(start + 1, nameEnd);
  const attributes: MutableAttribute[] = [];
  let contentEnd = nameEnd;
  let position = nameEnd;
  for (;;) {
    position = skipWhiteSpace(text, position);
    const code = text.charCodeAt(position);
    if (code === GREATER_THAN)
      return { name, attributes, end: position + 1, selfClosing: false, finished: true };
    if (code === SLASH && text.charCodeAt(position + 1) === GREATER_THAN) {
      return { name, attributes, end: position + 2, selfClosing: true, finished: true };
    }
    if (code === LESS_THAN || position >= text.length) {
      errors.add(
        'start-tag-unfinished',
        start,
        contentEnd,
        `The start tag <${name}> is not finished: add ">".`,
      );
      return { name, attributes, end: contentEnd, selfClosing: false, finished: false };
    }
    if (isNameStart(code)) {
      if (position === contentEnd && attributes.length > 0) {
        errors.add(
          'white-space-missing',
          position,
          position + 1,
          'A blank is missing between two attributes.',
        );
      }
      const attribute = scanAttribute(text, position, errors);
      attributes.push(attribute);
      position = attribute.end;
    } else {
      const junkEnd = endOfJunk(text, position);
      const junk = text.slice(position, junkEnd);
      errors.add(
        'name-illegal',
        position,
        junkEnd,
        `"${shorten(junk)}" cannot stand here: an attribute or ">" is expected.`,
      );
      position = junkEnd;
    }
    contentEnd = position;
  }
}

/** Reports each attribute whose name stands in its tag already. */
export function checkDuplicates(attributes: readonly AttributeNode[], errors: ErrorList): void {
  const seen = new Set<string>();
  for (const { name, start } of attributes) {
    if (seen.has(name)) {
      const message = `The attribute ${name} stands twice in one tag.`;
      errors.add('attribute-duplicate', start, start + name.length, message);
    }
    seen.add(name);
  }
}

/** Reports each reference in the range that stands for nothing, and each bare `&`. */
export function checkReferences(text: string, start: number, end: number, errors: ErrorList): void {
  for (let at = text.indexOf('&', start); at !== -1 && at < end; ) {
    const reference = readReference(text, at, end);
    if (!reference) {
      errors.add('entity-unknown', at, at + 1, 'A bare "&" is not allowed: write "&amp;".');
    } else if (reference.value === undefined) {
      const written = text.slice(at, reference.end);
      errors.add(
        'entity-unknown',
        at,
        reference.end,
        `${written} stands for nothing: XML knows only &amp; &lt; &gt; &quot; &apos; and numbers such as &#228;.`,
      );
    }
    const next = reference?.end ?? at + 1;
    const offset = text.slice(next, end).indexOf('&');
    at = offset === -1 ? -1 : next + offset;
  }
}

export function endOfName(text: string, position: number): number {
  while (position < text.length && isNamePart(text.charCodeAt(position))) position++;
  return position;
}

export function skipWhiteSpace(text: string, position: number): number {
  while (position < text.length && isWhiteSpace(text.charCodeAt(position))) position++;
  return position;
}

export function endOfLine(text: string, position: number): number {
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) break;
    position++;
  }
  return position;
}

/** Returns at most 40 UTF-16 units of `text`, so that a message stays readable. */
export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function scanAttribute(text: string, start: number, errors: ErrorList): MutableAttribute {
  const nameEnd = endOfName(text, start);
  const name = text.slice(start, nameEnd);
  const attribute: MutableAttribute = {
    kind: 'attribute',
    start,
    end: nameEnd,
    name,
    nameStart: start,
    localName: name,
    namespace: undefined,
    valueStart: nameEnd,
    valueEnd: nameEnd,
    value: '',
  };
  const equals = skipWhiteSpace(text, nameEnd);
  if (text.charCodeAt(equals) !== EQUALS) {
    reportMissingValue(attribute, nameEnd, errors);
    return attribute;
  }
  const valueAt = skipWhiteSpace(text, equals + 1);
  const quote = text.charCodeAt(valueAt);
  if (quote === QUOTE || quote === APOSTROPHE) scanQuotedValue(text, valueAt, attribute, errors);
  else scanUnquotedValue(text, equals + 1, valueAt, attribute, errors);
  return attribute;
}

function scanQuotedValue(
  text: string,
  quoteAt: number,
  attribute: MutableAttribute,
  errors: ErrorList,
): void {
  const quote = text.charCodeAt(quoteAt);
  const valueStart = quoteAt + 1;
  let position = valueStart;
  let lessThan = -1;
  let lineBreak = false;
  let reference = false;
  for (; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code === quote) break;
    if (code === LESS_THAN && lessThan === -1 && text[position + 1] !== '%') lessThan = position;
    else if (code === LINE_FEED) lineBreak = true;
    else if (code === AMPERSAND) reference = true;
    if (lineBreak && lessThan !== -1) break;
  }
  attribute.valueStart = valueStart;
  if (text.charCodeAt(position) !== quote) {
    closeQuoteOnLine(text, valueStart, attribute);
    errors.add(
      'quote-unterminated',
      quoteAt,
      attribute.valueEnd,
      `The value of ${attribute.name} has no closing quotation mark.`,
    );
  } else {
    attribute.valueEnd = position;
    attribute.end = position + 1;
    if (lessThan !== -1) {
      errors.add(
        'less-than-in-text',
        lessThan,
        lessThan + 1,
        'A "<" in an attribute value must be written "&lt;".',
      );
    }
  }
  attribute.value = text.slice(valueStart, attribute.valueEnd);
  if (reference) {
    if (!attribute.value.includes('<%')) checkReferences(text, valueStart, attribute.valueEnd, errors);
    attribute.value = decodeReferences(attribute.value);
  }
}

/** Ends a value that has no closing quotation mark before the last `>` of its line, or at the line's end. */
function closeQuoteOnLine(text: string, valueStart: number, attribute: MutableAttribute): void {
  const lineEnd = endOfLine(text, valueStart);
  const line = text.slice(valueStart, lineEnd);
  const greaterThan = line.lastIndexOf('>');
  const lessThan = line.indexOf('<');
  let length = greaterThan === -1 ? line.length : greaterThan;
  if (lessThan !== -1 && (greaterThan === -1 || lessThan < greaterThan)) length = lessThan;
  if (line.charAt(length) === '>' && line.charAt(length - 1) === '/') length--;
  attribute.valueEnd = valueStart + length;
  attribute.end = attribute.valueEnd;
}

function scanUnquotedValue(
  text: string,
  afterEquals: number,
  valueAt: number,
  attribute: MutableAttribute,
  errors: ErrorList,
): void {
  let end = valueAt;
  while (end < text.length && !isWhiteSpace(text.charCodeAt(end)) && !isTagEdge(text, end)) end++;
  if (end === valueAt || text.slice(afterEquals, valueAt).includes('\n')) {
    attribute.end = attribute.valueStart = attribute.valueEnd = afterEquals;
    reportMissingValue(attribute, afterEquals, errors);
    return;
  }
  attribute.valueStart = valueAt;
  attribute.valueEnd = attribute.end = end;
  attribute.value = text.slice(valueAt, end);
  errors.add(
    'attribute-value-unquoted',
    valueAt,
    end,
    `The value of ${attribute.name} must stand in quotation marks.`,
  );
}

function reportMissingValue({ name, start }: MutableAttribute, end: number, errors: ErrorList): void {
  errors.add('attribute-value-missing', start, end, `The attribute ${name} has no value: write ${name}="…".`);
}

function isTagEdge(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  return (
    code === GREATER_THAN ||
    code === LESS_THAN ||
    (code === SLASH && text.charCodeAt(position + 1) === GREATER_THAN)
  );
}

function endOfJunk(text: string, position: number): number {
  let end = position + 1;
  while (end < text.length && !isWhiteSpace(text.charCodeAt(end)) && !isTagEdge(text, end)) {
    if (isNameStart(text.charCodeAt(end))) break;
    end++;
  }
  return end;
}
