/** Values that refer to something else in the file: disks, partitions, drive letters and accounts that exist. */
import { accountsOf } from '../../answer-file/accounts';
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { type SimulatedDisk, type SimulatedPartition, simulateDisks } from '../../answer-file/disks';
import { installationsOf } from '../../answer-file/installation';
import { publishedKey } from '../../answer-file/product-keys';
import {
  integerOf,
  SETUP,
  SHELL_SETUP,
  settingIn,
  settingsAt,
  UNATTENDED_JOIN,
  valueIn,
} from '../../answer-file/query';
import { type ValueEntry, valueTable } from '../../schema/library';
import { diskLabel, partitionLabel } from '../partition-labels';
import { matchesWindows, ownTarget } from './target-filter';
import type { ValueChoice, ValueContext } from './value-choice';

type Choices = (context: ValueContext) => readonly ValueChoice[] | undefined;

const DISK = `${SETUP}/DiskConfiguration/Disk`;
const OS_IMAGE = `${SETUP}/ImageInstall/OSImage`;
const DATA_IMAGE = `${SETUP}/ImageInstall/DataImage`;
const WDS_TARGET = `${SETUP}/WindowsDeploymentServices/ImageSelection/InstallTo`;

/** By `Component/Path/To/Setting`. */
export const REFERENCES: Readonly<Record<string, Choices>> = {
  [`${OS_IMAGE}/InstallTo/DiskID`]: existingDisks,
  [`${OS_IMAGE}/InstallTo/PartitionID`]: partitionsForWindows,
  [`${DATA_IMAGE}/InstallTo/DiskID`]: existingDisks,
  [`${DATA_IMAGE}/InstallTo/PartitionID`]: partitionsForWindows,
  [`${WDS_TARGET}/DiskID`]: existingDisks,
  [`${WDS_TARGET}/PartitionID`]: partitionsForWindows,
  [`${DISK}/DiskID`]: nextDisk,
  [`${DISK}/ModifyPartitions/ModifyPartition/PartitionID`]: partitionsToModify,
  [`${DISK}/ModifyPartitions/ModifyPartition/Letter`]: freeLetters,
  [`${OS_IMAGE}/InstallFrom/MetaData/Value`]: imageNames,
  [`${DATA_IMAGE}/InstallFrom/MetaData/Value`]: imageNames,
  [`${SHELL_SETUP}/AutoLogon/Username`]: accountNames,
  [`${SHELL_SETUP}/AutoLogon/Domain`]: logonDomains,
  [`${SHELL_SETUP}/ComputerName`]: () => [{ value: '*', detail: 'Setup makes up a name' }],
};

/** The disk of which the setting is a part. */
export function diskAround({ file, setting }: ValueContext): SimulatedDisk | undefined {
  for (let at: Setting | undefined = setting; at; at = at.parent) {
    const disk = simulateDisks(file).find((one) => one.setting === at);
    if (disk) return disk;
  }
  return undefined;
}

function disksBeside({ file, setting }: ValueContext): readonly SimulatedDisk[] {
  return simulateDisks(file).filter(
    (disk) => disk.setting.component === setting.component && disk.id !== undefined,
  );
}

function existingDisks(context: ValueContext): readonly ValueChoice[] {
  return disksBeside(context).map((disk) => labelled(disk.id!, diskLabel(disk)));
}

/** Undefined without a disk in the file: the number then means a partition that Setup finds. */
function partitionsForWindows(context: ValueContext): readonly ValueChoice[] | undefined {
  const id = integerOf(context.setting.parent && settingIn(context.setting.parent, 'DiskID'));
  const disk = disksBeside(context).find((one) => one.id === id);
  return disk?.partitions
    .filter(({ type, role }) => type !== 'Extended' && role !== 'efi' && role !== 'msr')
    .sort((a, b) => Number(b.rest || b.role === 'windows') - Number(a.rest || a.role === 'windows'))
    .flatMap(numbered);
}

function partitionsToModify(context: ValueContext): readonly ValueChoice[] | undefined {
  const disk = diskAround(context);
  const isFree = ({ modify }: SimulatedPartition): boolean =>
    modify.every((step) => step === context.setting.parent);
  return disk?.partitions
    .filter(({ role, create }) => role !== 'msr' && create !== undefined)
    .sort((a, b) => Number(isFree(b)) - Number(isFree(a)))
    .flatMap(numbered);
}

