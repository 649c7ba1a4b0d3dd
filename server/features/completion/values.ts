/** Completion of the value of a setting: enumerations, booleans and the tables of schemas/values/. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { type Location, meaningOf } from '../../answer-file/locate';
import { occurrenceSchema, type SettingSchema } from '../../schema/component-schema';
import { valueTable } from '../../schema/library';
import { encodeReferences } from '../../syntax/entities';
import type { CompletionItem } from './item';

export function completeValue(file: AnswerFile, location: Location & { slot: 'element-name' | 'text' }): readonly CompletionItem[] {
  if (location.slot !== 'text') return [];
  const meaning = meaningOf(file, location.parent);
  if (meaning?.kind !== 'setting' || meaning.setting.settings.length > 0 || !meaning.setting.schema) return [];
  return valuesOf(occurrenceSchema(meaning.setting.schema));
}

function valuesOf(schema: SettingSchema): readonly CompletionItem[] {
  if (schema.type === 'boolean') {
    return ['true', 'false'].map((value) => item(value, undefined, isDefault(schema, value)));
  }
  if (schema.enum) {
    return schema.enum.map((value, index) => ({
      ...item(String(value), schema.enumDescriptions?.[index], isDefault(schema, String(value))),
      rank: index,
    }));
  }
  if (schema.values === 'keyboards') return keyboardItems();
  if (!schema.values || schema.values === 'product-keys') return [];
  return valueTable(schema.values).entries.map(({ value, label }) => ({
    ...item(value, undefined, false),
    detail: label,
    filterText: `${value} ${label}`,
  }));
}

/** The layout that each locale starts with, as `InputLocale` writes it. */
function keyboardItems(): readonly CompletionItem[] {
  return valueTable('locales').entries.flatMap(({ keyboard, label, value }) => {
    if (typeof keyboard !== 'string') return [];
    return [{ ...item(keyboard, undefined, false), label: `${keyboard} ${label}`, detail: value, filterText: `${keyboard} ${value} ${label}` }];
  });
}

function item(value: string, documentation: string | undefined, preselect: boolean): CompletionItem {
  return {
    label: value,
    kind: 'value',
    newText: encodeReferences(value),
    ...(documentation && { documentation }),
    ...(preselect && { preselect }),
  };
}

function isDefault(schema: SettingSchema, value: string): boolean {
  return schema.default !== undefined && String(schema.default) === value;
}
