/** Edits of a disk layout: each keeps the numbers in the file in step with the partitions. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { installTargets, type SimulatedDisk, type SimulatedPartition } from '../../answer-file/disks';
import { declaresWcm, insertChild, setValue, type TextEdit } from '../../answer-file/edits';
import { integerOf, settingIn, settingsIn } from '../../answer-file/query';

/** Gives a partition a fact such as its Format, in its ModifyPartition item or in a new one. */
export function modifyPartition(
  file: AnswerFile,
  disk: SimulatedDisk,
  partition: SimulatedPartition,
  name: string,
  value: string,
): readonly TextEdit[] {
  const step = partition.modify.at(-1);
  if (step) return [setLeaf(file, step, name, value)];
  return partition.number === undefined ? [] : [addModify(file, disk, partition.number, { [name]: value })];
}

/** Sets the value of a child, or adds the child behind the last one. */
export function setLeaf({ tree }: AnswerFile, parent: Setting, name: string, value: string): TextEdit {
  const present = settingIn(parent, name);
  if (present) return setValue(tree.text, present.node, value);
  return insertChild(tree.text, parent.node, `<${name}>${value}</${name}>`, parent.settings.at(-1)?.node);
}

/** What `insertPartitions` creates. */
export interface NewPartition {
  readonly type: 'EFI' | 'MSR';
  readonly sizeMB: number;
}

/**
 * Creates partitions in front of the one at `index` among those that the file creates. Orders, PartitionIDs and the
 * install target behind them move on; an EFI partition is formatted.
 */
export function insertPartitions(
  file: AnswerFile,
  disk: SimulatedDisk,
  index: number,
  added: readonly NewPartition[],
): readonly TextEdit[] {
  const { text } = file.tree;
  const created = disk.partitions.filter((partition) => partition.create);
  const next = created[index];
  const before = created[index - 1]?.create;
  const firstOrder = integerOf(next && settingIn(next.create!, 'Order')) ?? created.length + 1;
  const firstNumber = next?.number ?? created.length + 1;
  const edits: TextEdit[] = [];
  const shift = (setting: Setting | undefined, from: number): void => {
    const value = integerOf(setting);
    if (setting && value !== undefined && value >= from) {
      edits.push(setValue(text, setting.node, String(value + added.length)));
    }
  };
  for (const { create } of created) shift(settingIn(create!, 'Order'), firstOrder);
  for (const step of settingsIn(disk.setting, 'ModifyPartitions/ModifyPartition')) {
    shift(settingIn(step, 'PartitionID'), firstNumber);
  }
  for (const target of installTargets(file)) {
    if (target.disk === disk) shift(settingIn(target.setting, 'PartitionID'), firstNumber);
  }
  const items = added.map(({ type, sizeMB }, place) =>
    listItem(disk, 'CreatePartition', {
      Order: String(firstOrder + place),
      Type: type,
      Size: String(sizeMB),
    }),
  );
  const list = (next ?? created[0])!.create!.parent!;
  edits.push(insertChild(text, list.node, items.join('\n'), before?.node));
  const efi = added.findIndex(({ type }) => type === 'EFI');
  if (efi !== -1) edits.push(addModify(file, disk, firstNumber + efi, { Format: 'FAT32', Label: 'System' }));
  return edits;
}

function addModify(
  file: AnswerFile,
  disk: SimulatedDisk,
  number: number,
  facts: Readonly<Record<string, string>>,
): TextEdit {
  const { text } = file.tree;
  const list = settingIn(disk.setting, 'ModifyPartitions');
  const steps = list ? settingsIn(list, 'ModifyPartition') : [];
  const last = Math.max(0, ...steps.map((step) => integerOf(settingIn(step, 'Order')) ?? 0));
  const item = listItem(disk, 'ModifyPartition', {
    Order: String(last + 1),
    PartitionID: String(number),
    ...facts,
  });
  if (list) return insertChild(text, list.node, item, list.settings.at(-1)?.node);
  const whole = `<ModifyPartitions>\n${item.replace(/^/gm, '  ')}\n</ModifyPartitions>`;
  return insertChild(text, disk.setting.node, whole, disk.setting.settings.at(-1)?.node);
}

function listItem(disk: SimulatedDisk, name: string, facts: Readonly<Record<string, string>>): string {
  const action = declaresWcm(disk.setting.node) ? ' wcm:action="add"' : '';
  const children = Object.entries(facts).map(([fact, value]) => `  <${fact}>${value}</${fact}>`);
  return [`<${name}${action}>`, ...children, `</${name}>`].join('\n');
}
