/** What the value of a setting stands for, in a few words: the edition of a key, the name of a locale, a size in GB. */
import type { AnswerFile, Setting } from '../answer-file/answer-file';
import { installTargets, simulateDisks } from '../answer-file/disks';
import { integerOf, SETUP } from '../answer-file/query';
import { occurrenceSchema } from '../schema/component-schema';
import { valueTable } from '../schema/library';
import { diskLabel, partitionLabel, sizeLabel } from './partition-labels';

export interface ValueName {
  readonly kind: 'name' | 'size' | 'reference';
  /** Says nothing that is secret. */
  readonly label: string;
}

/** Returns undefined for a value that says everything itself, and for one that a template fills in. */
export function valueName(file: AnswerFile, setting: Setting): ValueName | undefined {
  const schema = setting.schema && occurrenceSchema(setting.schema);
  if (!schema || setting.value === '' || setting.hasHole || setting.settings.length > 0) return undefined;
  const reference = referencedName(file, setting);
  if (reference) return { kind: 'reference', label: reference };
  const number = integerOf(setting);
  if (schema.unit === 'MB' && number !== undefined) {
    return number >= 1024 ? { kind: 'size', label: sizeLabel(number) } : undefined;
  }
  const label = schema.values && tableName(schema.values, setting.value);
  return label && label.toLowerCase() !== setting.value.toLowerCase() ? { kind: 'name', label } : undefined;
}

function tableName(table: string, value: string): string | undefined {
  if (table === 'keyboards') return keyboardNames(value);
  if (table === 'time-zones') return timeZoneName(value);
  if (table === 'groups' || table === 'image-metadata-keys') return undefined;
  return valueTable(table).find(value)?.label;
}

/** An id may carry an ending that switches daylight saving off. */
function timeZoneName(value: string): string | undefined {
  const fixed = /^(.*)_dstoff$/i.exec(value);
  const zone = valueTable('time-zones').find(fixed?.[1] ?? value);
  return zone && (fixed ? `${zone.label}, no daylight saving` : zone.label);
}

/** Reads `0407:00000407;en-US` as "German (Germany) – German; English (United States)". */
function keyboardNames(value: string): string | undefined {
  const names = value.split(';').map((part) => keyboardName(part.trim()));
  const known = names.filter((name) => name !== undefined);
  return known.length === names.length ? known.join('; ') : undefined;
}

function keyboardName(part: string): string | undefined {
  const pair = /^([0-9a-f]{4}):(.+)$/i.exec(part);
  if (!pair) return valueTable('locales').find(part)?.label;
  const keyboards = valueTable('keyboards');
  const language = keyboards.languages?.find(
    ({ lcid }) => lcid.toLowerCase() === pair[1]!.toLowerCase(),
  )?.name;
  const layout = keyboards.find(pair[2]!)?.label;
  return language && layout ? `${language} – ${layout}` : undefined;
}

function referencedName(file: AnswerFile, setting: Setting): string | undefined {
  const { name, parent } = setting;
  if (!parent || (name !== 'PartitionID' && name !== 'DiskID') || setting.component.schema?.title !== SETUP) {
    return undefined;
  }
  if (parent.name === 'InstallTo') {
    const target = installTargets(file).find((one) => one.setting === parent);
    if (name === 'DiskID') return target?.disk && diskLabel(target.disk);
    return target?.partition && partitionLabel(target.partition);
  }
  if (parent.name !== 'ModifyPartition' || name !== 'PartitionID') return undefined;
  const disk = simulateDisks(file).find((one) => one.setting === parent.parent?.parent);
  const partition = disk?.partitions.find(({ modify }) => modify.includes(parent));
  return partition && partitionLabel(partition);
}
