/** The model of a disk that DiskConfiguration lays out; disks.ts works it out. */
import type { Setting } from './answer-file';
import { settingIn } from './query';
import type { TargetFirmware } from './target';

export type PartitionStyle = 'gpt' | 'mbr' | 'unknown';
export type PartitionType = 'Primary' | 'EFI' | 'MSR' | 'Extended' | 'Logical';
export type PartitionRole = 'efi' | 'msr' | 'extended' | 'windows' | 'system' | 'recovery' | 'data';

export const ROLE_NAMES: Readonly<Record<PartitionRole, string>> = {
  efi: 'EFI',
  msr: 'MSR',
  extended: 'Extended',
  windows: 'Windows',
  system: 'System',
  recovery: 'Recovery',
  data: 'Data',
};

export interface SimulatedDisk {
  /** The `Disk` item. */
  readonly setting: Setting;
  /** The DiskID; undefined when it is absent, no number or a placeholder. */
  readonly id: number | undefined;
  /**
   * What the steps find. `wiped`: nothing. `blank`: WillWipeDisk is not true, but the numbers in the file only fit
   * an empty disk. `kept`: partitions of which the file tells no more than the numbers it names.
   */
  readonly start: 'wiped' | 'blank' | 'kept';
  readonly style: PartitionStyle;
  /** Why the disk has that style, as a clause: "it has an EFI system partition". */
  readonly styleReason: string;
  /** The firmware that the user states, else the one that the disks of the component are laid out for. */
  readonly firmware: TargetFirmware | undefined;
  /** In the order in which they lie on the disk: kept ones first, logical ones behind their extended one. */
  readonly partitions: readonly SimulatedPartition[];
  readonly impossible: readonly ImpossibleStep[];
  /** True when a template may change the layout: nothing about the disk is certain then. */
  readonly uncertain: boolean;
}

export interface SimulatedPartition {
  /**
   * The PartitionID. Primary, EFI, MSR and logical partitions count from 1, an extended one does not count.
   * Undefined for an extended one, and for one that is created on a disk of unknown content.
   */
  readonly number: number | undefined;
  /** Undefined for a partition that was on the disk before. */
  readonly type: PartitionType | undefined;
  readonly role: PartitionRole;
  /** Size when it was created; undefined when the file does not tell. */
  readonly sizeMB: number | undefined;
  /** True when it takes the space that is left. */
  readonly rest: boolean;
  /** `NTFS` or `FAT32`; undefined when the file does not format it. */
  readonly format: string | undefined;
  readonly label: string | undefined;
  /** In upper case. */
  readonly letter: string | undefined;
  readonly active: boolean;
  /** In lower case. */
  readonly typeId: string | undefined;
  /** True when Windows is installed to it. */
  readonly installTarget: boolean;
  /** The `CreatePartition` item; undefined for a partition that was on the disk before. */
  readonly create: Setting | undefined;
  /** The `ModifyPartition` items in the order in which Setup applies them. */
  readonly modify: readonly Setting[];
}

export type ImpossibleKind =
  | 'size-and-extend'
  | 'no-size'
  | 'no-space-left'
  | 'no-extended'
  | 'second-extended'
  | 'logical-extend'
  | 'logical-overfills'
  | 'extended-on-gpt'
  | 'efi-on-mbr'
  | 'msr-on-mbr'
  | 'more-than-four'
  | 'more-than-128'
  | 'no-such-partition'
  | 'msr-modified'
  | 'extended-twice';

/** A `CreatePartition` or `ModifyPartition` item that Setup cannot carry out. */
export interface ImpossibleStep {
  readonly kind: ImpossibleKind;
  readonly step: Setting;
  /** Why, as a sentence. */
  readonly reason: string;
  /** The earlier step that makes it impossible. */
  readonly cause?: Setting;
}

/** An `InstallTo` of the Windows image, of Setup itself or of Windows Deployment Services. */
export interface InstallTarget {
  /** The `InstallTo` element. */
  readonly setting: Setting;
  readonly diskId: number | undefined;
  readonly partitionId: number | undefined;
  /** The disk of that id that the same component configures. */
  readonly disk: SimulatedDisk | undefined;
  readonly partition: SimulatedPartition | undefined;
}

/** The setting of that name that has the last word about a partition: in the last `ModifyPartition` that has one. */
export function modifyingSetting({ modify }: SimulatedPartition, name: string): Setting | undefined {
  return modify.map((step) => settingIn(step, name)).findLast((setting) => setting && setting.value !== '');
}

/** The TypeID of recovery partitions on MBR and GPT disks. */
export const RECOVERY_TYPE_IDS: readonly string[] = ['0x27', 'de94bba4-06d1-4d40-a16a-bfd50179d6ac'];
