/** Several rounds of edits, each of the text that the one before left, as one set of edits of the first text. */
import type { TextEdit } from './edits';

export interface Revision {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** A part of the text: `start` is where it stood at first; undefined for what was written since. */
interface Piece {
  readonly text: string;
  readonly start: number | undefined;
}

export function startRevision(text: string): Revision {
  return { text, pieces: [{ text, start: 0 }] };
}

/** Applies edits that do not overlap. */
export function revise({ pieces }: Revision, edits: readonly TextEdit[]): Revision {
  const revised: Piece[] = [];
  let reached = 0;
  for (const { start, end, newText } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    revised.push(...slice(pieces, reached, start), { text: newText, start: undefined });
    reached = end;
  }
  revised.push(...slice(pieces, reached, Number.POSITIVE_INFINITY));
  const kept = revised.filter(({ text }) => text !== '');
  return { text: kept.map(({ text }) => text).join(''), pieces: kept };
}

/** The edits that lead from `first`, with which the revision was started, to its text. */
export function revisionEdits({ pieces }: Revision, first: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let reached = 0;
  let written = '';
  const close = (end: number): void => {
    if (first.slice(reached, end) !== written) edits.push({ start: reached, end, newText: written });
    written = '';
  };
  for (const { text, start } of pieces) {
    if (start === undefined) {
      written += text;
    } else {
      close(start);
      reached = start + text.length;
    }
  }
  close(first.length);
  return edits;
}

function slice(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  const found: Piece[] = [];
  let offset = 0;
  for (const { text, start } of pieces) {
    const first = Math.max(from - offset, 0);
    const last = Math.min(to - offset, text.length);
    if (first < last)
      found.push({ text: text.slice(first, last), start: start === undefined ? undefined : start + first });
    offset += text.length;
  }
  return found;
}
