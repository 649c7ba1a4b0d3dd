/**
 * Where the pieces of a block go: each missing element goes into the deepest element that exists for it.
 *
 * What the file has already stays as it is: a leaf keeps its value, list items get the next free keys.
 */

import {
  type AnswerFile,
  type Component,
  identityAttributes,
  type Pass,
  type Setting,
  UNATTEND_NAMESPACE,
  WCM_NAMESPACE,
} from '../../answer-file/answer-file';
import { placeOfPass } from '../../answer-file/edits';
import { childSchema, occurrenceSchema, PASSES, type PassName } from '../../schema/component-schema';
import type { DocumentNode, ElementNode, TextRange } from '../../syntax/nodes';
import { childElements, isClosed, lastElement } from '../../syntax/query';
import { architecturesOf } from '../completion/components';
import type { BlockPart } from './block';
import { type BlockBody, bodyOf } from './body';
import { withFreeKey } from './free-keys';
import type { BlockValues } from './values';

/** XML that goes into one element of the file. */
export interface Fragment {
  /** The document for a whole `unattend` element. */
  readonly parent: ElementNode | DocumentNode;
  /** What it stands behind; undefined for the start of the parent. */
  readonly after: TextRange | undefined;
  /** With marks for placeholders; two blanks a level, none before the first line. */
  readonly xml: string;
}

export interface PlanOptions {
  /** A place in the file: what stands around it is preferred to others of the same name. */
  readonly offset?: number;
  /** A comment before each new part. */
  readonly comment?: string;
  /** The values of the placeholders, to be compared with keys that lists have. */
  readonly values?: BlockValues;
  /** Settings that are about to be removed: they count as absent. */
  readonly ignored?: ReadonlySet<Setting>;
}

/** Returns what the file lacks of the parts; undefined when an element that is to take some of it cannot. */
export function planParts(
  file: AnswerFile,
  parts: readonly BlockPart[],
  options: PlanOptions = {},
): readonly Fragment[] | undefined {
  const { root } = file.tree;
  if (root ? root.localName !== 'unattend' : file.tree.errors.some(({ code }) => code !== 'root-missing'))
    return undefined;
  const fragments: Fragment[] = [];
  const add = (fragment: Fragment): void => {
    const at = fragments.findIndex(
      ({ parent, after }) => parent === fragment.parent && after?.end === fragment.after?.end,
    );
    if (at === -1) fragments.push(fragment);
    else fragments[at] = { ...fragment, xml: `${fragments[at]!.xml}\n${fragment.xml}` };
  };
  if (!root) {
    const passes = passesOf(parts).map((pass) => newPass(file, parts, pass, options));
    const inner = [...parts.filter(({ pass }) => !pass).map(wholeBody), ...passes].join('\n');
    const open = `<unattend xmlns="${UNATTEND_NAMESPACE}" xmlns:wcm="${WCM_NAMESPACE}">`;
    add({ parent: file.tree.document, after: undefined, xml: `${open}\n${indented(inner)}\n</unattend>` });
  } else {
    for (const part of parts) if (!part.pass) planInRoot(root, part, add);
    for (const pass of passesOf(parts)) planPass(file, root, parts, pass, options, add);
  }
  return fragments.every(({ parent }) => takesElements(parent, options.offset)) ? fragments : undefined;
}

/**
 * False for an element that nothing closes, and for a setting that has a text, which would no longer be its value;
 * around `offset` the text is what somebody types.
 */
export function takesElements(parent: ElementNode | DocumentNode, offset?: number): boolean {
  if (parent.kind === 'document') return true;
  if (!isClosed(parent)) return false;
  if (STRUCTURE.has(parent.localName) || (offset !== undefined && holds(parent, offset))) return true;
  const kinds = new Set(parent.children.map(({ kind }) => kind));
  return kinds.has('element') || !(kinds.has('text') || kinds.has('cdata'));
}

/** Elements whose text is no value. */
const STRUCTURE = new Set(['unattend', 'servicing', 'settings', 'component']);

/** One level deeper. */
export function indented(xml: string): string {
  return xml.replace(/^/gm, '  ');
}

type Add = (fragment: Fragment) => void;

/** In the order in which they run. */
export function passesOf(parts: readonly BlockPart[]): readonly PassName[] {
  return PASSES.filter((pass) => parts.some((part) => part.pass === pass));
}

/** Where a new setting goes: behind the one before it in the order that Windows wants, else behind the last one. */
export function placeOfSetting(parent: Component | Setting, name: string): TextRange | undefined {
  const order = parent.schema && occurrenceSchema(parent.schema).order;
  if (!order?.includes(name)) return lastElement(parent.node);
  const before = new Set(order.slice(0, order.indexOf(name)));
  return parent.settings.findLast((setting) => before.has(setting.name))?.node;
}

/** The whole XML of a part, with marks for placeholders. */
export function wholeBody(part: BlockPart): string {
  const { text, element } = bodyOf(part);
  return text.slice(element.startTagEnd, element.endTag!.start).trim();
}

