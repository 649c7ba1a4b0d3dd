/** Formatting while typing: the indentation of the line on which `>` or Enter was typed, and nothing else. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { replaceRange, type TextEdit } from '../../answer-file/edits';
import { meaningOf } from '../../answer-file/locate';
import { childSchemas } from '../../schema/component-schema';
import type { ElementNode } from '../../syntax/nodes';
import { elementAt } from '../../syntax/query';
import { indentBefore, keepsSpace, type LayoutOptions } from './layout';

/** `offset` stands behind the character typed: `>` or a line break and the indentation that the editor gave it. */
export function formatOnType(
  file: AnswerFile,
  offset: number,
  typed: string,
  { indent }: LayoutOptions,
): readonly TextEdit[] {
  return typed === '>' ? indentEndTag(file, offset) : indentNewLine(file, offset, indent);
}

/** An end tag that begins a line goes under its start tag. */
function indentEndTag(file: AnswerFile, offset: number): readonly TextEdit[] {
  const { text } = file.tree;
  const element = elementAt(file.tree, offset - 1);
  const tag = element?.endTag;
  if (!tag || tag.end !== offset || text.slice(tag.nameStart, tag.nameEnd) !== element.name) return [];
  return holdsElements(file, element) ? indentLine(text, tag.start, indentBefore(text, element.start)) : [];
}

/** A new line between elements goes one level below the element around it; its end tag goes under its start tag. */
function indentNewLine(file: AnswerFile, offset: number, unit: string): readonly TextEdit[] {
  const { text } = file.tree;
  const element = elementAt(file.tree, offset);
  if (!element?.endTag || offset < element.startTagEnd || offset > element.endTag.start) return [];
  if (
    element.children.some(({ start, end }) => start < offset && offset < end) ||
    !holdsElements(file, element)
  )
    return [];
  const outer = indentBefore(text, element.start);
  let end = offset;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return indentLine(
    text,
    end,
    end === element.endTag.start ? outer : outer === undefined ? undefined : outer + unit,
  );
}

function indentLine(text: string, end: number, wanted: string | undefined): readonly TextEdit[] {
  const indent = indentBefore(text, end);
  if (wanted === undefined || indent === undefined || indent === wanted) return [];
  return [replaceRange({ start: end - indent.length, end }, wanted)];
}

/** False for an element that holds text or may hold some: its white space may be part of the value. */
function holdsElements(file: AnswerFile, element: ElementNode): boolean {
  for (let around: ElementNode['parent'] = element; around.kind === 'element'; around = around.parent) {
    if (keepsSpace(around)) return false;
  }
  if (element.children.some(({ kind }) => kind === 'text' || kind === 'cdata' || kind === 'stray'))
    return false;
  return element.children.some(({ kind }) => kind === 'element') || isContainer(file, element);
}

function isContainer(file: AnswerFile, element: ElementNode): boolean {
  const meaning = meaningOf(file, element);
  if (meaning?.kind !== 'setting') return meaning !== undefined || element === file.tree.root;
  const { schema } = meaning.setting;
  return schema !== undefined && Object.keys(childSchemas(schema)).length > 0;
}
