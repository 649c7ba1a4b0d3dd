/** The language tags of formats, programs without Unicode and menus. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import {
  componentsNamed,
  INTERNATIONAL_CORE,
  INTERNATIONAL_CORE_WINPE,
  settingsIn,
  valueIn,
  writtenValue,
} from '../../answer-file/query';
import { kernelOf } from '../../answer-file/target';
import { type ValueEntry, valueTable } from '../../schema/library';
import { compareWindowsVersions } from '../../schema/windows-version';
import { removeSetting, replaceValue } from '../fixes';
import type { Rule, Severity } from '../rule';
import { isKnownTag, languageOfId, tagOfId } from './languages';

const UILANGUAGE = 'learn.microsoft.com microsoft-windows-international-core-uilanguage';
const LANGUAGE_PACKS = 'learn.microsoft.com available-language-packs-for-windows';

export const localeTagUnknown: Rule = {
  id: 'locale-tag-unknown',
  title: 'Windows knows no language or region of this tag',
  subject: 'regional',
  severity: 'error',
  docs: {
    why: 'Languages and regions are named by tags such as `de-DE`: language, hyphen, region. Setup stops with "The settings specified in the answer file cannot be applied" at a tag that Windows does not know, or ignores it and asks.',
    wrong: '<UserLocale>de_DE</UserLocale>',
    right: '<UserLocale>de-DE</UserLocale>',
    settings: [
      'Microsoft-Windows-International-Core/SystemLocale',
      'Microsoft-Windows-International-Core/UserLocale',
      'Microsoft-Windows-International-Core/UILanguage',
      'Microsoft-Windows-International-Core/UILanguageFallback',
      'Microsoft-Windows-International-Core-WinPE/SystemLocale',
      'Microsoft-Windows-International-Core-WinPE/UserLocale',
      'Microsoft-Windows-International-Core-WinPE/UILanguage',
      'Microsoft-Windows-International-Core-WinPE/UILanguageFallback',
      'Microsoft-Windows-International-Core-WinPE/SetupUILanguage/UILanguage',
    ],
    sources: [UILANGUAGE, 'learn.microsoft.com microsoft-windows-international-core-userlocale'],
  },
  check(file, report) {
    for (const setting of tagsOf(file, [...LOCALES, ...LANGUAGES])) {
      if (isKnownTag(setting.value)) continue;
      const { severity, hint, tags } = judgeUnknownTag(setting.value);
      report(
        setting.valueRange,
        `Windows knows no language or region "${setting.value}": Setup cannot apply it, or ignores it.${hint}`,
        {
          severity,
          fixes: () => tags.map((tag) => replaceValue(file, setting, tag, tags.length === 1)),
        },
      );
    }
  },
};

export const uilanguageNoLanguagePack: Rule = {
  id: 'uilanguage-no-language-pack',
  title: 'Windows has no menus in this language',
  subject: 'regional',
  severity: 'warning',
  docs: {
    why: 'UILanguage takes only languages into which Windows itself is translated, such as en-US and en-GB, and the image must contain it. Setup ignores any other one and takes the language of the image; the new Setup of Windows 11 24H2 stops at its language page.',
    wrong: '<UILanguage>en-AU</UILanguage>\n<UserLocale>en-AU</UserLocale>',
    right: '<UILanguage>en-GB</UILanguage>\n<UserLocale>en-AU</UserLocale>',
    settings: [
      'Microsoft-Windows-International-Core/UILanguage',
      'Microsoft-Windows-International-Core/UILanguageFallback',
      'Microsoft-Windows-International-Core-WinPE/UILanguage',
      'Microsoft-Windows-International-Core-WinPE/UILanguageFallback',
      'Microsoft-Windows-International-Core-WinPE/SetupUILanguage/UILanguage',
    ],
    sources: [LANGUAGE_PACKS, 'github:cschneegans/unattend-generator@5a25a4f'],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    for (const setting of tagsOf(file, LANGUAGES)) {
      const language = valueTable('display-languages').find(setting.value);
      const until = language?.until as string | undefined;
      const isGone = until !== undefined && kernel !== undefined && compareWindowsVersions(kernel, until) > 0;
      if ((language && !isGone) || !isKnownTag(setting.value)) continue;
      const tags = isGone ? [language!.replacedBy as string] : languagesLike(setting.value);
      const hint = tags.length > 0 ? ` Use ${tags.slice(0, 4).join(' or ')}.` : '';
      const when = isGone ? ` since Windows ${until}` : '';
      report(
        setting.valueRange,
        `Windows has no menus in ${setting.value}${when}: Setup takes the language of the image or asks.${hint}`,
        {
          fixes: () => tags.map((tag) => replaceValue(file, setting, tag, tags.length === 1)),
        },
      );
    }
  },
};

export const neutralLocale: Rule = {
  id: 'neutral-locale',
  title: 'The locale names a language without a region',
  subject: 'regional',
  severity: 'warning',
  docs: {
    why: 'SystemLocale and UserLocale want language and region: the formats of dates and numbers depend on the region.',
    wrong: '<UserLocale>de</UserLocale>',
    right: '<UserLocale>de-DE</UserLocale>',
    settings: [
      'Microsoft-Windows-International-Core/SystemLocale',
      'Microsoft-Windows-International-Core/UserLocale',
      'Microsoft-Windows-International-Core-WinPE/SystemLocale',
      'Microsoft-Windows-International-Core-WinPE/UserLocale',
    ],
    sources: ['learn.microsoft.com microsoft-windows-international-core-userlocale'],
  },
  check(file, report) {
    for (const setting of tagsOf(file, LOCALES)) {
      if (valueTable('locales').find(setting.value)?.neutral !== true) continue;
      const tags = languagesLike(setting.value);
      report(
        setting.valueRange,
        `"${setting.value}" is a language without a region: ${setting.name} needs both, such as ${tags[0] ?? 'en-US'}.`,
        {
          fixes: () => tags.map((tag) => replaceValue(file, setting, tag, tags.length === 1)),
        },
      );
    }
  },
};

export const uilanguagefallbackUseless: Rule = {
  id: 'uilanguagefallback-useless',
  title: 'UILanguageFallback has no effect with a fully translated language',
  subject: 'regional',
  severity: 'hint',
  docs: {
    why: 'UILanguageFallback says in which language texts appear that a partly translated UILanguage lacks. Windows ignores it when UILanguage is fully translated. In windowsPE another language may still help on media that lack the first.',
    wrong: '<UILanguage>en-US</UILanguage>\n<UILanguageFallback>en-US</UILanguageFallback>',
    right: '<UILanguage>en-US</UILanguage>',
    settings: [
      'Microsoft-Windows-International-Core/UILanguageFallback',
      'Microsoft-Windows-International-Core-WinPE/UILanguageFallback',
    ],
    sources: [
      'learn.microsoft.com microsoft-windows-international-core-uilanguagefallback',
      'github:cschneegans/unattend-generator#64',
    ],
  },
  check(file, report) {
    for (const setting of tagsOf(file, ['UILanguageFallback'])) {
      const language = valueIn(setting.component, 'UILanguage');
      if (!language || valueTable('display-languages').find(language)?.kind !== 'language-pack') continue;
      // On media without the language Setup has been seen to take this one instead of asking.
      const isSame = setting.value.toLowerCase() === language.toLowerCase();
      if (setting.component.pass.known === 'windowsPE' && !isSame) continue;
      report(setting.node, `${language} is fully translated: UILanguageFallback has no effect.`, {
        tag: 'unnecessary',
        fixes: () => [removeSetting(file, setting, true)],
      });
    }
  },
};

const LOCALES = ['SystemLocale', 'UserLocale'];
const LANGUAGES = ['UILanguage', 'UILanguageFallback', 'SetupUILanguage/UILanguage'];

/** The settings at these paths of both International-Core components that hold a tag to judge. */
function tagsOf(file: AnswerFile, paths: readonly string[]): readonly Setting[] {
  const found: Setting[] = [];
  for (const name of [INTERNATIONAL_CORE_WINPE, INTERNATIONAL_CORE]) {
    for (const component of componentsNamed(file, name)) {
      for (const path of paths) {
        for (const setting of settingsIn(component, path)) {
          if (setting.settings.length === 0 && writtenValue(setting) !== undefined) found.push(setting);
        }
      }
    }
  }
  return found;
}

