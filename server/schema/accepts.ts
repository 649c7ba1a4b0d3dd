/**
 * Says quickly that a value is right. Most settings are, and this small interpreter finds so without compiling
 * a validator, which takes most of the time of a first check. What it does not accept, ajv judges.
 */
import { occurrenceSchema, type SettingSchema } from './component-schema';
import type { Instance, InstanceValue } from './instance';

/** True only when the schema allows the value; false when it may not, or when the schema has a form unknown here. */
export function accepts(schema: SettingSchema, value: InstanceValue): boolean {
  if (schema.type === 'array') {
    const items = schema.items;
    return items !== undefined && Array.isArray(value) && value.every((item) => accepts(items, item));
  }
  switch (typeof value) {
    case 'boolean':
      return schema.type === 'boolean' && schema.enum === undefined;
    case 'number':
      return schema.type === 'integer' && acceptsNumber(schema, value);
    case 'string':
      return schema.type === 'string' && acceptsText(schema, value);
    default:
      return schema.type === 'object' && !Array.isArray(value) && acceptsSettings(schema, value as Instance);
  }
}

function acceptsNumber({ enum: allowed, minimum, maximum }: SettingSchema, value: number): boolean {
  if (allowed && !allowed.includes(value)) return false;
  return Number.isInteger(value) && value >= (minimum ?? value) && value <= (maximum ?? value);
}

/** Lengths count characters, of which a text has at most as many as UTF-16 units. */
function acceptsText(
  { enum: allowed, minLength, maxLength, maxBytes, pattern }: SettingSchema,
  value: string,
): boolean {
  if (minLength !== undefined || maxBytes !== undefined || pattern !== undefined) return false;
  if (allowed && !allowed.includes(value)) return false;
  return maxLength === undefined || value.length <= maxLength;
}

function acceptsSettings(schema: SettingSchema, value: Instance): boolean {
  const properties = occurrenceSchema(schema).properties ?? {};
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(value, name)) return false;
  }
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(properties, name) || !accepts(properties[name]!, value[name]!)) return false;
  }
  return true;
}
