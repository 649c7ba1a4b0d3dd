/** The search that people expect of names: a few of their letters, in their order. */

/** True when `name` has the characters in this order, whatever stands between them; case counts. */
export function containsInOrder(name: string, characters: string): boolean {
  let position = 0;
  for (const character of characters) {
    position = name.indexOf(character, position) + 1;
    if (position === 0) return false;
  }
  return true;
}
