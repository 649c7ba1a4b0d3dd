/**
 * Puts the selected elements between comments that make them fold.
 *
 *     <Disk …>…</Disk>
 *
 * becomes
 *
 *     <!-- #region Disk -->
 *     <Disk …>…</Disk>
 *     <!-- #endregion -->
 */
import { indentOf, insertAt, lineBreakOf } from '../../answer-file/edits';
import { meaningOf } from '../../answer-file/locate';
import type { ElementNode, TextRange } from '../../syntax/nodes';
import { attributeOf, childElements } from '../../syntax/query';
import type { Refactoring, RefactoringPlace } from './refactoring';

export function surroundWithRegion(place: RefactoringPlace): readonly Refactoring[] {
  const { file, selection } = place;
  const { text } = file.tree;
  const elements = selectedElements(place);
  const first = elements[0];
  const last = elements.at(-1);
  if (!first || !last || selection.start === selection.end || !beginsLine(text, first.start)) return [];
  // Inside what is no part of an answer file a comment may mean something.
  if (!meaningOf(file, first) && first.parent !== file.tree.root) return [];
  const lineBreak = lineBreakOf(text);
  const indent = indentOf(text, first.start);
  return [
    {
      title: 'Surround with region',
      kind: 'extract',
      edits: [
        insertAt(first.start, `<!-- #region ${nameOf(first)} -->${lineBreak}${indent}`),
        insertAt(last.end, `${lineBreak}${indent}<!-- #endregion -->`),
      ],
    },
  ];
}

/** The elements beside one another that the selection touches. */
function selectedElements({ file, element, selection }: RefactoringPlace): readonly ElementNode[] {
  let around = element;
  while (around && !holds(around, selection))
    around = around.parent.kind === 'element' ? around.parent : undefined;
  if (!around || !file.tree.root) return [];
  const touched = childElements(around).filter(
    ({ start, end }) => start < selection.end && end > selection.start,
  );
  if (touched.length > 0) return touched;
  return around === file.tree.root ? [] : [around];
}

function holds(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function beginsLine(text: string, offset: number): boolean {
  return /(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, offset - 400), offset));
}

/** What the region is called: the pass, the component or the setting; never with what would end a comment. */
function nameOf(element: ElementNode): string {
  const name =
    attributeOf(element, 'pass')?.value ?? attributeOf(element, 'name')?.value ?? element.localName;
  return name.replace(/[-<>\r\n]{2,}|[<>\r\n]/g, '-');
}
