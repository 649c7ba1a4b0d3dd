/** Text edits that change one thing and leave every other character as it is. */
import { PASSES, type PassName } from '../schema/component-schema';
import { isWhiteSpace } from '../syntax/characters';
import { encodeReferences } from '../syntax/entities';
import type { AttributeNode, ContentNode, DocumentNode, ElementNode, TextRange } from '../syntax/nodes';
import { parse } from '../syntax/parser';
import { attributeOf, contentRange, nameRange, walkElements } from '../syntax/query';
import { type AnswerFile, WCM_NAMESPACE } from './answer-file';

/** Replaces a range of the text; an empty range inserts. */
export interface TextEdit extends TextRange {
  readonly newText: string;
}

export function replaceRange({ start, end }: TextRange, newText: string): TextEdit {
  return { start, end, newText };
}

export function insertAt(offset: number, newText: string): TextEdit {
  return { start: offset, end: offset, newText };
}

/** The text after edits that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let edited = '';
  let position = 0;
  for (const { start, end, newText } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    edited += text.slice(position, start) + newText;
    position = end;
  }
  return edited + text.slice(position);
}

/** Gives an element a text value, escaped as XML needs it; also opens an element that closes itself. */
export function setValue(text: string, element: ElementNode, value: string): TextEdit {
  const content = encodeText(value);
  if (element.selfClosing) {
    return { ...selfClosingEnd(text, element), newText: `>${content}</${element.name}>` };
  }
  return replaceRange(contentRange(element), content);
}

/** Gives an element another local name; its prefix stays. */
export function renameLocalName(element: ElementNode, localName: string): readonly TextEdit[] {
  return renameElement(element, prefixOf(element) + localName);
}

/** Renames an element in both of its tags. */
export function renameElement(element: ElementNode, name: string): readonly TextEdit[] {
  const edits = [replaceRange(nameRange(element), name)];
  if (element.endTag)
    edits.push(replaceRange({ start: element.endTag.nameStart, end: element.endTag.nameEnd }, name));
  return edits;
}

/** Puts another element in the place of one, with its prefix. */
export function replaceElement(element: ElementNode, xml: string): TextEdit {
  return replaceRange(element, withPrefixOf(element, xml));
}

/** Removes an element, and its line when nothing else stands on it. */
export function removeElement(text: string, element: TextRange): TextEdit {
  let start = element.start;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  let end = element.end;
  while (end < text.length && (text[end] === ' ' || text[end] === '\t')) end++;
  const beginsLine = start === 0 || text[start - 1] === '\n' || text[start - 1] === '\r';
  const endsLine = end === text.length || text[end] === '\n' || text[end] === '\r';
  if (!beginsLine || !endsLine) return { start: element.start, end: element.end, newText: '' };
  if (text[end] === '\r') end++;
  if (text[end] === '\n') end++;
  return { start, end, newText: '' };
}

/** Removes an element and the parents that hold nothing else, the root element excepted. */
export function removeWithEmptyParents(text: string, element: ElementNode): TextEdit {
  let outermost = element;
  for (let { parent } = element; parent.kind === 'element'; { parent } = parent) {
    if (parent.children.length > 1 || parent.parent.kind === 'document') break;
    outermost = parent;
  }
  return removeElement(text, outermost);
}

/** Sets an attribute's value, or adds the attribute behind the last one. */
export function setAttribute(element: ElementNode, name: string, value: string): TextEdit {
  const written = encodeReferences(value);
  const attribute = attributeOf(element, name);
  if (attribute) {
    const isQuoted = attribute.valueEnd < attribute.end;
    const start = isQuoted ? attribute.valueStart - 1 : attribute.start + name.length;
    return replaceRange({ start, end: attribute.end }, `${isQuoted ? '' : '='}"${written}"`);
  }
  const last = element.attributes[element.attributes.length - 1];
  const offset = last?.end ?? element.nameStart + element.name.length;
  return insertAt(offset, ` ${name}="${written}"`);
}

/** Declares the prefix `wcm` when nothing around `parent` does; no edit when it is there. */
export function declareWcm(file: AnswerFile, parent: ContentNode | DocumentNode): readonly TextEdit[] {
  const { root } = file.tree;
  return root && !declaresWcm(parent) ? [setAttribute(root, 'xmlns:wcm', WCM_NAMESPACE)] : [];
}

/** Declares the prefix `wcm` when `xml` takes it from `source`, inside which it stands now, and `parent` has none. */
export function declareWcmOf(
  file: AnswerFile,
  xml: string,
  source: ElementNode,
  parent: ElementNode | DocumentNode,
): readonly TextEdit[] {
  const takesIt = /<[^<>]*\swcm:/.test(xml) && !xml.includes('xmlns:wcm=') && declaresWcm(source);
  return takesIt ? declareWcm(file, parent) : [];
}

