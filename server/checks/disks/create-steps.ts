/** CreatePartition: sizes, the rest of the disk, types that the disk cannot hold, and how many it holds. */

import type { Setting } from '../../answer-file/answer-file';
import { certainDisks } from '../../answer-file/disks';
import { booleanOf, settingIn } from '../../answer-file/query';
import { nameRange } from '../../syntax/query';
import { removeSetting } from '../fixes';
import type { Rule } from '../rule';
import { impossibleStepRule, REFUSED, rangeOf } from './impossible-step';
import { setLeaf } from './layout-edits';

const CREATE =
  'learn.microsoft.com microsoft-windows-setup-diskconfiguration-disk-createpartitions-createpartition';

export const createpartitionSizeAndExtend = impossibleStepRule({
  id: 'createpartition-size-and-extend',
  title: 'A partition has a Size and Extend as well',
  docs: {
    why: 'Size and Extend exclude each other. Setup creates no partition, logs an error and ends the installation.',
    wrong: '<Size>60000</Size>\n<Extend>true</Extend>',
    right: '<Extend>true</Extend>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Size',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Extend',
    ],
    sources: [`${CREATE}-size`],
  },
  kind: 'size-and-extend',
  at: 'Size',
  advice: 'Setup creates neither and ends the installation: keep one of the two.',
  fixes: ({ file, step }) => [
    removeSetting(file, settingIn(step, 'Size')!),
    removeSetting(file, settingIn(step, 'Extend')!),
  ],
});

const USUAL_SIZES: ReadonlyMap<string, number> = new Map([
  ['EFI', 300],
  ['MSR', 16],
]);

export const createpartitionNeitherSizeNorExtend = impossibleStepRule({
  id: 'createpartition-neither-size-nor-extend',
  title: 'A partition has neither a Size nor Extend',
  docs: {
    why: 'A new partition needs a Size in megabytes, or Extend to take the rest of the disk. Without either Setup cannot create it.',
    wrong: '<Order>3</Order>\n<Type>Primary</Type>',
    right: '<Order>3</Order>\n<Type>Primary</Type>\n<Extend>true</Extend>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Size',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Extend',
    ],
    sources: [`${CREATE}-extend`, 'github:SvenGroot/GenerateAnswerFile'],
  },
  kind: 'no-size',
  advice: `${REFUSED}: give a Size in megabytes, or Extend for the rest of the disk.`,
  fixes: ({ file, disk, step }) => {
    const { type } = disk.partitions.find(({ create }) => create === step)!;
    const size = USUAL_SIZES.get(type!);
    if (size)
      return [
        { title: `Add Size ${size}`, edits: [setLeaf(file, step, 'Size', String(size))], preferred: true },
      ];
    const last = disk.partitions.findLast(({ create }) => create);
    if (type === 'Logical' || last?.create !== step || disk.partitions.some(({ rest }) => rest)) return [];
    const edits = [setLeaf(file, step, 'Extend', 'true')];
    return [{ title: 'Take the rest of the disk', edits, preferred: true }];
  },
});

export const extendNotLast: Rule = {
  id: 'extend-not-last',
  title: 'A partition takes the rest of the disk before others are created',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'Extend gives a partition all the space that is left. Setup creates partitions by their Order, so that nothing remains for the next: "Windows could not create a partition on disk 0". Only logical partitions inside an extended one may follow.',
    wrong:
      '<CreatePartition …><Order>3</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>\n<CreatePartition …><Order>4</Order><Type>Primary</Type><Size>1000</Size></CreatePartition>',
    right:
      '<CreatePartition …><Order>3</Order><Type>Primary</Type><Size>60000</Size></CreatePartition>\n<CreatePartition …><Order>4</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Extend',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Order',
    ],
    sources: [`${CREATE}-extend`, `${CREATE}-size`],
  },
  check(file, report) {
    for (const { impossible, start } of certainDisks(file)) {
      const left = impossible.find(({ kind, step }) => kind === 'no-space-left' && !takesRest(step));
      if (!left?.cause) continue;
      const order = settingIn(left.step, 'Order')?.value;
      const message = `This partition takes the rest of the disk, and nothing is left for ${order ? `the one of Order ${order}` : 'another'}: "Windows could not create a partition". Extend belongs on the last partition.`;
      report(rangeOf(left.cause, 'Extend'), message, {
        // Between partitions that stay there may be free space in several places.
        ...(start === 'kept' && { severity: 'warning' }),
        related: [{ range: nameRange(left.step.node), message: 'No space is left for this partition' }],
      });
    }
  },
};

