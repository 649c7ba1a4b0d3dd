/**
 * The disks as DiskConfiguration leaves them, worked out on paper: for each `Disk` item CreatePartitions and then
 * ModifyPartitions, each by Order. Rules and the preview share this one model.
 *
 * What a file asks for and Setup cannot do is listed in `impossible`; such a partition is kept all the same, so that
 * one mistake does not shift the numbers of all that follow.
 */
import type { AnswerFile, Component, Setting } from './answer-file';
import type {
  ImpossibleStep,
  InstallTarget,
  PartitionStyle,
  PartitionType,
  SimulatedDisk,
  SimulatedPartition,
} from './disk-model';
import {
  createPartitions,
  type DiskFirmware,
  giveNumbers,
  inOrder,
  keptPartition,
  modifyPartitions,
  roleOf,
  TYPES,
  typeOf,
} from './disk-steps';
import { perFile } from './per-file';
import { booleanOf, componentsNamed, integerOf, SETUP, settingIn, settingsIn } from './query';
import type { TargetFirmware } from './target';

export * from './disk-model';

/** The disks of all components in the order of the text. */
export function simulateDisks(file: AnswerFile): readonly SimulatedDisk[] {
  return simulationOf(file).disks;
}

export function installTargets(file: AnswerFile): readonly InstallTarget[] {
  return simulationOf(file).targets;
}

/** The disks whose layout no template can change: the only ones to judge. */
export const certainDisks = perFile((file): readonly SimulatedDisk[] =>
  simulateDisks(file).filter(({ uncertain }) => !uncertain),
);

interface Simulation {
  readonly disks: readonly SimulatedDisk[];
  readonly targets: readonly InstallTarget[];
}

const simulationOf = perFile((file): Simulation => {
  const each = componentsNamed(file, SETUP, 'windowsPE').map((component) =>
    simulateComponent(file, component),
  );
  return {
    disks: each.flatMap(({ disks }) => disks),
    targets: each.flatMap(({ targets }) => targets),
  };
});

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
  const stated = statedFirmware(file);
  const alternatives = file.hasDirectives ? alternativesOf(items) : NO_ALTERNATIVES;
  const layouts = items.map(readLayout);
  const disks = layouts.map((layout) => {
    const { item } = layout;
    const id = integerOf(settingIn(item, 'DiskID'));
    const meant = wanted.filter(({ diskId }) => diskId !== undefined && diskId === id);
    const others = alternatives.get(id) ?? [];
    // A template that chooses between layouts chooses the target with the same words, in the same order.
    const named =
      others.length === meant.length ? meant.slice(others.indexOf(item), others.indexOf(item) + 1) : meant;
    const firmware = stated ?? firmwareOfLayout(others.length > 0 ? [layout] : layouts);
    const targets = named.map(({ partitionId }) => partitionId).filter((number) => number !== undefined);
    // The disk that gets Windows is the one to start from; a file without a target has it first.
    const boots = wanted.length > 0 ? named.length > 0 : item === items[0];
    return simulateDisk(layout, { id, targets, boots, firmware, stated, directives: file.hasDirectives });
  });
  const targets = wanted.map((target) => {
    const same = wanted.filter(({ diskId }) => diskId === target.diskId);
    const named = disks.filter(({ id }) => id !== undefined && id === target.diskId);
    const isChosen = alternatives.has(target.diskId) && named.length === same.length;
    const disk = named[isChosen ? same.indexOf(target) : 0];
    return { ...target, disk, partition: disk && partitionNumbered(disk, target.partitionId) };
  });
  return { disks, targets };
}

/** The `Disk` items of one id, where there are several: between them a template chooses. */
function alternativesOf(items: readonly Setting[]): ReadonlyMap<number | undefined, readonly Setting[]> {
  const byId = new Map<number | undefined, Setting[]>();
  for (const item of items) {
    const id = integerOf(settingIn(item, 'DiskID'));
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), item]);
  }
  return new Map([...byId].filter(([, same]) => same.length > 1));
}

const NO_ALTERNATIVES: ReadonlyMap<number | undefined, readonly Setting[]> = new Map();

function partitionNumbered(disk: SimulatedDisk, number: number | undefined): SimulatedPartition | undefined {
  return number === undefined ? undefined : disk.partitions.find((partition) => partition.number === number);
}

interface Circumstances extends DiskFirmware {
  readonly id: number | undefined;
  /** The PartitionIDs of this disk that Windows is installed to. */
  readonly targets: readonly number[];
  readonly firmware: TargetFirmware | undefined;
  readonly directives: boolean;
}

