/** Completion of the value of a setting: references, enumerations, booleans and the tables of schemas/values/. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { type Location, meaningOf } from '../../answer-file/locate';
import { hasTemplateHole } from '../../answer-file/template-holes';
import { childSchemas, occurrenceSchema, type SettingSchema } from '../../schema/component-schema';
import { encodeReferences } from '../../syntax/entities';
import type { TextRange } from '../../syntax/nodes';
import { nextListKey } from '../skeleton';
import type { Completion, CompletionItem } from './item';
import { REFERENCES } from './references';
import { TABLES } from './tables';
import type { ValueChoice, ValueContext } from './value-choice';

export function completeValue(
  file: AnswerFile,
  location: Location & { slot: 'text' },
): Completion | undefined {
  const { parent, offset } = location;
  const meaning = meaningOf(file, parent);
  if (meaning?.kind !== 'setting' || parent.kind !== 'element') return undefined;
  const { setting } = meaning;
  if (!setting.schema || Object.keys(childSchemas(setting.schema)).length > 0) return undefined;
  const schema = occurrenceSchema(setting.schema);
  const whole = valueRangeAt(file, setting, offset);
  if (!whole) return undefined;
  const { text } = file.tree;
  const range = isDivided(schema) ? partAt(text, whole, offset) : whole;
  const typed = text.slice(range.start, range.end);
  if (hasTemplateHole(typed)) return undefined;
  const otherParts = [text.slice(whole.start, range.start), text.slice(range.end, whole.end)]
    .flatMap((part) => part.split(';'))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const choices = choicesFor({ file, setting, schema, otherParts, typed });
  const isOpen = !parent.endTag;
  return { range, items: choices.map((choice) => toItem(choice, isOpen)) };
}

/** True for a setting whose value has suggestions. */
export function offersValues(key: string, schema: SettingSchema): boolean {
  const one = occurrenceSchema(schema);
  return Object.hasOwn(REFERENCES, key) || one.values !== undefined;
}

function choicesFor(context: ValueContext): readonly ValueChoice[] {
  const { setting, schema } = context;
  const key = `${setting.component.schema?.title}/${setting.path}`;
  const reference = Object.hasOwn(REFERENCES, key) ? REFERENCES[key]?.(context) : undefined;
  if (reference) return reference;
  if (setting.parent?.schema?.list?.key === 'Order' && setting.name === 'Order')
    return nextOrder(setting.parent);
  if (schema.type === 'boolean') return choicesOf(['true', 'false'], schema);
  if (schema.enum) return choicesOf(schema.enum.map(String), schema);
  return schema.values ? (TABLES[schema.values]?.(context) ?? []) : [];
}

function choicesOf(values: readonly string[], schema: SettingSchema): readonly ValueChoice[] {
  return values.map((value, index) => {
    const isDefault = schema.default !== undefined && String(schema.default) === value;
    const documentation = schema.enumDescriptions?.[index];
    return {
      value,
      ...(isDefault && { detail: 'default', preselect: schema.type !== 'boolean' }),
      ...(documentation && { documentation }),
    };
  });
}

function nextOrder(item: Setting): readonly ValueChoice[] {
  const others = (item.parent ?? item.component).settings.filter((other) => other !== item);
  return [{ value: nextListKey(item.name, item.schema!, others), detail: 'next free number' }];
}

function toItem(choice: ValueChoice, isOpen: boolean): CompletionItem {
  const { value, label = value, detail, documentation, preselect, words } = choice;
  const filterText = [label, label === value ? undefined : value, words].filter(Boolean).join(' ');
  return {
    label,
    kind: 'value',
    newText: encodeReferences(value),
    ...(detail && { detail }),
    ...(documentation && { documentation }),
    ...(preselect && { preselect }),
    ...(filterText !== label && { filterText }),
    ...(isOpen && { commitCharacters: ['<'] }),
  };
}

function isDivided(schema: SettingSchema): boolean {
  return schema.values === 'groups' || schema.values === 'keyboards';
}

/**
 * The value around the offset, without white space at both ends, on the offset's line; undefined when elements or
 * further lines of the value stand between. Comments and CDATA sections are no part of it.
 */
function valueRangeAt({ tree }: AnswerFile, { node }: Setting, offset: number): TextRange | undefined {
  const { text } = tree;
  const behind = node.children.find(({ start }) => start >= offset && text[start] === '<');
  const before = node.children.findLast(({ start, end }) => end <= offset && text[start] === '<');
  if (before?.kind === 'element' || before?.kind === 'cdata' || behind?.kind === 'cdata') return undefined;
  const lineEnd = nextLineEnd(text, offset);
  const start = before?.end ?? node.startTagEnd;
  const end = Math.min(behind?.start ?? lineEnd, node.endTag?.start ?? lineEnd);
  const raw = text.slice(start, Math.max(start, end));
  const first = start + raw.length - raw.trimStart().length;
  const last = start + raw.trimEnd().length;
  const range =
    first >= last
      ? { start: offset, end: offset }
      : { start: Math.min(first, offset), end: Math.max(last, offset) };
  return /[\r\n]/.test(text.slice(range.start, range.end)) ? undefined : range;
}

function partAt(text: string, { start, end }: TextRange, offset: number): TextRange {
  const before = text.lastIndexOf(';', offset - 1);
  const behind = text.indexOf(';', offset);
  const first = before >= start ? before + 1 : start;
  const last = behind !== -1 && behind < end ? behind : end;
  const lead = /^\s*/.exec(text.slice(first, Math.min(last, offset)))![0].length;
  const rest = text.slice(Math.max(first, offset), last);
  return { start: first + lead, end: last - (rest.length - rest.trimEnd().length) };
}

function nextLineEnd(text: string, offset: number): number {
  const found = /[\r\n<]/.exec(text.slice(offset, offset + LONGEST_VALUE));
  return found ? offset + found.index : Math.min(text.length, offset + LONGEST_VALUE);
}

const LONGEST_VALUE = 2000;
