/** CreatePartition: extended partitions and the logical ones inside them. */

import { replaceElement } from '../../answer-file/edits';
import { settingIn } from '../../answer-file/query';
import { impossibleStepRule, REFUSED } from './impossible-step';
import { setLeaf } from './layout-edits';

const CREATE =
  'learn.microsoft.com microsoft-windows-setup-diskconfiguration-disk-createpartitions-createpartition';

export const logicalCreateExtend = impossibleStepRule({
  id: 'logical-create-extend',
  title: 'A logical partition is created with Extend',
  docs: {
    why: 'CreatePartition/Extend is for primary and extended partitions. A logical partition that is to fill the extended one is created with a small Size and then extended by ModifyPartition.',
    wrong: '<Order>3</Order>\n<Type>Logical</Type>\n<Extend>true</Extend>',
    right:
      '<Order>3</Order>\n<Type>Logical</Type>\n<Size>100</Size>\n…\n<ModifyPartition …>…<Extend>true</Extend></ModifyPartition>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Extend',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type',
    ],
    sources: [`${CREATE}-size`, `${CREATE}-extend`],
  },
  kind: 'logical-extend',
  at: 'Extend',
  advice: 'Create it with Size 100 and set Extend in its ModifyPartition.',
  fixes: ({ file, disk, step }) => {
    const modify = disk.partitions.find(({ create }) => create === step)?.modify.at(-1);
    const extend = settingIn(step, 'Extend')!;
    if (!modify || settingIn(step, 'Size')) return [];
    const edits = [replaceElement(extend.node, '<Size>100</Size>'), setLeaf(file, modify, 'Extend', 'true')];
    return [{ title: 'Extend it in ModifyPartition', edits, preferred: true }];
  },
});

export const logicalWithoutExtended = impossibleStepRule({
  id: 'logical-without-extended',
  title: 'A logical partition has no extended partition before it',
  docs: {
    why: 'Logical partitions live inside an extended one, which must be created first. Otherwise no partition is created; with WillShowUI set to Never the installation ends.',
    wrong: '<Order>1</Order>\n<Type>Logical</Type>',
    right: '<Order>1</Order>\n<Type>Extended</Type>\n…\n<Order>2</Order>\n<Type>Logical</Type>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type'],
    sources: [`${CREATE}-type`],
  },
  kind: 'no-extended',
  at: 'Type',
  advice: 'Setup does not create it: create an extended partition of a lower Order.',
  // An extended partition may be there already.
  severityOf: ({ disk }) => (disk.start === 'wiped' ? undefined : 'warning'),
});

export const logicalOverfillsExtended = impossibleStepRule({
  id: 'logical-overfills-extended',
  title: 'The logical partitions do not fit into the extended one',
  docs: {
    why: 'An extended partition needs some of its space to describe what it holds: two logical partitions of 1000 MB do not fit into an extended one of 2000 MB.',
    wrong:
      '<Type>Extended</Type><Size>2000</Size>\n<Type>Logical</Type><Size>1000</Size>\n<Type>Logical</Type><Size>1000</Size>',
    right:
      '<Type>Extended</Type><Size>2100</Size>\n<Type>Logical</Type><Size>1000</Size>\n<Type>Logical</Type><Size>1000</Size>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Size',
    ],
    sources: [`${CREATE}-size`],
  },
  kind: 'logical-overfills',
  at: 'Size',
  advice: `${REFUSED}: make the extended partition larger.`,
});

export const secondExtended = impossibleStepRule({
  id: 'second-extended',
  title: 'A disk has two extended partitions',
  docs: {
    why: 'An MBR disk can have one extended partition, which holds any number of logical ones.',
    wrong: '<Order>1</Order><Type>Extended</Type>\n<Order>2</Order><Type>Extended</Type>',
    right: '<Order>1</Order><Type>Extended</Type>\n<Order>2</Order><Type>Logical</Type>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type'],
    sources: [`${CREATE}-type`],
  },
  kind: 'second-extended',
  at: 'Type',
  advice: `${REFUSED}: create logical partitions in the first one.`,
});

export const extendedOnGpt = impossibleStepRule({
  id: 'extended-on-gpt',
  title: 'An extended or logical partition is created on a GPT disk',
  docs: {
    why: 'GPT disks know no extended and logical partitions: up to 128 partitions are all of one kind. A computer that starts with UEFI installs to GPT disks only.',
    wrong: '<Type>EFI</Type>\n…\n<Type>Extended</Type>',
    right: '<Type>EFI</Type>\n…\n<Type>Primary</Type>',
    appliesTo:
      'Disks with an EFI or MSR partition, and the boot disk of a target that is stated to have UEFI.',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type'],
    sources: [`${CREATE}-type`],
  },
  kind: 'extended-on-gpt',
  at: 'Type',
  advice: `${REFUSED}: make it a primary partition.`,
});
