/** Rules about passes that do not run, Sysprep, servicing and what only some editions have. */
import type { Rule } from '../rule';
import { cachedAnnotatedCopy, staleOfflineImage } from './copies';
import { editionOnlySettings, ieComponentOn11 } from './editions';
import { persistAllDevices, skipRearmRange } from './generalize';
import { copyProfileInInstall, passNeverRuns } from './passes';
import { resealAndGeneralize, resealLoop, resealModeMissing, resealOobeDropsSettings } from './reseal';
import { langPackHomeSl, servicingPackage } from './servicing';
import { complianceCheck, displayUefi, dynamicUpdate, extendOsPartitionBoth } from './setup-behaviour';

export const lifecycleRules: readonly Rule[] = [
  cachedAnnotatedCopy,
  staleOfflineImage,
  passNeverRuns,
  copyProfileInInstall,
  resealAndGeneralize,
  resealOobeDropsSettings,
  resealLoop,
  resealModeMissing,
  extendOsPartitionBoth,
  skipRearmRange,
  persistAllDevices,
  ieComponentOn11,
  displayUefi,
  complianceCheck,
  dynamicUpdate,
  servicingPackage,
  langPackHomeSl,
  editionOnlySettings,
];