export const twoExtends: Rule = {
  id: 'two-extends',
  title: 'Two partitions of a disk take the rest',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'The first partition with Extend takes all the space that is left; the second gets none, and Setup stops with "Windows could not create a partition".',
    wrong: '<Order>1</Order>…<Extend>true</Extend>\n<Order>2</Order>…<Extend>true</Extend>',
    right: '<Order>1</Order>…<Size>60000</Size>\n<Order>2</Order>…<Extend>true</Extend>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Extend'],
    sources: [`${CREATE}-extend`],
  },
  check(file, report) {
    for (const { impossible, start } of certainDisks(file)) {
      for (const { kind, step, cause } of impossible) {
        if (kind !== 'no-space-left' || !takesRest(step)) continue;
        report(
          rangeOf(step, 'Extend'),
          `Another partition takes the rest of the disk before this one. ${REFUSED}: only one may have Extend.`,
          {
            ...(start === 'kept' && { severity: 'warning' }),
            related: [{ range: rangeOf(cause!, 'Extend'), message: 'The first one' }],
          },
        );
      }
    }
  },
};

const MBR_DOCS = {
  appliesTo: 'Targets that are stated to have a BIOS, and disks that have an extended partition too.',
  sources: [`${CREATE}-type`, 'github:ms-iot/windows-iotent-deploy#19'],
};
const NOT_ON_MBR =
  'Setup stops with "Windows could not create a partition on disk 0" (0x80042565): use a layout for BIOS.';

export const efiOnMbr = impossibleStepRule({
  id: 'efi-on-mbr',
  title: 'An EFI partition is created on an MBR disk',
  docs: {
    why: 'A computer that starts with a BIOS gets MBR disks, and these take no EFI partition: "Windows could not create a partition on disk 0", error 0x80042565.',
    wrong: '<!-- unattend-target: bios -->\n<Type>EFI</Type>',
    right: '<Type>Primary</Type>\n…\n<Active>true</Active>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type'],
    ...MBR_DOCS,
  },
  kind: 'efi-on-mbr',
  at: 'Type',
  advice: NOT_ON_MBR,
});

export const msrOnMbr = impossibleStepRule({
  id: 'msr-on-mbr',
  title: 'A Microsoft reserved partition is created on an MBR disk',
  docs: {
    why: 'Only GPT disks have a Microsoft reserved partition. On the MBR disk of a computer that starts with a BIOS Setup cannot create it.',
    wrong: '<!-- unattend-target: bios -->\n<Type>MSR</Type>',
    right: '',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type'],
    ...MBR_DOCS,
  },
  kind: 'msr-on-mbr',
  at: 'Type',
  advice: NOT_ON_MBR,
});

export const mbrMoreThanFour = impossibleStepRule({
  id: 'mbr-more-than-four',
  title: 'More partitions are created than an MBR disk holds',
  docs: {
    why: 'The table of an MBR disk has four entries: four primary partitions, or three and an extended one with logical partitions inside.',
    wrong: '(five partitions of type Primary)',
    right: '(three partitions of type Primary, one Extended, two Logical)',
    appliesTo: 'Layouts for BIOS. For a layout that shows no firmware it is a warning.',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition'],
    sources: [
      `${CREATE}-type`,
      'learn.microsoft.com configure-more-than-four-partitions-on-a-biosmbr-based-hard-disk',
    ],
  },
  kind: 'more-than-four',
  at: 'Type',
  advice: 'Setup cannot create more: use logical partitions in an extended one.',
  severityOf: ({ disk }) => (disk.style === 'mbr' ? undefined : 'warning'),
});

export const gptMoreThan128 = impossibleStepRule({
  id: 'gpt-more-than-128',
  title: 'More than 128 partitions are created on a GPT disk',
  docs: {
    why: 'Windows gives the table of a GPT disk 128 entries.',
    wrong: '(129 partitions)',
    right: '(at most 128 partitions)',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition'],
    sources: [`${CREATE}-type`],
  },
  kind: 'more-than-128',
  at: 'Type',
  advice: 'Setup cannot create more.',
});

function takesRest(create: Setting): boolean {
  return booleanOf(settingIn(create, 'Extend')) === true;
}
