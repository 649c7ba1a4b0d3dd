/** Searches in ranges that are sorted by their start and by their end, such as the secrets of a text. */
import type { TextRange } from './nodes';

/** True when one of the sorted ranges has a part in `range`; one of no length counts where it begins. Logarithmic time. */
export function touchesAny(sorted: readonly TextRange[], { start, end }: TextRange): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  // What begins before the range counts only when it reaches into it.
  const before = sorted[low - 1];
  return (
    (sorted[low]?.start ?? Number.POSITIVE_INFINITY) < end || (before !== undefined && before.end > start)
  );
}