interface UnknownTag {
  readonly severity: Severity;
  readonly hint: string;
  /** Tags to offer instead; a single one is meant beyond doubt. */
  readonly tags: readonly string[];
}

function judgeUnknownTag(tag: string): UnknownTag {
  const meant = meantTag(tag);
  // Published files carry such a value and install, so that Setup seems to read or ignore it.
  if (/^[0-9a-f]{4}:/i.test(tag)) {
    return { severity: 'warning', hint: ' This form belongs in InputLocale.', tags: meant ? [meant] : [] };
  }
  if (meant) return { severity: 'error', hint: ` Did you mean ${meant}?`, tags: [meant] };
  // Newer versions of Windows accept well-formed tags with script or variant that no list has.
  const isLong = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){2,}$/i.test(tag) || /^x-/i.test(tag);
  return { severity: isLong ? 'warning' : 'error', hint: '', tags: languagesLike(tag) };
}

/** The one tag that a wrong value must mean. */
function meantTag(tag: string): string | undefined {
  const id = /^(?:0x)?([0-9a-f]{4})(?::.*)?$/i.exec(tag)?.[1];
  if (id) return languageOfId(id) ?? tagOfId(Number(id));
  const repaired = tag.replace(/[_ ]/g, '-').replace(/-uk$/i, '-GB');
  const [language = '', region, ...rest] = repaired.split('-');
  const candidates = region && rest.length === 0 ? [repaired, `${region}-${language}`] : [repaired];
  for (const candidate of candidates) {
    const known = valueTable('locales').find(candidate) ?? valueTable('display-languages').find(candidate);
    if (known) return known.value;
  }
  return byLabel(tag)?.value;
}

function byLabel(label: string): ValueEntry | undefined {
  const lower = label.toLowerCase();
  return valueTable('display-languages').entries.find((language) => language.label.toLowerCase() === lower);
}

/** Languages of Windows with the same first part of the tag, those with media of their own first. */
function languagesLike(tag: string): readonly string[] {
  const language = tag.split(/[-_]/)[0]!.toLowerCase();
  const { entries } = valueTable('display-languages');
  if (/^zh-han[st]\b/i.test(tag)) return [/^zh-hans/i.test(tag) ? 'zh-CN' : 'zh-TW'];
  const same = entries.filter(
    ({ value, replacedBy }) => !replacedBy && value.toLowerCase().startsWith(`${language}-`),
  );
  return [...same]
    .sort((a, b) => Number(b.media === true) - Number(a.media === true))
    .map(({ value }) => value);
}
