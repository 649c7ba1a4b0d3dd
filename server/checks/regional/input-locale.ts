/** InputLocale: input languages with their keyboard layouts, and the driver of East Asian keyboards. */
import type { AnswerFile, Component, Setting } from '../../answer-file/answer-file';
import { perFile } from '../../answer-file/per-file';
import {
  componentsNamed,
  INTERNATIONAL_CORE,
  INTERNATIONAL_CORE_WINPE,
  integerOf,
  semicolonItems,
  settingIn,
  settingsAt,
  valueIn,
} from '../../answer-file/query';
import { valueTable } from '../../schema/library';
import type { TextRange } from '../../syntax/nodes';
import { replaceText } from '../fixes';
import type { Rule } from '../rule';
import { hexadecimal, idOfTag, isKnownTag, languageOfId, tagOfId } from './languages';

const INPUTLOCALE = 'learn.microsoft.com microsoft-windows-international-core-inputlocale';
const DEFAULTS = 'learn.microsoft.com default-input-locales-for-windows-language-packs';

const LAYOUT = /^([0-9a-f]{4}):([0-9a-f]{8})$/i;
/** A language and two GUIDs in braces. */
const INPUT_METHOD = /^([0-9a-f]{4}):((?:\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}){2})$/i;
const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*(?:_[a-z]{5,6})?$/i;

export const inputlocaleFormat: Rule = {
  id: 'inputlocale-format',
  title: 'An item of InputLocale is neither a language tag nor language and layout',
  subject: 'regional',
  severity: 'error',
  docs: {
    why: 'InputLocale is a list, separated by semicolons, of language tags (`de-DE`) or pairs of four and eight hexadecimal digits for language and layout (`0407:00000407`). Setup has been seen to stop at anything else because "a component or setting specified in the answer file does not exist".',
    wrong: '<InputLocale>409:409</InputLocale>',
    right: '<InputLocale>0409:00000409</InputLocale>',
    settings: [
      'Microsoft-Windows-International-Core/InputLocale',
      'Microsoft-Windows-International-Core-WinPE/InputLocale',
    ],
    sources: [INPUTLOCALE, 'github:hashicorp/packer#5418'],
  },
  check(file, report) {
    for (const { text, range, isPlaced } of itemsOf(file)) {
      if (isWellFormed(text)) continue;
      const repaired = repair(text);
      const hint = repaired ? ` Did you mean ${repaired}?` : '';
      report(
        range,
        `"${text}" is neither a language tag such as de-DE nor language and layout such as 0407:00000407: Setup cannot read it.${hint}`,
        {
          ...(repaired && isPlaced && { fixes: () => [replaceText(range, repaired, true)] }),
        },
      );
    }
  },
};

export const inputlocaleLayoutUnknown: Rule = {
  id: 'inputlocale-layout-unknown',
  title: 'Windows has no such keyboard layout or input language',
  subject: 'regional',
  severity: 'warning',
  docs: {
    why: 'The digits before the colon name a language, those behind it a keyboard layout of Windows, all in hexadecimal. With an unknown one the keyboard stays that of the display language, or OOBE asks for it.',
    wrong: '<InputLocale>1031:00000407</InputLocale>',
    right: '<InputLocale>0407:00000407</InputLocale>',
    settings: [
      'Microsoft-Windows-International-Core/InputLocale',
      'Microsoft-Windows-International-Core-WinPE/InputLocale',
    ],
    sources: [DEFAULTS, 'learn.microsoft.com windows-language-pack-default-values'],
  },
  check(file, report) {
    for (const { text, range, isPlaced } of itemsOf(file)) {
      const [, language, layout] = LAYOUT.exec(text) ?? INPUT_METHOD.exec(text) ?? [];
      if (!language || !layout) {
        if (TAG.test(text) && !isKnownTag(text))
          report(range, `Windows knows no language "${text}": it picks another keyboard.`);
        continue;
      }
      if (!languageOfId(language) && !isTransient(language)) {
        const meant =
          /^\d{4}$/.test(language) && tagOfId(Number(language)) ? hexadecimal(Number(language)) : undefined;
        const hint = meant ? ` ${language} in decimal is ${meant} in hexadecimal.` : '';
        report(
          range,
          `Windows knows no language with the id ${language}: it picks another keyboard.${hint}`,
          {
            ...(meant && isPlaced && { fixes: () => [replaceText(range, `${meant}:${layout}`, true)] }),
          },
        );
      } else if (!valueTable('keyboards').find(layout) && !isCustomLayout(layout)) {
        // Input methods come from other makers as well.
        const isMethod = layout.startsWith('{');
        const what = isMethod ? 'input method' : 'keyboard layout';
        report(range, `Windows itself has no ${what} ${layout}: without it another keyboard is used.`, {
          ...(isMethod && { severity: 'info' }),
        });
      }
    }
  },
};

