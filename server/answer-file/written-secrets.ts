/** Secrets in running text, such as comments: keys, elements that were commented out, words, links of generators. */
import type { TextRange } from '../syntax/nodes';
import { decodeHiddenText } from './passwords';
import { isPrivateProductKey, privateProductKeysIn } from './product-keys';
import { hasTemplateHole } from './template-holes';

export interface WrittenSecret extends TextRange {
  /** `word`: behind "password:" or the like, and so less certain. */
  readonly kind: 'product-key' | 'element' | 'word';
}

export function* writtenSecrets(text: string): Generator<WrittenSecret> {
  for (const key of privateProductKeysIn(text)) yield { kind: 'product-key', ...key };
  for (const match of text.matchAll(PASSWORD_ELEMENT)) {
    const value = match[2]!.trim();
    if (value !== '' && !isPlaceholder(value) && !isHiddenBlank(value))
      yield { kind: 'element', ...valueRange(match) };
  }
  for (const match of text.matchAll(PASSWORD_WORD)) {
    if (!isPlaceholder(match[2]!)) yield { kind: 'word', ...valueRange(match) };
  }
}

/** An element that holds a password; group 1 is what stands before the value. */
const PASSWORD_ELEMENT =
  /(<(?:\w{0,40}:)?(?:\w{0,40}Password|keyMaterial)>(?:\s{0,100}<(?:\w{0,40}:)?Value>)?)([^<>]{1,300})</g;

/** "password: …", "Password=…"; a word with a digit or a sign, so that prose is no password. */
const PASSWORD_WORD =
  /(\b(?:password|passwort|passwd|kennwort|pwd)\b\s{0,10}[:=]\s{0,10}["']?)((?=[^\s"'<>]{0,40}[\d!$%*+?])[^\s"'<>;,&]{4,64})/gi;

export interface LinkSecret extends TextRange {
  /** Name of the parameter. */
  readonly name: string;
}

/** The values of parameters that hold a password or a key, in links that stand in a text. */
export function* linkSecrets(text: string): Generator<LinkSecret> {
  for (const link of text.matchAll(/https?:\/\/[^\s"'<>?]{1,300}\?([^\s"'<>]+)/g)) {
    const queryStart = link.index + link[0].length - link[1]!.length;
    for (const { name, value, start } of parametersOf(link[1]!)) {
      if (!SECRET_PARAMETER.test(name) || !isSecretParameter(name, value)) continue;
      yield { name, start: queryStart + start, end: queryStart + start + value.length };
    }
  }
}

/** The parameters of a query that have a value; `&amp;` separates them as `&` does. */
function* parametersOf(query: string): Generator<{ name: string; value: string; start: number }> {
  let position = 0;
  for (const piece of query.split(/[&;]/)) {
    const equals = piece.indexOf('=');
    const value = piece.slice(equals + 1);
    if (equals > 0 && value !== '')
      yield { name: piece.slice(0, equals), value, start: position + equals + 1 };
    position += piece.length + 1;
  }
}

const SECRET_PARAMETER = /(?:password|passphrase|passwd|productkey|secret)\d*$/i;

/** A published product key is no secret. */
function isSecretParameter(name: string, value: string): boolean {
  return !hasTemplateHole(value) && (!/productkey\d*$/i.test(name) || isPrivateProductKey(value));
}

function isPlaceholder(value: string): boolean {
  return (
    hasTemplateHole(value) ||
    /^(?:[*x.\u2022?_-]+|%\w+%|\[.*\]|\{.*\}|\(.*\)|\*SENSITIVE.*|(?:your|my)?[-_ ]?(?:secret|pass(?:word|wort)?)(?:[-_ ]?here)?)$/i.test(
      value,
    )
  );
}

/** A hidden password without a character: nothing but the name of its element is encoded. */
function isHiddenBlank(value: string): boolean {
  return /^(?:Offline)?(?:Administrator)?Password$/.test(decodeHiddenText(value) ?? '');
}

/** The range of group 2 behind group 1, without white space at both ends. */
function valueRange(match: RegExpExecArray): TextRange {
  const value = match[2]!;
  const start = match.index + match[1]!.length + (value.length - value.trimStart().length);
  return { start, end: start + value.trim().length };
}
