/** The disks as Setup leaves them, laid out on disks of a chosen size. */
import {
  type InstallTarget,
  installTargets,
  type SimulatedDisk,
  type SimulatedPartition,
  simulateDisks,
} from '../answer-file/disks';
import type { Circumstances } from './circumstances';
import { isSince, laysOutDisks } from './circumstances';
import type { PlanDisk, PlanPartition, PlanProblem } from './model';
import { rangeOf, shownText } from './text';

/** Returns the disks that DiskConfiguration names, and those that only the install target names. */
export function planDisks(at: Circumstances): readonly PlanDisk[] {
  if (!at.runs('windowsPE')) return [];
  const disks = simulateDisks(at.file).map((disk) => planDisk(at, disk));
  const others = installTargets(at.file).filter(({ disk, diskId }) => !disk && diskId !== undefined);
  return [...disks, ...others.map((target) => untouchedDisk(at, target))];
}

function planDisk(at: Circumstances, disk: SimulatedDisk): PlanDisk {
  const { id, style, styleReason, start, uncertain, setting } = disk;
  const layout = layOut(disk, at.diskSizeMB);
  const isKnown = start !== 'kept';
  return {
    id: id ?? null,
    wiped: start === 'wiped',
    style,
    styleReason,
    sizeMB: at.diskSizeMB,
    freeMB: isKnown ? layout.freeMB : null,
    partitions: layout.partitions.map((partition) => withoutSecrets(at, partition)),
    destroyed: [...destroyedOn(disk), ...(start === 'wiped' ? [] : destroyedByCommands(at))],
    added: addedTo(at, disk),
    problems: [...problemsOf(disk), ...layout.problems],
    uncertain,
    range: rangeOf(setting),
  };
}

interface Layout {
  readonly partitions: readonly PlanPartition[];
  readonly freeMB: number;
  readonly problems: readonly PlanProblem[];
}

/** Partitions go one behind the other, logical ones inside the extended one; one that cannot be made takes no room. */
function layOut(disk: SimulatedDisk, sizeMB: number): Layout {
  const failed = new Map(disk.impossible.map(({ step, reason }) => [step, reason]));
  const problems: PlanProblem[] = [];
  const partitions: PlanPartition[] = [];
  let next = 0;
  let inside: { next: number; end: number } | undefined;
  for (const [index, partition] of disk.partitions.entries()) {
    const reason = partition.create && failed.get(partition.create);
    const { create } = partition;
    if (!create || reason !== undefined || disk.start === 'kept') {
      partitions.push(toPartition(partition, partition.sizeMB ?? null, null, reason));
      continue;
    }
    const leaveOut = (message: string): void => {
      problems.push({ message: `${nameOf(partition)}: ${message}`, range: rangeOf(create) });
      partitions.push(toPartition(partition, partition.sizeMB ?? null, null, message));
    };
    const isLogical = partition.type === 'Logical';
    if (isLogical && !inside) {
      leaveOut('It does not fit: the extended partition around it cannot be made.');
      continue;
    }
    const { next: from, end } = isLogical ? inside! : { next, end: sizeMB };
    const wanted = sizeOf(partition, end - from, isLastOfItsKind(disk.partitions, index));
    if (wanted === undefined || from + wanted > end || wanted <= 0) {
      leaveOut(`It does not fit: a disk of ${sizeMB} MB has ${Math.max(0, end - from)} MB left for it.`);
      continue;
    }
    partitions.push(toPartition(partition, wanted, from, undefined));
    if (isLogical) inside!.next = from + wanted;
    else next = from + wanted;
    if (partition.type === 'Extended') inside = { next: from, end: from + wanted };
  }
  return { partitions, freeMB: sizeMB - next, problems };
}

/** Undefined for a partition without a size, which is none that Setup can make. */
function sizeOf({ sizeMB, rest }: SimulatedPartition, room: number, isLast: boolean): number | undefined {
  if (rest && (sizeMB === undefined || (isLast && sizeMB <= room))) return room;
  return sizeMB;
}

