/** Product keys: their form, the published ones, and how to name a key without showing it. */
import { type ValueEntry, valueTable } from '../schema/library';
import type { TextRange } from '../syntax/nodes';
import { DELETED_SECRET } from './passwords';

/** A key that Microsoft publishes. */
export interface PublishedKey extends ValueEntry {
  readonly kind: 'generic' | 'kms';
  readonly edition: string;
  /** Absent where it is not known, as for editions without media of their own. */
  readonly editionId?: string;
  /** Versions as schemas/values/windows-versions.json names them. */
  readonly windows: readonly string[];
}

export type KeyForm =
  | 'empty'
  /** Well formed, and made of characters that keys have. */
  | 'possible'
  | 'zeros'
  /** A value that tells the reader to put a key in its place. */
  | 'placeholder'
  /** What Setup leaves in its own copy of the file. */
  | 'deleted'
  /** 25 characters with wrong hyphens or small letters. */
  | 'untidy'
  | 'malformed'
  /** Well formed, but with characters that no key has. */
  | 'impossible';

export function keyFormOf(value: string): KeyForm {
  if (value === '') return 'empty';
  if (value.includes(DELETED_SECRET)) return 'deleted';
  if (/^[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}$/.test(value)) {
    if (/^[0-]+$/.test(value)) return 'zeros';
    if (value.split('-').every(isMadeUp)) return 'placeholder';
    if (!/[^BCDFGHJKMNPQRTVWXY2346789-]/.test(value)) return 'possible';
    return value.split('-').some(isMadeUp) ? 'placeholder' : 'impossible';
  }
  if (tidyKey(value)) return 'untidy';
  return /[[\]<>{}#*?_]|^[^0-9]*$|\b(?:x{4,}|your|key|here|product|replace|insert|enter)\b/i.test(value)
    ? 'placeholder'
    : 'malformed';
}

/** The key as Setup wants it, from one with small letters or other separators; undefined when it is no key. */
export function tidyKey(value: string): string | undefined {
  if (value.length > 60) return undefined;
  const characters = value.toUpperCase().replace(/[\s.\u2010-\u2015-]+/g, '');
  if (!/^[BCDFGHJKMNPQRTVWXY2346789]{25}$/.test(characters)) return undefined;
  return characters.match(/.{5}/g)!.join('-');
}

export function publishedKey(value: string): PublishedKey | undefined {
  return valueTable('product-keys').find(value) as PublishedKey | undefined;
}

/** The key to offer for an edition: a generic one if there is one, which selects the edition and nothing else. */
export function keyForEdition(
  editionId: string | undefined,
  windows: string | undefined,
): PublishedKey | undefined {
  if (editionId === undefined || windows === undefined) return undefined;
  const keys = (valueTable('product-keys').entries as readonly PublishedKey[]).filter(
    (key) => key.editionId === editionId && key.windows.includes(windows),
  );
  return keys.find(({ kind }) => kind === 'generic') ?? keys[0];
}

/** True for a key that could activate Windows: it has the form of one, and no vendor publishes it. */
export function isPrivateProductKey(value: string): boolean {
  const key = value.trim().toUpperCase();
  return (
    /^[2346789BCDFGHJKMNPQRTVWXY]{5}(?:-[2346789BCDFGHJKMNPQRTVWXY]{5}){4}$/.test(key) &&
    !isPlaceholder(key) &&
    !publishedKey(key)
  );
}

/** Where the keys of that kind stand in a text. */
export function* privateProductKeysIn(text: string): Generator<TextRange> {
  for (const { index, 0: key } of text.matchAll(/\b[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}\b/gi)) {
    if (isPrivateProductKey(key)) yield { start: index, end: index + key.length };
  }
}

/** True for a key that anybody may know: a published one, and one that is only a picture of a key. */
export function isHarmlessKey(value: string): boolean {
  const key = tidyKey(value);
  return key === undefined ? keyFormOf(value) === 'zeros' : !isPrivateProductKey(key);
}

/** The last group of a key, which is enough to tell it from others. */
export function lastGroup(value: string): string {
  return `…-${value.slice(value.lastIndexOf('-') + 1)}`;
}

function isMadeUp(group: string): boolean {
  return (
    /^(.)\1{4}$/.test(group) ||
    '0123456789012345'.includes(group) ||
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.includes(group)
  );
}

/** "XXXXX-XXXXX-…", "BBBBB-…": a key has no five equal characters in a row. */
function isPlaceholder(key: string): boolean {
  return /([A-Z0-9])\1{4}/.test(key);
}
