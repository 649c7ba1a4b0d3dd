/** The partition of InstallTo: that it exists and that Windows can live there. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import {
  type InstallTarget,
  installTargets,
  RECOVERY_TYPE_IDS,
  type SimulatedDisk,
} from '../../answer-file/disks';
import { replaceElement, setValue } from '../../answer-file/edits';
import { settingIn } from '../../answer-file/query';
import { isServer, kernelOf } from '../../answer-file/target';
import { isAtLeast } from '../../schema/windows-version';
import { nameRange } from '../../syntax/query';
import type { FindingDetails, Fix, Rule } from '../rule';

const OS_IMAGE = 'learn.microsoft.com microsoft-windows-setup-imageinstall-osimage';
const MODIFY =
  'learn.microsoft.com microsoft-windows-setup-diskconfiguration-disk-modifypartitions-modifypartition';
export const OUTCOME =
  'Setup cannot install there: it asks where to install, or ends with WillShowUI set to Never.';

export const installtoNoSuchPartition: Rule = {
  id: 'installto-no-such-partition',
  title: 'Windows is installed to a partition that the disk does not have',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'PartitionID counts the partitions of the disk from 1: primary, EFI, MSR and logical ones, not the extended one. On a wiped disk only those exist that the file creates.',
    wrong: '(EFI, MSR and one primary partition created)\n<PartitionID>4</PartitionID>',
    right: '(EFI, MSR and one primary partition created)\n<PartitionID>3</PartitionID>',
    appliesTo: 'Disks that Setup wipes.',
    settings: ['Microsoft-Windows-Setup/ImageInstall/OSImage/InstallTo/PartitionID'],
    sources: [`${OS_IMAGE}-installto-partitionid`, `${MODIFY}-partitionid`],
  },
  check(file, report) {
    for (const { setting, partitionId, disk, partition } of installTargets(file)) {
      if (!disk || disk.uncertain || partition || partitionId === undefined) continue;
      // A wiped disk without any partition has a rule of its own.
      if (disk.start !== 'wiped' || disk.partitions.length === 0) continue;
      const id = settingIn(setting, 'PartitionID')!;
      const count = disk.partitions.filter(({ number }) => number !== undefined).length;
      report(
        id.valueRange,
        `Disk ${disk.id} has no partition ${partitionId}: ${count === 1 ? 'one is' : `${count} are`} created. ${OUTCOME}`,
        {
          fixes: () => pointToWindows(file, disk, id),
        },
      );
    }
  },
};

function pointToWindows(file: AnswerFile, disk: SimulatedDisk, partitionId: Setting): readonly Fix[] {
  const candidate = likelyTarget(disk);
  if (!candidate) return [];
  const { partition } = candidate;
  return [
    {
      title: `Install to partition ${partition}`,
      edits: [setValue(file.tree.text, partitionId.node, String(partition))],
    },
  ];
}

export const installtoBadPartitionType: Rule = {
  id: 'installto-bad-partition-type',
  title: 'Windows is installed to a partition that cannot hold it',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'Windows needs a primary or logical partition with NTFS. EFI and MSR partitions, FAT32 and recovery partitions cannot take it.',
    wrong: '(partition 2 is the MSR)\n<PartitionID>2</PartitionID>',
    right: '(partition 3 is the primary one)\n<PartitionID>3</PartitionID>',
    settings: [
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallTo/PartitionID',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type',
    ],
    sources: [
      'learn.microsoft.com microsoft-windows-setup-diskconfiguration-disk-createpartitions-createpartition-type',
      'learn.microsoft.com configure-uefigpt-based-hard-drive-partitions',
    ],
  },
  check(file, report) {
    for (const { setting, disk, partition } of installTargets(file)) {
      if (!disk || disk.uncertain || !partition) continue;
      const wrong = unfit(partition);
      if (!wrong) continue;
      const id = settingIn(setting, 'PartitionID')!;
      report(
        id.valueRange,
        `Partition ${partition.number} ${wrong}: Windows needs a primary or logical one with NTFS. ${OUTCOME}`,
        {
          related: [
            {
              range: nameRange((partition.create ?? partition.modify[0])!.node),
              message: `Partition ${partition.number}`,
            },
          ],
          fixes: () => pointToWindows(file, disk, id),
        },
      );
    }
  },
};

/** Why Windows cannot live on a partition; undefined when it can. */
export function unfit({ type, format, typeId }: NonNullable<InstallTarget['partition']>): string | undefined {
  if (type === 'EFI') return 'is the EFI system partition';
  if (type === 'MSR') return 'is the Microsoft reserved partition';
  if (format === 'FAT32') return 'is formatted with FAT32';
  return typeId && RECOVERY_TYPE_IDS.includes(typeId) ? 'is a recovery partition' : undefined;
}

