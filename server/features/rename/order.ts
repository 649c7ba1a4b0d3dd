/** Changing the Order of a list item without breaking what depends on it. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { bind } from '../../answer-file/bind';
import { type SimulatedPartition, simulateDisks } from '../../answer-file/disks';
import { applyEdits, replaceRange, type TextEdit } from '../../answer-file/edits';
import { settingsIn } from '../../answer-file/query';
import { keyOfItem, referentsOf } from '../../answer-file/references';
import { parse } from '../../syntax/parser';

/** Gives an item an `Order`, and the item that had it the one that becomes free; numbers of partitions follow. */
export function changeOrder(
  file: AnswerFile,
  item: Setting,
  order: string,
  other: Setting | undefined,
  freed: string,
): readonly TextEdit[] {
  const edits = [replaceRange(keyOfItem(item)!.range, order)];
  if (other) edits.push(replaceRange(keyOfItem(other)!.range, freed));
  return item.name === 'CreatePartition' ? [...edits, ...renumberedPartitions(file, item, edits)] : edits;
}

/** The edits that keep each PartitionID on its partition when `edits` change the order of creation. */
function renumberedPartitions(
  file: AnswerFile,
  create: Setting,
  edits: readonly TextEdit[],
): readonly TextEdit[] {
  const disks = simulateDisks(file);
  const index = disks.findIndex(({ setting }) => setting === create.parent?.parent);
  const disk = disks[index];
  const { fileName, library } = file;
  const changed = simulateDisks(bind(parse(applyEdits(file.tree.text, edits)), { fileName, library }))[index];
  if (!disk || !changed) return [];
  const before = numbersInText(disk.setting, disk.partitions);
  const after = numbersInText(changed.setting, changed.partitions);
  return referentsOf(file).flatMap((referent) => {
    if (referent.kind !== 'partition' || referent.disk !== disk) return [];
    const place = before.indexOf(Number(referent.name));
    const number = place === -1 ? undefined : after[place];
    if (number === undefined || String(number) === referent.name) return [];
    return referent.occurrences
      .filter(({ spellsName }) => spellsName)
      .map((range) => replaceRange(range, String(number)));
  });
}

/** The number of each `CreatePartition` item in the order of the text. */
function numbersInText(
  disk: Setting,
  partitions: readonly SimulatedPartition[],
): readonly (number | undefined)[] {
  const byCreate = new Map(partitions.map(({ create, number }) => [create, number]));
  return settingsIn(disk, 'CreatePartitions/CreatePartition').map((create) => byCreate.get(create));
}
