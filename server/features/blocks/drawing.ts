/** Disks as a picture shows them: the partitions of a file or of a layout, in their order on the disk. */
import type { AnswerFile } from '../../answer-file/answer-file';
import type { PartitionRole, PartitionStyle, PartitionType } from '../../answer-file/disk-model';
import { installTargets, simulateDisks } from '../../answer-file/disks';
import { booleanOf, SETUP, settingsAt } from '../../answer-file/query';
import type { Block } from './block';
import type { BlockValues } from './values';

export interface DrawnDisk {
  /** The DiskID; undefined when the file does not tell. */
  readonly id: number | undefined;
  readonly style: PartitionStyle;
  /** True when everything that is on the disk is lost. */
  readonly erased: boolean;
  readonly partitions: readonly DrawnPartition[];
}

export interface DrawnPartition {
  /** The PartitionID; undefined for an extended partition. */
  readonly number: number | undefined;
  readonly role: PartitionRole;
  /** Undefined for a partition that was on the disk before, and for one that a script makes. */
  readonly type: PartitionType | undefined;
  /** True for a partition that was on the disk before. */
  readonly kept: boolean;
  readonly sizeMB: number | undefined;
  /** True when it takes the space that is left. */
  readonly rest: boolean;
  /** What it is formatted with; undefined when it is not. */
  readonly format: string | undefined;
  readonly label: string | undefined;
  readonly letter: string | undefined;
  /** True when Windows is installed to it. */
  readonly windows: boolean;
}

/** The disks that a file lays out, and those it only installs to. */
export function drawDisks(file: AnswerFile): readonly DrawnDisk[] {
  const disks = simulateDisks(file).map(
    ({ id, style, start, partitions }): DrawnDisk => ({
      id,
      style,
      erased: start === 'wiped',
      partitions: partitions.map((partition) => ({
        number: partition.number,
        role: partition.role,
        type: partition.type,
        kept: partition.create === undefined,
        sizeMB: partition.sizeMB,
        rest: partition.rest,
        format: partition.format,
        label: partition.label,
        letter: partition.letter,
        windows: partition.installTarget,
      })),
    }),
  );
  const targets = installTargets(file);
  const others = targets.filter(({ disk }) => !disk);
  if (targets.length === 0 && findsPartition(file)) return disks.map(withLikelyWindows);
  return [...disks, ...others.map(({ diskId, partitionId }) => keptDisk(diskId, partitionId))];
}

/** The disks that a script of a layout lays out; undefined for a layout that has none. */
export function drawScript({ drawing }: Block, values: BlockValues): readonly DrawnDisk[] | undefined {
  return drawing?.map(({ disk, style, erased, partitions }) => ({
    id: Number(values[disk]),
    style,
    erased,
    partitions: partitions.map(({ role, size, format, label }, index) => ({
      ...EMPTY,
      number: index + 1,
      role,
      sizeMB: size === 'rest' ? undefined : typeof size === 'number' ? size : Number(values[size]),
      rest: size === 'rest',
      format,
      label,
      windows: role === 'windows',
    })),
  }));
}

/** "EFI system 260 MB, MSR 16 MB, Windows (the rest)" */
export function describeDisk({ partitions }: DrawnDisk): string {
  return partitions.map(describePartition).join(', ');
}

const EMPTY = { type: undefined, kept: false, letter: undefined } as const;

const ROLES: Readonly<Record<PartitionRole, string>> = {
  efi: 'EFI system',
  msr: 'MSR',
  extended: 'extended',
  windows: 'Windows',
  system: 'system',
  recovery: 'recovery',
  data: 'data',
};

function describePartition({ role, sizeMB, rest, kept, number, format }: DrawnPartition): string {
  if (kept)
    return `partition ${number} ${format ? 'formatted' : 'kept'}${role === 'windows' ? ' for Windows' : ''}`;
  return `${ROLES[role]}${rest ? ' (the rest)' : sizeMB === undefined ? '' : ` ${sizeMB} MB`}`;
}

function findsPartition(file: AnswerFile): boolean {
  return settingsAt(file, SETUP, 'ImageInstall/OSImage/InstallToAvailablePartition', 'windowsPE').some(
    booleanOf,
  );
}

/** Setup takes the first partition that is large enough: among those of a new layout the one with the rest. */
function withLikelyWindows(disk: DrawnDisk): DrawnDisk {
  const likely = disk.partitions.find(({ rest, format }) => rest && format === 'NTFS');
  const partitions = disk.partitions.map(
    (partition): DrawnPartition =>
      partition === likely ? { ...partition, role: 'windows', windows: true } : partition,
  );
  return { ...disk, partitions };
}

function keptDisk(id: number | undefined, partition: number | undefined): DrawnDisk {
  const windows: DrawnPartition = {
    ...EMPTY,
    number: partition,
    role: 'windows',
    kept: true,
    sizeMB: undefined,
    rest: false,
    format: undefined,
    label: undefined,
    windows: true,
  };
  return { id, style: 'unknown', erased: false, partitions: [windows] };
}
