/** Completion: what may stand at an offset, and nothing that would be wrong there. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { locate } from '../../answer-file/locate';
import type { ComponentSchema, InheritedFacts, SettingSchema } from '../../schema/component-schema';
import { childSchema } from '../../schema/component-schema';
import type { SchemaLibrary } from '../../schema/library';
import type { TextRange } from '../../syntax/nodes';
import { describeComponent, describeSetting } from '../describe';
import { completeAttributeName, completeAttributeValue } from './attributes';
import { completeComment } from './comments';
import { completeElement, completeEndTag } from './elements';
import type { CompletionItem, DocumentationKey } from './item';
import { completeValue } from './values';

export interface Completion {
  /** What the items replace. */
  readonly range: TextRange;
  readonly items: readonly CompletionItem[];
}

export function complete(file: AnswerFile, offset: number): Completion {
  const location = locate(file, offset);
  switch (location.slot) {
    case 'element-name':
    case 'text':
      return { range: location.range, items: [...completeElement(file, location), ...completeValue(file, location)] };
    case 'end-tag':
      return { range: location.range, items: completeEndTag(file, location) };
    case 'attribute-name':
      return { range: location.range, items: completeAttributeName(file, location) };
    case 'attribute-value':
      return { range: location.range, items: completeAttributeValue(file, location) };
    case 'section':
      return completeComment(file, location);
  }
}

/** Returns the Markdown of an item whose documentation was left for later. */
export function describeCompletion(library: SchemaLibrary, key: DocumentationKey): string | undefined {
  const component = library.component(key.component);
  if (!component || key.path === '') return component && describeComponent(component);
  let schema: ComponentSchema | SettingSchema = component;
  let inherited: InheritedFacts = {};
  for (const name of key.path.split('/')) {
    inherited = { ...inherited, ...inheritedFactsOf(schema) };
    const child = childSchema(schema, name);
    if (!child) return undefined;
    schema = child.schema;
  }
  return describeSetting(key.path.replaceAll('/', ' › '), schema, inherited);
}

function inheritedFactsOf({ passes, since, until, products }: InheritedFacts): InheritedFacts {
  return { ...(passes && { passes }), ...(since && { since }), ...(until && { until }), ...(products && { products }) };
}
