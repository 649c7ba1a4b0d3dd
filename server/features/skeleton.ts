/** The XML that completion and other features insert, as a snippet with tab stops. */
import type { Setting } from '../answer-file/answer-file';
import { childSchemas, occurrenceSchema, type SettingSchema } from '../schema/component-schema';
import { encodeReferences } from '../syntax/entities';

/** Attributes that identify a component of Windows, beside its name. */
export function identityAttributes(architecture: string): string {
  return `processorArchitecture="${architecture}" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"`;
}

/**
 * A setting with what it needs inside, as a snippet: tabs indent, `$1` … are tab stops. `siblings` are the
 * settings beside it, so that a list item gets a key that is still free.
 */
export function settingSkeleton(name: string, schema: SettingSchema, siblings: readonly Setting[] = []): string {
  const counter = { next: 1 };
  return `${settingWithStops(name, schema, siblings, counter, '')}$0`;
}

/** Escapes what a snippet would read as its own syntax. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** The next free number of a list, by the child or attribute that its items are keyed by. */
export function nextListKey(name: string, schema: SettingSchema, siblings: readonly Setting[]): string {
  const key = schema.list?.key;
  const items = siblings.filter((item) => item.name === name);
  if (key === 'DiskID') return String(1 + Math.max(-1, ...items.map((item) => keyNumber(item, key))));
  return String(1 + Math.max(0, ...items.map((item) => keyNumber(item, key))));
}

interface Counter {
  next: number;
}

function settingWithStops(
  name: string,
  schema: SettingSchema,
  siblings: readonly Setting[],
  counter: Counter,
  indent: string,
): string {
  const one = occurrenceSchema(schema);
  const open = `<${name}${listAttributes(name, schema, siblings)}>`;
  const children = Object.entries(childSchemas(schema));
  if (children.length === 0) return `${open}${valueStop(one, counter)}</${name}>`;
  const key = schema.list?.key;
  const needed = children.filter(([child]) => child === key || one.required?.includes(child));
  const inner = `${indent}\t`;
  const lines = needed.map(([child, childSchema]) => {
    if (child === key && isNumbered(childSchema)) return `${inner}<${child}>${nextListKey(name, schema, siblings)}</${child}>`;
    return inner + settingWithStops(child, childSchema, [], counter, inner);
  });
  if (lines.length === 0) lines.push(`${inner}\${${counter.next++}}`);
  return `${open}\n${lines.join('\n')}\n${indent}</${name}>`;
}

function listAttributes(name: string, schema: SettingSchema, siblings: readonly Setting[]): string {
  if (!schema.list) return '';
  const keyValue = schema.list.key === 'wcm:keyValue' ? ` wcm:keyValue="${nextListKey(name, schema, siblings)}"` : '';
  return ` wcm:action="add"${keyValue}`;
}

function valueStop(schema: SettingSchema, counter: Counter): string {
  const stop = counter.next++;
  const choices = schema.type === 'boolean' ? ['true', 'false'] : (schema.enum?.map(String) ?? []);
  const preferred = schema.default === undefined ? undefined : String(schema.default);
  if (choices.length > 0) {
    const sorted = [...choices].sort((a, b) => Number(b === preferred) - Number(a === preferred));
    return `\${${stop}|${sorted.map((choice) => escapeSnippet(choice).replaceAll(',', '\\,')).join(',')}|}`;
  }
  return preferred ? `\${${stop}:${escapeSnippet(encodeReferences(preferred))}}` : `$${stop}`;
}

function isNumbered(schema: SettingSchema): boolean {
  return occurrenceSchema(schema).type === 'integer';
}

function keyNumber(item: Setting, key: string | undefined): number {
  const value =
    key === 'wcm:keyValue'
      ? item.node.attributes.find(({ localName }) => localName === 'keyValue')?.value
      : item.settings.find((child) => child.name === key)?.value;
  return Number(value) || 0;
}
