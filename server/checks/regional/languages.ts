/** Language ids, the four hexadecimal digits before the colon in InputLocale, and their tags. */
import { valueTable } from '../../schema/library';

/** The tag of a language id in hexadecimal. */
export function languageOfId(id: string): string | undefined {
  return tags().get(id.toLowerCase());
}

/** The tag of a language id that was written in decimal by mistake: 1031 is 0407. */
export function tagOfId(id: number): string | undefined {
  return tags().get(hexadecimal(id));
}

export function hexadecimal(id: number): string {
  return id.toString(16).padStart(4, '0');
}

/** The language id of a tag. */
export function idOfTag(tag: string): string | undefined {
  const lower = tag.toLowerCase();
  ids ??= new Map([...tags()].map(([id, known]) => [known.toLowerCase(), id]));
  return ids.get(lower);
}

/** True for a language or region of Windows; some have a sort order behind them, such as `es-ES_tradnl`. */
export function isKnownTag(tag: string): boolean {
  const plain = tag.replace(/(-[a-z]{2})_[a-z]{5,6}$/i, '$1');
  return (
    valueTable('locales').find(plain) !== undefined ||
    valueTable('display-languages').find(plain) !== undefined
  );
}

let tagsById: Map<string, string> | undefined;
let ids: ReadonlyMap<string, string> | undefined;

function tags(): ReadonlyMap<string, string> {
  if (tagsById) return tagsById;
  const languages = valueTable('keyboards').languages ?? [];
  tagsById = new Map(languages.flatMap(({ lcid, tag }) => (tag ? [[lcid.toLowerCase(), tag]] : [])));
  for (const { lcid, value } of valueTable('locales').entries) {
    if (typeof lcid === 'string' && !tagsById.has(lcid)) tagsById.set(lcid, value);
  }
  return tagsById;
}
