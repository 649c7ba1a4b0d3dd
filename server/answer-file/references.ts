/**
 * What settings refer to: disks, partitions, accounts, the computer name, folders of drivers and the keys of list
 * items, each with every place that names it. Definition, references, rename and highlights share this one model.
 */

import type { ElementNode, TextRange } from '../syntax/nodes';
import { nameRange } from '../syntax/query';
import { accountsOf, isBuiltInAdministrator } from './accounts';
import type { AnswerFile, Component, Setting } from './answer-file';
import { namesInCommands } from './command-names';
import { type SimulatedDisk, type SimulatedPartition, simulateDisks } from './disks';
import { NameTable } from './name-table';
import { perFile } from './per-file';
import {
  componentsNamed,
  integerOf,
  SETUP,
  SHELL_SETUP,
  settingIn,
  settingsAt,
  settingsIn,
  walkSettings,
} from './query';

interface Named {
  /** The name or number as the first place spells it. */
  readonly name: string;
  /** In the order of the text. */
  readonly occurrences: readonly Occurrence[];
}

export type Referent = Named &
  (
    | { readonly kind: 'disk'; readonly component: Component }
    | {
        readonly kind: 'partition';
        readonly disk: SimulatedDisk;
        readonly partition: SimulatedPartition | undefined;
      }
    | { readonly kind: 'account' | 'computer-name' | 'driver-path' }
    | { readonly kind: 'list-key'; readonly item: Setting; readonly siblings: readonly Setting[] }
  );

/** A place that names something. */
export interface Occurrence extends TextRange {
  readonly role: 'definition' | 'use';
  /** The element that is meant: the whole list item for the key of one. */
  readonly element: ElementNode;
  /** False where a tag stands for the thing without spelling its name. */
  readonly spellsName: boolean;
}

/** Everything that has a name in the file. */
export function referentsOf(file: AnswerFile): readonly Referent[] {
  return indexOf(file).referents;
}

/** What the name around `offset` stands for, and the place itself. */
export function referentAt(
  file: AnswerFile,
  offset: number,
): { readonly referent: Referent; readonly occurrence: Occurrence } | undefined {
  const { places } = indexOf(file);
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.occurrence.end < offset) low = middle + 1;
    else high = middle;
  }
  const found = places[low];
  return found && found.occurrence.start <= offset ? found : undefined;
}

/** The setting or attribute value that tells a list item from its siblings. */
export function keyOfItem({
  schema,
  settings,
  node,
}: Setting): { readonly value: string; readonly range: TextRange } | undefined {
  const key = schema?.list?.key;
  if (key === 'wcm:keyValue') {
    const attribute = node.attributes.find(({ localName }) => localName === 'keyValue');
    return (
      attribute && { value: attribute.value, range: { start: attribute.valueStart, end: attribute.valueEnd } }
    );
  }
  const setting = settings.find(({ name }) => name === key);
  return setting && !setting.hasHole && setting.value !== ''
    ? { value: setting.value, range: setting.valueRange }
    : undefined;
}

interface Index {
  readonly referents: readonly Referent[];
  /** Every place, in the order of the text. */
  readonly places: readonly { readonly referent: Referent; readonly occurrence: Occurrence }[];
}

const indexOf = perFile((file): Index => {
  const named = [
    ...disks(file),
    ...partitions(file),
    ...accounts(file),
    ...computerNames(file),
    ...driverPaths(file),
  ];
  const taken = new Set(named.flatMap(({ occurrences }) => occurrences.map(({ start }) => start)));
  const referents = [...named, ...listKeys(file, taken)];
  const places = referents
    .flatMap((referent) => referent.occurrences.map((occurrence) => ({ referent, occurrence })))
    .sort((a, b) => a.occurrence.start - b.occurrence.start);
  return { referents, places };
});

function* disks(file: AnswerFile): Generator<Referent> {
  for (const component of componentsNamed(file, SETUP, 'windowsPE')) {
    const byId = new Map<number, Occurrence[]>();
    const add = (holder: Setting, role: Occurrence['role']): void => {
      const setting = settingIn(holder, 'DiskID');
      const id = integerOf(setting);
      if (id === undefined) return;
      const occurrences = byId.get(id) ?? [];
      occurrences.push(valueOccurrence(setting!, role, holder));
      byId.set(id, occurrences);
    };
    for (const disk of settingsIn(component, 'DiskConfiguration/Disk')) add(disk, 'definition');
    for (const installTo of installTos(component)) add(installTo, 'use');
    for (const [id, occurrences] of byId)
      yield { kind: 'disk', component, name: String(id), occurrences: inText(occurrences) };
  }
}

function* partitions(file: AnswerFile): Generator<Referent> {
  for (const disk of simulateDisks(file)) {
    const byNumber = new Map<number, Occurrence[]>();
    const add = (number: number | undefined, occurrence: Occurrence): void => {
      if (number !== undefined) byNumber.set(number, [...(byNumber.get(number) ?? []), occurrence]);
    };
    const created = new Set<number | undefined>();
    for (const { create, number } of disk.partitions) {
      if (!create) continue;
      created.add(number);
      add(number, { ...nameRange(create.node), role: 'definition', element: create.node, spellsName: false });
    }
    const addId = (holder: Setting, defines: boolean): void => {
      const setting = settingIn(holder, 'PartitionID');
      const number = integerOf(setting);
      if (number === undefined) return;
      const role = defines && !created.has(number) ? 'definition' : 'use';
      add(number, valueOccurrence(setting!, role, holder));
    };
    for (const modify of settingsIn(disk.setting, 'ModifyPartitions/ModifyPartition')) addId(modify, true);
    for (const installTo of installTos(disk.setting.component)) {
      if (disk.id !== undefined && integerOf(settingIn(installTo, 'DiskID')) === disk.id)
        addId(installTo, false);
    }
    for (const [number, occurrences] of byNumber) {
      const partition = disk.partitions.find((one) => one.number === number);
      yield { kind: 'partition', disk, partition, name: String(number), occurrences: inText(occurrences) };
    }
  }
}

