/**
 * Says quickly that a setting is right. Most settings are, and this small interpreter of the schemas finds so without
 * making an instance and compiling a validator for it, which takes most of the time of a first check. What it does
 * not accept, ajv judges.
 */
import { occurrenceSchema, type SettingSchema } from '../schema/component-schema';
import { LONGEST_MATCHED_VALUE } from '../schema/safe-pattern';
import { byteLength } from '../schema/validator';
import type { Setting } from './answer-file';
import { INTEGER } from './query';

/** True only when the schema allows the setting and all in it; false when it may not. */
export function accepts(setting: Setting): boolean {
  if (!setting.schema) return false;
  const schema = occurrenceSchema(setting.schema);
  if (setting.settings.length > 0)
    return schema.type === 'object' && acceptsSettings(schema, setting.settings);
  // Neither a placeholder nor an empty element is judged by the schema.
  if (setting.hasHole || setting.value === '') return true;
  switch (schema.type) {
    case 'boolean':
      return schema.enum === undefined && BOOLEAN.test(setting.value);
    case 'integer':
      return acceptsNumber(schema, setting.value);
    case 'string':
      return acceptsText(schema, setting.value);
    default:
      return false;
  }
}

const BOOLEAN = /^(?:true|false)$/i;

function acceptsSettings({ required }: SettingSchema, settings: readonly Setting[]): boolean {
  if (required) {
    for (const name of required) {
      if (!settings.some((setting) => setting.name === name)) return false;
    }
  }
  for (const setting of settings) {
    if (!accepts(setting)) return false;
  }
  return true;
}

function acceptsNumber({ enum: allowed, minimum, maximum }: SettingSchema, text: string): boolean {
  if (!INTEGER.test(text)) return false;
  const value = Number(text);
  if (allowed && !allowed.includes(value)) return false;
  return (minimum === undefined || value >= minimum) && (maximum === undefined || value <= maximum);
}

/** Lengths count characters, of which a text has at most as many as UTF-16 units, and at least half as many. */
function acceptsText(schema: SettingSchema, value: string): boolean {
  const { enum: allowed, minLength, maxLength, maxBytes, pattern } = schema;
  if (allowed && !allowed.includes(value)) return false;
  if (minLength !== undefined && value.length < 2 * minLength - 1) return false;
  if (maxLength !== undefined && value.length > maxLength) return false;
  if (maxBytes !== undefined && byteLength(value) > maxBytes) return false;
  return (
    pattern === undefined || (value.length <= LONGEST_MATCHED_VALUE && expressionOf(pattern).test(value))
  );
}

function expressionOf(pattern: string): RegExp {
  let expression = expressions.get(pattern);
  if (!expression) {
    expression = new RegExp(pattern, 'u');
    expressions.set(pattern, expression);
  }
  return expression;
}

const expressions = new Map<string, RegExp>();
