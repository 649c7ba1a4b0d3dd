/** Rules about passwords and keys that anybody who has the file can read. */
import type { Rule } from '../rule';
import { secretInComment, secretInGeneratorLink } from './comments';
import { secretInCommand, secretsInClear } from './settings';

export const secretsRules: readonly Rule[] = [
  secretsInClear,
  secretInCommand,
  secretInComment,
  secretInGeneratorLink,
];