function installTos(component: Component): readonly Setting[] {
  return [
    'ImageInstall/OSImage/InstallTo',
    'ImageInstall/DataImage/InstallTo',
    'WindowsDeploymentServices/ImageSelection/InstallTo',
  ].flatMap((path) => settingsIn(component, path));
}

function* accounts(file: AnswerFile): Generator<Referent> {
  const { local, domain, administrator, autoLogons } = accountsOf(file);
  const byName = new NameTable<Occurrence>();
  for (const { name, nameSetting, setting } of [...local, ...domain]) {
    if (name !== undefined) byName.add(name, valueOccurrence(nameSetting!, 'definition', setting));
  }
  for (const { username, usernameSetting, setting } of autoLogons) {
    if (username !== undefined) byName.add(username, valueOccurrence(usernameSetting!, 'use', setting));
  }
  for (const { setting } of administrator) {
    if (!local.some(({ name }) => isBuiltInAdministrator(name))) {
      byName.add('Administrator', {
        ...nameRange(setting.node),
        role: 'definition',
        element: setting.node,
        spellsName: false,
      });
    }
  }
  for (const { name, range, item } of namesInCommands(file, 'account')) {
    if (byName.has(name)) byName.add(name, { ...range, role: 'use', element: item.node, spellsName: true });
  }
  for (const [name, occurrences] of byName.entries())
    yield { kind: 'account', name, occurrences: inText(occurrences) };
}

function* computerNames(file: AnswerFile): Generator<Referent> {
  const byName = new NameTable<Occurrence>();
  for (const setting of settingsAt(file, SHELL_SETUP, 'ComputerName')) {
    if (setting.value !== '' && !setting.hasHole)
      byName.add(setting.value, valueOccurrence(setting, 'definition', setting));
  }
  const uses = accountsOf(file).autoLogons.flatMap(({ domain }) => (domain ? [domain] : []));
  for (const domain of uses) {
    if (byName.has(domain.value)) byName.add(domain.value, valueOccurrence(domain, 'use', domain));
  }
  for (const { name, range, item } of namesInCommands(file, 'computer')) {
    if (byName.has(name)) byName.add(name, { ...range, role: 'use', element: item.node, spellsName: true });
  }
  for (const [name, occurrences] of byName.entries())
    yield { kind: 'computer-name', name, occurrences: inText(occurrences) };
}

/** Folders of drivers, which the passes before and after the first start of Windows often share. */
function* driverPaths(file: AnswerFile): Generator<Referent> {
  const byFolder = new Map<string, { readonly name: string; readonly occurrences: Occurrence[] }>();
  for (const component of DRIVER_COMPONENTS) {
    for (const setting of settingsAt(file, component, 'DriverPaths/PathAndCredentials/Path')) {
      if (setting.value === '' || setting.hasHole) continue;
      const folder = setting.value
        .replaceAll('/', '\\')
        .replace(/(?<!\\)\\+$/, '')
        .toLowerCase();
      const known = byFolder.get(folder) ?? { name: setting.value, occurrences: [] };
      known.occurrences.push(valueOccurrence(setting, 'definition', setting.parent ?? setting));
      byFolder.set(folder, known);
    }
  }
  for (const { name, occurrences } of byFolder.values())
    yield { kind: 'driver-path', name, occurrences: inText(occurrences) };
}

const DRIVER_COMPONENTS = [
  'Microsoft-Windows-PnpCustomizationsWinPE',
  'Microsoft-Windows-PnpCustomizationsNonWinPE',
];

/** The key of every list item that has one, but for those that stand for something else already. */
function* listKeys(file: AnswerFile, taken: ReadonlySet<number>): Generator<Referent> {
  for (const component of file.components) {
    const lists = new Map<string, Setting[]>();
    const parents = new Map<Setting | undefined, number>();
    for (const item of walkSettings(component)) {
      if (!item.schema?.list?.key) continue;
      if (!parents.has(item.parent)) parents.set(item.parent, parents.size);
      const list = `${parents.get(item.parent)} ${item.name}`;
      const siblings = lists.get(list) ?? [];
      siblings.push(item);
      lists.set(list, siblings);
      const key = keyOfItem(item);
      if (!key || taken.has(key.range.start)) continue;
      const occurrence: Occurrence = {
        ...key.range,
        role: 'definition',
        element: item.node,
        spellsName: true,
      };
      yield { kind: 'list-key', name: key.value, item, siblings, occurrences: [occurrence] };
    }
  }
}

function valueOccurrence({ valueRange }: Setting, role: Occurrence['role'], { node }: Setting): Occurrence {
  return { start: valueRange.start, end: valueRange.end, role, element: node, spellsName: true };
}

function inText(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  return occurrences.toSorted((a, b) => a.start - b.start);
}
