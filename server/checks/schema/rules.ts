/** Rules that follow from the component schemas alone. */
import type { Rule } from '../rule';
import * as settings from './settings';
import { unknownSetting } from './unknown-setting';

export const schemaRules: readonly Rule[] = [
  unknownSetting,
  settings.settingNameCase,
  settings.duplicateSetting,
  settings.settingMissing,
  settings.settingWrongPass,
  settings.settingTooNew,
  settings.settingRemoved,
  settings.settingDeprecated,
  settings.typeMismatch,
  settings.enumValue,
  settings.valueOutOfRange,
  settings.stringTooLong,
  settings.valueFormat,
  settings.emptyElementNotSupported,
  settings.emptyElementNoise,
  settings.whitespaceInValue,
];
