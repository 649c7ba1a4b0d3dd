/** Finds many words in texts at once. */
import type { TextRange } from '../syntax/nodes';

/**
 * Makes a search for words of 4 UTF-16 units or more: it returns their places, the longest word where several begin.
 * Its time depends on the length of the text and on how many lengths the words have, not on how many they are.
 */
export function wordSearch(words: readonly string[]): (text: string) => readonly TextRange[] {
  const lengthsByStart = new Map<string, Set<number>>();
  for (const word of words) {
    const start = word.slice(0, START);
    const lengths = lengthsByStart.get(start);
    if (lengths) lengths.add(word.length);
    else lengthsByStart.set(start, new Set([word.length]));
  }
  const longestFirst = new Map(
    [...lengthsByStart].map(([start, lengths]) => [start, [...lengths].sort((a, b) => b - a)]),
  );
  const known = new Set(words);
  return (text) => {
    const found: TextRange[] = [];
    for (let index = 0; index + START <= text.length; index++) {
      const length = longestFirst
        .get(text.slice(index, index + START))
        ?.find((one) => known.has(text.slice(index, index + one)));
      if (length === undefined) continue;
      found.push({ start: index, end: index + length });
      index += length - 1;
    }
    return found;
  };
}

const START = 4;
