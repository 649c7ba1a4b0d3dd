/** Rules about the image that is installed, its product key and the licence terms. */
import type { Rule } from '../rule';
import { wdsDomainWithUpn, wdsNoClient } from './deployment-services';
import { imageSelectionMissing } from './image-choice';
import { imageNameExact, imageOsMismatch } from './image-name';
import { activationKeyOnlyPe, genericKeyInSpecialize } from './key-activation';
import {
  keysDiffer,
  kmsKeyOnRetailMedia,
  productKeyEditionConflict,
  productKeyOsConflict,
} from './key-editions';
import { productKeyAlphabet, productKeyFormat, productKeyGeneration, specializeKeyInvalid } from './key-form';
import {
  productKeyEmpty,
  productKeyMissing,
  productKeyNotInKeyElement,
  productKeyZeros,
} from './key-presence';
import { labConfigMadeUp, labConfigWrongPass, win11LabConfig } from './labconfig';
import { acceptEulaMissing } from './licence';
import { metadataIncomplete, metadataIndexNotNumber } from './metadata';
import { configSetRootNeedsFlag, installFromPath } from './sources';
import { upgradeWithOtherSettings } from './upgrade';

export const imageRules: readonly Rule[] = [
  acceptEulaMissing,
  productKeyMissing,
  productKeyEmpty,
  productKeyZeros,
  productKeyNotInKeyElement,
  productKeyFormat,
  productKeyAlphabet,
  productKeyGeneration,
  specializeKeyInvalid,
  productKeyEditionConflict,
  productKeyOsConflict,
  kmsKeyOnRetailMedia,
  keysDiffer,
  genericKeyInSpecialize,
  activationKeyOnlyPe,
  imageSelectionMissing,
  metadataIncomplete,
  metadataIndexNotNumber,
  imageNameExact,
  imageOsMismatch,
  installFromPath,
  configSetRootNeedsFlag,
  upgradeWithOtherSettings,
  win11LabConfig,
  labConfigMadeUp,
  labConfigWrongPass,
  wdsNoClient,
  wdsDomainWithUpn,
];
