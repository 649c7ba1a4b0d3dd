/** MBR disks: the active partition from which a BIOS starts Windows, and what the table can address. */

import type { AnswerFile } from '../../answer-file/answer-file';
import {
  certainDisks,
  modifyingSetting,
  type SimulatedDisk,
  type SimulatedPartition,
} from '../../answer-file/disks';
import { booleanOf, settingIn } from '../../answer-file/query';
import { kernelOf } from '../../answer-file/target';
import { isAtLeast } from '../../schema/windows-version';
import { nameRange } from '../../syntax/query';
import { removeSetting } from '../fixes';
import type { Fix, Rule } from '../rule';
import { rangeOf } from './impossible-step';
import { modifyPartition } from './layout-edits';

const ACTIVE =
  'learn.microsoft.com microsoft-windows-setup-diskconfiguration-disk-modifypartitions-modifypartition-active';
const MBR_PAGE = 'learn.microsoft.com configure-biosmbr-based-hard-drive-partitions';

export const activeMissingBios: Rule = {
  id: 'active-missing-bios',
  title: 'A separate system partition is not made active',
  subject: 'disks',
  severity: 'info',
  docs: {
    why: 'A BIOS starts from the active partition. Setup marks one itself when the file does not: many published files leave it to Setup and install. But it may take the partition of Windows rather than the small one that was meant for the boot files, and Microsoft says to set it.',
    wrong: '<PartitionID>1</PartitionID>\n<Format>NTFS</Format>\n<Label>System Reserved</Label>',
    right:
      '<PartitionID>1</PartitionID>\n<Active>true</Active>\n<Format>NTFS</Format>\n<Label>System Reserved</Label>',
    appliesTo:
      'MBR disks that Setup wipes, or disks of a known Windows that nothing shows to be GPT, with a small partition named for the system or for booting.',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Active'],
    sources: [MBR_PAGE],
  },
  check(file, report) {
    for (const disk of certainDisks(file)) {
      // Without an EFI partition no computer with UEFI starts: a file that installs is for a BIOS.
      const isMbr = disk.style === 'mbr' || (disk.style === 'unknown' && file.target.windows !== undefined);
      if (!isMbr || disk.start !== 'wiped' || disk.partitions.some(({ active }) => active)) continue;
      const system =
        disk.partitions.some(({ installTarget }) => installTarget) && disk.partitions.find(isMeantForSystem);
      if (!system) continue;
      const step = system.modify.at(-1)!;
      report(
        nameRange(step.node),
        `Partition ${system.number} is meant for the boot files, but no partition is active: Setup may put them elsewhere. Set Active to true.`,
        {
          fixes: () => [
            {
              title: 'Make it active',
              edits: modifyPartition(file, disk, system, 'Active', 'true'),
              preferred: true,
            },
          ],
        },
      );
    }
  },
};

function isMeantForSystem({ type, installTarget, sizeMB, label }: SimulatedPartition): boolean {
  return (
    type === 'Primary' && !installTarget && (sizeMB ?? 0) <= 2000 && /\b(system|boot)/i.test(label ?? '')
  );
}

export const activeMultiple: Rule = {
  id: 'active-multiple',
  title: 'Two partitions of a disk are made active',
  subject: 'disks',
  severity: 'hint',
  docs: {
    why: 'Only one partition of a disk is active: the last one that Setup marks.',
    wrong:
      '<PartitionID>1</PartitionID><Active>true</Active>\n<PartitionID>2</PartitionID><Active>true</Active>',
    right: '<PartitionID>1</PartitionID><Active>true</Active>\n<PartitionID>2</PartitionID>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Active'],
    sources: [ACTIVE, 'github:dockur/windows:assets/win7x64.xml'],
  },
  check(file, report) {
    for (const disk of certainDisks(file)) {
      const steps = activeSettings(disk).filter(
        ({ partition }) => partition.type !== 'EFI' && partition.type !== 'Logical',
      );
      const last = steps.at(-1);
      if (steps.length < 2 || !last || disk.style === 'gpt') continue;
      report(last.active.valueRange, 'Another partition of the disk is active already: the last one wins.', {
        related: [{ range: steps[0]!.active.valueRange, message: 'The first one' }],
        fixes: () => [removeActive(file, last)],
      });
    }
  },
};

