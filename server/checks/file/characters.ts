/** Encoding, characters beyond ASCII, and text that stands where only elements belong. */

import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { notableSettings } from '../../answer-file/notable-settings';
import { hasTemplateHole } from '../../answer-file/template-holes';
import type { ElementNode, TextRange } from '../../syntax/nodes';
import type { Report, Rule } from '../rule';

export const encodingNotUtf8: Rule = {
  id: 'encoding-not-utf8',
  title: 'The file declares an encoding other than UTF-8',
  subject: 'file',
  severity: 'hint',
  docs: {
    why: 'Windows SIM always writes `utf-8`, and answer files are tested with nothing else. Other encodings may work, but a file that another tool saves again often ends up in another encoding than it declares.',
    wrong: '<?xml version="1.0" encoding="windows-1252"?>',
    right: '<?xml version="1.0" encoding="utf-8"?>',
    sources: ['github:cschneegans/unattend-generator'],
  },
  check(file, report) {
    const declaration = /^\uFEFF?<\?xml\s[^?>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']/.exec(
      file.tree.text,
    );
    const encoding = declaration?.[1];
    if (!declaration || !encoding || /^(?:utf-8|us-ascii|ascii)$/i.test(encoding)) return;
    const end = declaration[0].length - 1;
    const range = { start: end - encoding.length, end };
    // The declaration alone must not change where the bytes are known to be in another encoding.
    const mayDeclare = file.source === undefined;
    report(range, `The file declares ${encoding}; answer files are expected in utf-8.`, {
      ...(mayDeclare && {
        fixes: () => [{ title: 'Declare utf-8', edits: [{ ...range, newText: 'utf-8' }] }],
      }),
    });
  },
};

export const nonAsciiRawCharacters: Rule = {
  id: 'non-ascii-raw-characters',
  title: 'A value has characters beyond ASCII',
  subject: 'file',
  severity: 'hint',
  docs: {
    why: 'Microsoft allows all characters, but the author of a widely used generator saw umlauts come out wrong on Windows 11 24H2 and writes them as references such as `&#xFC;`. A reference means the same character and does not depend on the encoding.',
    wrong: '<FullName>Jürgen</FullName>',
    right: '<FullName>J&#xFC;rgen</FullName>',
    sources: ['github:cschneegans/unattend-generator#112'],
  },
  check(file, report) {
    const { text } = file.tree;
    if (!BEYOND_ASCII.test(text)) return;
    for (const { node, valueRange, value, settings, hasHole } of file.settings) {
      if (settings.length > 0 || value === '' || hasHole) continue;
      const raw = text.slice(valueRange.start, valueRange.end);
      if (!BEYOND_ASCII.test(raw)) continue;
      const isText = node.children.every(({ kind }) => kind === 'text');
      report(valueRange, 'Characters beyond ASCII may come out wrong; references such as &#xFC; are safe.', {
        ...(isText && {
          fixes: () => [
            { title: 'Write them as references', edits: [{ ...valueRange, newText: withReferences(raw) }] },
          ],
        }),
      });
    }
  },
};

const BEYOND_ASCII = /[^\0-\x7f]/;

function withReferences(raw: string): string {
  return raw.replace(
    /[^\0-\x7f]/gu,
    (character) => `&#x${character.codePointAt(0)!.toString(16).toUpperCase()};`,
  );
}

export const strayText: Rule = {
  id: 'stray-text',
  title: 'Text stands where only elements belong',
  subject: 'file',
  severity: 'warning',
  docs: {
    why: 'Between the settings of a component, and between components and passes, the answer file holds no text. What stands there is left over from editing, or belongs into an element; Setup does not use it and may reject the file.',
    wrong: '<UserData>\n  true\n  <AcceptEula>true</AcceptEula>\n</UserData>',
    right: '<UserData>\n  <AcceptEula>true</AcceptEula>\n</UserData>',
    sources: ['github:cschneegans/unattend-generator:resource/autounattend.xsd'],
  },
  check(file, report) {
    const { root } = file.tree;
    if (root?.localName !== 'unattend') return;
    const containers = [
      root,
      ...file.passes.map(({ node }) => node),
      ...file.components.map(({ node }) => node),
    ];
    for (const node of containers)
      reportText(file, node, node === root ? 'the root element' : node.name, report);
    for (const setting of notableSettings(file).containers) {
      if (!hasRuleOfItsOwn(setting)) reportText(file, setting.node, setting.name, report);
    }
  },
};

function reportText(file: AnswerFile, node: ElementNode, name: string, report: Report): void {
  const { text } = file.tree;
  for (const { kind, start, end } of node.children) {
    if (kind !== 'text' && kind !== 'cdata') continue;
    const range = trimmed(text, start, end);
    const stray = text.slice(range.start, range.end);
    if (stray === '' || hasTemplateHole(stray)) continue;
    report(range, `Text stands directly in ${name}, which holds only elements: Setup does not use it.`, {
      fixes: () => [{ title: 'Remove the text', edits: [{ ...range, newText: '' }] }],
    });
  }
}

/** productkey-not-in-key-element tells more about a key beside its element. */
function hasRuleOfItsOwn({ path }: Setting): boolean {
  return path === 'UserData/ProductKey';
}

function trimmed(text: string, start: number, end: number): TextRange {
  const raw = text.slice(start, end);
  const first = start + raw.length - raw.trimStart().length;
  return { start: first, end: Math.max(first, start + raw.trimEnd().length) };
}
