/** Names are compared without regard to case, as Windows does. */

/** The places of each name. */
export class NameTable<Place> {
  readonly #places = new Map<string, { readonly name: string; readonly places: Place[] }>();

  has(name: string): boolean {
    return this.#places.has(name.toLowerCase());
  }

  add(name: string, place: Place): void {
    const known = this.#places.get(name.toLowerCase());
    if (known) known.places.push(place);
    else this.#places.set(name.toLowerCase(), { name, places: [place] });
  }

  /** Each name as it was spelt first, with its places in the order in which they were added. */
  *entries(): Generator<readonly [name: string, places: readonly Place[]]> {
    for (const { name, places } of this.#places.values()) yield [name, places];
  }
}
