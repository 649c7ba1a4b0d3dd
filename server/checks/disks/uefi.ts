/** EFI system and Microsoft reserved partitions: that they are there, in place and large enough. */

import type { AnswerFile } from '../../answer-file/answer-file';
import {
  certainDisks,
  type SimulatedDisk,
  type SimulatedPartition,
  simulateDisks,
} from '../../answer-file/disks';
import { settingIn } from '../../answer-file/query';
import { kernelOf } from '../../answer-file/target';
import { isOlder } from '../../schema/windows-version';
import { nameRange } from '../../syntax/query';
import { replaceValue } from '../fixes';
import type { Rule } from '../rule';
import { rangeOf } from './impossible-step';
import { insertPartitions } from './layout-edits';

const GPT_PAGE = 'learn.microsoft.com configure-uefigpt-based-hard-drive-partitions';
const TYPE_PAGE =
  'learn.microsoft.com microsoft-windows-setup-diskconfiguration-disk-createpartitions-createpartition-type';

export const uefiNoEsp: Rule = {
  id: 'uefi-no-esp',
  title: 'The disk of a UEFI computer has no EFI system partition',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'A computer with UEFI starts from an EFI system partition. When DiskConfiguration wipes the disk and creates none, Setup cannot prepare the computer to start: "Windows cannot be installed to this disk", or the installation fails near its end.',
    wrong:
      '<!-- unattend-target: uefi -->\n<CreatePartition …><Order>1</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>',
    right:
      '<CreatePartition …><Order>1</Order><Type>EFI</Type><Size>300</Size></CreatePartition>\n<CreatePartition …><Order>2</Order><Type>MSR</Type><Size>16</Size></CreatePartition>\n<CreatePartition …><Order>3</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>',
    appliesTo: 'Targets that are stated to have UEFI, and layouts with an MSR partition.',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type'],
    sources: [GPT_PAGE],
  },
  check(file, report) {
    for (const disk of certainDisks(file)) {
      if (disk.firmware !== 'uefi' || !isBootDisk(disk) || isMultiDisk(file, disk)) continue;
      if (
        disk.partitions.some(({ role, type }) => role === 'efi' || type === 'Extended' || type === 'Logical')
      )
        continue;
      const first = disk.partitions[0]!.create!;
      const needed = disk.partitions.some(({ type }) => type === 'MSR') ? EFI_ONLY : EFI_AND_MSR;
      report(
        nameRange(first.parent!.node),
        'The disk gets no EFI system partition: a computer with UEFI cannot start from it. Create one first, with FAT32.',
        {
          fixes: () => [
            {
              title: `Create ${needed.map(({ type }) => type).join(' and ')}`,
              edits: insertPartitions(file, disk, 0, needed),
            },
          ],
        },
      );
    }
  },
};

const EFI_ONLY = [{ type: 'EFI', sizeMB: 300 }] as const;
const MSR_ONLY = [{ type: 'MSR', sizeMB: 16 }] as const;
const EFI_AND_MSR = [...EFI_ONLY, ...MSR_ONLY];

/** A wiped disk that gets Windows, with everything it needs or not. */
function isBootDisk({ start, partitions }: SimulatedDisk): boolean {
  return start === 'wiped' && partitions.some(({ installTarget, create }) => installTarget && create);
}

/** The EFI system partition may be on another disk. */
function isMultiDisk(file: AnswerFile, disk: SimulatedDisk): boolean {
  return simulateDisks(file).some((other) => {
    const { setting, start, partitions } = other;
    return (
      other !== disk &&
      setting.component === disk.setting.component &&
      (start !== 'wiped' || partitions.some(({ role }) => role === 'efi'))
    );
  });
}

export const uefiNoMsr: Rule = {
  id: 'uefi-no-msr',
  title: 'The disk has an EFI system partition but no MSR partition',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'Windows wants a Microsoft reserved partition on each GPT disk, behind the EFI system partition: 16 MB are enough. Setup mostly goes on without one, but converting the disk later or encrypting it can fail.',
    wrong: '<Order>1</Order><Type>EFI</Type>\n<Order>2</Order><Type>Primary</Type>',
    right:
      '<Order>1</Order><Type>EFI</Type>\n<Order>2</Order><Type>MSR</Type><Size>16</Size>\n<Order>3</Order><Type>Primary</Type>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type'],
    sources: [TYPE_PAGE],
  },
  check(file, report) {
    for (const disk of certainDisks(file)) {
      const { partitions, style, start } = disk;
      const efi = partitions.findIndex(({ type }) => type === 'EFI');
      if (efi === -1 || start !== 'wiped' || style !== 'gpt' || partitions.some(({ type }) => type === 'MSR'))
        continue;
      report(
        rangeOf(partitions[efi]!.create!, 'Type'),
        'The disk has no MSR partition, which Windows wants on GPT disks: create one of 16 MB behind the EFI system partition.',
        {
          fixes: () => [
            { title: 'Create an MSR partition', edits: insertPartitions(file, disk, efi + 1, MSR_ONLY) },
          ],
        },
      );
    }
  },
};

