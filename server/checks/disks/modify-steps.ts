/** ModifyPartition: which partition it means, and what may be changed. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { certainDisks, modifyingSetting } from '../../answer-file/disks';
import { removeElement, replaceElement, setValue, type TextEdit } from '../../answer-file/edits';
import { booleanOf, integerOf, settingIn, settingsIn } from '../../answer-file/query';
import { nameRange } from '../../syntax/query';
import { removeSetting } from '../fixes';
import type { Report, Rule } from '../rule';
import { impossibleStepRule } from './impossible-step';

const MODIFY =
  'learn.microsoft.com microsoft-windows-setup-diskconfiguration-disk-modifypartitions-modifypartition';
const CREATE =
  'learn.microsoft.com microsoft-windows-setup-diskconfiguration-disk-createpartitions-createpartition';

export const modifyUnknownPartition = impossibleStepRule({
  id: 'modify-unknown-partition',
  title: 'A partition is modified that the disk does not have',
  docs: {
    why: 'PartitionID counts the partitions of the disk from 1: primary, EFI, MSR and logical ones, not the extended one. For a number that does not exist Setup logs an error and shows the page for choosing a disk; with WillShowUI set to Never the installation ends.',
    wrong: '(two partitions created)\n<PartitionID>3</PartitionID>',
    right: '(two partitions created)\n<PartitionID>2</PartitionID>',
    appliesTo: 'Disks that Setup wipes.',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/PartitionID'],
    sources: [`${MODIFY}-partitionid`, 'github:pbatard/rufus:src/wue.c'],
  },
  kind: 'no-such-partition',
  at: 'PartitionID',
  advice: 'Setup logs an error and asks where to install, or ends with WillShowUI set to Never.',
});

export const modifyPartitionidMissing: Rule = {
  id: 'modify-partitionid-missing',
  title: 'A ModifyPartition has no PartitionID',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'Each ModifyPartition needs the number of the partition that it changes; Order only says when. Without it Setup cannot apply the layout.',
    wrong: '<ModifyPartition wcm:action="add">\n  <Order>1</Order>\n  <Format>NTFS</Format>',
    right:
      '<ModifyPartition wcm:action="add">\n  <Order>1</Order>\n  <PartitionID>2</PartitionID>\n  <Format>NTFS</Format>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/PartitionID'],
    sources: [MODIFY],
  },
  check(file, report) {
    for (const { setting } of certainDisks(file)) {
      for (const step of settingsIn(setting, 'ModifyPartitions/ModifyPartition')) {
        const id = settingIn(step, 'PartitionID');
        if (id && id.value !== '') continue;
        report(
          id ? id.node : nameRange(step.node),
          'ModifyPartition needs a PartitionID: without one Setup cannot tell which partition to change.',
        );
      }
    }
  },
};

export const duplicateModify: Rule = {
  id: 'duplicate-modify',
  title: 'A partition is modified twice',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'Two ModifyPartition items with one PartitionID change the same partition one after the other; a second Format erases what the first one did. Mostly one of the numbers is wrong.',
    wrong: '<Order>1</Order><PartitionID>1</PartitionID>\n<Order>2</Order><PartitionID>1</PartitionID>',
    right: '<Order>1</Order><PartitionID>1</PartitionID>\n<Order>2</Order><PartitionID>2</PartitionID>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/PartitionID'],
    sources: [`${MODIFY}-partitionid`],
  },
  check(file, report) {
    for (const { partitions } of certainDisks(file)) {
      for (const { number, modify } of partitions) {
        const [first, ...others] = modify.map((step) => settingIn(step, 'PartitionID')!);
        for (const id of others) {
          report(id.valueRange, `Partition ${number} is modified twice: is the number right?`, {
            related: [{ range: first!.valueRange, message: 'The first one' }],
          });
        }
      }
    }
  },
};

export const orderNotContiguous: Rule = {
  id: 'order-not-contiguous',
  title: 'The Order of the steps does not run 1, 2, 3',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'Setup carries out the steps by their Order, which the reference numbers 1, 2, 3 and so on. A gap mostly means that a step was lost, and with it the numbers of the partitions.',
    wrong: '<Order>1</Order>\n<Order>3</Order>',
    right: '<Order>1</Order>\n<Order>2</Order>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Order',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Order',
    ],
    sources: [`${CREATE}-order`, `${MODIFY}-order`],
  },
  check(file, report) {
    for (const { setting } of certainDisks(file)) {
      for (const path of [
        'CreatePartitions/CreatePartition/Order',
        'ModifyPartitions/ModifyPartition/Order',
      ]) {
        checkOrder(file, settingsIn(setting, path), report);
      }
    }
  },
};

/** Duplicates and missing numbers are the business of the rules for lists. */
function checkOrder(file: AnswerFile, orders: readonly Setting[], report: Report): void {
  const numbers = orders.map(integerOf);
  if (new Set(numbers).size < orders.length || numbers.includes(undefined)) return;
  const sorted = [...orders].sort((a, b) => integerOf(a)! - integerOf(b)!);
  const wrong = sorted.findIndex((order, index) => integerOf(order) !== index + 1);
  if (wrong === -1) return;
  const edits = sorted.flatMap((order, index): TextEdit[] =>
    integerOf(order) === index + 1 ? [] : [setValue(file.tree.text, order.node, String(index + 1))],
  );
  const message = `The Order of the steps must run 1, 2, 3: ${wrong + 1} is missing.`;
  report(sorted[wrong]!.valueRange, message, {
    fixes: () => [{ title: 'Number the steps from 1', edits, preferred: true }],
  });
}

