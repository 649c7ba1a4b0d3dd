/** Rules about languages, keyboards, locales and time zones. */
import type { Rule } from '../rule';
import {
  inputlocaleFormat,
  inputlocaleLayoutUnknown,
  inputlocaleLcid1000,
  inputlocaleMismatchHint,
  layereddriverRange,
} from './input-locale';
import {
  localeTagUnknown,
  neutralLocale,
  uilanguagefallbackUseless,
  uilanguageNoLanguagePack,
} from './locale';
import { oobeInternationalIncomplete, oobeInternationalMissing, winpeUilanguageMissing } from './missing';
import { dstoff, timezoneCase, timezoneMissing, timezoneTooNew, timezoneUnknown } from './time-zone';

export const regionalRules: readonly Rule[] = [
  winpeUilanguageMissing,
  oobeInternationalMissing,
  oobeInternationalIncomplete,
  localeTagUnknown,
  uilanguageNoLanguagePack,
  neutralLocale,
  uilanguagefallbackUseless,
  inputlocaleFormat,
  inputlocaleLayoutUnknown,
  inputlocaleLcid1000,
  inputlocaleMismatchHint,
  layereddriverRange,
  timezoneUnknown,
  timezoneTooNew,
  timezoneCase,
  dstoff,
  timezoneMissing,
];