export const inputlocaleLcid1000: Rule = {
  id: 'inputlocale-lcid-1000',
  title: 'The language id 1000 names no language',
  subject: 'regional',
  severity: 'warning',
  docs: {
    why: 'Windows reports 1000 for every locale that has no id of its own, so that it names none of them. Setup cannot tell which language is meant and ignores the item.',
    wrong: '<InputLocale>1000:00000407</InputLocale>',
    right: '<InputLocale>0407:00000407</InputLocale>',
    settings: [
      'Microsoft-Windows-International-Core/InputLocale',
      'Microsoft-Windows-International-Core-WinPE/InputLocale',
    ],
    sources: ['github:cschneegans/unattend-generator#93'],
  },
  check(file, report) {
    for (const { text, range, isPlaced } of itemsOf(file)) {
      if (!/^1000:/.test(text)) continue;
      const layout = LAYOUT.exec(text)?.[2];
      const language = layout?.slice(4);
      report(
        range,
        'The language id 1000 stands for all locales without an id: Windows cannot tell which one is meant.',
        {
          ...(language &&
            isPlaced &&
            languageOfId(language) && { fixes: () => [replaceText(range, `${language}:${layout}`, false)] }),
        },
      );
    }
  },
};

export const inputlocaleMismatchHint: Rule = {
  id: 'inputlocale-mismatch-hint',
  title: 'The first input language is another one than that of the region',
  subject: 'regional',
  severity: 'hint',
  docs: {
    why: 'The first item of InputLocale is the keyboard with which passwords are typed at the logon screen. When it belongs to another language than UserLocale, it may be a mistake.',
    wrong: '<InputLocale>0409:00000409</InputLocale>\n<UserLocale>de-DE</UserLocale>',
    right: '<InputLocale>0407:00000407</InputLocale>\n<UserLocale>de-DE</UserLocale>',
    settings: [
      'Microsoft-Windows-International-Core/InputLocale',
      'Microsoft-Windows-International-Core/UserLocale',
      'Microsoft-Windows-International-Core-WinPE/InputLocale',
      'Microsoft-Windows-International-Core-WinPE/UserLocale',
    ],
    sources: [INPUTLOCALE],
  },
  check(file, report) {
    for (const { text, range, isFirst, component } of itemsOf(file)) {
      const locale = isFirst ? valueIn(component, 'UserLocale') : undefined;
      const tag = languageOf(text);
      if (!locale || !tag || !isKnownTag(locale) || primary(locale) === primary(tag)) continue;
      report(range, `The first keyboard is for ${tag}, while UserLocale is ${locale}.`);
    }
  },
};

export const layereddriverRange: Rule = {
  id: 'layereddriver-range',
  title: 'LayeredDriver stands in a file for neither Japanese nor Korean',
  subject: 'regional',
  severity: 'info',
  docs: {
    why: 'LayeredDriver chooses the driver of Japanese (6) and Korean (2 to 5) keyboards. It is of no use with other languages.',
    wrong: '<InputLocale>de-DE</InputLocale>\n<LayeredDriver>6</LayeredDriver>',
    right: '<InputLocale>de-DE</InputLocale>',
    settings: ['Microsoft-Windows-International-Core-WinPE/LayeredDriver'],
    sources: ['learn.microsoft.com microsoft-windows-international-core-winpe-layereddriver'],
  },
  check(file, report) {
    for (const component of componentsNamed(file, INTERNATIONAL_CORE_WINPE)) {
      const driver = settingIn(component, 'LayeredDriver');
      const number = integerOf(driver);
      if (!driver || number === undefined || number < 1 || number > 6) continue;
      const languages = languagesOf(component);
      if (!languages || languages.size === 0 || languages.has('ja') || languages.has('ko')) continue;
      report(
        driver.valueRange,
        'LayeredDriver is for Japanese and Korean keyboards: the languages of this file do not need it.',
      );
    }
  },
};

