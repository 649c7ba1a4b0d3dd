/** The characters of a tree as a reader sees them: decoded, sections joined, each with its way back to the text. */
import { decodeReferences, rawOffsetOf } from './entities';
import type { AttributeNode, CharacterNode, DocumentNode, ElementNode, SyntaxTree, TextRange } from './nodes';
import { contentRange } from './query';

/** Characters that belong together: the text between two tags, a comment, the value of an attribute. */
export interface TextRun {
  readonly holder: ElementNode | AttributeNode | CharacterNode;
  readonly value: string;
  /**
   * The ranges of the text that spell the given ranges of the value, which are sorted and do not overlap. A range that
   * lies in several sections becomes several.
   */
  rawRanges(ranges: readonly TextRange[]): readonly TextRange[];
}

/** All runs of a tree that hold more than white space, in no particular order. */
export function* textRuns({ text, document }: SyntaxTree): Generator<TextRun> {
  const pending: (DocumentNode | ElementNode)[] = [document];
  for (let parent = pending.pop(); parent; parent = pending.pop()) {
    if (parent.kind === 'element') {
      for (const attribute of parent.attributes) {
        const { valueStart: start, valueEnd: end } = attribute;
        if (end > start) yield runOf(text, attribute, [{ start, end, isEncoded: true }]);
      }
    }
    const range = parent.kind === 'element' ? contentRange(parent) : parent;
    let pieces: Piece[] = [];
    let position = range.start;
    const add = (piece: Piece) => piece.end > piece.start && pieces.push(piece);
    for (const child of parent.children) {
      add({ start: position, end: child.start, isEncoded: true });
      position = child.end;
      if (child.kind === 'text') add({ start: child.start, end: child.end, isEncoded: true });
      else if (child.kind === 'cdata') add({ ...insideSection(text, child), isEncoded: false });
      else if (child.kind === 'element') {
        if (parent.kind === 'element' && holdsMore(text, pieces)) yield runOf(text, parent, pieces);
        pieces = [];
        pending.push(child);
      } else yield runOf(text, child, [{ start: child.start, end: child.end, isEncoded: true }]);
    }
    add({ start: position, end: range.end, isEncoded: true });
    if (parent.kind === 'element' && holdsMore(text, pieces)) yield runOf(text, parent, pieces);
  }
}

interface Piece extends TextRange {
  /** False where an ampersand stands for itself. */
  readonly isEncoded: boolean;
}

function holdsMore(text: string, pieces: readonly Piece[]): boolean {
  return pieces.some(({ start, end }) => /\S/.test(text.slice(start, end)));
}

function insideSection(text: string, { start, end }: TextRange): TextRange {
  return { start: start + '<![CDATA['.length, end: text.endsWith(']]>', end) ? end - ']]>'.length : end };
}

function runOf(text: string, holder: TextRun['holder'], pieces: readonly Piece[]): TextRun {
  const values = pieces.map(({ start, end, isEncoded }) =>
    isEncoded ? decodeReferences(text.slice(start, end)) : text.slice(start, end),
  );
  return {
    holder,
    value: values.join(''),
    rawRanges(ranges) {
      const found: TextRange[] = [];
      let first = 0;
      let next = 0;
      for (const [index, piece] of pieces.entries()) {
        const last = first + values[index]!.length;
        const inside: TextRange[] = [];
        for (; next < ranges.length && ranges[next]!.start < last; next++) {
          const { start, end } = ranges[next]!;
          inside.push({ start: Math.max(start, first) - first, end: Math.min(end, last) - first });
          // The rest of it lies in the sections that follow.
          if (end > last) break;
        }
        for (const range of rawRangesIn(text, piece, values[index]!, inside)) found.push(range);
        first = last;
      }
      return found;
    },
  };
}

/** Goes through the piece once, however many ranges there are. */
function rawRangesIn(
  text: string,
  { start, end }: Piece,
  value: string,
  ranges: readonly TextRange[],
): readonly TextRange[] {
  if (value.length === end - start)
    return ranges.map((range) => ({ start: start + range.start, end: start + range.end }));
  let decoded = 0;
  let position = start;
  const goTo = (offset: number): number => {
    position += rawOffsetOf(text.slice(position, end), offset - decoded);
    decoded = offset;
    return position;
  };
  return ranges.map((range) => ({ start: goTo(range.start), end: goTo(range.end) }));
}
