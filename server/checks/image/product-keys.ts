/** Product keys: their form, the published ones, and how messages name a key without showing it. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { windowsNamedIn } from '../../answer-file/target';
import { type ValueEntry, valueTable } from '../../schema/library';
import { imageOf, installationsOf } from './installation';

/** A key that Microsoft publishes. */
export interface PublishedKey extends ValueEntry {
  readonly kind: 'generic' | 'kms';
  readonly edition: string;
  readonly editionId: string;
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
  if (value.includes('*SENSITIVE*DATA*DELETED*')) return 'deleted';
  if (/^[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}$/.test(value)) {
    if (/^[0-]+$/.test(value)) return 'zeros';
    if (!/[^BCDFGHJKMNPQRTVWXY2346789-]/.test(value)) return 'possible';
    return value.split('-').some(isMadeUp) ? 'placeholder' : 'impossible';
  }
  if (tidyKey(value)) return 'untidy';
  return /[[\]<>{}#*?_]|^[^0-9]*$|\b(?:x{4,}|your|key|here|product|replace|insert|enter)\b/i.test(value) ? 'placeholder' : 'malformed';
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
export function keyForEdition(editionId: string, windows: string | undefined): PublishedKey | undefined {
  const keys = (valueTable('product-keys').entries as readonly PublishedKey[]).filter(
    (key) => key.editionId === editionId && windows !== undefined && key.windows.includes(windows),
  );
  return keys.find(({ kind }) => kind === 'generic') ?? keys[0];
}

/** The last group of a key, which is enough to tell it from others. */
export function lastGroup(value: string): string {
  return `…-${value.slice(value.lastIndexOf('-') + 1)}`;
}

/** The target version as the value tables name it; an image name knows some that targets lack. */
export function targetVersion(file: AnswerFile): string | undefined {
  const { windows } = file.target;
  if (!windows) return undefined;
  const image = isStated(file) ? undefined : installationsOf(file).map(imageOf).find((entry) => entry);
  return (image?.windows as string | undefined) ?? windows.replace('windows-', '').replace('vista', 'Vista');
}

export function versionLabel(version: string): string {
  return valueTable('windows-versions').find(version)?.label ?? version;
}

/** How surely the target version is known: stated by the user, shown by the image, or guessed from other traces. */
export function targetCertainty(file: AnswerFile): 'stated' | 'image' | 'guessed' {
  if (isStated(file)) return 'stated';
  const names = installationsOf(file).map(imageOf);
  const shown = names.some((name) => name && windowsNamedIn(name.value) === file.target.windows);
  return shown ? 'image' : 'guessed';
}

function isStated({ target }: AnswerFile): boolean {
  return target.evidence.some(({ fact, from }) => fact === 'windows' && from !== 'file');
}

function isMadeUp(group: string): boolean {
  return /^(.)\1{4}$/.test(group) || '0123456789012345'.includes(group) || 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.includes(group);
}