export const installtoTooSmall: Rule = {
  id: 'installto-too-small',
  title: 'The partition for Windows is too small',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'Windows 10 needs 16 GB (32-bit) or 20 GB (64-bit), Windows 11 a disk of 64 GB. Setup checks the size before it copies the image; a little more than the image needs may pass, but leaves no room for updates.',
    wrong: '<!-- unattend-target: windows-10 -->\n<Type>Primary</Type>\n<Size>4000</Size>',
    right: '<!-- unattend-target: windows-10 -->\n<Type>Primary</Type>\n<Extend>true</Extend>',
    appliesTo:
      'Windows 10, Windows 11 and Server 2016 and newer. An error below 8 GB (6 GB for Windows 10, 4 GB for Server), where no image fits, else a warning; information below 8 GB for any other target.',
    settings: [
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallTo/PartitionID',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions/CreatePartition/Size',
    ],
    sources: [
      'learn.microsoft.com configure-uefigpt-based-hard-drive-partitions',
      'learn.microsoft.com configure-biosmbr-based-hard-drive-partitions',
    ],
  },
  check(file, report) {
    for (const { disk, partition } of installTargets(file)) {
      if (
        !disk ||
        disk.uncertain ||
        !partition?.create ||
        unfit(partition) ||
        partition.rest ||
        partition.sizeMB === undefined
      )
        continue;
      const needed = neededMB(file);
      if (partition.sizeMB >= needed.minimum) continue;
      const size = settingIn(partition.create, 'Size')!;
      const severity: FindingDetails =
        partition.sizeMB < needed.impossible ? {} : { severity: needed.certain ? 'warning' : 'info' };
      report(
        size.valueRange,
        `Windows needs a partition of ${needed.minimum} MB or more: in ${partition.sizeMB} MB the image may not fit. Let it take the rest of the disk.`,
        {
          ...severity,
          fixes: () => {
            const isLast = disk.partitions.at(-1) === partition && partition.type === 'Primary';
            const others = disk.partitions.some((other) => other !== partition && other.rest);
            const extend = settingIn(partition.create!, 'Extend');
            if (!isLast || others || extend) return [];
            return [
              {
                title: 'Take the rest of the disk',
                edits: [replaceElement(size.node, '<Extend>true</Extend>')],
              },
            ];
          },
        },
      );
    }
  },
};

interface NeededSpace {
  readonly minimum: number;
  /** Below this no image fits. */
  readonly impossible: number;
  readonly certain: boolean;
}

function neededMB({ target }: AnswerFile): NeededSpace {
  const kernel = kernelOf(target);
  if (!isAtLeast(kernel, '10')) return { minimum: 8000, impossible: 0, certain: false };
  if (isServer(target)) return { minimum: 16000, impossible: 4000, certain: true };
  if (isAtLeast(kernel, '11')) return { minimum: 52000, impossible: 8000, certain: true };
  return { minimum: target.architecture === 'x86' ? 16000 : 20000, impossible: 6000, certain: true };
}

export interface TargetCandidate {
  readonly disk: number;
  readonly partition: number;
}

/** The partition that takes the rest of the disk, else the largest one, if Windows can be installed to it. */
export function likelyTarget({ id, partitions, uncertain }: SimulatedDisk): TargetCandidate | undefined {
  if (id === undefined || uncertain) return undefined;
  const fit = partitions.filter(({ number, type, typeId, format, sizeMB, rest }) => {
    if (number === undefined || (type !== 'Primary' && type !== 'Logical')) return false;
    if (!rest && sizeMB !== undefined && sizeMB < LEAST_MB) return false;
    return format !== 'FAT32' && !(typeId && RECOVERY_TYPE_IDS.includes(typeId));
  });
  const bySize = [...fit].sort(
    (a, b) =>
      Number(b.letter === 'C') - Number(a.letter === 'C') ||
      Number(b.rest) - Number(a.rest) ||
      (b.sizeMB ?? 0) - (a.sizeMB ?? 0),
  );
  return bySize[0] && { disk: id, partition: bySize[0].number! };
}

/** No Windows fits into less. */
const LEAST_MB = 4000;
