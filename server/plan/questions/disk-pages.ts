/** Where Windows goes: the page about the disk, and what is wanted to keep it away. */
import {
  type InstallTarget,
  installTargets,
  RECOVERY_TYPE_IDS,
  type SimulatedDisk,
  type SimulatedPartition,
  simulateDisks,
} from '../../answer-file/disks';
import { booleanOf, integerOf, SETUP, settingIn, settingsIn } from '../../answer-file/query';
import { type Circumstances, isSince, laysOutDisks, settingOf } from '../circumstances';
import { planDisks } from '../disks';
import type { DecidingSetting } from '../model';
import {
  container,
  item,
  leaf,
  type Wanted,
  type WantedElement,
  wanted,
  wantedIn,
  wantedInside,
} from '../wanted';
import {
  asks,
  asksIf,
  decidingSetting,
  filledIn,
  isAlways,
  type Judgement,
  type Page,
  placeOf,
} from './page';

const INSTALL_TO = 'ImageInstall/OSImage/InstallTo';
const AVAILABLE = 'ImageInstall/OSImage/InstallToAvailablePartition';
const SHOW_DISKS = 'DiskConfiguration/WillShowUI';

const disk: Page = {
  id: 'setup-disk',
  phase: 'setup',
  title: 'Where do you want to install Windows?',
  judge: (at) => {
    const show = placeOf(at, 'windowsPE', SETUP, SHOW_DISKS);
    if (isAlways(show.setting)) return asks('WillShowUI of DiskConfiguration is Always.', [show.entry]);
    const to = placeOf(at, 'windowsPE', SETUP, INSTALL_TO);
    const available = placeOf(at, 'windowsPE', SETUP, AVAILABLE);
    const takesAvailable = booleanOf(available.setting) === true;
    const [target] = installTargets(at.file);
    if (target && takesAvailable) {
      return asks('InstallTo and InstallToAvailablePartition exclude each other: Setup fails.', [
        to.entry,
        available.entry,
      ]);
    }
    if (available.setting?.hasHole) return filledIn([available.entry]);
    if (takesAvailable) {
      return asksIf('hardware', 'Setup asks when no partition has enough room for Windows.', [
        available.entry,
      ]);
    }
    return target ? judgeTarget(at, target) : judgeNoTarget(at, [to.entry, available.entry]);
  },
  remedy: (at) => {
    const show = settingOf(at, 'windowsPE', SETUP, SHOW_DISKS);
    const onError = isAlways(show) ? [wanted('windowsPE', SETUP, SHOW_DISKS, 'OnError')] : [];
    const available = booleanOf(settingOf(at, 'windowsPE', SETUP, AVAILABLE)) === true;
    if (available) return onError;
    const [target] = installTargets(at.file);
    return [...onError, ...(target ? formatFor(at, target) : layoutFor(at))];
  },
};

function judgeNoTarget(at: Circumstances, settings: readonly DecidingSetting[]): Judgement {
  const places = at.wayIn === 'wds' ? [wdsTarget] : settings;
  return asks('Nothing says to which partition Windows goes.', places);
}

const wdsTarget: DecidingSetting = {
  pass: 'windowsPE',
  component: SETUP,
  path: 'WindowsDeploymentServices/ImageSelection/InstallTo',
  range: null,
};

function judgeTarget(at: Circumstances, target: InstallTarget): Judgement {
  const { setting, diskId, partitionId, disk: found, partition } = target;
  const settings = [decidingSetting(setting), ...(found ? [decidingSetting(found.setting)] : [])];
  const parts = ['DiskID', 'PartitionID'].map((name) => settingIn(setting, name));
  if (parts.some((part) => part?.hasHole) || found?.uncertain) return filledIn(settings);
  if (diskId === undefined || partitionId === undefined) {
    return asks('InstallTo lacks its DiskID or its PartitionID.', settings);
  }
  const other = simulateDisks(at.file).find((one) => one !== found && hasImpossibleStep(one));
  const broken = [found, other].find((one) => one && hasImpossibleStep(one));
  if (broken) {
    const { reason, step } = broken.impossible[0]!;
    return asks(`${reason} ${consequence(at)}`, [decidingSetting(step), ...settings]);
  }
  const problem = found && problemOf(at, found, partition, partitionId);
  if (problem) return asks(`${problem} ${consequence(at)}`, settings);
  const unformatted = partition && unformattedIn(at, partition);
  if (unformatted && at.newSetup) return asks(unformatted, settings);
  if ((!found || found.start === 'kept') && laysOutDisks(at.file)) {
    const because = `Commands lay out the disks: Setup asks when they leave no partition ${partitionId} with room for Windows on disk ${diskId}.`;
    return asksIf('commands', because, settings);
  }
  if (!found || found.start === 'kept') {
    const because = `Setup asks when disk ${diskId} has no partition ${partitionId} with room for Windows.`;
    return asksIf('hardware', because, settings);
  }
  if (unformatted) return asksIf('target', unformatted, settings);
  return asksIf(
    'hardware',
    `Setup asks when disk ${diskId} is missing, too small or the installation medium.`,
    settings,
  );
}

function hasImpossibleStep({ impossible, uncertain }: SimulatedDisk): boolean {
  return impossible.length > 0 && !uncertain;
}

