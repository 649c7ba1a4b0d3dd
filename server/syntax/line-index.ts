/** Offsets to lines and columns and back; lines end at LF, CRLF or CR as in LSP. */
import { CARRIAGE_RETURN, LINE_FEED } from './characters';

export interface LineIndex {
  /** Zero-based line and column (UTF-16 units) of an offset. */
  positionAt(offset: number): { readonly line: number; readonly column: number };
  /** Range of a line's text without its line break; an empty range beyond the last line. */
  lineRange(line: number): { readonly start: number; readonly end: number };
  readonly lineCount: number;
}

export function createLineIndex(text: string): LineIndex {
  const starts = lineStarts(text);
  return {
    lineCount: starts.length,
    positionAt(offset) {
      const bounded = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length;
      while (low + 1 < high) {
        const middle = (low + high) >> 1;
        if (starts[middle]! <= bounded) low = middle;
        else high = middle;
      }
      return { line: low, column: bounded - starts[low]! };
    },
    lineRange(line) {
      const start = starts[line] ?? text.length;
      let end = starts[line + 1] ?? text.length;
      while (end > start && isLineBreak(text.charCodeAt(end - 1))) end--;
      return { start, end };
    },
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (!isLineBreak(code)) continue;
    if (code === CARRIAGE_RETURN && text.charCodeAt(offset + 1) === LINE_FEED) offset++;
    starts.push(offset + 1);
  }
  return starts;
}

function isLineBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
