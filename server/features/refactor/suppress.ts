/**
 * Comments that switch a rule off, on the line of a finding or for the file.
 *
 *     <!-- unattend-disable-next-line rule-id: reason -->
 *     <Value>…</Value>
 *
 * The reason is for the author to write. A comment that is there already takes the further rule.
 */
import type { AnswerFile } from '../../answer-file/answer-file';
import { indentOf, insertAt, lineBreakOf, type TextEdit } from '../../answer-file/edits';
import type { ContentNode, DocumentNode, ElementNode, TextRange } from '../../syntax/nodes';
import { childAt } from '../../syntax/query';
import type { Refactoring } from './refactoring';

/** `range` is where the finding of the rule stands. */
export function suppress(file: AnswerFile, ruleId: string, range: TextRange): readonly Refactoring[] {
  const line = suppressOnLine(file, ruleId, range);
  const whole = suppressInFile(file, ruleId);
  return [
    ...(line ? [{ title: `Suppress ${ruleId} on this line`, kind: 'rewrite', edits: [line] } as const] : []),
    { title: `Suppress ${ruleId} in this file`, kind: 'rewrite', edits: [whole] },
  ];
}

/** Undefined when no comment may stand before the line: inside a tag, a value or a section. */
function suppressOnLine({ tree }: AnswerFile, ruleId: string, { start }: TextRange): TextEdit | undefined {
  const { text, document } = tree;
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const first = lineStart + /^[ \t]*/.exec(text.slice(lineStart))![0].length;
  const before = previousNode(document, lineStart);
  if (!before || text[first] !== '<' || text.startsWith('<?xml', first)) return undefined;
  const known = before.previous && commentOn(text, before.previous, 'unattend-disable-next-line');
  if (known && /^[ \t]*(?:\r\n?|\n)[ \t]*$/.test(text.slice(before.previous!.end, first))) {
    return insertAt(before.previous!.start + known, `, ${ruleId}`);
  }
  const lineBreak = lineBreakOf(text);
  const comment = `<!-- unattend-disable-next-line ${ruleId}: reason -->`;
  return insertAt(first, `${comment}${lineBreak}${indentOf(text, first)}`);
}

/** What ends before the start of a line; undefined when the line begins inside a tag or anything but an element. */
function previousNode(
  document: DocumentNode,
  lineStart: number,
): { readonly previous: ContentNode | undefined } | undefined {
  let around: DocumentNode | ElementNode = document;
  for (;;) {
    const child: ContentNode | undefined = childAt(around.children, lineStart);
    if (!child) return { previous: around.children.findLast(({ end }) => end <= lineStart) };
    if (child.kind !== 'element' || lineStart < child.startTagEnd) return undefined;
    if (child.endTag && lineStart > child.endTag.start) return undefined;
    if (!child.children.some(({ kind }) => kind === 'element')) return undefined;
    around = child;
  }
}

function suppressInFile({ tree }: AnswerFile, ruleId: string): TextEdit {
  const { text, document, root } = tree;
  for (const node of document.children) {
    const end = commentOn(text, node, 'unattend-disable');
    if (end) return insertAt(node.start + end, `, ${ruleId}`);
  }
  const lineBreak = lineBreakOf(text);
  const comment = `<!-- unattend-disable ${ruleId}: reason -->`;
  if (root) return insertAt(root.start, comment + lineBreak);
  const start = document.children.find(({ kind }) => kind === 'processing-instruction')?.end ?? 0;
  return insertAt(start, start === 0 ? comment + lineBreak : lineBreak + comment);
}

/** Where the list of rules of a suppressing comment ends, from the comment's start. */
function commentOn(text: string, { kind, start, end }: ContentNode, directive: string): number | undefined {
  if (kind !== 'comment') return undefined;
  const [list, written] = SUPPRESSION.exec(text.slice(start, end)) ?? [];
  return written === directive ? list?.length : undefined;
}

const SUPPRESSION =
  /^<!--\s*(unattend-disable(?:-next-line)?)\s+[a-z0-9-]*[a-z0-9](?:\s*,\s*[a-z0-9-]*[a-z0-9])*/;
