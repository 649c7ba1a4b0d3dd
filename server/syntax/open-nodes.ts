/** Nodes while the parser still adds to them. */
import type { ErrorList } from './error-list';
import { type NamespaceScope, namespaceOf, resolvePrefix } from './namespaces';
import type { CharacterNode, DocumentNode, ElementNode, Mutable, TextRange } from './nodes';
import type { ScannedStartTag } from './scanner';

export type OpenNode = OpenElement | (Omit<Mutable<CharacterNode>, 'parent'> & { parent: Parent });
export type OpenElement = Omit<Mutable<ElementNode>, 'children' | 'parent'> & {
  parent: Parent;
  children: OpenNode[];
};
export type OpenDocument = Omit<Mutable<DocumentNode>, 'children'> & { children: OpenNode[] };
export type Parent = OpenElement | OpenDocument;

/** The element of a start tag at `start`, with nothing in it; reports a prefix that is not declared. */
export function openElement(
  start: number,
  { name, attributes, end, selfClosing }: ScannedStartTag,
  parent: Parent,
  scope: NamespaceScope,
  errors: ErrorList,
): OpenElement {
  const nameStart = start + 1;
  const colon = name.indexOf(':');
  return {
    kind: 'element',
    start,
    end,
    parent,
    name,
    nameStart,
    localName: colon === -1 ? name : name.slice(colon + 1),
    namespace:
      colon === -1
        ? namespaceOf('', scope) || undefined
        : resolvePrefix(name, colon, nameStart, scope, errors),
    attributes,
    startTagEnd: end,
    selfClosing,
    endTag: undefined,
    children: [],
  };
}

/** From the `<` to the end of the name. */
export function tagRange({ start, nameStart, name }: OpenElement): TextRange {
  return { start, end: nameStart + name.length };
}

/**
 * How many children an element without an end tag keeps. An answer file has no mixed content and no element
 * directly inside one of its own name: from there on the children are siblings.
 */
export function childrenBeforeSibling(element: OpenElement): number {
  let hasText = false;
  for (const [index, child] of element.children.entries()) {
    if (child.kind === 'element' && (hasText || child.name === element.name)) return index;
    if (child.kind === 'text' || child.kind === 'cdata') hasText = true;
  }
  return element.children.length;
}

export function moveChildren(from: Parent, index: number, to: Parent): void {
  for (const child of from.children.splice(index)) {
    child.parent = to;
    to.children.push(child);
  }
}
