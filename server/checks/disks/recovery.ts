/** Recovery partitions. */

import type { AnswerFile } from '../../answer-file/answer-file';
import {
  certainDisks,
  modifyingSetting,
  type SimulatedDisk,
  type SimulatedPartition,
} from '../../answer-file/disks';
import { settingIn } from '../../answer-file/query';
import { kernelOf } from '../../answer-file/target';
import { isAtLeast } from '../../schema/windows-version';
import { nameRange } from '../../syntax/query';
import { replaceValue } from '../fixes';
import type { Rule } from '../rule';
import { rangeOf } from './impossible-step';

const GPT_PAGE = 'learn.microsoft.com configure-uefigpt-based-hard-drive-partitions';

export const recoveryBeforeWindows: Rule = {
  id: 'recovery-before-windows',
  title: 'The recovery partition does not follow the partition of Windows',
  subject: 'disks',
  severity: 'info',
  docs: {
    why: 'Since Windows 10 updates may have to enlarge the recovery tools. They can take space from the partition of Windows only when the recovery partition lies directly behind it. Older samples place it first.',
    wrong: '(recovery, EFI, MSR, Windows)',
    right: '(EFI, MSR, Windows, recovery)',
    appliesTo: 'Windows 10, Windows 11, Server 2016 and newer.',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Order',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/TypeID',
    ],
    sources: [GPT_PAGE],
  },
  check(file, report) {
    if (!isWindows10OrNewer(file)) return;
    for (const { partitions } of certainDisks(file)) {
      const windows = partitions.findIndex(({ role, create }) => role === 'windows' && create);
      if (windows === -1) continue;
      const related = [
        { range: nameRange(partitions[windows]!.create!.node), message: 'The partition of Windows' },
      ];
      for (const [index, { role, create }] of partitions.entries()) {
        if (role !== 'recovery' || !create || index === windows + 1) continue;
        const message =
          'Updates can enlarge the recovery partition only when it lies directly behind the partition of Windows.';
        report(rangeOf(create, 'Type'), message, { related });
      }
    }
  },
};

export const recoveryTooSmall: Rule = {
  id: 'recovery-too-small',
  title: 'The recovery partition is too small',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'The recovery tools need at least 300 MB, and since Windows 10 more with each update: 500 MB to 1000 MB last longer. Setup leaves the tools on the partition of Windows when they do not fit.',
    wrong: '<Size>200</Size>\n…\n<TypeID>de94bba4-06d1-4d40-a16a-bfd50179d6ac</TypeID>',
    right: '<Size>1000</Size>\n…\n<TypeID>de94bba4-06d1-4d40-a16a-bfd50179d6ac</TypeID>',
    appliesTo: 'Below 300 MB a warning; from Windows 10 on information below 500 MB.',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Size',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/TypeID',
    ],
    sources: [GPT_PAGE, 'github:cschneegans/unattend-generator'],
  },
  check(file, report) {
    const needed = isWindows10OrNewer(file) ? 500 : 300;
    for (const { partition } of recoveryPartitions(file)) {
      const { sizeMB, create, rest } = partition;
      if (rest || sizeMB === undefined || sizeMB >= needed) continue;
      const size = settingIn(create!, 'Size')!;
      report(
        size.valueRange,
        `The recovery tools need ${needed} MB or more: in ${sizeMB} MB they, or their updates, do not fit.`,
        {
          ...(sizeMB >= 300 && { severity: 'info' }),
          fixes: () => [replaceValue(file, size, '1000')],
        },
      );
    }
  },
};

export const recoveryAttributes: Rule = {
  id: 'recovery-attributes',
  title: 'DiskConfiguration cannot hide a recovery partition of a GPT disk',
  subject: 'disks',
  severity: 'info',
  docs: {
    why: 'Beside its type a recovery partition should have the GPT attributes 0x8000000000000001, which keep it from getting a letter and from being deleted. DiskConfiguration cannot set them; diskpart can: `gpt attributes=0x8000000000000001`.',
    wrong: '<TypeID>de94bba4-06d1-4d40-a16a-bfd50179d6ac</TypeID>',
    right:
      '<TypeID>de94bba4-06d1-4d40-a16a-bfd50179d6ac</TypeID>\n…\n<CommandLine>diskpart.exe /s C:\\Windows\\Setup\\Scripts\\recovery.txt</CommandLine>',
    appliesTo: 'GPT disks of Windows 10 and newer.',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/TypeID'],
    sources: ['github:cschneegans/unattend-generator:Disk.cs'],
  },
  check(file, report) {
    if (!isWindows10OrNewer(file)) return;
    for (const { disk, partition } of recoveryPartitions(file)) {
      const type = modifyingSetting(partition, 'TypeID');
      if (disk.style !== 'gpt' || !type) continue;
      if (/gpt\s+attributes/i.test(file.tree.text)) return;
      report(
        type.valueRange,
        'The type alone does not hide the partition: diskpart must set "gpt attributes=0x8000000000000001" later.',
      );
    }
  },
};

export const explicitRecoveryUnneeded: Rule = {
  id: 'explicit-recovery-unneeded',
  title: 'Setup creates a recovery partition by itself',
  subject: 'disks',
  severity: 'hint',
  docs: {
    why: 'When there is no recovery partition, the Setup of Windows 10 and 11 shrinks the partition of Windows and creates one of the right size behind it.',
    wrong: '(EFI, MSR, Windows, recovery)',
    right: '(EFI, MSR, Windows)',
    appliesTo: 'Windows 10 and Windows 11.',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/TypeID',
    ],
    sources: ['github:pbatard/rufus#2960'],
  },
  check(file, report) {
    if (!isWindows10OrNewer(file)) return;
    for (const { disk, partition } of recoveryPartitions(file)) {
      const type = modifyingSetting(partition, 'TypeID');
      if (disk.style !== 'gpt' || !type) continue;
      report(
        nameRange(type.parent!.node),
        'Setup creates a recovery partition of the right size by itself: this one is not needed.',
      );
    }
  },
};

function isWindows10OrNewer({ target }: AnswerFile): boolean {
  return isAtLeast(kernelOf(target), '10');
}

interface RecoveryPartition {
  readonly disk: SimulatedDisk;
  readonly partition: SimulatedPartition;
}

/** The recovery partitions that the file creates. */
function recoveryPartitions(file: AnswerFile): readonly RecoveryPartition[] {
  return certainDisks(file).flatMap((disk) =>
    disk.partitions
      .filter(({ role, create }) => role === 'recovery' && create)
      .map((partition) => ({ disk, partition })),
  );
}
