/** Rules about list items and their keys. */
import type { Rule } from '../rule';
import { wcmPrefixMissing } from './attributes';
import * as items from './items';

export const listRules: readonly Rule[] = [
  items.listItemMissingWcmAction,
  items.listItemMissingKeyvalue,
  items.listItemDuplicateKey,
  items.settingOrder,
  wcmPrefixMissing,
];
