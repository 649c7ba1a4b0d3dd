/**
 * The layout of a document: what white space may change and how it should read.
 *
 * White space may change between the children of an element that holds nothing but elements, and inside tags;
 * everywhere else it may be part of a value. Where a syntax error leaves in doubt what belongs to what, or a
 * template has its directives, only the elements that are whole are laid out, from the place where they stand.
 */

import type { AnswerFile } from '../../answer-file/answer-file';
import { lineBreakOf, type TextEdit } from '../../answer-file/edits';
import { hasTemplateHole } from '../../answer-file/template-holes';
import { isWhiteSpace } from '../../syntax/characters';
import type { ContentNode, ElementNode, TextRange } from '../../syntax/nodes';
import { attributeOf } from '../../syntax/query';
import { createDoubts, type Doubts } from './doubts';

export interface LayoutOptions {
  /** One level of indentation. */
  readonly indent: string;
  /** True to end the text with a line break if it has none. */
  readonly insertFinalNewline?: boolean;
}

/** Edits of the white space that reads other than it should, in the order of the text. */
export function layoutEdits({ tree }: AnswerFile, options: LayoutOptions): readonly TextEdit[] {
  const { text, document } = tree;
  const layout: Layout = {
    text,
    unit: options.indent,
    doubts: createDoubts(tree),
    edits: [],
    lineBreak: lineBreakOf(text),
  };
  if (layout.doubts.isHopeless) return [];
  layOutContent(layout, document, { start: document.children[0]?.start ?? 0, end: text.length, inner: '' });
  const last = document.children[document.children.length - 1];
  if (last) layOutEnd(layout, last.end, options.insertFinalNewline === true);
  return layout.edits;
}

/** White space between the line break before `offset` and `offset`; undefined when something else stands there. */
export function indentBefore(text: string, offset: number): string | undefined {
  let start = offset;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  const before = text[start - 1];
  const beginsLine = before === undefined || before === '\n' || before === '\r' || before === '\ufeff';
  return beginsLine ? text.slice(start, offset) : undefined;
}

/** True for an element that keeps all of its white space. */
export function keepsSpace(element: ElementNode): boolean {
  return attributeOf(element, 'xml:space')?.value === 'preserve';
}

const LINE_BREAK = /\r\n|\r|\n/;
const LINE_BREAKS = /\r\n|\r|\n/g;

interface Layout {
  readonly text: string;
  /** One level of indentation. */
  readonly unit: string;
  readonly doubts: Doubts;
  readonly edits: TextEdit[];
  readonly lineBreak: string;
}

interface Content {
  readonly start: number;
  readonly end: number;
  /** Indentation of the children. */
  readonly inner: string;
  /** Indentation of the end tag; undefined for the document, which has none. */
  readonly outer?: string;
}

/** The parser limits the depth of the tree, so that this recursion is bounded. */
function layOutElement(layout: Layout, element: ElementNode, indent: string): void {
  layOutStartTag(layout, element);
  if (keepsSpace(element)) return;
  const { startTagEnd, endTag } = element;
  if (element.children.some(({ kind }) => kind === 'element')) {
    const inner = indent + layout.unit;
    layOutContent(layout, element, {
      start: startTagEnd,
      end: endTag?.start ?? element.end,
      inner,
      outer: indent,
    });
  }
  if (endTag && !layout.doubts.inTag(endTag)) push(layout, endTag.nameEnd, endTag.end - 1, '');
}

function layOutContent(
  layout: Layout,
  parent: { readonly children: readonly ContentNode[] } & TextRange,
  { start, end, inner, outer }: Content,
): void {
  const { children } = parent;
  if (children.some(isText) || layout.doubts.inStructure(parent)) {
    if (children.every((node) => !isText(node) || node.kind === 'stray' || isDirective(layout.text, node)))
      layOutIslands(layout, children);
    return;
  }
  let position = start;
  // The document begins where it does.
  let lineBreaks = outer === undefined ? 0 : 1;
  for (const child of children) {
    // A comment behind something on its line is about that.
    const staysOnLine = child.kind === 'comment' && !hasLineBreak(layout.text, position, child.start);
    if (!staysOnLine && lineBreaks > 0) pushLines(layout, position, child.start, inner, lineBreaks);
    if (child.kind === 'element') layOutElement(layout, child, inner);
    position = child.end;
    lineBreaks = 2;
  }
  if (outer !== undefined) pushLines(layout, position, end, outer, 1);
}

/** Lays out the insides of the elements that are whole and begin their line. */
function layOutIslands(layout: Layout, children: readonly ContentNode[]): void {
  for (const child of children) {
    if (child.kind !== 'element') continue;
    const indent = indentBefore(layout.text, child.start);
    if (indent !== undefined) layOutElement(layout, child, indent);
  }
}

/** One blank between attributes, none around `=`: a start tag is one line, however long. */
function layOutStartTag(layout: Layout, element: ElementNode): void {
  if (layout.doubts.inTag({ start: element.start, end: element.startTagEnd })) return;
  let position = element.nameStart + element.name.length;
  for (const attribute of element.attributes) {
    push(layout, position, attribute.start, ' ');
    const nameEnd = attribute.start + attribute.name.length;
    const equals = layout.text.indexOf('=', nameEnd);
    push(layout, nameEnd, equals, '');
    push(layout, equals + 1, attribute.valueStart - 1, '');
    position = attribute.end;
  }
  if (element.selfClosing) {
    // Both `/>` and ` />` are common; each stays.
    if (position < element.startTagEnd - 2) push(layout, position, element.startTagEnd - 2, ' ');
  } else push(layout, position, element.startTagEnd - 1, '');
}

function layOutEnd(layout: Layout, start: number, insertFinalNewline: boolean): void {
  const end = layout.text.length;
  const first = LINE_BREAK.exec(layout.text.slice(start))?.[0];
  push(layout, start, end, first ?? (insertFinalNewline ? layout.lineBreak : ''));
}

/** Keeps the line breaks that are there, at most `mostBreaks`, and adds one where there is none. */
function pushLines(layout: Layout, start: number, end: number, indent: string, mostBreaks: number): void {
  const breaks = layout.text.slice(start, end).match(LINE_BREAKS)?.slice(0, mostBreaks).join('');
  push(layout, start, end, (breaks ?? layout.lineBreak) + indent);
}

/** Adds an edit where the white space is not as wanted. Whatever is no white space stays: the tree read it otherwise. */
function push({ text, doubts, edits }: Layout, start: number, end: number, wanted: string): void {
  if (start > end || (end - start === wanted.length && text.startsWith(wanted, start))) return;
  for (let offset = start; offset < end; offset++) {
    if (!isWhiteSpace(text.charCodeAt(offset))) return;
  }
  if (doubts.onOpenLine({ start, end })) return;
  edits.push({ start, end, newText: wanted });
}

function hasLineBreak(text: string, start: number, end: number): boolean {
  return LINE_BREAK.test(text.slice(start, end));
}

function isText({ kind }: ContentNode): boolean {
  return kind === 'text' || kind === 'cdata' || kind === 'stray';
}

function isDirective(text: string, { start, end }: TextRange): boolean {
  return hasTemplateHole(text.slice(start, end).trim());
}
