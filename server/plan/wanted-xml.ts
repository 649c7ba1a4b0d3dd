/** Wanted elements as snippets of XML: tab stops stand where only the author knows the value. */

import { encodeText } from '../answer-file/edits';
import { choiceStop, escapeSnippet, textStop } from '../answer-file/snippets';
import type { AskedValue } from './wanted';

export interface XmlElement {
  readonly name: string;
  /** As they are written, with the blank before them. */
  readonly attributes: string;
  /** True for a list item, which stands beside others of its name. */
  readonly isItem: boolean;
  readonly value: string | AskedValue | undefined;
  readonly children: XmlElement[];
}

export interface Printer {
  /** An element in several lines, each level indented by two blanks. */
  readonly element: (element: XmlElement) => string;
  readonly value: (value: string | AskedValue) => string;
}

/** Adds an element to a list; one that is there already only gets the children that it lacks. */
export function merge(list: XmlElement[], added: XmlElement): void {
  const same = list.find(
    ({ name, attributes, isItem }) =>
      name === added.name && attributes === added.attributes && isItem === added.isItem,
  );
  if (!same || (added.isItem && JSON.stringify(same) !== JSON.stringify(added))) list.push(added);
  else if (!added.isItem) for (const child of added.children) merge(same.children, child);
}

/** A printer numbers the tab stops of everything that it prints; all else is escaped as the syntax of snippets needs it. */
export function createPrinter(): Printer {
  let last = 0;
  const printValue = (value: string | AskedValue): string => {
    if (typeof value === 'object') return tabStop(++last, value);
    return escapeSnippet(encodeText(value));
  };
  const printElement = ({ name, attributes, value, children }: XmlElement): string => {
    const start = escapeSnippet(`<${name}${attributes}>`);
    if (children.length === 0) return `${start}${value === undefined ? '' : printValue(value)}</${name}>`;
    const lines = children.map(printElement).join('\n').replace(/^/gm, '  ');
    return `${start}\n${lines}\n</${name}>`;
  };
  return { element: printElement, value: printValue };
}

function tabStop(number: number, { example, choices = [] }: AskedValue): string {
  return choices.length < 2
    ? textStop(number, encodeText(example))
    : choiceStop(number, choices.map(encodeText));
}