/** The edits with each declaration of a namespace once, where several changes of a file need the same one. */
export function withoutRepeatedDeclarations(edits: readonly TextEdit[]): readonly TextEdit[] {
  const isSame = (a: TextEdit, b: TextEdit): boolean =>
    a.start === b.start && a.end === b.end && a.newText === b.newText && a.newText.startsWith(' xmlns:');
  return edits.filter((edit, index) => !edits.slice(0, index).some((other) => isSame(edit, other)));
}

/** True when the element or one around it declares the prefix `wcm`. */
export function declaresWcm(element: ContentNode | DocumentNode): boolean {
  for (let at = element; at.kind === 'element'; at = at.parent) {
    if (attributeOf(at, 'xmlns:wcm')) return true;
  }
  return false;
}

/** Removes an attribute and the white space before it. */
export function removeAttribute(text: string, attribute: AttributeNode): TextEdit {
  let start = attribute.start;
  while (isWhiteSpace(text.charCodeAt(start - 1))) start--;
  return { start, end: attribute.end, newText: '' };
}

/**
 * Inserts `xml` as a child of `parent`, behind `after` or else as its first child, each line indented to fit.
 * `xml` has no indentation of its own in its first line and one level as two blanks in the others. Its elements get
 * the prefix of `parent`.
 */
export function insertChild(text: string, parent: ElementNode, xml: string, after?: TextRange): TextEdit {
  const unit = indentUnit(text);
  const lineBreak = lineBreakOf(text);
  const outer = indentOf(text, parent.start);
  const inner = after ? indentOf(text, after.start) : outer + unit;
  const lines = withPrefixOf(parent, xml)
    .split('\n')
    .map((line) => inner + line.replace(/^(?: {2})+/, (blanks) => unit.repeat(blanks.length / 2)));
  const block = lineBreak + lines.join(lineBreak);
  if (parent.selfClosing) {
    return { ...selfClosingEnd(text, parent), newText: `>${block}${lineBreak}${outer}</${parent.name}>` };
  }
  const offset = after?.end ?? parent.startTagEnd;
  const isEmpty = parent.children.length === 0 && parent.endTag;
  if (!isEmpty) return insertAt(offset, block);
  return { start: parent.startTagEnd, end: parent.endTag!.start, newText: `${block}${lineBreak}${outer}` };
}

/**
 * What a new pass goes behind: the last one that runs earlier, else `servicing` or the comments at the start of the
 * file, which are about all of it; undefined when none of them is there.
 */
export function placeOfPass({ passes, tree }: AnswerFile, pass: PassName): TextRange | undefined {
  const earlier = PASSES.slice(0, PASSES.indexOf(pass));
  const before = passes.findLast(({ known }) => known !== undefined && earlier.includes(known));
  if (before) return before.node;
  const children = tree.root?.children ?? [];
  const servicing = children.find((child) => child.kind === 'element' && child.localName === 'servicing');
  const first = children.findIndex(({ kind }) => kind !== 'comment');
  return servicing ?? children[(first === -1 ? children.length : first) - 1];
}

/** The line break that a text uses first. */
export function lineBreakOf(text: string): string {
  return /\r\n?|\n/.exec(text)?.[0] ?? '\n';
}

/** Gives the elements of `xml`, or of a snippet, the prefix of the element they go into: its namespace is theirs. */
export function withPrefixOf(parent: ElementNode | DocumentNode, xml: string): string {
  const prefix = prefixOf(parent);
  if (prefix === '') return xml;
  const bare = [...walkElements(parse(xml))].filter((element) => prefixOf(element) === '');
  return applyEdits(
    xml,
    bare.flatMap((element) => renameElement(element, prefix + element.name)),
  );
}

/** The prefix of an element with its colon; empty when it has none. */
export function prefixOf(parent: ElementNode | DocumentNode): string {
  return parent.kind === 'document' ? '' : parent.name.slice(0, -parent.localName.length || undefined);
}

/** White space before the first tag of the line on which `offset` stands. */
export function indentOf(text: string, offset: number): string {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))![0];
}

/** One level of indentation as the text uses it: its first indented line decides, else two blanks. */
export function indentUnit(text: string): string {
  const first = /\n(\t|[ ]{1,8})<(?!!)/.exec(text.slice(0, 20_000));
  return first?.[1] ?? '  ';
}

/** The `/>` of an element that closes itself, with the white space before it. */
function selfClosingEnd(text: string, element: ElementNode): TextRange {
  let start = text.lastIndexOf('/', element.startTagEnd - 1);
  while (isWhiteSpace(text.charCodeAt(start - 1))) start--;
  return { start, end: element.startTagEnd };
}

/** Escapes what XML needs escaped between tags; quotation marks may stay. */
export function encodeText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;');
}
