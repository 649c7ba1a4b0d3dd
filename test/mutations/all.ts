/** All mutations, and the rules that none of them can break. */
import type { Mutation } from './mutation';
import { accountMutations } from './rows/accounts';
import { commandMutations } from './rows/commands';
import { diskMutations } from './rows/disks';
import { fileMutations } from './rows/file';
import { imageMutations } from './rows/image';

export const MUTATIONS: readonly Mutation[] = [
  ...fileMutations,
  ...diskMutations,
  ...imageMutations,
  ...accountMutations,
  ...commandMutations,
];

/** Rules that a change of the text cannot break, each with the reason. */
export const NOT_MUTATED: Readonly<Record<string, string>> = {
  'file-beside-missing': 'It compares the text with the folder of the file, which texts do not have.',
  'value-format': 'Only schemas of a user have a form that no other rule judges.',
  'encoding-mismatch': 'It compares the declaration with the bytes, and a mutation changes text only.',
};
