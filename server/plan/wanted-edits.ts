/** From wanted settings to text edits: each goes into the innermost element that is there already. */
import {
  type AnswerFile,
  type Component,
  identityAttributes,
  type Setting,
  UNATTEND_NAMESPACE,
  WCM_NAMESPACE,
} from '../answer-file/answer-file';
import {
  declaresWcm,
  insertChild,
  placeOfPass,
  replaceRange,
  setValue,
  type TextEdit,
} from '../answer-file/edits';
import { componentsNamed } from '../answer-file/query';
import { PASSES } from '../schema/component-schema';
import type { ElementNode, TextRange } from '../syntax/nodes';
import { lastElement } from '../syntax/query';
import type { AskedValue, Wanted, WantedElement } from './wanted';
import { createPrinter, merge, type XmlElement } from './wanted-xml';

/** Replaces a range of the text by a snippet: `${1:example}` is a tab stop, and `$`, `}` and `\` are escaped. */
export interface SnippetEdit extends TextRange {
  readonly snippet: string;
}

/** Returns edits that give the file all these settings; nothing for a text that holds something else. */
export function placeWanted(file: AnswerFile, list: readonly Wanted[]): readonly SnippetEdit[] {
  const { root, text } = file.tree;
  const sorted = [...list].sort((a, b) => PASSES.indexOf(a.pass) - PASSES.indexOf(b.pass));
  if (sorted.length === 0) return [];
  if (!root && text.trim() === '') return [wholeFile(sorted, text)];
  if (root?.localName !== 'unattend') return [];
  const places: Places = { insertions: [], values: new Map() };
  for (const one of sorted) place(file, root, one, places);
  return print(file, places);
}

interface Places {
  readonly insertions: Insertion[];
  readonly values: Map<Setting, string | AskedValue>;
}

/** Elements that go into one place of the text. */
interface Insertion {
  readonly node: ElementNode;
  /** The child behind which they go; undefined for the first place. */
  readonly after: TextRange | undefined;
  readonly elements: XmlElement[];
}

function place(file: AnswerFile, root: ElementNode, one: Wanted, places: Places): void {
  const found = one.inside ?? componentsNamed(file, one.component, one.pass)[0];
  if (found) {
    placeElement(file, found, one.element, places);
    return;
  }
  const component = componentElement(one, architectureOf(file), declaresWcm(root));
  const passes = file.passes.filter(({ known }) => known === one.pass);
  const pass = passes.find(({ components }) => components.length > 0) ?? passes[0];
  if (pass) insert(places, pass.node, lastElement(pass.node), component);
  else insert(places, root, placeOfPass(file, one.pass), passElement(one, component));
}

function placeElement(
  file: AnswerFile,
  parent: Component | Setting,
  element: WantedElement,
  places: Places,
): void {
  const existing = element.isItem ? undefined : parent.settings.find(({ name }) => name === element.name);
  if (!existing) {
    insert(places, parent.node, lastElement(parent.node), toXml(element, declaresWcm(parent.node)));
    return;
  }
  if (element.value !== undefined) {
    const isThere = existing.hasHole || existing.value === element.value || places.values.has(existing);
    if (!isThere) places.values.set(existing, element.value);
    return;
  }
  // Text where a container belongs is a mistake of its own, which an element beside it would not mend.
  if (existing.settings.length === 0 && existing.value !== '') return;
  for (const child of element.children ?? []) placeElement(file, existing, child, places);
}

function insert(
  { insertions }: Places,
  node: ElementNode,
  after: TextRange | undefined,
  element: XmlElement,
): void {
  let insertion = insertions.find((known) => known.node === node && known.after === after);
  if (!insertion) {
    insertion = { node, after, elements: [] };
    insertions.push(insertion);
  }
  merge(insertion.elements, element);
}

/** Edits in the order of the text, so that the tab stops are numbered in that order too. */
function print(file: AnswerFile, { insertions, values }: Places): readonly SnippetEdit[] {
  const { text } = file.tree;
  const printer = createPrinter();
  const jobs = [
    ...[...values].map(([{ node }, value]) => ({
      at: node.start,
      edit: () => valueEdit(text, node, printer.value(value)),
    })),
    ...insertions.map(({ node, after, elements }) => ({
      at: after?.end ?? node.startTagEnd,
      edit: () => insertChild(text, node, elements.map(printer.element).join('\n'), after),
    })),
  ];
  return jobs.sort((a, b) => a.at - b.at).map(({ edit }) => toSnippetEdit(edit()));
}

function toSnippetEdit({ start, end, newText }: TextEdit): SnippetEdit {
  return { start, end, snippet: newText };
}

/** The printer has escaped the value already. */
function valueEdit(text: string, node: ElementNode, xml: string): TextEdit {
  const edit = setValue(text, node, '');
  return replaceRange(edit, node.selfClosing ? edit.newText.replace('><', () => `>${xml}<`) : xml);
}

function wholeFile(list: readonly Wanted[], text: string): SnippetEdit {
  const passes: XmlElement[] = [];
  for (const one of list) merge(passes, passElement(one, componentElement(one, USUAL_ARCHITECTURE, true)));
  const root: XmlElement = {
    name: 'unattend',
    attributes: ` xmlns="${UNATTEND_NAMESPACE}" xmlns:wcm="${WCM_NAMESPACE}"`,
    isItem: false,
    value: undefined,
    children: passes,
  };
  const snippet = `<?xml version="1.0" encoding="utf-8"?>\n${createPrinter().element(root)}\n`;
  return { start: 0, end: text.length, snippet };
}

function passElement({ pass }: Wanted, component: XmlElement): XmlElement {
  const attributes = ` pass="${pass}"`;
  return { name: 'settings', attributes, isItem: false, value: undefined, children: [component] };
}

function architectureOf({ target, components }: AnswerFile): string {
  return (target.architecture ?? components[0]?.architecture) || USUAL_ARCHITECTURE;
}

const USUAL_ARCHITECTURE = 'amd64';

function componentElement({ component, element }: Wanted, architecture: string, hasWcm: boolean): XmlElement {
  const attributes = ` name="${component}" ${identityAttributes(architecture)}`;
  const children = [toXml(element, hasWcm)];
  return { name: 'component', attributes, isItem: false, value: undefined, children };
}

/** `hasWcm`: the prefix `wcm` is declared where the element goes; lists work without wcm:action too. */
function toXml({ name, isItem, value, children = [] }: WantedElement, hasWcm: boolean): XmlElement {
  return {
    name,
    attributes: isItem && hasWcm ? ' wcm:action="add"' : '',
    isItem: isItem === true,
    value,
    children: children.map((child) => toXml(child, hasWcm)),
  };
}
