/** Shows trees and syntax errors in few characters, and checks what holds for every tree. */
import assert from 'node:assert/strict';
import type { ContentNode, SyntaxTree, TextRange } from '../../server/syntax/nodes';
import { parse } from '../../server/syntax/parser';

/** The children of the document as `a(b("1") c("2"))`; an element that is still open as `a(…`. */
export function outline(text: string, tree: SyntaxTree = parse(text)): string {
  return tree.document.children.map((child) => outlineOf(text, child)).join(' ');
}

/** A syntax error as its code, the offset and text of its range and, if it has one, its related place. */
export type ShownError = readonly [code: string, start: number, text: string, related?: string];

export function errorsOf(text: string): readonly ShownError[] {
  return parse(text).errors.map(({ code, start, end, related }): ShownError => {
    const slice = text.slice(start, end);
    if (!related) return [code, start, slice];
    return [
      code,
      start,
      slice,
      `${related.start} ${text.slice(related.start, related.end)}: ${related.message}`,
    ];
  });
}

/** The ranges of all tags, texts and sections, and of the white space between them, in order and without a gap. */
function* slices(tree: SyntaxTree): Generator<TextRange> {
  let position = 0;
  for (const piece of pieces(tree.document.children)) {
    if (piece.start > position) yield { start: position, end: piece.start };
    yield piece;
    position = piece.end;
  }
  if (position < tree.text.length) yield { start: position, end: tree.text.length };
}

function* pieces(children: readonly ContentNode[]): Generator<TextRange> {
  for (const child of children) {
    if (child.kind !== 'element') {
      yield child;
      continue;
    }
    yield { start: child.start, end: child.startTagEnd };
    yield* pieces(child.children);
    if (child.endTag) yield child.endTag;
  }
}

/** Asserts what holds for the tree of any text; returns the tree. */
export function checkedParse(text: string): SyntaxTree {
  const tree = parse(text);
  let joined = '';
  let position = 0;
  for (const { start, end } of slices(tree)) {
    assert.equal(start, position, 'a gap or an overlap between two slices');
    joined += text.slice(start, end);
    position = end;
  }
  assert.equal(joined, text);
  checkNodes(tree);
  for (const error of tree.errors) {
    assert.ok(error.message !== '' && isRange(error, 0, text.length), JSON.stringify(error));
    if (error.related) assert.ok(isRange(error.related, 0, text.length), JSON.stringify(error));
  }
  return tree;
}

function checkNodes({ document, text }: SyntaxTree): void {
  const pending = [{ node: document as SyntaxTree['document'] | ContentNode, depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, depth } = next;
    assert.ok(depth < 400, 'deeper than recursion may go');
    if (node.kind !== 'document' && node.kind !== 'element') continue;
    let { start } = node;
    let { end } = node;
    if (node.kind === 'element') {
      assert.equal(text.slice(node.nameStart, node.nameStart + node.name.length), node.name);
      assert.ok(isRange({ start: node.startTagEnd, end: node.end }, node.start, node.end));
      start = node.startTagEnd;
      end = node.endTag?.start ?? node.end;
      for (const attribute of node.attributes) {
        assert.ok(isRange(attribute, node.nameStart, node.startTagEnd), `attribute ${attribute.name}`);
        assert.ok(
          isRange({ start: attribute.valueStart, end: attribute.valueEnd }, attribute.start, attribute.end),
        );
      }
    }
    for (const child of node.children) {
      assert.equal(child.parent, node, 'a child with another parent');
      assert.ok(
        isRange(child, start, end),
        `${child.kind} at ${child.start} outside its parent or its place`,
      );
      start = child.end;
      pending.push({ node: child, depth: depth + 1 });
    }
  }
}

function isRange(
  { start, end }: { readonly start: number; readonly end: number },
  from: number,
  to: number,
): boolean {
  return from <= start && start <= end && end <= to;
}

function outlineOf(text: string, node: ContentNode): string {
  if (node.kind === 'text') return JSON.stringify(text.slice(node.start, node.end).trim());
  if (node.kind !== 'element') return `${node.kind}:${JSON.stringify(text.slice(node.start, node.end))}`;
  if (node.selfClosing) return `${node.name}/`;
  const content = node.children.map((child) => outlineOf(text, child)).join(' ');
  if (node.endTag) return `${node.name}(${content})`;
  return `${node.name}(${content && `${content} `}…`;
}