/** True when no partition that takes room follows, so that ModifyPartition can extend this one. */
function isLastOfItsKind(partitions: readonly SimulatedPartition[], index: number): boolean {
  const isLogical = partitions[index]!.type === 'Logical';
  return !partitions
    .slice(index + 1)
    .some(({ type, create }) => create && (type === 'Logical') === isLogical);
}

function toPartition(
  partition: SimulatedPartition,
  sizeMB: number | null,
  startMB: number | null,
  problem: string | undefined,
): PlanPartition {
  const { number, type, format, label, letter, role, rest, installTarget, active, typeId, create, modify } =
    partition;
  const source = create ?? modify[0];
  return {
    number: number ?? null,
    type: type ?? null,
    sizeMB,
    startMB,
    ...(rest && { rest }),
    format: format ?? null,
    label: label ?? null,
    letter: letter ?? null,
    role,
    ...(installTarget && { installTarget }),
    ...(active && { active }),
    ...(typeId !== undefined && { typeId }),
    ...(!create && { kept: true as const }),
    ...(problem !== undefined && { problem }),
    range: source ? rangeOf(source) : null,
  };
}

function withoutSecrets({ file }: Circumstances, partition: PlanPartition): PlanPartition {
  const { label, format, letter, typeId } = partition;
  const shown = (text: string | null) => text && shownText(file, text);
  return {
    ...partition,
    label: shown(label),
    format: shown(format),
    letter: shown(letter),
    ...(typeId !== undefined && { typeId: shownText(file, typeId) }),
  };
}

function nameOf({ number, role }: SimulatedPartition): string {
  return number === undefined ? `The ${role} partition` : `Partition ${number}`;
}

function problemsOf({ impossible }: SimulatedDisk): readonly PlanProblem[] {
  return impossible.map(({ reason, step }) => ({ message: reason, range: rangeOf(step) }));
}

function destroyedOn({ start, id, partitions }: SimulatedDisk): readonly string[] {
  if (start === 'wiped') return [`Everything on disk ${id ?? '?'} is deleted.`];
  return partitions
    .filter(({ create, format }) => !create && format !== undefined)
    .map(
      ({ number, format }) => `Partition ${number} is formatted with ${format}: what it holds is deleted.`,
    );
}

/** What the commands do before Setup looks for its partition is not worked out: it may be all. */
function destroyedByCommands({ file }: Circumstances): readonly string[] {
  return laysOutDisks(file)
    ? ['A command in Windows PE lays out disks: what it deletes cannot be seen here.']
    : [];
}

/** https://learn.microsoft.com/windows-hardware/manufacture/desktop/configure-uefigpt-based-hard-drive-partitions */
function addedTo(at: Circumstances, { start, partitions, impossible }: SimulatedDisk): readonly string[] {
  const windows = partitions.find(({ installTarget }) => installTarget);
  const hasRecovery = partitions.some(({ role }) => role === 'recovery');
  if (
    !windows ||
    hasRecovery ||
    impossible.length > 0 ||
    start === 'kept' ||
    at.server ||
    isSince(at, '10') !== true
  )
    return [];
  return ['Setup takes some space from the Windows partition and makes a recovery partition behind it.'];
}

function untouchedDisk(at: Circumstances, { diskId, partitionId, setting }: InstallTarget): PlanDisk {
  const partition: PlanPartition = {
    number: partitionId ?? null,
    type: null,
    sizeMB: null,
    startMB: null,
    format: null,
    label: null,
    letter: null,
    role: 'windows',
    installTarget: true,
    kept: true,
    range: rangeOf(setting),
  };
  return {
    id: diskId ?? null,
    wiped: false,
    style: 'unknown',
    styleReason: 'it keeps the style that it has',
    sizeMB: at.diskSizeMB,
    freeMB: null,
    partitions: partitionId === undefined ? [] : [partition],
    destroyed: destroyedByCommands(at),
    added: [],
    problems: [],
    uncertain: setting.hasHole,
    range: null,
  };
}