/** A `Disk` item with its steps in their order. */
interface Layout {
  readonly item: Setting;
  readonly creates: readonly Setting[];
  /** The types of the partitions that are created. */
  readonly types: readonly PartitionType[];
  readonly modifies: readonly Setting[];
}

function readLayout(item: Setting): Layout {
  const creates = inOrder(settingsIn(item, 'CreatePartitions/CreatePartition'));
  const modifies = inOrder(settingsIn(item, 'ModifyPartitions/ModifyPartition'));
  return { item, creates, types: creates.map(typeOf), modifies };
}

function simulateDisk(layout: Layout, circumstances: Circumstances): SimulatedDisk {
  const { item: setting, creates, types, modifies } = layout;
  const { id, targets, firmware } = circumstances;
  const named = modifies
    .map((modify) => integerOf(settingIn(modify, 'PartitionID')))
    .filter((number) => number !== undefined);
  const countable = types.filter((type) => type !== 'Extended').length;
  const wiped = booleanOf(settingIn(setting, 'WillWipeDisk')) === true;
  const fitsBlank = creates.length > 0 && [...named, ...targets].every((number) => number <= countable);
  const start = wiped ? 'wiped' : fitsBlank ? 'blank' : 'kept';
  const impossible: ImpossibleStep[] = [];
  const { style, reason } = styleOf(types, start, circumstances);

  const created = createPartitions(creates, style, circumstances, impossible);
  const kept =
    start === 'kept' ? [...new Set([...named, ...targets])].sort((a, b) => a - b).map(keptPartition) : [];
  if (start !== 'kept') giveNumbers(created);
  const partitions = [...kept, ...created];
  modifyPartitions(modifies, partitions, start, impossible);
  for (const partition of partitions) {
    partition.installTarget = partition.number !== undefined && targets.includes(partition.number);
    partition.role = roleOf(partition);
  }
  const uncertain = circumstances.directives || isUncertain(setting, [...creates, ...modifies]);
  return { setting, id, start, style, styleReason: reason, firmware, partitions, impossible, uncertain };
}

function statedFirmware({ target }: AnswerFile): TargetFirmware | undefined {
  return target.evidence.some(({ fact, from }) => fact === 'firmware' && from !== 'file')
    ? target.firmware
    : undefined;
}

/** Only UEFI knows EFI and MSR partitions; extended, logical and active ones belong to a BIOS. */
function firmwareOfLayout(layouts: readonly Layout[]): TargetFirmware | undefined {
  if (layouts.some(({ types }) => types.includes('EFI') || types.includes('MSR'))) return 'uefi';
  const isBios = layouts.some(
    ({ item, types }) =>
      types.includes('Extended') ||
      types.includes('Logical') ||
      settingsIn(item, 'ModifyPartitions/ModifyPartition/Active').some((setting) => booleanOf(setting)),
  );
  return isBios ? 'bios' : undefined;
}

/** The partitions show what their author meant; only where they show nothing does the firmware decide. */
function styleOf(
  types: readonly PartitionType[],
  start: SimulatedDisk['start'],
  { firmware, stated }: Circumstances,
): { readonly style: PartitionStyle; readonly reason: string } {
  const gptType = types.includes('EFI') ? 'an EFI system' : types.includes('MSR') ? 'an MSR' : undefined;
  const mbrType = types.includes('Extended')
    ? 'an extended'
    : types.includes('Logical')
      ? 'a logical'
      : undefined;
  if (gptType && !(mbrType && stated === 'bios'))
    return { style: 'gpt', reason: `it has ${gptType} partition` };
  if (mbrType) return { style: 'mbr', reason: `it has ${mbrType} partition` };
  if (start === 'kept') return { style: 'unknown', reason: 'it keeps the style that it has' };
  if (firmware === 'uefi') return { style: 'gpt', reason: 'the computer starts with UEFI' };
  if (firmware === 'bios') return { style: 'mbr', reason: 'the computer starts with a BIOS' };
  return { style: 'unknown', reason: 'nothing in the file shows the firmware of the computer' };
}

/** What a template fills in later leaves the layout open, except for texts that only name a partition. */
function isUncertain(disk: Setting, steps: readonly Setting[]): boolean {
  if (disk.settings.some(({ hasHole }) => hasHole)) return true;
  return steps.some((step) =>
    step.settings.some(({ name, value, hasHole, settings }) => {
      if (TEXTS.has(name) || settings.length > 0) return false;
      return hasHole || (name === 'Type' && value !== '' && !TYPES.has(value.toLowerCase()));
    }),
  );
}

const TEXTS: ReadonlySet<string> = new Set(['Label', 'Letter', 'Size']);
