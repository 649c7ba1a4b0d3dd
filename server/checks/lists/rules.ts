/** Rules about list items and their keys. */
import type { Rule } from '../rule';
import * as items from './items';

export const listRules: readonly Rule[] = [
  items.listItemMissingWcmAction,
  items.listItemMissingKeyvalue,
  items.listItemDuplicateKey,
  items.settingOrderTcpip,
];
