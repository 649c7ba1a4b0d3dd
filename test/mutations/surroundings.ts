/** Changes a file without changing what it means: the same mistake has to be found in other surroundings too. */

import type { TextRange } from '../../server/syntax/nodes';
import { bindText } from '../support/marked-text';
import type { Surrounding } from './mutation';
import { MARK } from './steps';

export const SURROUNDINGS: Readonly<Record<Surrounding, (text: string) => string>> = {
  architecture: (text) =>
    text.includes('amd64') && !/server|windows-(?:7|8)|Windows 7/i.test(text)
      ? text.replaceAll('amd64', 'arm64')
      : text,
  'byte order mark': (text) => `\ufeff${text}`,
  comments: (text) =>
    text.replace(/^[ \t]*<(?=component|Disk |Local|Sync|Run|Create|Modify)/gm, '<!-- note -->\n$&'),
  declaration: (text) => text.replace(/^<\?xml[^>]*\?>\r?\n/, ''),
  indentation: (text) => text.replace(/^[ \t]+(?=<)/gm, (blanks) => '\t'.repeat(blanks.length)),
  'line ends': (text) => text.replace(/\r?\n/g, '\r\n'),
  order: reversed,
  prefix: (text) =>
    text.includes('<unattend xmlns="urn:schemas-microsoft-com:unattend"')
      ? text
          .replace(/<(\/?)(?=[A-Za-z][\w.-]*[\s/>])/g, '<$1u:')
          .replace('xmlns="urn:schemas', 'xmlns:u="urn:schemas')
      : text,
  'quotation marks': (text) =>
    text.replace(/<[A-Za-z][^<>]*>/g, (tag) => tag.replace(/="([^"']*)"/g, "='$1'")),
  wcm: (text) => text.replaceAll('xmlns:wcm=', 'xmlns:c=').replace(/([\s▶])wcm:(?=action|keyValue)/g, '$1c:'),
};

export const SURROUNDING_NAMES = Object.keys(SURROUNDINGS) as readonly Surrounding[];

/** The passes the other way round, and the components of each. */
function reversed(text: string): string {
  let result = swapped(
    text,
    bindText(text).passes.map(({ node }) => node),
  );
  for (const index of bindText(result).passes.keys()) {
    const { components } = bindText(result).passes[index]!;
    result = swapped(
      result,
      components.map(({ node }) => node),
    );
  }
  return result;
}

function swapped(text: string, nodes: readonly TextRange[]): string {
  // A mark in front of an element belongs to it.
  const ranges = nodes.map(({ start, end }) => ({
    start: text[start - 1] === MARK ? start - 1 : start,
    end,
  }));
  let result = '';
  let last = 0;
  for (const [index, { start, end }] of ranges.entries()) {
    const other = ranges[ranges.length - 1 - index]!;
    result += text.slice(last, start) + text.slice(other.start, other.end);
    last = end;
  }
  return result + text.slice(last);
}