function problemOf(
  at: Circumstances,
  found: SimulatedDisk,
  partition: SimulatedPartition | undefined,
  number: number,
): string | undefined {
  if (!partition) return `Disk ${found.id} has no partition ${number}.`;
  const { type, format, typeId } = partition;
  if (type === 'EFI' || type === 'MSR' || type === 'Extended')
    return `Partition ${number} is of the type ${type}.`;
  if (format === 'FAT32') return `Partition ${number} is formatted with FAT32.`;
  if (typeId !== undefined && RECOVERY_TYPE_IDS.includes(typeId))
    return `Partition ${number} is a recovery partition.`;
  const planned = planDisks(at).find(({ id }) => id === found.id);
  return planned?.problems[0]?.message;
}

/** Older versions of Setup format a new partition for Windows by themselves. */
function unformattedIn(
  { newSetup }: Circumstances,
  { create, format }: SimulatedPartition,
): string | undefined {
  if (newSetup === false || !create || format !== undefined) return undefined;
  return 'The partition for Windows has no Format: the Setup of Windows 11 24H2 and later does not format it by itself, and fails.';
}

/** What Setup does about a layout that it cannot make. */
function consequence(at: Circumstances): string {
  const show = settingOf(at, 'windowsPE', SETUP, SHOW_DISKS)?.value.toLowerCase();
  return show === 'never' ? 'Setup ends.' : 'Setup stops with an error.';
}

/** A Format for the partition of Windows, where the Setup at hand may not choose one. */
function formatFor(at: Circumstances, { disk: found, partition }: InstallTarget): readonly Wanted[] {
  if (!found || !partition || found.uncertain || unformattedIn(at, partition) === undefined) return [];
  const { number, modify: steps } = partition;
  const format = leaf('Format', 'NTFS');
  const last = steps.at(-1);
  if (last) return [wantedInside('windowsPE', last, format)];
  const list = settingIn(found.setting, 'ModifyPartitions');
  const orders = list ? settingsIn(list, 'ModifyPartition/Order').map((order) => integerOf(order) ?? 0) : [];
  const step = modify(String(Math.max(0, ...orders) + 1), String(number), { Format: 'NTFS' });
  const element = list ? step : container('ModifyPartitions', [step]);
  return [wantedInside('windowsPE', list ?? found.setting, element)];
}

/** InstallTo for the partition that can hold Windows, or a whole layout where the file has no disk. */
function layoutFor(at: Circumstances): readonly Wanted[] {
  const to = at.wayIn === 'wds' ? wdsTarget.path : INSTALL_TO;
  const [first] = simulateDisks(at.file);
  if (first) {
    const { id = 0, partitions } = first;
    const goal =
      partitions.findLast(({ type, number }) => type === 'Primary' && number !== undefined) ??
      partitions.at(-1);
    return installTo(to, String(id), String(goal?.number ?? 1));
  }
  const isBios =
    at.file.target.firmware === 'bios' || (!at.file.target.firmware && isSince(at, '8') === false);
  const [creates, modifies, number] = isBios ? BIOS_LAYOUT : UEFI_LAYOUT;
  const children = [
    leaf('DiskID', '0'),
    leaf('WillWipeDisk', 'true'),
    container('CreatePartitions', creates),
    container('ModifyPartitions', modifies),
  ];
  return [
    wantedIn('windowsPE', SETUP, 'DiskConfiguration', [item('Disk', children)]),
    ...installTo(to, '0', number),
  ];
}

function installTo(path: string, diskId: string, partitionId: string): readonly Wanted[] {
  return [
    wanted('windowsPE', SETUP, `${path}/DiskID`, diskId),
    wanted('windowsPE', SETUP, `${path}/PartitionID`, partitionId),
  ];
}

type LayoutElements = readonly [
  creates: readonly WantedElement[],
  modifies: readonly WantedElement[],
  windowsPartition: string,
];

/** https://learn.microsoft.com/windows-hardware/manufacture/desktop/configure-uefigpt-based-hard-drive-partitions */
const UEFI_LAYOUT: LayoutElements = [
  [create('1', 'EFI', '300'), create('2', 'MSR', '16'), create('3', 'Primary')],
  [
    modify('1', '1', { Format: 'FAT32', Label: 'System' }),
    modify('2', '3', { Format: 'NTFS', Label: 'Windows', Letter: 'C' }),
  ],
  '3',
];

/** https://learn.microsoft.com/windows-hardware/manufacture/desktop/configure-biosmbr-based-hard-drive-partitions */
const BIOS_LAYOUT: LayoutElements = [
  [create('1', 'Primary', '500'), create('2', 'Primary')],
  [
    modify('1', '1', { Active: 'true', Format: 'NTFS', Label: 'System' }),
    modify('2', '2', { Format: 'NTFS', Label: 'Windows', Letter: 'C' }),
  ],
  '2',
];

function create(order: string, type: string, size?: string): WantedElement {
  return item('CreatePartition', [
    leaf('Order', order),
    leaf('Type', type),
    size === undefined ? leaf('Extend', 'true') : leaf('Size', size),
  ]);
}

function modify(order: string, partitionId: string, facts: Readonly<Record<string, string>>): WantedElement {
  const children = Object.entries(facts).map(([name, value]) => leaf(name, value));
  return item('ModifyPartition', [leaf('Order', order), leaf('PartitionID', partitionId), ...children]);
}

export const DISK_PAGES: readonly Page[] = [disk];
