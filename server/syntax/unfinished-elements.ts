/** Elements whose start tag broke off: their end tag may still follow, and what stands between is theirs then. */
import type { EndTag } from './nodes';
import { moveChildren, type OpenElement, type Parent } from './open-nodes';

/** Each adoption can nest the tree one level deeper than its tags are, and whoever walks it may be recursive. */
const MOST_ADOPTED = 100;

export class UnfinishedElements {
  readonly #byName = new Map<string, OpenElement[]>();
  #adopted = 0;

  add(element: OpenElement): void {
    const sameName = this.#byName.get(element.name);
    if (sameName) sameName.push(element);
    else this.#byName.set(element.name, [element]);
  }

  /** Gives the last such element of that name inside `current` the end tag; false when there is none. */
  adopt(name: string, endTag: EndTag, stack: readonly OpenElement[], current: Parent): boolean {
    if (this.#byName.size === 0 || this.#adopted >= MOST_ADOPTED) return false;
    if (stack[stack.length - 1]?.name === name) return false;
    const element = this.#take(name, stack, current);
    if (!element) return false;
    moveChildren(current, current.children.lastIndexOf(element) + 1, element);
    element.endTag = endTag;
    element.end = endTag.end;
    this.#adopted++;
    return true;
  }

  /** Takes the last one of that name inside `current`; forgets those whose parent is closed. */
  #take(name: string, stack: readonly OpenElement[], current: Parent): OpenElement | undefined {
    const sameName = this.#byName.get(name) ?? [];
    for (let element = sameName.pop(); element; element = sameName.pop()) {
      const { parent } = element;
      if (parent === current) return element;
      if (parent.kind === 'document' || stack.includes(parent)) {
        sameName.push(element);
        return undefined;
      }
    }
    return undefined;
  }
}
