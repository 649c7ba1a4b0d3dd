/** Selection ranges: from the word under the cursor out to the whole file, one step of meaning at a time. */
import type { AnswerFile } from '../answer-file/answer-file';
import type { ContentNode, TextRange } from '../syntax/nodes';
import { childAt, contentRange } from '../syntax/query';

/** The ranges around `offset`, the innermost first; each holds the one before. */
export function selectionRanges(file: AnswerFile, offset: number): readonly TextRange[] {
  const { text, document } = file.tree;
  const ranges: TextRange[] = [{ start: 0, end: text.length }];
  let children: readonly ContentNode[] = document.children;
  for (;;) {
    const node = childAt(children, offset);
    if (!node) break;
    push(ranges, node);
    if (node.kind !== 'element') {
      if (node.kind === 'text') pushAround(ranges, trimmed(text, node), offset);
      break;
    }
    if (offset < node.startTagEnd) {
      push(ranges, { start: node.start, end: node.startTagEnd });
      const attribute = node.attributes.find(({ start, end }) => start <= offset && offset <= end);
      if (attribute) {
        push(ranges, attribute);
        if (offset >= attribute.valueStart && offset <= attribute.valueEnd)
          push(ranges, { start: attribute.valueStart, end: attribute.valueEnd });
      } else if (offset <= node.nameStart + node.name.length) {
        push(ranges, { start: node.nameStart, end: node.nameStart + node.name.length });
      }
      break;
    }
    if (node.endTag && offset > node.endTag.start) {
      push(ranges, node.endTag);
      break;
    }
    push(ranges, contentRange(node));
    children = node.children;
  }
  return ranges.reverse();
}

function push(ranges: TextRange[], { start, end }: TextRange): void {
  const outer = ranges[ranges.length - 1]!;
  if (start < outer.start || end > outer.end || (start === outer.start && end === outer.end)) return;
  ranges.push({ start, end });
}

/** Adds the range unless the cursor stands beside it, in the white space around a text. */
function pushAround(ranges: TextRange[], range: TextRange, offset: number): void {
  if (range.start <= offset && offset <= range.end) push(ranges, range);
}

function trimmed(text: string, { start, end }: TextRange): TextRange {
  const raw = text.slice(start, end);
  return {
    start: start + raw.length - raw.trimStart().length,
    end: end - (raw.length - raw.trimEnd().length),
  };
}