export const activeOnLogical: Rule = {
  id: 'active-on-logical',
  title: 'A logical partition is made active',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'Only a primary partition can be active. Setup ignores Active on a logical one, and the computer starts from another partition or not at all.',
    wrong: '<Type>Logical</Type>\n…\n<Active>true</Active>',
    right: '<Type>Primary</Type>\n…\n<Active>true</Active>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Active'],
    sources: [ACTIVE],
  },
  check(file, report) {
    for (const disk of certainDisks(file)) {
      for (const found of activeSettings(disk)) {
        if (found.partition.type !== 'Logical') continue;
        report(
          found.active.valueRange,
          'A logical partition cannot be active: Setup ignores it. Make a primary one active.',
          {
            fixes: () => [removeActive(file, found)],
          },
        );
      }
    }
  },
};

export const activeOnUefi: Rule = {
  id: 'active-on-uefi',
  title: 'A partition of a GPT disk is made active',
  subject: 'disks',
  severity: 'info',
  docs: {
    why: 'Only a BIOS looks for the active partition. On GPT disks Setup ignores the setting.',
    wrong: '<Type>EFI</Type>\n…\n<PartitionID>3</PartitionID>\n<Active>true</Active>',
    right: '<Type>EFI</Type>\n…\n<PartitionID>3</PartitionID>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Active'],
    sources: [ACTIVE],
  },
  check(file, report) {
    for (const disk of certainDisks(file)) {
      if (disk.style !== 'gpt') continue;
      for (const found of activeSettings(disk)) {
        const { type } = found.partition;
        // Other rules say what is wrong with Active on these.
        if (type === 'EFI' || type === 'MSR' || type === 'Logical') continue;
        report(found.active.valueRange, 'Setup ignores Active on a GPT disk.', {
          tag: 'unnecessary',
          fixes: () => [removeActive(file, found)],
        });
      }
    }
  },
};

function activeSettings(disk: SimulatedDisk) {
  return disk.partitions.flatMap((partition) => {
    const active = modifyingSetting(partition, 'Active');
    return active && booleanOf(active) ? [{ partition, active }] : [];
  });
}

function removeActive(file: AnswerFile, { active }: ReturnType<typeof activeSettings>[number]): Fix {
  return removeSetting(file, active, true);
}

export const biosSystemPartitionMin: Rule = {
  id: 'bios-system-partition-min',
  title: 'The system partition is small',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'A separate system partition needs 100 MB, and 350 MB when it also holds the recovery tools, as Windows 8 and newer do by default. With less they stay on the partition of Windows.',
    wrong: '<Size>50</Size>\n…\n<Active>true</Active>',
    right: '<Size>500</Size>\n…\n<Active>true</Active>',
    appliesTo: 'Below 100 MB a warning; from Windows 8 on information below 350 MB.',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Size',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Active',
    ],
    sources: [MBR_PAGE],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    const needed = isAtLeast(kernel, '8') ? 350 : 100;
    for (const { partitions, style } of certainDisks(file)) {
      if (style === 'gpt') continue;
      for (const { role, create, sizeMB, rest } of partitions) {
        if (role !== 'system' || !create || rest || sizeMB === undefined || sizeMB >= needed) continue;
        report(
          settingIn(create, 'Size')!.valueRange,
          `The system partition should have ${needed} MB or more.`,
          {
            ...(sizeMB >= 100 && { severity: 'info' }),
          },
        );
      }
    }
  },
};

/** What 32 bits can count in sectors of 512 bytes. */
const LARGEST_MBR_MB = 2_097_152;

export const diskSizeSum: Rule = {
  id: 'disk-size-sum',
  title: 'The partitions are larger than an MBR disk can be',
  subject: 'disks',
  severity: 'hint',
  docs: {
    why: 'The table of an MBR disk reaches 2 TB (2 097 152 MB). What lies behind cannot be used.',
    wrong: '<Type>Primary</Type>\n<Size>3000000</Size>\n…\n<Active>true</Active>',
    right: '<Type>Primary</Type>\n<Extend>true</Extend>\n…\n<Active>true</Active>',
    appliesTo: 'MBR disks.',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Size'],
    sources: [MBR_PAGE],
  },
  check(file, report) {
    for (const { partitions, style } of certainDisks(file)) {
      if (style !== 'mbr') continue;
      let sum = 0;
      for (const { type, sizeMB, create } of partitions) {
        if (type === 'Logical' || sizeMB === undefined || !create) continue;
        sum += sizeMB;
        if (sum <= LARGEST_MBR_MB) continue;
        report(
          rangeOf(create, 'Size'),
          'The partitions need more than 2 TB (2097152 MB), which is all that an MBR disk can address.',
        );
        break;
      }
    }
  },
};
