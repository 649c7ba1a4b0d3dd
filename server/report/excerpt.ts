/** The line of a finding as it may be shown: with a mask in the place of each secret. */
import { MASK } from '../answer-file/command-secrets';
import type { TextRange } from '../syntax/nodes';

export interface Excerpt {
  readonly line: string;
  /** The part of the line that is meant, in UTF-16 units from its start. */
  readonly start: number;
  readonly end: number;
}

/** `range` begins on the line; `secrets` are sorted and do not overlap. All masks are equally long. */
export function excerptOf(
  text: string,
  line: TextRange,
  range: TextRange,
  secrets: readonly TextRange[],
): Excerpt {
  const masked = secrets
    .map(({ start, end }) => ({ start: Math.max(start, line.start), end: Math.min(end, line.end) }))
    .filter(({ start, end }) => end > start);
  let shown = '';
  let position = line.start;
  for (const { start, end } of masked) {
    shown += text.slice(position, start) + MASK;
    position = end;
  }
  const placeOf = (offset: number, insideMask: number): number => {
    let place = offset - line.start;
    for (const { start, end } of masked) {
      if (offset >= end) place += MASK.length - (end - start);
      else if (offset > start) place += start - offset + insideMask;
    }
    return place;
  };
  return {
    line: shown + text.slice(position, line.end),
    start: placeOf(range.start, 0),
    end: placeOf(Math.min(range.end, line.end), MASK.length),
  };
}
