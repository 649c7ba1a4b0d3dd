/** The XML that completion and other features insert, as a snippet with tab stops. */
import type { Setting } from '../answer-file/answer-file';
import { listKeyOf } from '../answer-file/query';
import { choiceStop, textStop } from '../answer-file/snippets';
import { childSchemas, occurrenceSchema, type SettingSchema } from '../schema/component-schema';
import { encodeReferences } from '../syntax/entities';
import { usageOf } from './usage';

export interface SkeletonPart {
  /** The component's name and the path of the setting: `Component/Path/To/Setting`. */
  readonly key: string;
  readonly schema: SettingSchema;
  /** The settings beside it, so that a list item gets a key that is still free. */
  readonly siblings?: readonly Setting[];
  /** False for a child that would be wrong in the file at hand. */
  readonly fits: (schema: SettingSchema) => boolean;
}

/** A setting with what it needs and what usually stands inside, as a snippet: tabs indent, `$1` … are tab stops. */
export function settingSkeleton(part: SkeletonPart): string {
  return `${settingWithStops(part, { next: 1 }, '')}$0`;
}

/** A snippet as plain text: the first of several choices, and nothing at a tab stop without a text. */
export function withoutStops(snippet: string): string {
  return snippet
    .replace(
      /\$\{\d+\|((?:[^\\,|]|\\.)*)(?:,[^}]*)?\|\}|\$\{\d+:((?:[^\\}]|\\.)*)\}|\$\{\d+\}|\$\d+/g,
      '$1$2',
    )
    .replace(/\\([\\$},|])/g, '$1')
    .replaceAll('\t', '  ');
}

/** The next free number of a list, by the child or attribute that its items are keyed by. */
export function nextListKey(name: string, schema: SettingSchema, siblings: readonly Setting[]): string {
  const key = schema.list?.key;
  const first = key === 'DiskID' ? 0 : 1;
  const numbers = siblings.filter((item) => item.name === name).map((item) => Number(listKeyOf(item)) || 0);
  // Not by Math.max(...numbers): a call takes fewer arguments than a list can have items.
  return String(1 + numbers.reduce((most, number) => Math.max(most, number), first - 1));
}

/** True when the skeleton has attributes with the prefix `wcm`. */
export function usesWcm(snippet: string): boolean {
  return snippet.includes(' wcm:action=');
}

interface Counter {
  next: number;
}

/** What a list item carries in its start tag, with a blank before it; empty for what is no list item. */
export function listAttributes(name: string, schema: SettingSchema, siblings: readonly Setting[]): string {
  if (!schema.list) return '';
  const keyValue =
    schema.list.key === 'wcm:keyValue' ? ` wcm:keyValue="${nextListKey(name, schema, siblings)}"` : '';
  return ` wcm:action="add"${keyValue}`;
}

function settingWithStops(part: SkeletonPart, counter: Counter, indent: string): string {
  const { key, schema, siblings = [] } = part;
  const name = key.slice(key.lastIndexOf('/') + 1);
  const open = `<${name}${listAttributes(name, schema, siblings)}>`;
  if (Object.keys(childSchemas(schema)).length === 0) {
    return `${open}${valueStop(occurrenceSchema(schema), counter)}</${name}>`;
  }
  const listKey = schema.list?.key;
  const inner = `${indent}\t`;
  const lines = childrenOf(part).map(([child, childSchema]) => {
    if (child === listKey && occurrenceSchema(childSchema).type === 'integer') {
      return `${inner}<${child}>${nextListKey(name, schema, siblings)}</${child}>`;
    }
    const { fits } = part;
    return inner + settingWithStops({ key: `${key}/${child}`, schema: childSchema, fits }, counter, inner);
  });
  if (lines.length === 0) lines.push(`${inner}$${counter.next++}`);
  return `${open}\n${lines.join('\n')}\n${indent}</${name}>`;
}

/** What a setting must have inside, an only child, and what nearly every file that has the setting has in it. */
function childrenOf({ key, schema, fits }: SkeletonPart): readonly (readonly [string, SettingSchema])[] {
  const children = Object.entries(childSchemas(schema));
  const { required } = occurrenceSchema(schema);
  const uses = usageOf(key);
  return children
    .filter(([name, child]) => {
      if (name === schema.list?.key || required?.includes(name)) return true;
      if (child.deprecated || !fits(child)) return false;
      return children.length === 1 || (uses >= OFTEN && usageOf(`${key}/${name}`) >= NEARLY_ALWAYS * uses);
    })
    .sort(([a], [b]) => Number(b === schema.list?.key) - Number(a === schema.list?.key));
}

/** Below this share of files, what else they have says little. */
const OFTEN = 0.1;
const NEARLY_ALWAYS = 0.95;

function valueStop(schema: SettingSchema, counter: Counter): string {
  const stop = counter.next++;
  const choices = schema.type === 'boolean' ? ['true', 'false'] : (schema.enum?.map(String) ?? []);
  const preferred = schema.default === undefined ? undefined : String(schema.default);
  if (choices.length > 0) {
    // A switch is written to be turned from where it stands; of a list the usual value is the likely one.
    const weight = (choice: string): number => Number((choice === preferred) !== (schema.type === 'boolean'));
    const sorted = preferred === undefined ? choices : [...choices].sort((a, b) => weight(b) - weight(a));
    return choiceStop(stop, sorted);
  }
  return preferred ? textStop(stop, encodeReferences(preferred)) : `$${stop}`;
}
