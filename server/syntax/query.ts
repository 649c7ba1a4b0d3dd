/** Questions about the tree that need no knowledge of answer files. */
import { isWhiteSpace } from './characters';
import { decodeReferences } from './entities';
import type { AttributeNode, ContentNode, DocumentNode, ElementNode, SyntaxTree, TextRange } from './nodes';

export function childElements(parent: ElementNode | DocumentNode): readonly ElementNode[] {
  return parent.children.filter((child) => child.kind === 'element');
}

export function lastElement(parent: ElementNode | DocumentNode): ElementNode | undefined {
  return parent.children.findLast((child) => child.kind === 'element');
}

export function attributeOf(element: ElementNode, name: string): AttributeNode | undefined {
  return element.attributes.find((attribute) => attribute.name === name);
}

/** False for an element whose end the text does not say: its end is the parser's guess. */
export function isClosed({ endTag, selfClosing }: ElementNode): boolean {
  return selfClosing || endTag !== undefined;
}

/** The range of the element's name in its start tag. */
export function nameRange(element: ElementNode): TextRange {
  return { start: element.nameStart, end: element.nameStart + element.name.length };
}

/** The range between the tags; empty for an element that closes itself. */
export function contentRange(element: ElementNode): TextRange {
  if (element.endTag) return { start: element.startTagEnd, end: element.endTag.start };
  return { start: element.startTagEnd, end: element.selfClosing ? element.startTagEnd : element.end };
}

/** The range of the attribute's raw value, or of its name when there is no value to point at. */
export function valueRangeOf(attribute: AttributeNode): TextRange {
  if (attribute.valueEnd > attribute.valueStart)
    return { start: attribute.valueStart, end: attribute.valueEnd };
  return { start: attribute.start, end: attribute.end };
}

export interface TextContent extends TextRange {
  /** The decoded characters, white space at both ends included; comments left out. */
  readonly value: string;
}

/**
 * The text of an element with its range. The range leaves out white space at both ends; it is the whole content
 * when there is nothing else.
 */
export function textContent(text: string, element: ElementNode): TextContent {
  const { start, end } = contentRange(element);
  const only = element.children.length === 1 ? element.children[0] : undefined;
  const value =
    element.children.length === 0 || only?.kind === 'text'
      ? decodeReferences(text.slice(start, end))
      : joinText(text, element, start, end);
  return { value, ...trimRange(text, start, end) };
}

/** The innermost element whose range, tags included, holds the offset; undefined outside the root element. */
export function elementAt(tree: SyntaxTree, offset: number): ElementNode | undefined {
  let found: ElementNode | undefined;
  let children: readonly ContentNode[] = tree.document.children;
  for (;;) {
    const child = childAt(children, offset);
    if (child?.kind !== 'element') return found;
    found = child;
    children = child.children;
  }
}

/** The child with `start < offset < end`: an offset at an edge lies between two nodes. */
export function childAt(children: readonly ContentNode[], offset: number): ContentNode | undefined {
  let low = 0;
  let high = children.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const child = children[middle]!;
    if (child.end <= offset) low = middle + 1;
    else if (child.start >= offset) high = middle - 1;
    else return child;
  }
  return undefined;
}

/** Every element in document order. */
export function* walkElements(tree: SyntaxTree): Generator<ElementNode> {
  const pending: ContentNode[] = tree.document.children.toReversed();
  while (pending.length > 0) {
    const node = pending.pop()!;
    if (node.kind !== 'element') continue;
    yield node;
    for (let index = node.children.length - 1; index >= 0; index--) pending.push(node.children[index]!);
  }
}

function joinText(text: string, element: ElementNode, start: number, end: number): string {
  let value = '';
  let position = start;
  for (const child of element.children) {
    if (child.kind === 'text') continue;
    value += decodeReferences(text.slice(position, child.start));
    if (child.kind === 'cdata')
      value += text.slice(child.start + 9, child.end - (text.endsWith(']]>', child.end) ? 3 : 0));
    position = child.end;
  }
  return value + decodeReferences(text.slice(position, end));
}

function trimRange(text: string, start: number, end: number): TextRange {
  let first = start;
  let last = end;
  while (first < last && isWhiteSpace(text.charCodeAt(first))) first++;
  while (last > first && isWhiteSpace(text.charCodeAt(last - 1))) last--;
  return first === last ? { start, end } : { start: first, end: last };
}
