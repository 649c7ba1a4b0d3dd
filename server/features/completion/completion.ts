/** Completion: what may stand at an offset, and nothing that would be wrong there. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { type Location, locate, meaningOf } from '../../answer-file/locate';
import {
  type ComponentSchema,
  childSchema,
  childSchemas,
  type InheritedFacts,
  type SettingSchema,
} from '../../schema/component-schema';
import type { SchemaLibrary } from '../../schema/library';
import type { ElementNode } from '../../syntax/nodes';
import { describeComponent, describeSetting } from '../describe';
import { factsBelow } from '../fit';
import { completeAttributeName, completeAttributeValue } from './attributes';
import { type CommentTexts, completeComment } from './comments';
import { completeElement } from './elements';
import type { Completion, CompletionItem, DocumentationKey } from './item';
import { completeValue } from './values';

export interface CompletionOptions extends CommentTexts {
  /** The character whose typing asked for the completion; undefined when the user did. */
  readonly trigger?: string | undefined;
}

export function complete(
  file: AnswerFile,
  offset: number,
  options: CompletionOptions = NO_RULES,
): Completion {
  const nothing: Completion = { range: { start: offset, end: offset }, items: [] };
  const location = locate(file, offset);
  if (isUnwanted(location, options.trigger)) return nothing;
  const completion = completeAt(file, location, options);
  const { range } = completion;
  // An editor takes only ranges on one line.
  return /[\r\n]/.test(file.tree.text.slice(range.start, range.end)) ? nothing : completion;
}

/** Returns the Markdown of an item whose documentation was left for later. */
export function describeCompletion(library: SchemaLibrary, key: DocumentationKey): string | undefined {
  const component = library.component(key.component);
  if (!component || key.path === '') return component && describeComponent(component);
  let schema: ComponentSchema | SettingSchema = component;
  let inherited: InheritedFacts = {};
  for (const name of key.path.split('/')) {
    inherited = factsBelow(inherited, schema);
    const child = childSchema(schema, name);
    if (!child) return undefined;
    schema = child.schema;
  }
  return describeSetting(key.path.replaceAll('/', ' › '), schema, inherited);
}

function completeAt(file: AnswerFile, location: Location, options: CompletionOptions): Completion {
  const { offset, range } = location;
  switch (location.slot) {
    case 'element-name': {
      if (breaksTag(file.tree.text, range.start - 1) || file.tree.text[offset] === '%')
        return { range, items: [] };
      const elements = completeElement(file, location);
      return { range: elements.range, items: [...closingTag(file, location), ...elements.items] };
    }
    case 'text':
      return isInHole(file.tree.text, offset)
        ? { range, items: [] }
        : completeText(file, location, options.trigger);
    case 'end-tag':
      return { range, items: completeEndTag(file, location) };
    case 'attribute-name':
      return { range, items: completeAttributeName(file, location) };
    case 'attribute-value':
      return { range, items: completeAttributeValue(file, location) };
    case 'section':
      return completeComment(file, location, options);
  }
}

const NO_RULES: CompletionOptions = { ruleIds: [], titleOfRule: () => undefined };

/** Blanks and brackets are typed all the time: only where something must follow do they open the suggestions. */
function isUnwanted({ slot }: Location, trigger: string | undefined): boolean {
  if (trigger === ' ' || trigger === ',' || trigger === ':')
    return slot !== 'attribute-name' && slot !== 'section';
  if (trigger === '"') return slot !== 'attribute-value';
  if (trigger === '/') return slot !== 'end-tag';
  return false;
}

function completeText(
  file: AnswerFile,
  location: Location & { slot: 'text' },
  trigger: string | undefined,
): Completion {
  const values = completeValue(file, location);
  const close = closingTag(file, location);
  if (values) {
    const isEmpty = values.range.start === values.range.end;
    return {
      range: values.range,
      items: isEmpty ? [...values.items, ...close] : [...close, ...values.items],
    };
  }
  const meaning = meaningOf(file, location.parent);
  const isLeaf =
    meaning?.kind === 'setting' &&
    meaning.setting.schema &&
    Object.keys(childSchemas(meaning.setting.schema)).length === 0;
  const at = { start: location.offset, end: location.offset };
  if (isLeaf || trigger === '>' || trigger === ';') return { range: at, items: close };
  const elements = completeElement(file, location);
  return { range: elements.range, items: [...close, ...elements.items] };
}

/** The end tag of the element around the cursor, when nothing closes it yet. */
function closingTag(
  file: AnswerFile,
  { parent, offset, slot }: Location & { slot: 'text' | 'element-name' },
): readonly CompletionItem[] {
  if (parent.kind !== 'element' || parent.endTag || parent.selfClosing) return [];
  if (file.tree.text[parent.startTagEnd - 1] !== '>') return [];
  const opened = slot === 'element-name';
  return [
    {
      label: `/${parent.name}`,
      kind: 'tag',
      newText: opened ? `/${parent.name}>` : `</${parent.name}>`,
      ...(!opened && { range: { start: offset, end: offset } }),
    },
  ];
}

function completeEndTag(
  file: AnswerFile,
  { element, range }: Location & { slot: 'end-tag' },
): readonly CompletionItem[] {
  const { text } = file.tree;
  const closes = /^\s*>/.test(text.slice(range.end, range.end + 20));
  const target = openElement(file, element);
  if (!target) return [];
  const slash = text[range.start] === '/' ? '/' : '';
  const newText = slash + target.name + (closes ? '' : '>');
  return [{ label: `/${target.name}`, kind: 'tag', newText, filterText: slash + target.name }];
}

function openElement(file: AnswerFile, element: ElementNode | undefined): ElementNode | undefined {
  return element && file.tree.text[element.startTagEnd - 1] === '>' ? element : undefined;
}

/** True for a `<` inside a start tag that is still open on the same line: an attribute belongs there. */
function breaksTag(text: string, offset: number): boolean {
  const line = text.slice(Math.max(0, offset - LONGEST_HOLE), offset);
  return /<[^<>\r\n]*$/.test(line);
}

/** True between the marks of a template's placeholder on the same line. */
function isInHole(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - LONGEST_HOLE), offset);
  return /(?:<%(?:(?!%>).)*|\$\{[^}]*|%\{[^}]*|\{\{(?:(?!\}\}).)*|\{%(?:(?!%\}).)*)$/.test(before);
}

const LONGEST_HOLE = 400;
