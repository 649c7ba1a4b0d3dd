/** Renaming the key of a list item: an `Order` that another item has changes places with it. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { replaceRange, type TextEdit } from '../../answer-file/edits';
import { integerOf, settingIn } from '../../answer-file/query';
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
  const others = siblings.filter((sibling) => sibling !== item);
  if (key !== 'Order') {
    if (others.some((sibling) => keyOfItem(sibling)?.value === newName))
      return { refusal: `There is an item with ${key} ${newName} already.` };
    const { range } = keyOfItem(item)!;
    const written = encodeReferences(newName);
    const isInApostrophes = file.tree.text[range.start - 1] === "'";
    return [replaceRange(range, isInApostrophes ? written.replaceAll("'", '&apos;') : written)];
  }
  if (!/^\d{1,9}$/.test(newName)) return { refusal: 'An Order is a whole number.' };
  const order = Number(newName);
  const other = others.find((sibling) => integerOf(settingIn(sibling, key)) === order);
  return changeOrder(file, item, String(order), other, name);
}
