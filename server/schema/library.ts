/** The component schemas and value tables by name; each is parsed on first use. */
import { components as bundledComponents, values as bundledValues } from 'unattend:schemas';
import type { ComponentSchema } from './component-schema';

export interface SchemaLibrary {
  /** The names of all components, as Microsoft spells them. */
  readonly componentNames: readonly string[];
  /** The schema of a component, whose name is compared without regard to case. */
  component(name: string): ComponentSchema | undefined;
}

export interface ValueEntry {
  /** What stands in the answer file. */
  readonly value: string;
  /** What a person calls it. */
  readonly label: string;
  readonly aliases?: readonly string[];
  readonly [fact: string]: unknown;
}

export interface ValueTable {
  readonly title: string;
  readonly description: string;
  readonly entries: readonly ValueEntry[];
  /** Of the keyboards: the language of each id that may stand before the colon. */
  readonly languages?: readonly { readonly lcid: string; readonly tag?: string; readonly name: string }[];
  /** Finds the entry of a value without regard to case. */
  find(value: string): ValueEntry | undefined;
}

/** Returns a library of the bundled schemas and `extra` ones, which win over bundled ones of the same name. */
export function createSchemaLibrary(extra: readonly ComponentSchema[] = []): SchemaLibrary {
  const extraByName = new Map(extra.map((schema) => [schema.title.toLowerCase(), schema]));
  const parsed = new Map<string, ComponentSchema>(extraByName);
  return {
    componentNames: [...new Set([...bundledNames.values(), ...extra.map((schema) => schema.title)])],
    component(name) {
      const key = name.toLowerCase();
      const known = parsed.get(key);
      if (known) return known;
      const bundled = bundledNames.get(key);
      if (bundled === undefined) return undefined;
      const schema = bundledComponent(bundled);
      parsed.set(key, schema);
      return schema;
    },
  };
}

/** Returns a table of schemas/values/ by its name; throws for a name that no file has. */
export function valueTable(name: string): ValueTable {
  let table = tables.get(name);
  if (!table) {
    const source = bundledValues[name];
    if (source === undefined) throw new Error(`schemas/values/${name}.json does not exist`);
    table = createTable(JSON.parse(source()));
    tables.set(name, table);
  }
  return table;
}

const bundledNames: ReadonlyMap<string, string> = new Map(
  Object.keys(bundledComponents).map((name) => [name.toLowerCase(), name]),
);
const bundled = new Map<string, ComponentSchema>();
const tables = new Map<string, ValueTable>();

function bundledComponent(name: string): ComponentSchema {
  let schema = bundled.get(name);
  if (!schema) {
    schema = JSON.parse(bundledComponents[name]!()) as ComponentSchema;
    bundled.set(name, schema);
  }
  return schema;
}

function createTable(data: Omit<ValueTable, 'find'>): ValueTable {
  let byValue: Map<string, ValueEntry> | undefined;
  return {
    ...data,
    find(value) {
      byValue ??= new Map(data.entries.map((entry) => [entry.value.toLowerCase(), entry]));
      return byValue.get(value.toLowerCase());
    },
  };
}
