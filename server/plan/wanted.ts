/** Settings that an answer file should have, before it is known where their elements go. */
import type { Setting } from '../answer-file/answer-file';
import type { PassName } from '../schema/component-schema';

export interface Wanted {
  readonly pass: PassName;
  readonly component: string;
  /** The setting of the file inside which the element goes, such as one of several list items. */
  readonly inside?: Setting;
  readonly element: WantedElement;
}

export interface WantedElement {
  readonly name: string;
  /** True for a list item: it stands beside those that are there already. */
  readonly isItem?: true;
  /** The value of a leaf. */
  readonly value?: string | AskedValue;
  readonly children?: readonly WantedElement[];
}

/** A value that only the author knows: the editor stops there. */
export interface AskedValue {
  /** What stands there until the author has typed. */
  readonly example: string;
  readonly choices?: readonly string[];
}

/** One setting at a path such as `OOBE/HideEULAPage`. */
export function wanted(pass: PassName, component: string, path: string, value: string | AskedValue): Wanted {
  return { pass, component, element: nested(path, { value }) };
}

/** List items or other elements inside the containers at `path`. */
export function wantedIn(
  pass: PassName,
  component: string,
  path: string,
  children: readonly WantedElement[],
): Wanted {
  return { pass, component, element: nested(path, { children }) };
}

/** An element inside a setting that is there. */
export function wantedInside(pass: PassName, parent: Setting, element: WantedElement): Wanted {
  return { pass, component: parent.component.name, inside: parent, element };
}

export function leaf(name: string, value: string | AskedValue): WantedElement {
  return { name, value };
}

export function container(name: string, children: readonly WantedElement[]): WantedElement {
  return { name, children };
}

export function item(name: string, children: readonly WantedElement[]): WantedElement {
  return { name, isItem: true, children };
}

function nested(path: string, content: Omit<WantedElement, 'name'>): WantedElement {
  const names = path.split('/');
  const innermost: WantedElement = { name: names.at(-1)!, ...content };
  return names.slice(0, -1).reduceRight<WantedElement>((inner, name) => container(name, [inner]), innermost);
}
