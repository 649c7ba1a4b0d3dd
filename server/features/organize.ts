/**
 * Organizing: passes in the order in which they run, components by name, lists by their `Order`.
 *
 * Elements move with the comments before them and the one behind them on their line; nothing else changes.
 * What may depend on its place stays: siblings between template directives, in regions or in broken text.
 */
import type { AnswerFile, Component, Pass, Setting } from '../answer-file/answer-file';
import { replaceRange, type TextEdit } from '../answer-file/edits';
import { integerOf, settingIn } from '../answer-file/query';
import { PASSES } from '../schema/component-schema';
import type { ContentNode, DocumentNode, ElementNode, TextRange } from '../syntax/nodes';
import { createDoubts } from './format/doubts';

/** Edits that put the file in order; none when it is. */
export function organize(file: AnswerFile): readonly TextEdit[] {
  const { text, root } = file.tree;
  if (!root) return [];
  const doubts = createDoubts(file.tree);
  if (doubts.isHopeless) return [];
  const moves = new Map<ElementNode, Slots>();
  for (const { parent, order } of desiredOrders(file)) {
    if (order.every((element, index) => index === 0 || element.start > order[index - 1]!.start)) continue;
    if (doubts.inStructure(parent) || !isMovable(text, parent)) continue;
    const indexes = new Map(parent.children.map((child, index) => [child, index]));
    const wanted = order.map((element) => blockOf(text, parent, indexes.get(element)!));
    const inText = wanted.toSorted((a, b) => a.start - b.start);
    moves.set(parent, [
      ...(moves.get(parent) ?? []),
      ...inText.map((place, index) => ({ place, wanted: wanted[index]! })),
    ]);
  }
  return moves.size === 0 ? [] : editsIn({ text, moves }, root);
}

/** Which block of siblings goes to which place. */
type Slots = readonly { readonly place: Block; readonly wanted: Block }[];

/** An element and the comments that move with it. */
interface Block extends TextRange {
  readonly element: ElementNode;
}

interface Order {
  readonly parent: ElementNode;
  readonly order: readonly ElementNode[];
}

function* desiredOrders(file: AnswerFile): Generator<Order> {
  const { root } = file.tree;
  if (file.passes.every(({ known }) => known)) yield sorted(root!, file.passes, comparePasses);
  for (const pass of file.passes) {
    if (pass.components.every(({ name }) => name !== ''))
      yield sorted(pass.node, pass.components, compareComponents);
    for (const component of pass.components) yield* listOrders(component);
  }
}

function* listOrders(parent: Component | Setting): Generator<Order> {
  const lists = parent.settings.filter(({ schema }) => schema?.list?.key === 'Order');
  for (const name of new Set(lists.map((item) => item.name))) {
    const items = lists.filter((item) => item.name === name);
    const orders = new Map(items.map((item) => [item, integerOf(settingIn(item, 'Order'))]));
    if (items.some((item) => orders.get(item) === undefined)) continue;
    yield sorted(parent.node, items, (a, b) => orders.get(a)! - orders.get(b)!);
  }
  for (const setting of parent.settings) yield* listOrders(setting);
}

function sorted<Part extends { readonly node: ElementNode }>(
  parent: ElementNode,
  parts: readonly Part[],
  compare: (a: Part, b: Part) => number,
): Order {
  return { parent, order: parts.toSorted(compare).map(({ node }) => node) };
}

function comparePasses(a: Pass, b: Pass): number {
  return PASSES.indexOf(a.known!) - PASSES.indexOf(b.known!);
}

/** By name alone: of two components of one name the first stays the first. */
function compareComponents(a: Component, b: Component): number {
  const first = a.name.toLowerCase();
  const second = b.name.toLowerCase();
  return first < second ? -1 : first > second ? 1 : 0;
}

/** False when directives, stray text or regions stand between the children. */
function isMovable(text: string, { children }: ElementNode): boolean {
  return children.every((child) => {
    if (child.kind === 'comment')
      return !/^<!--\s*#?(?:end)?region\b/i.test(text.slice(child.start, child.end));
    return child.kind === 'element';
  });
}

function blockOf(text: string, { children, startTagEnd }: ElementNode, index: number): Block {
  const element = children[index] as ElementNode;
  const next = children[index + 1];
  let first = index;
  while (first > 0 && children[first - 1]!.kind === 'comment') first--;
  if (first > 0 && first < index && isOnLineOf(text, children[first - 1]!, children[first]!)) first++;
  if (first === 0) first = afterHeader(text, startTagEnd, children, index);
  const trails = next?.kind === 'comment' && isOnLineOf(text, element, next);
  return { element, start: children[first]!.start, end: trails ? next.end : element.end };
}

/** A comment about the parent stays: one behind its start tag, or at its head with a blank line behind it. */
function afterHeader(
  text: string,
  startTagEnd: number,
  children: readonly ContentNode[],
  index: number,
): number {
  let first = index;
  while (first > 0 && !BLANK_LINE.test(text.slice(children[first - 1]!.end, children[first]!.start))) first--;
  const isBehindTag = first === 0 && index > 0 && isOnLineOf(text, { end: startTagEnd }, children[0]!);
  return isBehindTag && !isOnLineOf(text, children[0]!, children[1]!) ? 1 : first;
}

const BLANK_LINE = /(?:\r\n|\r|\n)[ \t]*[\r\n]/;

function isOnLineOf(text: string, { end }: Pick<TextRange, 'end'>, { start }: TextRange): boolean {
  return !/[\r\n]/.test(text.slice(end, start));
}

interface Moves {
  readonly text: string;
  readonly moves: ReadonlyMap<ElementNode, Slots>;
}

/** The edits inside an element. The parser limits the depth of the tree, so that this recursion is bounded. */
function editsIn(all: Moves, element: ElementNode | DocumentNode): readonly TextEdit[] {
  const slots = element.kind === 'element' ? (all.moves.get(element) ?? []) : [];
  const edits: TextEdit[] = [];
  const moved = new Set<ContentNode>();
  for (const { place, wanted } of slots) {
    if (place.element === wanted.element) continue;
    moved.add(place.element);
    edits.push(replaceRange(place, textOf(all, wanted)));
  }
  for (const child of element.children) {
    if (child.kind !== 'element' || moved.has(child)) continue;
    // One by one: a call takes fewer arguments than a list can have items.
    for (const edit of editsIn(all, child)) edits.push(edit);
  }
  return edits.sort((a, b) => a.start - b.start);
}

/** The text of a block as it reads once everything inside it is in order. */
function textOf(all: Moves, { element, start, end }: Block): string {
  let text = '';
  let position = start;
  for (const edit of editsIn(all, element)) {
    text += all.text.slice(position, edit.start) + edit.newText;
    position = edit.end;
  }
  return text + all.text.slice(position, end);
}
