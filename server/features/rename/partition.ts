/**
 * Renaming a partition. One that was on the disk before only has its number; one that the file creates has it from
 * its place among the others, so that it changes places with the partition of the new number.
 */
import type { AnswerFile } from '../../answer-file/answer-file';
import type { SimulatedPartition } from '../../answer-file/disks';
import { replaceRange, type TextEdit } from '../../answer-file/edits';
import { booleanOf, settingIn } from '../../answer-file/query';
import { keyOfItem, type Referent } from '../../answer-file/references';
import { changeOrder } from './order';
import type { Refusal } from './refusal';

export function renamePartition(
  file: AnswerFile,
  referent: Referent & { kind: 'partition' },
  newName: string,
): readonly TextEdit[] | Refusal {
  if (!/^[1-9]\d{0,2}$/.test(newName))
    return { refusal: 'The number of a partition is a whole number from 1.' };
  const { disk, partition } = referent;
  const other = disk.partitions.find(({ number }) => number === Number(newName));
  if (!partition?.create) {
    if (other) return { refusal: `There is a partition ${newName} already.` };
    return referent.occurrences.map((place) => replaceRange(place, newName));
  }
  if (!other?.create)
    return { refusal: `The file creates no partition ${newName} on this disk to change places with.` };
  const refusal = refusalOf(partition, other);
  if (refusal !== undefined) return { refusal };
  return changeOrder(
    file,
    partition.create,
    keyOfItem(other.create)!.value,
    other.create,
    keyOfItem(partition.create)!.value,
  );
}

function refusalOf(a: SimulatedPartition, b: SimulatedPartition): string | undefined {
  if ((a.type === 'Logical') !== (b.type === 'Logical'))
    return 'A logical partition cannot change places with one that is not.';
  const isLast = [a, b].some(({ create }) => booleanOf(settingIn(create!, 'Extend')) === true);
  if (isLast)
    return 'The partition that takes the rest of the disk is created last: its number follows from the others.';
  const hasOrder = [a, b].every(({ create }) => keyOfItem(create!));
  return hasOrder ? undefined : 'One of the two partitions has no Order.';
}