interface InputItem {
  readonly text: string;
  readonly range: TextRange;
  /** False when the range is that of the whole value. */
  readonly isPlaced: boolean;
  readonly isFirst: boolean;
  readonly component: Component;
}

/** The items of every InputLocale, without the blanks around them; they are found once for each file. */
const itemsOf = perFile((file): readonly InputItem[] =>
  [INTERNATIONAL_CORE_WINPE, INTERNATIONAL_CORE].flatMap((name) =>
    settingsAt(file, name, 'InputLocale').flatMap((setting) => itemsIn(file, setting)),
  ),
);

function itemsIn(file: AnswerFile, setting: Setting): readonly InputItem[] {
  if (setting.hasHole || setting.settings.length > 0) return [];
  return semicolonItems(file, setting).map(({ text, start, end, isPlaced }, index) => ({
    text,
    range: { start, end },
    isPlaced,
    isFirst: index === 0,
    component: setting.component,
  }));
}

function isWellFormed(item: string): boolean {
  return TAG.test(item) || LAYOUT.test(item) || INPUT_METHOD.test(item);
}

/** The item as it was surely meant. */
function repair(item: string): string | undefined {
  if (/[,|\s]/.test(item)) {
    const parts = item.split(/[,|\s]+/).filter((part) => part !== '');
    const repaired = parts.map((part) => (isWellFormed(part) ? part : repair(part)));
    return parts.length > 1 && repaired.every((part) => part !== undefined) ? repaired.join(';') : undefined;
  }
  const [, language, layout] = /^(?:0x)?([0-9a-f]{1,4}):(?:0x)?([0-9a-f]{1,12})$/i.exec(item) ?? [];
  if (language && layout) {
    const digits = layout.length > 8 ? layout.replace(/^0+/, '') : layout;
    return digits.length > 8 ? undefined : `${language.padStart(4, '0')}:${digits.padStart(8, '0')}`;
  }
  if (/^[0-9a-f]{8}$/i.test(item) && languageOfId(item.slice(4))) return `${item.slice(4)}:${item}`;
  const [, tag, behind] = /^([a-z]{2,3}[-_][a-z]{2})(?::(.*))?$/i.exec(item) ?? [];
  const id = tag && idOfTag(tag.replace('_', '-'));
  if (!id) return undefined;
  if (behind === undefined) return languageOfId(id);
  return /^[0-9a-f]{8}$/i.test(behind) ? `${id}:${behind}` : undefined;
}

function languageOf(item: string): string | undefined {
  if (TAG.test(item)) return isKnownTag(item) ? item : undefined;
  const [, language] = LAYOUT.exec(item) ?? INPUT_METHOD.exec(item) ?? [];
  return language && languageOfId(language);
}

/** Ids that Windows hands out to locales without one of their own; 1000 is the business of another rule. */
function isTransient(language: string): boolean {
  return /^(?:1000|1400|[2-4][048c]00)$/i.test(language);
}

/** Layouts made with a tool, old input methods and substitutes: their ids begin with a letter. */
function isCustomLayout(layout: string): boolean {
  return /^[a-f]/i.test(layout);
}

function primary(tag: string): string {
  return tag.split('-')[0]!.toLowerCase();
}

/** The languages that a component names, by the first part of their tags; undefined when a placeholder hides one. */
function languagesOf(component: Component): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  for (const path of [
    'InputLocale',
    'UILanguage',
    'UserLocale',
    'SystemLocale',
    'SetupUILanguage/UILanguage',
  ]) {
    const setting = settingIn(component, path);
    if (setting?.hasHole) return undefined;
    for (const item of setting?.value.split(';') ?? []) {
      const tag = languageOf(item.trim());
      if (tag) found.add(primary(tag));
    }
  }
  return found;
}
