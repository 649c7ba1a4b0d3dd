/** Renaming the key of a list item: an `Order` that another item has changes places with it. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { replaceRange, type TextEdit } from '../../answer-file/edits';
import { keyOfItem, type Referent } from '../../answer-file/references';
import { encodeReferences } from '../../syntax/entities';
import { changeOrder } from './order';
import type { Refusal } from './refusal';

export function renameListKey(
  file: AnswerFile,
  { item, siblings, name }: Referent & { kind: 'list-key' },
  newName: string,
): readonly TextEdit[] | Refusal {
  const key = item.schema?.list?.key;
  if (newName === '') return { refusal: 'A list item needs a key.' };
  const other = siblings.find((sibling) => sibling !== item && keyOfItem(sibling)?.value === newName);
  if (key !== 'Order') {
    if (other) return { refusal: `There is an item with ${key} ${newName} already.` };
    return [replaceRange(keyOfItem(item)!.range, encodeReferences(newName))];
  }
  if (!/^\d{1,9}$/.test(newName)) return { refusal: 'An Order is a whole number.' };
  return changeOrder(file, item, newName, other, name);
}
