/** Rules about the pages of OOBE and what else Windows welcomes its user with. */
import type { Rule } from '../rule';
import {
  hideeulaMissing,
  hidelocalaccountscreenClient,
  hidelocalaccountscreenNoPassword,
  hideonlineMissing,
  hideonlineWithoutAccount,
  hidewirelessMissing,
  networklocation7,
  protectyourpcMissing,
} from './pages';
import {
  bypassnro,
  folderlocations,
  oeminfoSupporturl,
  retaildemo,
  skipmachineoobe,
  windowsfeaturesAbsent,
} from './settings';

export const oobeRules: readonly Rule[] = [
  skipmachineoobe,
  hideeulaMissing,
  protectyourpcMissing,
  networklocation7,
  hidewirelessMissing,
  hideonlineMissing,
  hideonlineWithoutAccount,
  hidelocalaccountscreenClient,
  hidelocalaccountscreenNoPassword,
  bypassnro,
  retaildemo,
  folderlocations,
  windowsfeaturesAbsent,
  oeminfoSupporturl,
];