export const extendCreateAndModify = impossibleStepRule({
  id: 'extend-create-and-modify',
  title: 'A partition is extended when it is created and once more when it is modified',
  docs: {
    why: 'Extend in CreatePartition gives a new partition the rest of the disk; Extend in ModifyPartition does it for one that exists. The reference forbids both for one partition.',
    wrong:
      '<CreatePartition …>…<Extend>true</Extend></CreatePartition>\n<ModifyPartition …>…<Extend>true</Extend></ModifyPartition>',
    right:
      '<CreatePartition …>…<Extend>true</Extend></CreatePartition>\n<ModifyPartition …>…</ModifyPartition>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Extend',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Extend',
    ],
    sources: [`${MODIFY}-extend`, `${CREATE}-extend`],
  },
  kind: 'extended-twice',
  at: 'Extend',
  advice: 'Setup does not support both: remove this Extend.',
  fixes: ({ file, step }) => [removeSetting(file, settingIn(step, 'Extend')!, true)],
});

export const modifyExtendOnGpt: Rule = {
  id: 'modify-extend-on-gpt',
  title: 'ModifyPartition extends a partition on a GPT disk',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'ModifyPartition/Extend works on MBR disks only: "UEFI/GPT-based disks do not support the Extend setting". The partition keeps the size that it was created with.',
    wrong:
      '<CreatePartition …>…<Size>20000</Size></CreatePartition>\n<ModifyPartition …>…<Extend>true</Extend></ModifyPartition>',
    right:
      '<CreatePartition …>…<Extend>true</Extend></CreatePartition>\n<ModifyPartition …>…</ModifyPartition>',
    appliesTo: 'Computers that start with UEFI.',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Extend'],
    sources: [`${MODIFY}-extend`],
  },
  check(file, report) {
    const { text } = file.tree;
    for (const { style, partitions } of certainDisks(file)) {
      if (style !== 'gpt') continue;
      for (const partition of partitions) {
        const extend = modifyingSetting(partition, 'Extend');
        const { type, create } = partition;
        // Other rules say what is wrong with Extend on an EFI or MSR partition, and with Extend in both places.
        if (booleanOf(extend) !== true || type === 'EFI' || type === 'MSR') continue;
        if (create && booleanOf(settingIn(create, 'Extend'))) continue;
        const size = create && settingIn(create, 'Size');
        const removal = removeElement(text, extend!.node);
        const isLast = create !== undefined && partition === partitions.at(-1);
        const move = size && isLast && replaceElement(size.node, '<Extend>true</Extend>');
        report(
          extend!.valueRange,
          'ModifyPartition cannot extend a partition of a GPT disk: it keeps its size. Set Extend in CreatePartition, instead of Size.',
          {
            fixes: () => [
              ...(move
                ? [{ title: 'Set Extend in CreatePartition', edits: [move, removal], preferred: true }]
                : []),
              { title: 'Remove Extend', edits: [removal] },
            ],
          },
        );
      }
    }
  },
};

export const msrOrExtendedModified = impossibleStepRule({
  id: 'msr-or-extended-modified',
  title: 'A Microsoft reserved partition is modified',
  docs: {
    why: 'The MSR partition holds no file system: it cannot be formatted, named or given a letter. A ModifyPartition item with nothing but Order and PartitionID does no harm, and the samples of Microsoft have it.',
    wrong: '<Order>2</Order>\n<PartitionID>2</PartitionID>\n<Format>NTFS</Format>',
    right: '<Order>2</Order>\n<PartitionID>2</PartitionID>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/PartitionID',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type',
    ],
    sources: [MODIFY],
  },
  kind: 'msr-modified',
  at: 'PartitionID',
  advice: 'Setup cannot format, name or extend it: keep only Order and PartitionID. Is it the right number?',
  fixes: ({ file, step }) => [
    {
      title: 'Keep only Order and PartitionID',
      edits: step.settings
        .filter(({ name }) => name !== 'Order' && name !== 'PartitionID')
        .map(({ node }) => removeElement(file.tree.text, node)),
    },
  ],
});

export const espIllegalModify: Rule = {
  id: 'esp-illegal-modify',
  title: 'An EFI system partition is made active, extended or given a type',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'Of an EFI system partition only Format, Label and Letter can be changed. Active is ignored; Extend and TypeID are not supported.',
    wrong: '<PartitionID>1</PartitionID>\n<Format>FAT32</Format>\n<Active>true</Active>',
    right: '<PartitionID>1</PartitionID>\n<Format>FAT32</Format>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Active',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Extend',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/TypeID',
    ],
    sources: [MODIFY],
  },
  check(file, report) {
    for (const { partitions } of certainDisks(file)) {
      for (const partition of partitions) {
        if (partition.type !== 'EFI') continue;
        for (const name of ['Active', 'Extend', 'TypeID']) {
          const setting = modifyingSetting(partition, name);
          if (!setting || booleanOf(setting) === false) continue;
          report(nameRange(setting.node), `${name} cannot be set on an EFI system partition.`, {
            fixes: () => [
              {
                title: `Remove ${name}`,
                edits: [removeElement(file.tree.text, setting.node)],
                preferred: true,
              },
            ],
          });
        }
      }
    }
  },
};