function numbered(partition: SimulatedPartition): readonly ValueChoice[] {
  return partition.number === undefined ? [] : [labelled(partition.number, partitionLabel(partition))];
}

function labelled(number: number, label: string): ValueChoice {
  return { value: String(number), label: `${number} · ${label}` };
}

function nextDisk({ file, setting }: ValueContext): readonly ValueChoice[] {
  const taken = simulateDisks(file)
    .filter((disk) => disk.setting !== setting.parent && disk.setting.component === setting.component)
    .map(({ id }) => id ?? -1);
  return [{ value: String(1 + Math.max(-1, ...taken)), detail: 'next free number' }];
}

/** `X` is the RAM disk of Windows PE; `A` and `B` are kept for floppy disks. */
function freeLetters(context: ValueContext): readonly ValueChoice[] {
  const { file, setting } = context;
  const taken = new Set(
    settingsAt(file, SETUP, 'DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Letter')
      .filter((other) => other !== setting)
      .map(({ value }) => value.toUpperCase()),
  );
  const own = diskAround(context)?.partitions.find(({ modify }) =>
    modify.some((step) => step === setting.parent),
  );
  const letters = [...'CDEFGHIJKLMNOPQRSTUVWYZ'].filter((letter) => !taken.has(letter));
  const isWindows = own?.role === 'windows';
  // C belongs to the partition of Windows, if the file tells which one that is.
  const inOrder =
    isWindows || own === undefined ? letters : letters.sort((a, b) => Number(a === 'C') - Number(b === 'C'));
  return inOrder.map((value) => ({ value }));
}

/** Only images that the published key beside them can install, if there are any. */
function imageNames({ file, setting }: ValueContext): readonly ValueChoice[] | undefined {
  if (valueIn(setting.parent!, 'Key')?.toUpperCase() !== '/IMAGE/NAME') return undefined;
  const { windows, edition } = ownTarget(file, setting);
  const isEdition = ({ editionId }: ValueEntry): boolean => edition !== undefined && editionId === edition;
  const named = valueTable('image-names').entries.filter((entry) =>
    matchesWindows(entry.windows as string, windows),
  );
  const installation = installationsOf(file).find(({ component }) => component === setting.component);
  const key = installation?.key && publishedKey(installation.key.value);
  const fitting = named.filter(
    (entry) => key?.editionId === entry.editionId && key?.windows.includes(entry.windows as string),
  );
  return (fitting.length > 0 ? fitting : named)
    .toSorted((a, b) => Number(isEdition(b)) - Number(isEdition(a)))
    .map(({ value, label }) => ({ value, ...(label !== value && { detail: label, words: label }) }));
}

/** The built-in Administrator goes by its English name here in every language of Windows. */
function accountNames({ file }: ValueContext): readonly ValueChoice[] {
  const { local, domain } = accountsOf(file);
  const seen = new Set<string>();
  const named = [
    ...local.map(({ name }) => ({ value: name, detail: 'local account of this file' })),
    ...domain.map(({ name, domain: of }) => ({ value: name, detail: `account of ${of ?? 'the domain'}` })),
    { value: 'Administrator', detail: 'built-in account' },
  ];
  return named.flatMap(({ value, detail }) => {
    if (value === undefined || seen.has(value.toLowerCase())) return [];
    seen.add(value.toLowerCase());
    return [{ value, detail }];
  });
}

function logonDomains({ file }: ValueContext): readonly ValueChoice[] {
  const domains = new Set(accountsOf(file).domain.flatMap(({ domain }) => domain ?? []));
  for (const setting of joinedDomains(file)) domains.add(setting.value);
  return [{ value: '.', detail: 'this computer' }, ...[...domains].map((value) => ({ value }))];
}

function joinedDomains(file: AnswerFile): readonly Setting[] {
  return settingsAt(file, UNATTENDED_JOIN, 'Identification/JoinDomain').filter(
    ({ value, hasHole }) => value !== '' && !hasHole,
  );
}
