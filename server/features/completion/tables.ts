/** Values from the tables of schemas/values/, with the names by which people know them. */

import { valueTable } from '../../schema/library';
import { diskAround } from './references';
import { matchesWindows, ownTarget } from './target-filter';
import type { ValueChoice, ValueContext } from './value-choice';

/** By the name of the table. */
export const TABLES: Readonly<Record<string, (context: ValueContext) => readonly ValueChoice[]>> = {
  'time-zones': (context) => plainEntries('time-zones', context),
  locales: (context) => plainEntries('locales', context),
  'display-languages': (context) => plainEntries('display-languages', context),
  'image-metadata-keys': (context) => plainEntries('image-metadata-keys', context),
  keyboards: keyboardChoices,
  'product-keys': productKeys,
  'partition-types': partitionTypes,
  groups: groupChoices,
};

/** Values that the file uses elsewhere come first; neutral languages such as `de` are no locales. */
function plainEntries(table: string, { file, setting }: ValueContext): readonly ValueChoice[] {
  const used = new Set<string>();
  for (const other of file.settings) {
    if (other !== setting && LANGUAGE_TABLES.has(table) && LANGUAGE_TABLES.has(other.schema?.values ?? '')) {
      used.add(other.value.toLowerCase());
    }
  }
  return valueTable(table)
    .entries.filter(({ neutral }) => neutral !== true)
    .map((entry) => ({
      entry,
      weight: Number(used.has(entry.value.toLowerCase())) * 2 + Number(entry.media === true),
    }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ entry: { value, label } }) => ({ value, detail: label, words: label }));
}

const LANGUAGE_TABLES: ReadonlySet<string> = new Set(['locales', 'display-languages']);

/** `0407:00000407` for each language and its layouts; a language tag alone means its usual layout. */
function keyboardChoices({ typed, otherParts }: ValueContext): readonly ValueChoice[] {
  const choices = /^[0-9a-f]{4}:/i.test(typed)
    ? [...layoutsOf(typed.slice(0, 4).toLowerCase()), ...allKeyboards()]
    : allKeyboards();
  const taken = new Set(otherParts.map((part) => part.toLowerCase()));
  const seen = new Set<string>();
  return choices.filter(({ value }) => {
    const lower = value.toLowerCase();
    if (taken.has(lower) || seen.has(lower)) return false;
    seen.add(lower);
    return true;
  });
}

let keyboards: readonly ValueChoice[] | undefined;

function allKeyboards(): readonly ValueChoice[] {
  keyboards ??= [...usualKeyboards(), ...otherKeyboards(), ...languageTags()];
  return keyboards;
}

function usualKeyboards(): readonly ValueChoice[] {
  return valueTable('locales').entries.flatMap(({ keyboard, label, value: tag, neutral }) =>
    typeof keyboard === 'string' && neutral !== true ? [pair(keyboard, label, tag)] : [],
  );
}

/** The last four digits of a layout are those of its own language; an input method lists its languages. */
function otherKeyboards(): readonly ValueChoice[] {
  const { entries } = valueTable('keyboards');
  return entries.flatMap(({ value, label, languages }) => {
    const own = Array.isArray(languages) ? (languages as string[]) : [value.slice(-4).toLowerCase()];
    return own.flatMap((lcid) => {
      const language = languageOf(lcid);
      return language ? [pair(`${lcid}:${value}`, `${language} – ${label}`)] : [];
    });
  });
}

function layoutsOf(lcid: string): readonly ValueChoice[] {
  const language = languageOf(lcid);
  if (!language) return [];
  const { entries } = valueTable('keyboards');
  return entries
    .filter(({ type }) => type === 'layout')
    .map(({ value, label }) => pair(`${lcid}:${value}`, `${language} – ${label}`));
}

function languageTags(): readonly ValueChoice[] {
  return valueTable('locales')
    .entries.filter(({ keyboard, neutral }) => typeof keyboard === 'string' && neutral !== true)
    .map(({ value, label }) => ({ value, detail: `${label}, usual keyboard`, words: label }));
}

function pair(value: string, name: string, tag?: string): ValueChoice {
  return { value, detail: name, words: tag ? `${name} ${tag}` : name };
}

function languageOf(lcid: string): string | undefined {
  return valueTable('keyboards').languages?.find((language) => language.lcid.toLowerCase() === lcid)?.name;
}

/** Published keys only: generic ones, which choose the edition, and those of KMS clients. */
function productKeys({ file, setting }: ValueContext): readonly ValueChoice[] {
  const { windows, edition } = ownTarget(file, setting);
  return valueTable('product-keys')
    .entries.filter((entry) => matchesWindows(entry.windows as readonly string[] | undefined, windows))
    .map((entry) => ({ entry, weight: Number(edition !== undefined && entry.editionId === edition) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ entry: { value, label, note } }) => ({
      value,
      label,
      detail: value,
      ...(typeof note === 'string' && { documentation: note }),
    }));
}

/** Type ids of the partition style of the disk at hand; those that Microsoft names for the setting come first. */
function partitionTypes(context: ValueContext): readonly ValueChoice[] {
  const disk = diskAround(context);
  const style = disk?.style === 'unknown' ? undefined : disk?.style;
  return valueTable('partition-types')
    .entries.filter((entry) => style === undefined || entry.style === style)
    .sort((a, b) => Number(b.documentedTypeId === true) - Number(a.documentedTypeId === true))
    .map(({ value, label }) => ({ value, detail: label, words: label }));
}

function groupChoices({ setting, otherParts }: ValueContext): readonly ValueChoice[] {
  const isOffline = setting.path.startsWith('Offline');
  const taken = new Set(otherParts.map((part) => part.toLowerCase()));
  return valueTable('groups')
    .entries.filter(
      ({ value, offline }) => !taken.has(value.toLowerCase()) && (!isOffline || offline === true),
    )
    .map(({ value, label }) => ({ value, documentation: label }));
}
