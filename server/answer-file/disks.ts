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
  const alternatives = file.hasDirectives ? alternativesOf(items) : NO_ALTERNATIVES;
  const disks = items.map((item) => {
    const id = integerOf(settingIn(item, 'DiskID'));
    const meant = wanted.filter(({ diskId }) => diskId !== undefined && diskId === id);
    const others = alternatives.get(id) ?? [];
    // A template that chooses between layouts chooses the target with the same words, in the same order.
    const named =
      others.length === meant.length ? meant.slice(others.indexOf(item), others.indexOf(item) + 1) : meant;
    const firmware = statedFirmware(file) ?? firmwareOfLayout(others.length > 0 ? [item] : items);
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
