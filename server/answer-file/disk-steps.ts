/** The steps of DiskConfiguration carried out on paper: what they create, change and cannot do. */
import type { Mutable } from '../syntax/nodes';
import type { Setting } from './answer-file';
import {
  type ImpossibleKind,
  type ImpossibleStep,
  type PartitionRole,
  type PartitionStyle,
  type PartitionType,
  RECOVERY_TYPE_IDS,
  type SimulatedDisk,
  type SimulatedPartition,
} from './disk-model';
import { booleanOf, integerOf, settingIn, valueIn } from './query';
import type { TargetFirmware } from './target';

/** What decides which partition types a disk can hold. */
export interface DiskFirmware {
  /** The firmware that the user states, not one that is guessed from the layout. */
  readonly stated: TargetFirmware | undefined;
  /** True for the disk that the computer starts from. */
  readonly boots: boolean;
}

export type Partition = Mutable<SimulatedPartition> & { modify: Setting[] };

/** Sorts list items by Order; items of one Order keep their order in the text, items without one stay where they are. */
export function inOrder(items: readonly Setting[]): readonly Setting[] {
  let last = 0;
  let isSorted = true;
  const placed = items.map((item) => {
    const place = integerOf(settingIn(item, 'Order')) ?? last;
    if (place < last) isSorted = false;
    last = place;
    return { item, place };
  });
  return isSorted ? items : placed.sort((a, b) => a.place - b.place).map(({ item }) => item);
}

export const TYPES: ReadonlyMap<string, PartitionType> = new Map(
  (['Primary', 'EFI', 'MSR', 'Extended', 'Logical'] as const).map((type) => [type.toLowerCase(), type]),
);

/** A partition without a type, or with one that does not exist, counts as a primary one. */
export function typeOf(create: Setting): PartitionType {
  return TYPES.get(valueIn(create, 'Type')?.toLowerCase() ?? '') ?? 'Primary';
}

export function createPartitions(
  creates: readonly Setting[],
  style: PartitionStyle,
  firmware: DiskFirmware,
  impossible: ImpossibleStep[],
): Partition[] {
  const top: Partition[] = [];
  /** The logical partitions of each extended one. */
  const inside = new Map<Partition, Partition[]>();
  let extended: Partition | undefined;
  let filledBy: Setting | undefined;
  for (const create of creates) {
    const partition = createdPartition(create);
    const { type } = partition;
    const fail = (kind: ImpossibleKind, reason: string, cause?: Setting): void => {
      impossible.push({ kind, step: create, reason, ...(cause && { cause }) });
    };
    const ofSize = sizeProblem(partition, create);
    if (ofSize) fail(ofSize.kind, ofSize.reason);
    const ofType = typeProblem(type, style, firmware);
    if (ofType) fail(ofType.kind, ofType.reason);
    if (type === 'Logical') {
      const around = extended && inside.get(extended);
      if (!around) fail('no-extended', 'There is no extended partition before the logical one.');
      (around ?? top).push(partition);
      continue;
    }
    if (filledBy) fail('no-space-left', 'An earlier partition takes the rest of the disk.', filledBy);
    if (type === 'Extended') {
      if (extended) fail('second-extended', 'A disk can have only one extended partition.', extended.create);
      extended = partition;
      inside.set(partition, []);
    }
    if (partition.rest && partition.sizeMB === undefined) filledBy ??= create;
    top.push(partition);
    if (style !== 'gpt' && top.length === 5) {
      fail('more-than-four', 'An MBR disk holds at most four primary and extended partitions.');
    } else if (style === 'gpt' && top.length === 129) {
      fail('more-than-128', 'A GPT disk holds at most 128 partitions.');
    }
  }
  if (inside.size === 0) return top;
  for (const [around, logical] of inside) checkRoom(around, logical, impossible);
  return top.flatMap((partition) => [partition, ...(inside.get(partition) ?? [])]);
}

type StepProblem = Pick<ImpossibleStep, 'kind' | 'reason'>;

function sizeProblem({ type, rest }: Partition, create: Setting): StepProblem | undefined {
  const hasSize = (settingIn(create, 'Size')?.value ?? '') !== '';
  if (!rest && !hasSize) return { kind: 'no-size', reason: 'The partition has neither a Size nor Extend.' };
  if (rest && hasSize) {
    return { kind: 'size-and-extend', reason: 'The partition has a Size and takes the rest of the disk.' };
  }
  if (rest && type === 'Logical') {
    return { kind: 'logical-extend', reason: 'A logical partition cannot take the rest when it is created.' };
  }
  return undefined;
}

function typeProblem(
  type: SimulatedPartition['type'],
  style: PartitionStyle,
  { stated, boots }: DiskFirmware,
): StepProblem | undefined {
  if (type === 'EFI' || type === 'MSR') {
    const isBios = stated === 'bios';
    if (!isBios && style !== 'mbr') return undefined;
    const why = isBios
      ? 'The computer starts with a BIOS, so that the disk becomes an MBR one'
      : 'The disk is an MBR one';
    return {
      kind: type === 'EFI' ? 'efi-on-mbr' : 'msr-on-mbr',
      reason: `${why}; it cannot hold an ${type} partition.`,
    };
  }
  if (type !== 'Extended' && type !== 'Logical') return undefined;
  if (style !== 'gpt' && !(stated === 'uefi' && boots)) return undefined;
  const which = type === 'Logical' ? 'a logical' : 'an extended';
  return { kind: 'extended-on-gpt', reason: `A GPT disk cannot hold ${which} partition.` };
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

export function keptPartition(number: number): Partition {
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

export function giveNumbers(partitions: readonly Partition[]): void {
  let last = 0;
  for (const partition of partitions) {
    if (partition.type !== 'Extended') partition.number = ++last;
  }
}

export function modifyPartitions(
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
  if (partition.type === 'MSR' && step.settings.some(isChange)) {
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

function isChange({ name }: Setting): boolean {
  return name !== 'Order' && name !== 'PartitionID';
}

export function roleOf({ type, installTarget, active, typeId, label }: SimulatedPartition): PartitionRole {
  if (type === 'EFI') return 'efi';
  if (type === 'MSR') return 'msr';
  if (type === 'Extended') return 'extended';
  if (installTarget) return 'windows';
  // The type of a recovery partition often hides the system partition of a BIOS computer.
  const isHidden = typeId !== undefined && RECOVERY_TYPE_IDS.includes(typeId);
  if (active || (isHidden && /^(system|boot)/i.test(label ?? ''))) return 'system';
  return isHidden ? 'recovery' : 'data';
}
