/**
 * Numbers the items of a list from 1 without changing the sequence in which they run.
 *
 *     Order 10, 20, 20, 5   becomes   2, 3, 4, 1
 *
 * Items of one number keep the order in which they stand in the file.
 */
import type { Setting } from '../../answer-file/answer-file';
import { setValue } from '../../answer-file/edits';
import { integerOf, settingIn } from '../../answer-file/query';
import type { Refactoring, RefactoringPlace } from './refactoring';

export function renumber({ file, setting }: RefactoringPlace): readonly Refactoring[] {
  const items = listAround(setting);
  const orders = items.map((item) => settingIn(item, 'Order'));
  const numbers = orders.map(integerOf);
  if (items.length === 0 || numbers.some((number) => number === undefined)) return [];
  if (orders.some((order) => order!.node.children.some(({ kind }) => kind !== 'text'))) return [];
  const sequence = items.map((_, index) => index).sort((a, b) => numbers[a]! - numbers[b]!);
  const edits = sequence.flatMap((index, position) =>
    numbers[index] === position + 1
      ? []
      : [setValue(file.tree.text, orders[index]!.node, String(position + 1))],
  );
  if (edits.length === 0) return [];
  return [{ title: `Renumber Order from 1 to ${items.length}`, kind: 'rewrite', edits }];
}

/** The items of the innermost list with `Order` that the setting is, holds or is part of. */
function listAround(setting: Setting | undefined): readonly Setting[] {
  const held = setting?.settings.find(isOrdered);
  for (let at = held ?? setting; at; at = at.parent) {
    const { name } = at;
    if (isOrdered(at)) return (at.parent ?? at.component).settings.filter((other) => other.name === name);
  }
  return [];
}

function isOrdered({ schema }: Setting): boolean {
  return schema?.list?.key === 'Order';
}
