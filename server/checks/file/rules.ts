/** Rules about the file as a whole: syntax, root and passes. */
import type { Rule } from '../rule';
import { fileBesideMissing } from './beside';
import * as characters from './characters';
import { encodingMismatch } from './encoding';
import { fileNameAutounattend, noWindowspePass } from './name';
import * as root from './root';
import { unknownSuppression, unusedSuppression } from './suppression-rules';
import { wcmPrefixUndeclared, xmlNotWellFormed } from './well-formed';

export const fileRules: readonly Rule[] = [
  encodingMismatch,
  xmlNotWellFormed,
  wcmPrefixUndeclared,
  root.wrongRootOrNamespace,
  root.foreignChildOfUnattend,
  root.servicingNotFirst,
  root.unknownPass,
  root.duplicateSettingsPass,
  root.emptySettingsOrComponent,
  fileNameAutounattend,
  noWindowspePass,
  fileBesideMissing,
  characters.encodingNotUtf8,
  characters.nonAsciiRawCharacters,
  characters.strayText,
  unusedSuppression,
  unknownSuppression,
];
