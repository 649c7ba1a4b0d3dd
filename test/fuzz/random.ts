/** Random choices that a seed repeats exactly, on every machine. */

export interface Random {
  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** True once in `times`. */
  once(times: number): boolean;
  /** A list of up to `most` items. */
  list<Item>(most: number, item: () => Item): Item[];
}

/** Mulberry32: small, fast, and good enough to wander through inputs. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit);
  return {
    below,
    pick: (items) => items[below(items.length)]!,
    once: (times) => below(times) === 0,
    list: (most, item) => Array.from({ length: below(most + 1) }, item),
  };
}

/** A number that is the same for the same text, to derive choices about an input from the input alone. */
export function seedOf(text: string): number {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  }
  return hash >>> 0;
}