function planPass(
  file: AnswerFile,
  root: ElementNode,
  parts: readonly BlockPart[],
  name: PassName,
  options: PlanOptions,
  add: Add,
): void {
  const pass = preferred(
    file.passes.filter(({ known }) => known === name),
    options,
  );
  if (!pass) {
    add({ parent: root, after: placeOfPass(file, name), xml: newPass(file, parts, name, options) });
    return;
  }
  for (const part of parts) {
    if (part.pass !== name) continue;
    const component = componentFor(file, pass, part.component!, options);
    if (component) planChildren(component, bodyOf(part), bodyOf(part).element, options, add);
    else add({ parent: pass.node, after: lastElement(pass.node), xml: newComponent(file, part, options) });
  }
}

/** The component of that name in which most of the file is written. */
function componentFor(
  file: AnswerFile,
  pass: Pass,
  name: string,
  options: PlanOptions,
): Component | undefined {
  const lower = name.toLowerCase();
  const found = pass.components.filter((component) => component.name.toLowerCase() === lower);
  const around =
    options.offset === undefined ? undefined : found.find(({ node }) => holds(node, options.offset!));
  const [usual] = architecturesOf(file);
  return around ?? found.find(({ architecture }) => architecture === usual?.toLowerCase()) ?? found[0];
}

function preferred<Part extends { readonly node: ElementNode }>(
  parts: readonly Part[],
  { offset }: PlanOptions,
): Part | undefined {
  return (offset === undefined ? undefined : parts.find(({ node }) => holds(node, offset))) ?? parts[0];
}

function holds({ startTagEnd, end }: ElementNode, offset: number): boolean {
  return startTagEnd <= offset && offset <= end;
}

function planChildren(
  parent: Component | Setting,
  body: BlockBody,
  element: ElementNode,
  options: PlanOptions,
  add: Add,
): void {
  const isTop = 'pass' in parent;
  const shifts = new Map<string, number>();
  for (const child of childElements(element)) {
    const known = parent.schema && childSchema(parent.schema, child.localName);
    const same = parent.settings.filter(
      (setting) => setting.name === (known?.name ?? child.localName) && !options.ignored?.has(setting),
    );
    const key = known?.schema.type === 'array' ? known.schema.list?.key : undefined;
    const xml = pieceOf(body, child);
    if (known?.schema.type === 'array') {
      const renumbered =
        key === undefined ? xml : withFreeKey(xml, body, child, key, same, shifts, options.values ?? {});
      if (renumbered === undefined) continue;
      const after = same.at(-1)?.node ?? placeOfSetting(parent, child.localName);
      add({ parent: parent.node, after, xml: isTop ? commented(renumbered, options) : renumbered });
    } else if (same.length === 0) {
      add({
        parent: parent.node,
        after: placeOfSetting(parent, child.localName),
        xml: isTop ? commented(xml, options) : xml,
      });
    } else if (childElements(child).length > 0) {
      planChildren(preferred(same, options)!, body, child, options, add);
    }
  }
}

/** Elements below the root that belong to no component, such as `servicing`, which comes first. */
function planInRoot(root: ElementNode, part: BlockPart, add: Add): void {
  const body = bodyOf(part);
  for (const child of childElements(body.element)) {
    const present = childElements(root).find(({ localName }) => localName === child.localName);
    if (!present) add({ parent: root, after: undefined, xml: pieceOf(body, child) });
    else
      for (const inner of childElements(child)) {
        add({ parent: present, after: lastElement(present), xml: pieceOf(body, inner) });
      }
  }
}

function newPass(
  file: AnswerFile,
  parts: readonly BlockPart[],
  name: PassName,
  options: PlanOptions,
): string {
  const components = parts
    .filter(({ pass }) => pass === name)
    .map((part) => newComponent(file, part, options));
  return `<settings pass="${name}">\n${indented(components.join('\n'))}\n</settings>`;
}

function newComponent(file: AnswerFile, part: BlockPart, options: PlanOptions): string {
  const identity = identityAttributes(architecturesOf(file)[0]!);
  const content = indented(commented(wholeBody(part), options));
  return `<component name="${part.component}" ${identity}>\n${content}\n</component>`;
}

function commented(xml: string, { comment }: PlanOptions): string {
  return comment === undefined ? xml : `<!-- ${comment.replaceAll('--', '- -')} -->\n${xml}`;
}

/** An element of a body with the comments before it, without the indentation that it has there. */
function pieceOf({ text }: BlockBody, element: ElementNode): string {
  const siblings = element.parent.children;
  let first = siblings.indexOf(element);
  while (first > 0 && siblings[first - 1]!.kind === 'comment') first--;
  const start = siblings[first]!.start;
  const column = start - (text.lastIndexOf('\n', start) + 1);
  return text.slice(start, element.end).replaceAll(`\n${' '.repeat(column)}`, '\n');
}