export const msrOrder: Rule = {
  id: 'msr-order',
  title: 'The MSR partition does not follow the EFI system partition',
  subject: 'disks',
  severity: 'hint',
  docs: {
    why: 'Microsoft places the MSR partition between the EFI system partition and all partitions with data, so that tools find it there.',
    wrong:
      '<Order>1</Order><Type>EFI</Type>\n<Order>2</Order><Type>Primary</Type>\n<Order>3</Order><Type>MSR</Type>',
    right:
      '<Order>1</Order><Type>EFI</Type>\n<Order>2</Order><Type>MSR</Type>\n<Order>3</Order><Type>Primary</Type>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Order',
    ],
    sources: [GPT_PAGE],
  },
  check(file, report) {
    for (const { partitions } of certainDisks(file)) {
      const msr = partitions.findIndex(({ type }) => type === 'MSR');
      const efi = partitions.findIndex(({ type }) => type === 'EFI');
      if (msr === -1 || efi === -1 || msr === efi + 1) continue;
      report(
        rangeOf(partitions[msr]!.create!, 'Type'),
        'The MSR partition belongs directly behind the EFI system partition.',
      );
    }
  },
};

export const espSizeMin: Rule = {
  id: 'esp-size-min',
  title: 'The EFI system partition is small',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'The EFI system partition needs at least 100 MB; the newest documentation of Windows 10 and 11 asks for 200 MB. On disks with sectors of 4 KB FAT32 needs at least 260 MB, so that Setup cannot format a smaller one there.',
    wrong: '<Type>EFI</Type>\n<Size>50</Size>',
    right: '<Type>EFI</Type>\n<Size>300</Size>',
    appliesTo: 'An error below 100 MB; below 260 MB information, since disks with sectors of 4 KB are rare.',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Size',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type',
    ],
    sources: [GPT_PAGE],
  },
  check(file, report) {
    for (const { partition, sizeMB } of sized(file, 'EFI')) {
      if (sizeMB >= 260) continue;
      const size = settingIn(partition.create!, 'Size')!;
      const message =
        sizeMB < 100
          ? 'The EFI system partition needs at least 100 MB, and 260 MB to fit every disk.'
          : 'On disks with sectors of 4 KB the EFI system partition needs at least 260 MB.';
      report(size.valueRange, message, {
        ...(sizeMB >= 100 && { severity: 'info' }),
        fixes: () => [replaceValue(file, size, '260', sizeMB < 100)],
      });
    }
  },
};

export const msrSize: Rule = {
  id: 'msr-size',
  title: 'The MSR partition has an unusual size',
  subject: 'disks',
  severity: 'info',
  docs: {
    why: 'Since Windows 10 the MSR partition has 16 MB; before it had 32 MB on disks below 16 GB and 128 MB on larger ones. 128 MB work everywhere; any other size wastes space or is too small.',
    wrong: '<Type>MSR</Type>\n<Size>500</Size>',
    right: '<Type>MSR</Type>\n<Size>16</Size>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Size',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type',
    ],
    sources: [GPT_PAGE, TYPE_PAGE],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    const isOld = isOlder(kernel, '10');
    for (const { partition, sizeMB } of sized(file, 'MSR')) {
      if (sizeMB === 128 || sizeMB === 32 || (sizeMB === 16 && !isOld)) continue;
      const size = settingIn(partition.create!, 'Size')!;
      const usual = isOld ? 128 : 16;
      report(size.valueRange, `The MSR partition usually has ${usual} MB.`, {
        fixes: () => [replaceValue(file, size, String(usual), true)],
      });
    }
  },
};

function sized(
  file: AnswerFile,
  type: SimulatedPartition['type'],
): readonly { readonly partition: SimulatedPartition; readonly sizeMB: number }[] {
  return certainDisks(file).flatMap(({ partitions }) =>
    partitions.flatMap((partition) =>
      partition.type === type && partition.sizeMB !== undefined && partition.sizeMB > 0
        ? [{ partition, sizeMB: partition.sizeMB }]
        : [],
    ),
  );
}
