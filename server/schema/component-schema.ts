/** The shape of a component schema (schemas/vocabulary.json says what each keyword means). */
import type { WindowsVersion } from './windows-version';

export const PASSES = [
  'windowsPE',
  'offlineServicing',
  'generalize',
  'specialize',
  'auditSystem',
  'auditUser',
  'oobeSystem',
] as const;

export type PassName = (typeof PASSES)[number];

/** Keywords that a setting takes from its parent when it has none of its own. */
export interface InheritedFacts {
  readonly passes?: readonly PassName[];
  readonly since?: WindowsVersion;
  readonly until?: WindowsVersion;
  readonly products?: readonly ('client' | 'server')[];
}

export interface SettingSchema extends InheritedFacts {
  readonly type: 'object' | 'array' | 'string' | 'boolean' | 'integer';
  readonly description: string;
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  /** Absent where not all children are known, so that any other name may be right. */
  readonly additionalProperties?: false;
  readonly items?: SettingSchema;
  readonly list?: { readonly key?: string };
  readonly required?: readonly string[];
  readonly order?: readonly string[];
  readonly enum?: readonly (string | number)[];
  readonly enumDescriptions?: readonly string[];
  readonly default?: string | number | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxBytes?: number;
  readonly pattern?: string;
  readonly unit?: string;
  readonly values?: string;
  readonly sensitive?: true;
  readonly emptyAllowed?: boolean;
  readonly deprecated?: boolean;
  readonly deprecatedSince?: WindowsVersion;
  readonly example?: string;
  readonly docs?: string;
  readonly sources?: readonly string[];
}

export interface ComponentSchema extends SettingSchema {
  readonly title: string;
  readonly type: 'object';
  readonly properties: Readonly<Record<string, SettingSchema>>;
  readonly architectures?: readonly string[];
}

export const MICROSOFT_REFERENCE = 'https://learn.microsoft.com/windows-hardware/customize/desktop/unattend/';

/** The schema of one occurrence of a setting: of a list item for a list, else the schema itself. */
export function occurrenceSchema(schema: SettingSchema): SettingSchema {
  return schema.type === 'array' ? (schema.items ?? schema) : schema;
}

export function childSchemas(schema: SettingSchema): Readonly<Record<string, SettingSchema>> {
  return occurrenceSchema(schema).properties ?? {};
}

/** Finds a child by its name, exactly or else without regard to case. */
export function childSchema(
  schema: SettingSchema,
  name: string,
): { readonly name: string; readonly schema: SettingSchema } | undefined {
  const children = childSchemas(schema);
  if (Object.hasOwn(children, name)) return { name, schema: children[name]! };
  const lower = name.toLowerCase();
  for (const [known, child] of Object.entries(children)) {
    if (known.toLowerCase() === lower) return { name: known, schema: child };
  }
  return undefined;
}
