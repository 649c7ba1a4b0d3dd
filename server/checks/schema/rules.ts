/** Rules that follow from the component schemas alone. */
import type { Rule } from '../rule';
import { emptyElementNoise, emptyElementNotSupported } from './empty';
import { duplicateSetting, settingMissing, settingNameCase, settingWrongPass } from './names-and-places';
import { unknownSetting } from './unknown-setting';
import { enumValue, stringTooLong, typeMismatch, valueFormat, valueOutOfRange } from './values';
import { settingDeprecated, settingRemoved, settingTooNew } from './versions';
import { whitespaceInValue } from './white-space';

export const schemaRules: readonly Rule[] = [
  unknownSetting,
  settingNameCase,
  duplicateSetting,
  settingMissing,
  settingWrongPass,
  settingTooNew,
  settingRemoved,
  settingDeprecated,
  typeMismatch,
  enumValue,
  valueOutOfRange,
  stringTooLong,
  valueFormat,
  emptyElementNotSupported,
  emptyElementNoise,
  whitespaceInValue,
];
