/** Folding: elements and comments of more than one line, and regions between `#region` comments. */
import type { AnswerFile } from '../answer-file/answer-file';
import type { ContentNode, TextRange } from '../syntax/nodes';

export interface FoldingRange extends TextRange {
  readonly kind: 'element' | 'comment' | 'region';
}

/** Ranges from the line that stays visible to the last line that is hidden; single lines are for the caller to drop. */
export function foldingRanges(file: AnswerFile): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const regions: number[] = [];
  const pending: ContentNode[] = file.tree.document.children.toReversed();
  while (pending.length > 0) {
    const node = pending.pop()!;
    if (node.kind === 'element') {
      if (node.endTag) ranges.push({ kind: 'element', start: node.start, end: node.endTag.start });
      for (let index = node.children.length - 1; index >= 0; index--) pending.push(node.children[index]!);
    } else if (node.kind === 'comment') {
      const text = file.tree.text.slice(node.start, node.end);
      if (/^<!--\s*#?region\b/i.test(text)) regions.push(node.start);
      else if (/^<!--\s*#?endregion\b/i.test(text)) {
        const start = regions.pop();
        if (start !== undefined) ranges.push({ kind: 'region', start, end: node.end });
      } else ranges.push({ kind: 'comment', start: node.start, end: node.end });
    } else if (node.kind === 'cdata') ranges.push({ kind: 'element', start: node.start, end: node.end });
  }
  return ranges;
}
