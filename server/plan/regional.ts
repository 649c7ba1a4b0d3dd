/** Languages, keyboards, formats and the time zone. */
import type { Setting } from '../answer-file/answer-file';
import { INTERNATIONAL_CORE, INTERNATIONAL_CORE_WINPE, SHELL_SETUP } from '../answer-file/query';
import { valueTable } from '../schema/library';
import { type Circumstances, settingOf } from './circumstances';
import type { PlanRegional, PlanValue } from './model';
import { rangeOf, shownValue } from './text';

/** What OOBE wants to know about language and region. */
export const REGIONAL_VALUES = ['InputLocale', 'SystemLocale', 'UILanguage', 'UserLocale'] as const;
export type RegionalName = (typeof REGIONAL_VALUES)[number];

export function planRegional(at: Circumstances): PlanRegional {
  const pe = (path: string) => settingOf(at, 'windowsPE', INTERNATIONAL_CORE_WINPE, path);
  const zone = timeZoneOf(at);
  return {
    setup: at.runs('windowsPE')
      ? present(at, [
          ['Language of Setup', pe('SetupUILanguage/UILanguage') ?? pe('UILanguage'), 'display-languages'],
          ['Keyboard in Setup', pe('InputLocale'), 'keyboards'],
        ])
      : [],
    windows: present(
      at,
      REGIONAL_VALUES.map((name) => [LABELS[name], regionalSetting(at, name), TABLES[name]] as const),
    ),
    timeZone: (zone && toValue(at, 'Time zone', zone, 'time-zones')) ?? null,
  };
}

/** The setting that has the last word about a value: of oobeSystem, of specialize, or of windowsPE if that runs. */
export function regionalSetting(at: Circumstances, name: RegionalName): Setting | undefined {
  const inWindows =
    settingOf(at, 'oobeSystem', INTERNATIONAL_CORE, name) ??
    settingOf(at, 'specialize', INTERNATIONAL_CORE, name);
  if (inWindows && inWindows.value !== '') return inWindows;
  return at.runs('windowsPE') ? settingOf(at, 'windowsPE', INTERNATIONAL_CORE_WINPE, name) : undefined;
}

export function timeZoneOf(at: Circumstances): Setting | undefined {
  const both = (['oobeSystem', 'specialize'] as const).flatMap(
    (pass) => settingOf(at, pass, SHELL_SETUP, 'TimeZone') ?? [],
  );
  return both.find(({ value }) => value !== '') ?? both[0];
}

const LABELS: Readonly<Record<RegionalName, string>> = {
  InputLocale: 'Keyboard',
  SystemLocale: 'Programs without Unicode',
  UILanguage: 'Display language',
  UserLocale: 'Formats',
};

const TABLES: Readonly<Record<RegionalName, string>> = {
  InputLocale: 'keyboards',
  SystemLocale: 'locales',
  UILanguage: 'display-languages',
  UserLocale: 'locales',
};

type Row = readonly [name: string, setting: Setting | undefined, table: string];

function present(at: Circumstances, rows: readonly Row[]): readonly PlanValue[] {
  return rows.flatMap(([name, setting, table]) => {
    const value = setting && toValue(at, name, setting, table);
    return value ? [value] : [];
  });
}

function toValue(at: Circumstances, name: string, setting: Setting, table: string): PlanValue | undefined {
  const value = shownValue(at.file, setting);
  if (value === null) return undefined;
  return { name, value, label: labelOf(setting.value, table), range: rangeOf(setting) };
}

/** InputLocale holds several items, of a language and a layout or of a tag alone; the first one is the default. */
function labelOf(value: string, table: string): string | null {
  if (table !== 'keyboards') return valueTable(table).find(value.replace(/_dstoff$/, ''))?.label ?? null;
  const first = value.split(';')[0]!.trim();
  const layout = first.split(':')[1];
  return (layout ? valueTable(table).find(layout) : valueTable('locales').find(first))?.label ?? null;
}
