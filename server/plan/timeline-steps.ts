/** The steps of Windows PE in their true order: commands first, then the disks, then the image; what other passes share. */

import type { Setting } from '../answer-file/answer-file';
import { inOrder } from '../answer-file/disk-steps';
import { type SimulatedDisk, simulateDisks } from '../answer-file/disks';
import { booleanOf, integerOf, SETUP, settingIn, settingsAt, settingsIn } from '../answer-file/query';
import type { Circumstances } from './circumstances';
import type { PlanPartition, PlanQuestion, PlanStep, SetupPlan, StageName } from './model';
import { rangeOf } from './text';

/** The parts of a plan from which the timeline is put together. */
export type PlanParts = Pick<
  SetupPlan,
  | 'disks'
  | 'image'
  | 'questions'
  | 'commands'
  | 'accounts'
  | 'autoLogon'
  | 'drivers'
  | 'packages'
  | 'regional'
>;

export function windowsPeSteps(at: Circumstances, parts: PlanParts): readonly PlanStep[] {
  return [
    ...languageSteps(parts),
    ...driverSteps(parts, 'windowsPE'),
    ...commandSteps(parts, 'windowsPE'),
    ...pageSteps(parts, 'setup'),
    ...simulateDisks(at.file).flatMap((disk, index) => diskSteps(disk, parts.disks[index]?.partitions ?? [])),
    ...imageSteps(at, parts),
  ];
}

export function commandSteps({ commands }: PlanParts, stage: StageName): readonly PlanStep[] {
  return commands
    .filter(({ pass }) => pass === stage)
    .map(({ text, description, user, restarts, waitsFor, range }) => ({
      kind: 'command',
      text: description ?? text,
      user,
      ...(restarts === 'Always' && { restarts: true as const }),
      ...(restarts === 'OnRequest' && { restarts: 'maybe' as const }),
      ...(waitsFor !== undefined && { problem: `It waits for input (${waitsFor}).` }),
      range,
    }));
}

export function driverSteps({ drivers }: PlanParts, stage: StageName): readonly PlanStep[] {
  return drivers
    .filter(({ pass }) => pass === stage)
    .map(({ path, range }) => ({ kind: 'drivers', text: `Drivers from ${path}`, user: 'SYSTEM', range }));
}

function languageSteps({ regional }: PlanParts): readonly PlanStep[] {
  const [language] = regional.setup;
  if (!language) return [];
  const text = `Setup speaks ${language.label ?? language.value}`;
  return [{ kind: 'settings', text, user: 'SYSTEM', range: language.range }];
}

/** The pages of a phase that stop it for certain; a command that waits says so at its own step. */
export function pageSteps({ questions }: PlanParts, phase: PlanQuestion['phase']): readonly PlanStep[] {
  return questions
    .filter(
      (question) =>
        question.phase === phase && question.verdict === 'asks' && question.id !== 'setup-command',
    )
    .map(({ page, because, range }) => ({
      kind: 'pages',
      text: page,
      user: 'the user',
      problem: because,
      range,
    }));
}

function diskSteps(disk: SimulatedDisk, partitions: readonly PlanPartition[]): readonly PlanStep[] {
  const steps: PlanStep[] = [];
  const id = disk.id ?? '?';
  const reasons = new Map(disk.impossible.map(({ step, reason }) => [step, reason]));
  const add = (setting: Setting, text: string, problem = reasons.get(setting)): void => {
    steps.push({
      kind: 'disk',
      text,
      user: 'SYSTEM',
      ...(problem !== undefined && { problem }),
      range: rangeOf(setting),
    });
  };
  if (disk.start === 'wiped') {
    const condition = disk.uncertain ? ', unless the template says otherwise' : '';
    add(settingIn(disk.setting, 'WillWipeDisk') ?? disk.setting, `Disk ${id} is wiped${condition}`);
  }
  const planned = new Map(disk.partitions.map((partition, index) => [partition.create, partitions[index]]));
  for (const create of inOrder(settingsIn(disk.setting, 'CreatePartitions/CreatePartition'))) {
    const partition = planned.get(create);
    add(create, `Disk ${id}: ${creationOf(create, partition)}`, reasons.get(create) ?? partition?.problem);
  }
  for (const modify of inOrder(settingsIn(disk.setting, 'ModifyPartitions/ModifyPartition'))) {
    add(modify, `Disk ${id}: ${modificationOf(modify)}`);
  }
  return steps;
}

/** The size is that of the file: what ModifyPartition extends is created smaller. */
function creationOf(create: Setting, partition: PlanPartition | undefined): string {
  const number = partition?.number == null ? 'a partition' : `partition ${partition.number}`;
  const type = partition?.type ?? 'Primary';
  if (booleanOf(settingIn(create, 'Extend')) === true)
    return `${number} is created in the room that is left (${type})`;
  const size = integerOf(settingIn(create, 'Size'));
  return `${number} of ${size === undefined ? 'unknown size' : `${size} MB`} is created (${type})`;
}

function modificationOf(modify: Setting): string {
  const number = integerOf(settingIn(modify, 'PartitionID')) ?? '?';
  const format = settingIn(modify, 'Format')?.value.toUpperCase();
  const isTrue = (name: string) => booleanOf(settingIn(modify, name)) === true;
  const changes = [
    ...(format ? [FORMATS.has(format) ? `formatted with ${format}` : 'formatted'] : []),
    ...(settingIn(modify, 'Letter')?.value ? ['given a letter'] : []),
    ...(isTrue('Active') ? ['made active'] : []),
    ...(settingIn(modify, 'TypeID')?.value ? ['given a type'] : []),
    ...(isTrue('Extend') ? ['extended'] : []),
  ];
  return `partition ${number} is ${changes.length > 0 ? changes.join(', ') : 'left as it is'}`;
}

const FORMATS = new Set(['NTFS', 'FAT32']);

function imageSteps({ file }: Circumstances, { image, disks }: PlanParts): readonly PlanStep[] {
  const [source] = ['ImageInstall/OSImage', 'WindowsDeploymentServices/ImageSelection'].flatMap((path) =>
    settingsAt(file, SETUP, path, 'windowsPE'),
  );
  const target = disks.flatMap(({ id, partitions }) =>
    partitions
      .filter(({ installTarget }) => installTarget)
      .map(({ number, range }) => ({ id, number, range })),
  )[0];
  const where = target ? ` to disk ${target.id ?? '?'}, partition ${target.number ?? '?'}` : '';
  const data = settingsAt(file, SETUP, 'ImageInstall/DataImage', 'windowsPE');
  return [
    ...data.map(
      (setting): PlanStep => ({
        kind: 'image',
        text: 'A data image is applied',
        user: 'SYSTEM',
        range: rangeOf(setting),
      }),
    ),
    {
      kind: 'image',
      text: `${image.name ?? 'Windows'} is applied${where}`,
      user: 'SYSTEM',
      range: source ? rangeOf(source) : (image.range ?? target?.range ?? null),
    },
  ];
}
