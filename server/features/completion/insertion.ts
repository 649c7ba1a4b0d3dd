/** How an element is written where the cursor stands: what stands there already is kept. */

import type { AnswerFile } from '../../answer-file/answer-file';
import { declareWcm, prefixOf, withPrefixOf } from '../../answer-file/edits';
import { type Location, meaningOf } from '../../answer-file/locate';
import { childSchema, childSchemas, type SettingSchema } from '../../schema/component-schema';
import type { ContentNode, DocumentNode, ElementNode, TextRange } from '../../syntax/nodes';
import { childElements } from '../../syntax/query';
import { usesWcm } from '../skeleton';
import type { CompletionItem } from './item';

export type ElementLocation = Location & { slot: 'element-name' | 'text' };

export interface Insertion {
  readonly file: AnswerFile;
  readonly parent: ElementNode | DocumentNode;
  readonly range: TextRange;
  /** The element whose name is typed. */
  readonly element: ElementNode | undefined;
  /**
   * `element`: nothing of it stands there. `rest`: its `<` does. `between`: `<` and `>` do, but no end tag.
   * `name`: all of it does, and only the name changes.
   */
  readonly missing: 'element' | 'rest' | 'between' | 'name';
}

export function insertionAt(file: AnswerFile, location: ElementLocation): Insertion {
  const { parent } = location;
  const { text } = file.tree;
  if (location.slot === 'text') {
    const range = wordAround(text, location.offset);
    return { file, parent, range, element: undefined, missing: 'element' };
  }
  const { element, range } = location;
  if (!element || text[element.startTagEnd - 1] !== '>') {
    return { file, parent, range, element, missing: 'rest' };
  }
  const isBare =
    !element.endTag && text[range.end] === '>' && !element.selfClosing && areSiblings(file, element);
  return { file, parent, range, element, missing: isBare ? 'between' : 'name' };
}

export interface WrittenElement {
  readonly name: string;
  /** The whole element as a snippet, from its `<`. */
  readonly snippet: string;
}

/** The part of a completion item that writes the element. */
export function writeElement(
  { name, snippet }: WrittenElement,
  { file, parent, element, missing }: Insertion,
): Pick<CompletionItem, 'newText' | 'isSnippet' | 'additionalEdits'> {
  if (missing === 'name') {
    const prefixed = prefixOf(parent) + name;
    const end = element?.endTag;
    const edits =
      end && end.nameEnd > end.nameStart
        ? [{ start: end.nameStart, end: end.nameEnd, newText: prefixed }]
        : [];
    return { newText: prefixed, ...(edits.length > 0 && { additionalEdits: edits }) };
  }
  const declared = usesWcm(snippet) ? declareWcm(file, parent) : [];
  const whole = withPrefixOf(parent, snippet);
  const inner = missing === 'between' ? whole.replace(/>(?:\$0)?$/, '') : whole;
  return {
    newText: missing === 'element' ? inner : inner.slice(1),
    isSnippet: true,
    ...(declared.length > 0 && { additionalEdits: declared }),
  };
}

/** The children that the element keeps when only its name changes. */
export function keptChildren({ element, missing }: Insertion): readonly ContentNode[] {
  return missing === 'name' ? (element?.children ?? []) : [];
}

/** The elements behind one that is not closed yet, which for now seem to stand inside it. */
export function swallowedElements({ element, missing }: Insertion): readonly ElementNode[] {
  return missing === 'between' && element ? childElements(element) : [];
}

/** True when all elements of a content, at every depth, are settings of the schema, and text stands only in leaves. */
export function knowsContent(schema: SettingSchema, content: readonly ContentNode[]): boolean {
  const isLeaf = Object.keys(childSchemas(schema)).length === 0;
  return content.every((node) => {
    if (node.kind !== 'element') return isLeaf || (node.kind !== 'text' && node.kind !== 'cdata');
    const child = childSchema(schema, node.localName);
    return child !== undefined && knowsContent(child.schema, node.children);
  });
}

/** True when what an unclosed element seems to hold is in truth what stands behind it in its parent. */
function areSiblings(file: AnswerFile, { parent, children }: ElementNode): boolean {
  // An end tag that fits nothing is that of the element, whose name is being changed.
  if (children.some(({ kind }) => kind === 'stray')) return false;
  const elements = children.filter((child) => child.kind === 'element');
  const meaning = meaningOf(file, parent);
  if (meaning?.kind === 'pass') return elements.every(({ localName }) => localName === 'component');
  if (!meaning) return elements.every(({ localName }) => localName === 'settings');
  const { schema } = meaning.kind === 'setting' ? meaning.setting : meaning.component;
  return schema !== undefined && elements.every(({ localName }) => childSchema(schema, localName));
}

function wordAround(text: string, offset: number): TextRange {
  const before = /[\w.-]*$/.exec(text.slice(Math.max(0, offset - LONGEST_WORD), offset))![0];
  const behind = /^[\w.-]*/.exec(text.slice(offset, offset + LONGEST_WORD))![0];
  return { start: offset - before.length, end: offset + behind.length };
}

const LONGEST_WORD = 200;
