/** Completion of settings: those that pass and target process and that are not there yet, the usual ones first. */
import type { AnswerFile, Component, Setting } from '../../answer-file/answer-file';
import type { Meaning } from '../../answer-file/locate';
import {
  childSchema,
  childSchemas,
  occurrenceSchema,
  type SettingSchema,
} from '../../schema/component-schema';
import { typeOf } from '../describe';
import { fitsPass, fitsTarget, passesOfChild } from '../fit';
import { settingSkeleton } from '../skeleton';
import { usageOf } from '../usage';
import { type Insertion, keptChildren, knowsContent, swallowedElements, writeElement } from './insertion';
import type { CompletionItem } from './item';
import { offersValues } from './values';

export function settingItems(
  meaning: Exclude<Meaning, { kind: 'pass' }>,
  insertion: Insertion,
): readonly CompletionItem[] {
  const parent = meaning.kind === 'setting' ? meaning.setting : meaning.component;
  if (!parent.schema) return [];
  const { file, element } = insertion;
  const siblings = parent.settings.filter(({ node }) => node !== element);
  const behind = new Set(swallowedElements(insertion).map(({ localName }) => localName));
  const needed = occurrenceSchema(parent.schema).required ?? [];
  return Object.entries(childSchemas(parent.schema))
    .filter(
      ([name, schema]) =>
        mayStand(file, parent, siblings, name, schema) &&
        (schema.type === 'array' || !behind.has(name)) &&
        knowsContent(schema, keptChildren(insertion)),
    )
    .map(([name, schema]): CompletionItem & { readonly weight: number } => {
      const path = meaning.kind === 'setting' ? `${meaning.setting.path}/${name}` : name;
      const component = meaning.component.schema!.title;
      const key = `${component}/${path}`;
      const fits = (child: SettingSchema) =>
        fitsTarget(file, child) && fitsPass(child.passes, meaning.pass.known);
      const snippet = settingSkeleton({ key, schema, siblings, fits });
      const isLeaf = Object.keys(childSchemas(schema)).length === 0;
      return {
        label: name,
        kind: schema.type === 'array' ? 'list' : isLeaf ? 'setting' : 'container',
        detail: typeOf(schema).replaceAll('`', ''),
        documentation: { component, path },
        ...(schema.deprecated && { deprecated: true }),
        ...(startsWithChoice(snippet, key, schema) && { suggestsNext: true }),
        ...writeElement({ name, snippet }, insertion),
        weight: (needed.includes(name) ? 2 : 0) + usageOf(key) - (schema.deprecated ? 1 : 0),
      };
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ weight: _, ...item }) => item);
}

/** A setting that is there already is left out, as is one that this pass or the target does not process. */
function mayStand(
  file: AnswerFile,
  parent: Component | Setting,
  siblings: readonly Setting[],
  name: string,
  schema: SettingSchema,
): boolean {
  if (schema.type !== 'array' && siblings.some((other) => other.name === name)) return false;
  const { pass } = 'component' in parent ? parent.component : parent;
  return fitsPass(passesOfChild(parent, schema), pass.known) && fitsTarget(file, schema);
}

/** True when the first tab stop is a place for further suggestions: the content of a container, or a chosen value. */
function startsWithChoice(snippet: string, key: string, schema: SettingSchema): boolean {
  const stop = snippet.indexOf('$1');
  if (stop === -1) return false;
  const open: string[] = [];
  for (const [, slash, name] of snippet.slice(0, stop).matchAll(/<(\/?)(\w+)[^>]*>/g)) {
    if (slash) open.pop();
    else open.push(name!);
  }
  const inside = open.slice(1);
  const around = inside.reduce<SettingSchema | undefined>(
    (outer, name) => outer && childSchema(outer, name)?.schema,
    schema,
  );
  if (!around) return false;
  return Object.keys(childSchemas(around)).length > 0 || offersValues([key, ...inside].join('/'), around);
}
