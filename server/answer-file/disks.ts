/**
 * The disks as DiskConfiguration leaves them, worked out on paper: for each `Disk` item CreatePartitions and then
 * ModifyPartitions, each by Order. Rules and the preview share this one model.
 *
 * What a file asks for and Setup cannot do is listed in `impossible`; such a partition is kept all the same, so that
 * one mistake does not shift the numbers of all that follow.
 */
import type { AnswerFile, Component, Setting } from './answer-file';
import { booleanOf, componentsNamed, integerOf, SETUP, settingIn, settingsIn, valueIn } from './query';
import type { TargetFirmware } from './target';

export type PartitionStyle = 'gpt' | 'mbr' | 'unknown';
export type PartitionType = 'Primary' | 'EFI' | 'MSR' | 'Extended' | 'Logical';
export type PartitionRole = 'efi' | 'msr' | 'extended' | 'windows' | 'system' | 'recovery' | 'data';

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

/** The disks of all components in the order of the text; worked out once for each answer file. */
export function simulateDisks(file: AnswerFile): readonly SimulatedDisk[] {
  return simulationOf(file).disks;
}

export function installTargets(file: AnswerFile): readonly InstallTarget[] {
  return simulationOf(file).targets;
}

/** The TypeID of recovery partitions on MBR and GPT disks. */
export const RECOVERY_TYPE_IDS: readonly string[] = ['0x27', 'de94bba4-06d1-4d40-a16a-bfd50179d6ac'];

