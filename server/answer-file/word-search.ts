/** Finds many words in texts at once. */
import type { TextRange } from '../syntax/nodes';

/**
 * Makes a search for words of 4 UTF-16 units or more: it returns their places in order; words that overlap in the text
 * are one place. Its time depends on the length of the text and on how many lengths the words have, not on how many
 * they are.
 */
export function wordSearch(words: readonly string[]): (text: string) => readonly TextRange[] {
  const lengthsByStart = new Map<string, Set<number>>();
  const firstUnits = new Set<number>();
  for (const word of words) {
    const start = word.slice(0, START);
    const lengths = lengthsByStart.get(start);
    if (lengths) lengths.add(word.length);
    else lengthsByStart.set(start, new Set([word.length]));
    firstUnits.add(word.charCodeAt(0));
  }
  const longestFirst = new Map(
    [...lengthsByStart].map(([start, lengths]) => [start, [...lengths].sort((a, b) => b - a)]),
  );
  const known = new Set(words);
  return (text) => {
    const found: { start: number; end: number }[] = [];
    let last: { start: number; end: number } | undefined;
    for (let index = 0; index + START <= text.length; index++) {
      if (!firstUnits.has(text.charCodeAt(index))) continue;
      const length = longestFirst
        .get(text.slice(index, index + START))
        ?.find((one) => index + one <= text.length && known.has(text.slice(index, index + one)));
      if (length === undefined) continue;
      const end = index + length;
      if (last && index < last.end) {
        last.end = Math.max(last.end, end);
      } else {
        last = { start: index, end };
        found.push(last);
      }
    }
    return found;
  };
}

const START = 4;
