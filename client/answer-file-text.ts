/** Tells from the beginning of a text whether it is a Windows answer file. */

/** Enough for a prolog, a licence comment and the root's start tag; the rest of the file is never looked at. */
export const HEAD_LENGTH = 8192;

const NAMESPACE = 'urn:schemas-microsoft-com:unattend';

/** What may stand before the root: comments, processing instructions, the tags of template languages. */
const ASIDES = [
  ['<!--', '-->'],
  ['<\\?', '\\?>'],
  ['<%', '%>'],
  ['\\{#', '#\\}'],
  ['\\{%', '%\\}'],
  ['\\{\\{', '\\}\\}'],
].map(([open, close]) => `${open}[\\s\\S]*?(?:${close}|$)`);

const ASIDE = new RegExp(ASIDES.join('|'), 'g');

/** The first start tag, finished or not: prefix, local name, attributes. */
const START_TAG = /<(?:([\w.-]+):)?([\w.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*)/;

export function isAnswerFileText(text: string): boolean {
  const head = text.slice(0, HEAD_LENGTH).replace(ASIDE, '');
  const [, prefix, name, attributes = ''] = START_TAG.exec(head) ?? [];
  return name === 'unattend' && namespaceOf(prefix, attributes) === NAMESPACE;
}

function namespaceOf(prefix: string | undefined, attributes: string): string | undefined {
  const declaration = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`;
  for (const [, name, double, single] of attributes.matchAll(
    /(?<![^\s"'])([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (name === declaration) return double ?? single;
  }
  return undefined;
}