interface Simulation {
  readonly disks: readonly SimulatedDisk[];
  readonly targets: readonly InstallTarget[];
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type Partition = Mutable<SimulatedPartition> & { modify: Setting[] };

const cache = new WeakMap<AnswerFile, Simulation>();

function simulationOf(file: AnswerFile): Simulation {
  let simulation = cache.get(file);
  if (!simulation) {
    const each = componentsNamed(file, SETUP, 'windowsPE').map((component) =>
      simulateComponent(file, component),
    );
    simulation = {
      disks: each.flatMap(({ disks }) => disks),
      targets: each.flatMap(({ targets }) => targets),
    };
    cache.set(file, simulation);
  }
  return simulation;
}

function simulateComponent(file: AnswerFile, component: Component): Simulation {
  const items = settingsIn(component, 'DiskConfiguration/Disk');
  const installTo = ['ImageInstall/OSImage/InstallTo', 'WindowsDeploymentServices/ImageSelection/InstallTo'];
  const wanted = installTo
    .flatMap((path) => settingsIn(component, path))
    .map((setting) => ({
      setting,
      diskId: integerOf(settingIn(setting, 'DiskID')),
      partitionId: integerOf(settingIn(setting, 'PartitionID')),
    }));
  const firmware = statedFirmware(file) ?? firmwareOfLayout(items);
  const disks = items.map((item) => {
    const id = integerOf(settingIn(item, 'DiskID'));
    const named = wanted.filter(({ diskId }) => diskId !== undefined && diskId === id);
    const targets = named.map(({ partitionId }) => partitionId).filter((number) => number !== undefined);
    // The disk that gets Windows is the one to start from; a file without a target has it first.
    const boots = wanted.length > 0 ? named.length > 0 : item === items[0];
    return simulateDisk(item, {
      id,
      targets,
      boots,
      firmware,
      stated: statedFirmware(file),
      directives: file.hasDirectives,
    });
  });
  const diskById = new Map(disks.toReversed().map((disk) => [disk.id, disk]));
  const targets = wanted.map((target) => {
    const disk = target.diskId === undefined ? undefined : diskById.get(target.diskId);
    return { ...target, disk, partition: disk && partitionNumbered(disk, target.partitionId) };
  });
  return { disks, targets };
}

function partitionNumbered(disk: SimulatedDisk, number: number | undefined): SimulatedPartition | undefined {
  return number === undefined ? undefined : disk.partitions.find((partition) => partition.number === number);
}

interface Circumstances {
  readonly id: number | undefined;
  /** The PartitionIDs of this disk that Windows is installed to. */
  readonly targets: readonly number[];
  /** True for the disk that the computer starts from. */
  readonly boots: boolean;
  readonly firmware: TargetFirmware | undefined;
  readonly stated: TargetFirmware | undefined;
  readonly directives: boolean;
}

function simulateDisk(setting: Setting, circumstances: Circumstances): SimulatedDisk {
  const { id, targets, firmware } = circumstances;
  const creates = inOrder(settingsIn(setting, 'CreatePartitions/CreatePartition'));
  const modifies = inOrder(settingsIn(setting, 'ModifyPartitions/ModifyPartition'));
  const named = modifies
    .map((modify) => integerOf(settingIn(modify, 'PartitionID')))
    .filter((number) => number !== undefined);
  const countable = creates.filter((create) => typeOf(create) !== 'Extended').length;
  const wiped = booleanOf(settingIn(setting, 'WillWipeDisk')) === true;
  const fitsBlank = creates.length > 0 && [...named, ...targets].every((number) => number <= countable);
  const start = wiped ? 'wiped' : fitsBlank ? 'blank' : 'kept';
  const impossible: ImpossibleStep[] = [];
  const { style, reason } = styleOf(creates, start, circumstances);

  const created = createPartitions(creates, style, circumstances, impossible);
  const kept =
    start === 'kept' ? [...new Set([...named, ...targets])].sort((a, b) => a - b).map(keptPartition) : [];
  if (start !== 'kept') number(created);
  const partitions = [...kept, ...created];
  modifyPartitions(modifies, partitions, start, impossible);
  for (const partition of partitions) {
    partition.installTarget = partition.number !== undefined && targets.includes(partition.number);
    partition.role = roleOf(partition);
  }
  const uncertain = circumstances.directives || isUncertain(setting, [...creates, ...modifies]);
  return { setting, id, start, style, styleReason: reason, firmware, partitions, impossible, uncertain };
}

/** Sorts list items by Order; items of one Order keep their order in the text, items without one come last. */
function inOrder(items: readonly Setting[]): readonly Setting[] {
  const place = new Map(
    items.map((item) => [item, integerOf(settingIn(item, 'Order')) ?? Number.MAX_SAFE_INTEGER]),
  );
  return [...items].sort((a, b) => place.get(a)! - place.get(b)!);
}

const TYPES: ReadonlyMap<string, PartitionType> = new Map(
  (['Primary', 'EFI', 'MSR', 'Extended', 'Logical'] as const).map((type) => [type.toLowerCase(), type]),
);

/** A partition without a type, or with one that does not exist, counts as a primary one. */
function typeOf(create: Setting): PartitionType {
  return TYPES.get(valueIn(create, 'Type')?.toLowerCase() ?? '') ?? 'Primary';
}

function statedFirmware({ target }: AnswerFile): TargetFirmware | undefined {
  return target.evidence.some(({ fact, from }) => fact === 'firmware' && from !== 'file')
    ? target.firmware
    : undefined;
}

/** Only UEFI knows EFI and MSR partitions; extended, logical and active ones belong to a BIOS. */
function firmwareOfLayout(disks: readonly Setting[]): TargetFirmware | undefined {
  const types = new Set(
    disks.flatMap((disk) => settingsIn(disk, 'CreatePartitions/CreatePartition')).map(typeOf),
  );
  if (types.has('EFI') || types.has('MSR')) return 'uefi';
  const active = disks.flatMap((disk) => settingsIn(disk, 'ModifyPartitions/ModifyPartition/Active'));
  const isBios =
    types.has('Extended') || types.has('Logical') || active.some((setting) => booleanOf(setting));
  return isBios ? 'bios' : undefined;
}

/** The partitions show what their author meant; only where they show nothing does the firmware decide. */
function styleOf(
  creates: readonly Setting[],
  start: SimulatedDisk['start'],
  { firmware, stated }: Circumstances,
): { readonly style: PartitionStyle; readonly reason: string } {
  const types = new Set(creates.map(typeOf));
  const gptType = types.has('EFI') ? 'an EFI system' : types.has('MSR') ? 'an MSR' : undefined;
  const mbrType = types.has('Extended') ? 'an extended' : types.has('Logical') ? 'a logical' : undefined;
  if (gptType && !(mbrType && stated === 'bios'))
    return { style: 'gpt', reason: `it has ${gptType} partition` };
  if (mbrType) return { style: 'mbr', reason: `it has ${mbrType} partition` };
  if (start === 'kept') return { style: 'unknown', reason: 'it keeps the style that it has' };
  if (firmware === 'uefi') return { style: 'gpt', reason: 'the computer starts with UEFI' };
  if (firmware === 'bios') return { style: 'mbr', reason: 'the computer starts with a BIOS' };
  return { style: 'unknown', reason: 'nothing in the file shows the firmware of the computer' };
}

function createPartitions(
  creates: readonly Setting[],
  style: PartitionStyle,
  circumstances: Circumstances,
  impossible: ImpossibleStep[],
): Partition[] {
  const top: Partition[] = [];
  /** The logical partitions of each extended one. */
  const inside = new Map<Partition, Partition[]>();
  let extended: Partition | undefined;
  let filledBy: Setting | undefined;
  for (const create of creates) {
    const partition = createdPartition(create);
    const { type, sizeMB } = partition;
    const fail = (kind: ImpossibleKind, reason: string, cause?: Setting): void => {
      impossible.push({ kind, step: create, reason, ...(cause && { cause }) });
    };
    const hasSize = (settingIn(create, 'Size')?.value ?? '') !== '';
    if (partition.rest && hasSize)
      fail('size-and-extend', 'The partition has a Size and takes the rest of the disk.');
    else if (!partition.rest && !hasSize) fail('no-size', 'The partition has neither a Size nor Extend.');

    if (type === 'EFI' || type === 'MSR') {
      const kind = type === 'EFI' ? 'efi-on-mbr' : 'msr-on-mbr';
      if (style === 'mbr' || circumstances.stated === 'bios')
        fail(kind, `An MBR disk cannot hold an ${type} partition.`);
    } else if (type === 'Extended' || type === 'Logical') {
      const needsGpt = style === 'gpt' || (circumstances.stated === 'uefi' && circumstances.boots);
      if (needsGpt)
        fail(
          'extended-on-gpt',
          `A GPT disk cannot hold ${type === 'Logical' ? 'a logical' : 'an extended'} partition.`,
        );
    }

    if (type === 'Logical') {
      if (partition.rest)
        fail('logical-extend', 'A logical partition cannot take the rest when it is created.');
      if (!extended) fail('no-extended', 'There is no extended partition before the logical one.');
      else inside.get(extended)!.push(partition);
      if (!extended) top.push(partition);
      continue;
    }
    if (filledBy) fail('no-space-left', 'An earlier partition takes the rest of the disk.', filledBy);
    if (type === 'Extended') {
      if (extended) fail('second-extended', 'A disk can have only one extended partition.', extended.create);
      extended = partition;
      inside.set(partition, []);
    }
    if (partition.rest && sizeMB === undefined) filledBy ??= create;
    top.push(partition);
    if (style !== 'gpt' && top.length === 5)
      fail('more-than-four', 'An MBR disk holds at most four primary and extended partitions.');
    if (style === 'gpt' && top.length === 129)
      fail('more-than-128', 'A GPT disk holds at most 128 partitions.');
  }
  for (const [around, logical] of inside) checkRoom(around, logical, impossible);
  return top.flatMap((partition) => [partition, ...(inside.get(partition) ?? [])]);
}

/** An extended partition needs some of its space for itself: logical ones cannot fill it to the last megabyte. */
function checkRoom(extended: Partition, logical: readonly Partition[], impossible: ImpossibleStep[]): void {
  if (extended.sizeMB === undefined) return;
  let used = 0;
  for (const { sizeMB, create } of logical) {
    used += sizeMB ?? 0;
    if (used < extended.sizeMB) continue;
    const reason = `The logical partitions need ${used} MB and some space for their own tables; the extended one has ${extended.sizeMB} MB.`;
    impossible.push({ kind: 'logical-overfills', step: create!, reason, cause: extended.create! });
    return;
  }
}

function createdPartition(create: Setting): Partition {
  const sizeMB = integerOf(settingIn(create, 'Size'));
  const rest = booleanOf(settingIn(create, 'Extend')) === true;
  return { ...EMPTY_PARTITION, type: typeOf(create), sizeMB, rest, create, modify: [] };
}

function keptPartition(number: number): Partition {
  return { ...EMPTY_PARTITION, number, modify: [] };
}

const EMPTY_PARTITION: SimulatedPartition = {
  number: undefined,
  type: undefined,
  role: 'data',
  sizeMB: undefined,
  rest: false,
  format: undefined,
  label: undefined,
  letter: undefined,
  active: false,
  typeId: undefined,
  installTarget: false,
  create: undefined,
  modify: [],
};

function number(partitions: readonly Partition[]): void {
  let last = 0;
  for (const partition of partitions) {
    if (partition.type !== 'Extended') partition.number = ++last;
  }
}

function modifyPartitions(
  modifies: readonly Setting[],
  partitions: readonly Partition[],
  start: SimulatedDisk['start'],
  impossible: ImpossibleStep[],
): void {
  const byNumber = new Map(partitions.map((partition) => [partition.number, partition]));
  const count = partitions.filter((partition) => partition.number !== undefined).length;
  for (const step of modifies) {
    const number = integerOf(settingIn(step, 'PartitionID'));
    if (number === undefined) continue;
    const partition = byNumber.get(number);
    if (!partition) {
      const has = count === 0 ? 'none' : count === 1 ? 'one' : `${count} of them`;
      if (start === 'wiped') {
        impossible.push({
          kind: 'no-such-partition',
          step,
          reason: `There is no partition ${number}: the disk has ${has}.`,
        });
      }
      continue;
    }
    modifyPartition(partition, step, impossible);
  }
}

function modifyPartition(partition: Partition, step: Setting, impossible: ImpossibleStep[]): void {
  const changes = step.settings.filter(({ name }) => name !== 'Order' && name !== 'PartitionID');
  if (partition.type === 'MSR' && changes.length > 0) {
    impossible.push({ kind: 'msr-modified', step, reason: 'An MSR partition cannot be modified.' });
  }
  const extend = booleanOf(settingIn(step, 'Extend')) === true;
  if (extend && partition.create && booleanOf(settingIn(partition.create, 'Extend'))) {
    const reason = 'The partition takes the rest of the disk already when it is created.';
    impossible.push({ kind: 'extended-twice', step, reason, cause: partition.create });
  }
  partition.modify.push(step);
  partition.rest ||= extend;
  partition.active = booleanOf(settingIn(step, 'Active')) ?? partition.active;
  partition.format = valueIn(step, 'Format')?.toUpperCase() ?? partition.format;
  partition.label = valueIn(step, 'Label') ?? partition.label;
  partition.letter = valueIn(step, 'Letter')?.toUpperCase() ?? partition.letter;
  partition.typeId = valueIn(step, 'TypeID')?.toLowerCase() ?? partition.typeId;
}

function roleOf({ type, installTarget, active, typeId }: SimulatedPartition): PartitionRole {
  if (type === 'EFI') return 'efi';
  if (type === 'MSR') return 'msr';
  if (type === 'Extended') return 'extended';
  if (installTarget) return 'windows';
  // The system partition of Windows 7 is often hidden by the type of a recovery partition.
  if (active) return 'system';
  return typeId !== undefined && RECOVERY_TYPE_IDS.includes(typeId) ? 'recovery' : 'data';
}

/** What a template fills in later leaves the layout open, except for texts that only name a partition. */
function isUncertain(disk: Setting, steps: readonly Setting[]): boolean {
  const texts = new Set(['Label', 'Letter', 'Size']);
  if (disk.settings.some(({ hasHole }) => hasHole)) return true;
  return steps.some((step) =>
    step.settings.some(({ name, value, hasHole, settings }) => {
      if (texts.has(name) || settings.length > 0) return false;
      return hasHole || (name === 'Type' && value !== '' && !TYPES.has(value.toLowerCase()));
    }),
  );
}
