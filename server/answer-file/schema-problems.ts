/** What in an answer file breaks its component schemas, at the node where it stands. */
import { occurrenceSchema, type SettingSchema } from '../schema/component-schema';
import type { Instance, InstanceValue } from '../schema/instance';
import { type SchemaProblem, validate } from '../schema/validator';
import { accepts } from './accepts';
import type { Component, Setting } from './answer-file';
import { perFile } from './per-file';
import { INTEGER } from './query';

export interface LocatedProblem extends SchemaProblem {
  readonly component: Component;
  /** The setting that is wrong, or whose child is missing; undefined for the component itself. */
  readonly setting: Setting | undefined;
}

/** The schema problems of all components. */
export const schemaProblems = perFile((file): readonly LocatedProblem[] =>
  file.components.flatMap(problemsOf),
);

function problemsOf(component: Component): readonly LocatedProblem[] {
  if (!component.schema) return [];
  // What the component needs is looked for among the settings that are judged.
  const doubtful = new Set(component.schema.required);
  for (const setting of component.settings) {
    if (!accepts(setting)) doubtful.add(setting.name);
  }
  if (doubtful.size === 0) return [];
  const instance = toInstance(component.settings.filter(({ name }) => doubtful.has(name)));
  const located: LocatedProblem[] = [];
  const settingAt = createSettingFinder(component);
  for (const problem of validate(component.schema, instance)) {
    const setting = settingAt(problem.path);
    if (setting && isUnjudged(setting, problem)) continue;
    located.push({ ...problem, component, setting });
  }
  return located;
}

/** A placeholder may become anything; an empty element is the business of a rule of its own. */
function isUnjudged(setting: Setting, problem: SchemaProblem): boolean {
  if (problem.kind === 'unknown-setting') return false;
  return setting.hasHole || (setting.settings.length === 0 && setting.value === '');
}

/** The settings as JSON: of those that stand twice without being a list the first one counts. */
export function toInstance(settings: readonly Setting[]): Instance {
  const instance: Record<string, InstanceValue> = Object.create(null);
  for (const setting of settings) {
    const value = toValue(setting);
    const present = instance[setting.name];
    if (setting.schema?.type !== 'array') {
      if (present === undefined) instance[setting.name] = value;
    } else if (Array.isArray(present)) present.push(value);
    else instance[setting.name] = [value];
  }
  return instance;
}

function toValue(setting: Setting): InstanceValue {
  const schema = setting.schema && occurrenceSchema(setting.schema);
  if (setting.settings.length > 0) return toInstance(setting.settings);
  if (schema?.type === 'object' && setting.value === '') return {};
  return schema ? typedValue(setting.value, schema) : setting.value;
}

/** Gives a text the type that its schema wants, if it can be read so; enumerations are compared without case. */
function typedValue(text: string, schema: SettingSchema): string | number | boolean {
  if (schema.type === 'boolean') {
    if (/^true$/i.test(text)) return true;
    if (/^false$/i.test(text)) return false;
  } else if (schema.type === 'integer') {
    if (INTEGER.test(text)) return Number(text);
  } else if (schema.enum) {
    const lower = text.toLowerCase();
    return schema.enum.find((value) => String(value).toLowerCase() === lower) ?? text;
  }
  return text;
}

/** Finds settings by the path of a problem; remembers the items of long lists, which may all be wrong. */
function createSettingFinder(component: Component): (path: SchemaProblem['path']) => Setting | undefined {
  const itemsOf = new Map<Component | Setting, Map<string, readonly Setting[]>>();
  const children = (parent: Component | Setting, name: string): readonly Setting[] => {
    const byName = itemsOf.get(parent) ?? new Map<string, readonly Setting[]>();
    itemsOf.set(parent, byName);
    const known = byName.get(name) ?? parent.settings.filter((setting) => setting.name === name);
    byName.set(name, known);
    return known;
  };
  return (path) => {
    let found: Setting | undefined;
    for (const [index, name] of path.entries()) {
      if (typeof name === 'number') continue;
      const next = path[index + 1];
      const child: Setting | undefined = children(found ?? component, name)[
        typeof next === 'number' ? next : 0
      ];
      if (!child) return found;
      found = child;
    }
    return found;
  };
}
