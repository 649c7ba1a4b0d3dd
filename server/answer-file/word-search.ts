/** Finds many words in a text at once. */
import type { TextRange } from '../syntax/nodes';

/** The places of the words, which have 4 UTF-16 units or more; the longest where several begin. Goes through the text once. */
export function findWords(text: string, words: readonly string[]): readonly TextRange[] {
  const byStart = new Map<string, string[]>();
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    const start = word.slice(0, START);
    const others = byStart.get(start);
    if (others) others.push(word);
    else byStart.set(start, [word]);
  }
  const found: TextRange[] = [];
  for (let index = 0; index + START <= text.length; index++) {
    const word = byStart.get(text.slice(index, index + START))?.find((one) => text.startsWith(one, index));
    if (word === undefined) continue;
    found.push({ start: index, end: index + word.length });
    index += word.length - 1;
  }
  return found;
}

const START = 4;
