/** Format and Label of partitions. */

import type { AnswerFile } from '../../answer-file/answer-file';
import {
  certainDisks,
  modifyingSetting,
  type SimulatedDisk,
  type SimulatedPartition,
} from '../../answer-file/disks';
import { settingIn } from '../../answer-file/query';
import { hasNewSetup, kernelOf } from '../../answer-file/target';
import { isAtLeast } from '../../schema/windows-version';
import { nameRange } from '../../syntax/query';
import { replaceValue } from '../fixes';
import type { Rule, Severity } from '../rule';
import { rangeOf } from './impossible-step';
import { modifyPartition } from './layout-edits';

const MODIFY =
  'learn.microsoft.com microsoft-windows-setup-diskconfiguration-disk-modifypartitions-modifypartition';

export const targetNotFormatted: Rule = {
  id: 'target-not-formatted',
  title: 'A partition that Windows needs is not formatted',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'Older versions of Setup format a new partition by themselves. The new Setup of Windows 11 24H2 does not: the installation ends at about 75 percent with "Windows 11 installation has failed". Give the partition for Windows and the EFI or active system partition a Format.',
    wrong: '<PartitionID>3</PartitionID>\n<Label>Windows</Label>',
    right: '<PartitionID>3</PartitionID>\n<Format>NTFS</Format>\n<Label>Windows</Label>',
    appliesTo: 'An error from build 26100 on, a warning for Windows 11 of unknown build, else information.',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Format'],
    sources: ['github:reuteras/dfirws#294', `${MODIFY}-format`],
  },
  check(file, report) {
    for (const disk of certainDisks(file)) {
      if (disk.start !== 'wiped') continue;
      for (const partition of disk.partitions) {
        const { create, format, role } = partition;
        if (format || !create || (role !== 'windows' && role !== 'efi' && role !== 'system')) continue;
        if (partition.type === 'MSR') continue;
        const name =
          role === 'windows'
            ? 'The partition for Windows'
            : role === 'efi'
              ? 'The EFI system partition'
              : 'The system partition';
        const step = partition.modify.at(-1);
        const wanted = wantedFormat(partition);
        report(
          step ? nameRange(step.node) : rangeOf(create, 'Type'),
          `${name} is not formatted: the Setup of Windows 11 24H2 fails at about 75 percent, older ones format it by themselves. Add Format ${wanted}.`,
          {
            severity: severityOfMissingFormat(file),
            fixes: () => formatFixes(file, disk, partition),
          },
        );
      }
    }
  },
};

function severityOfMissingFormat({ target }: AnswerFile): Severity {
  const kernel = kernelOf(target);
  if (!isAtLeast(kernel, '11')) return 'info';
  const isNew = hasNewSetup(target);
  return isNew ? 'error' : isNew === undefined ? 'warning' : 'info';
}

function wantedFormat({ type }: SimulatedPartition): 'FAT32' | 'NTFS' {
  return type === 'EFI' ? 'FAT32' : 'NTFS';
}

function formatFixes(file: AnswerFile, disk: SimulatedDisk, partition: SimulatedPartition) {
  const format = wantedFormat(partition);
  const edits = modifyPartition(file, disk, partition, 'Format', format);
  return [{ title: `Format it with ${format}`, edits, preferred: true }];
}

export const espFormatNotFat32: Rule = {
  id: 'esp-format-not-fat32',
  title: 'The EFI system partition is not formatted with FAT32',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'The firmware of the computer reads the EFI system partition and knows FAT32 only. With NTFS the computer cannot start Windows.',
    wrong: '<PartitionID>1</PartitionID>\n<Format>NTFS</Format>',
    right: '<PartitionID>1</PartitionID>\n<Format>FAT32</Format>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Format'],
    sources: [`${MODIFY}-format`, 'learn.microsoft.com configure-uefigpt-based-hard-drive-partitions'],
  },
  check(file, report) {
    for (const { partitions } of certainDisks(file)) {
      for (const partition of partitions) {
        if (partition.type !== 'EFI' || partition.format !== 'NTFS') continue;
        const format = modifyingSetting(partition, 'Format')!;
        report(
          format.valueRange,
          'The EFI system partition must have FAT32: from NTFS the firmware cannot start Windows. Is PartitionID right?',
          {
            // A label of NTFS shows that the steps may be meant for another partition.
            fixes: () => [replaceValue(file, format, 'FAT32', fitsFat32(partition.label))],
          },
        );
      }
    }
  },
};

export const labelWithoutFormat: Rule = {
  id: 'label-without-format',
  title: 'A new partition gets a label but no format',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'A label is part of the file system: "To name a partition, you must also specify a Format".',
    wrong: '<PartitionID>3</PartitionID>\n<Label>Data</Label>',
    right: '<PartitionID>3</PartitionID>\n<Format>NTFS</Format>\n<Label>Data</Label>',
    appliesTo: 'Disks that Setup wipes; a partition that is kept may be given another name.',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Label',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Format',
    ],
    sources: [`${MODIFY}-label`],
  },
  check(file, report) {
    for (const disk of certainDisks(file)) {
      if (disk.start !== 'wiped') continue;
      for (const partition of disk.partitions) {
        const label = modifyingSetting(partition, 'Label');
        if (!label || partition.format || partition.type === 'MSR') continue;
        report(label.valueRange, 'A label needs a Format: without one the partition is not named.', {
          fixes: () => formatFixes(file, disk, partition),
        });
      }
    }
  },
};

function fitsFat32(label = ''): boolean {
  return [...label].length <= LONGEST_LABEL.get('FAT32')!;
}

const LONGEST_LABEL: ReadonlyMap<string, number> = new Map([
  ['FAT32', 11],
  ['NTFS', 32],
]);

export const labelTooLongFat32: Rule = {
  id: 'label-too-long-fat32',
  title: 'The label is longer than the file system allows',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'A label has at most 11 characters with FAT32 and 32 with NTFS. Formatting the partition can fail for a longer one.',
    wrong: '<Format>FAT32</Format>\n<Label>EFI System Partition</Label>',
    right: '<Format>FAT32</Format>\n<Label>System</Label>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Label',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Format',
    ],
    sources: [`${MODIFY}-label`],
  },
  check(file, report) {
    for (const { partitions } of certainDisks(file)) {
      for (const { modify } of partitions) {
        for (const step of modify) {
          const label = settingIn(step, 'Label');
          const format = settingIn(step, 'Format')?.value.toUpperCase() ?? '';
          const longest = LONGEST_LABEL.get(format);
          if (!label || label.hasHole || longest === undefined || [...label.value].length <= longest)
            continue;
          report(
            label.valueRange,
            `With ${format} a label has at most ${longest} characters; this one has ${[...label.value].length}.`,
          );
        }
      }
    }
  },
};
