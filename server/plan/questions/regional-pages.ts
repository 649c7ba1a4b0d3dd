/** The pages of OOBE about region, keyboard and language. */
import type { Setting } from '../../answer-file/answer-file';
import { INTERNATIONAL_CORE, writtenValue } from '../../answer-file/query';
import { type Circumstances, isSince, settingOf } from '../circumstances';
import type { DecidingSetting } from '../model';
import { REGIONAL_VALUES, type RegionalName, regionalSetting } from '../regional';
import { type AskedValue, type Wanted, wanted } from '../wanted';
import {
  asks,
  asksIf,
  decidingSetting,
  filledIn,
  type Judgement,
  type Page,
  placeOf,
  suppressed,
} from './page';

const region: Page = {
  id: 'oobe-region',
  phase: 'oobe',
  title: (at) =>
    isSince(at, '10') ? 'Is this the right country or region?' : 'Country or region, time and currency',
  machine: true,
  judge: (at) => judgeRegional(at, REGIONAL_VALUES, 'region'),
  remedy: (at) => wantedRegional(at, REGIONAL_VALUES),
};

const keyboard: Page = {
  id: 'oobe-keyboard',
  phase: 'oobe',
  title: 'Is this the right keyboard layout or input method?',
  machine: true,
  judge: (at) => judgeRegional(at, needsAllFour(at) ? REGIONAL_VALUES : ['InputLocale'], 'keyboard'),
  remedy: (at) => wantedRegional(at, needsAllFour(at) ? REGIONAL_VALUES : ['InputLocale']),
};

const displayLanguage: Page = {
  id: 'oobe-language',
  phase: 'oobe',
  title: 'Display language',
  machine: true,
  appearsWhen: 'the image holds several languages',
  judge: (at) => {
    const setting = regionalSetting(at, 'UILanguage');
    const settings = [regionalEntry(at, 'UILanguage')];
    if (setting?.hasHole) return filledIn(settings);
    return setting?.value
      ? suppressed('UILanguage names the language.', settings)
      : asksIf('media', 'OOBE asks when the image holds several languages: UILanguage is missing.', settings);
  },
  remedy: (at) => wantedRegional(at, ['UILanguage']),
};

/** From Windows 10 1703 on OOBE no longer takes over what windowsPE says. */
function needsAllFour(at: Circumstances): boolean {
  return isSince(at, '10 1703') !== false && at.server !== true;
}

function judgeRegional(at: Circumstances, names: readonly RegionalName[], what: string): Judgement {
  const own = needsAllFour(at);
  const settings = names.map((name) => regionalEntry(at, name));
  const found = names.map((name) => (own ? inWindows(at, name) : regionalSetting(at, name)));
  if (found.some((setting) => setting?.hasHole)) return filledIn(settings);
  const missing = names.filter((_, index) => !found[index]?.value);
  if (missing.length === 0) return suppressed(`The file names the ${what}.`, settings);
  const because = `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`;
  if (at.server) return asksIf('media', `${because}: OOBE of some media asks for the ${what}.`, settings);
  if (at.version === undefined && names.every((name) => regionalSetting(at, name)?.value)) {
    return asksIf('target', `OOBE of Windows 10 1703 and later asks: ${because} in oobeSystem.`, settings);
  }
  const where = own ? ` in oobeSystem${at.runs('windowsPE') ? ', whatever windowsPE says' : ''}` : '';
  return asks(`${because}${where}: OOBE asks for the ${what}.`, settings);
}

function inWindows(at: Circumstances, name: RegionalName): Setting | undefined {
  const inOobe = settingOf(at, 'oobeSystem', INTERNATIONAL_CORE, name);
  return inOobe?.value ? inOobe : settingOf(at, 'specialize', INTERNATIONAL_CORE, name);
}

function regionalEntry(at: Circumstances, name: RegionalName): DecidingSetting {
  const setting = needsAllFour(at) ? inWindows(at, name) : regionalSetting(at, name);
  return setting ? decidingSetting(setting) : placeOf(at, 'oobeSystem', INTERNATIONAL_CORE, name).entry;
}

function wantedRegional(at: Circumstances, names: readonly RegionalName[]): readonly Wanted[] {
  return names
    .filter((name) => !(needsAllFour(at) ? inWindows(at, name) : regionalSetting(at, name))?.value)
    .map((name) => wanted('oobeSystem', INTERNATIONAL_CORE, name, regionalValue(at, name)));
}

/** The value of windowsPE, else one of the other three, else an example: a language tag names its keyboard too. */
function regionalValue(at: Circumstances, name: RegionalName): string | AskedValue {
  const same = writtenValue(regionalSetting(at, name));
  const locale =
    writtenValue(regionalSetting(at, 'UserLocale')) ?? writtenValue(regionalSetting(at, 'UILanguage'));
  return same ?? (name === 'UILanguage' ? undefined : locale) ?? { example: 'en-US' };
}

export const REGIONAL_PAGES: readonly Page[] = [region, keyboard, displayLanguage];
