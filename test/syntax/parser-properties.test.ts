/** What holds for the parser whatever the text: nothing is lost, nothing throws, and other parsers agree. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decodeReferences } from '../../server/syntax/entities';
import type { ContentNode } from '../../server/syntax/nodes';
import { parse } from '../../server/syntax/parser';
import { fixtures } from '../support/fixtures';
import { hostileText, wellFormed } from '../support/generators';
import { checkedParse } from '../support/syntax';

describe('parse, whatever the text', () => {
  for (const { name, text } of fixtures) {
    it(`reads every prefix of ${name}`, () => {
      for (let length = 0; length <= text.length; length += 7) checkedParse(text.slice(0, length));
    });

    it(`reads ${name} after random edits`, () => {
      const edit = fc.record({
        at: fc.nat({ max: text.length }),
        removed: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 400 })),
        inserted: hostileText,
      });
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
          let edited = text;
          for (const { at, removed, inserted } of edits) {
            edited = edited.slice(0, at) + inserted + edited.slice(at + removed);
          }
          checkedParse(edited);
        }),
        { numRuns: 60 },
      );
    });
  }

  it('reads hostile texts', () => {
    const anyText = fc.oneof(hostileText, fc.string({ unit: 'binary', maxLength: 40 }));
    fc.assert(
      fc.property(anyText, (text) => void checkedParse(text)),
      { numRuns: 2000 },
    );
  });

  it('finds no error in well-formed documents', () => {
    fc.assert(
      fc.property(wellFormed, (text) => assert.deepEqual(checkedParse(text).errors, [])),
      { numRuns: 500 },
    );
  });

  it('reads the same tree as fast-xml-parser', () => {
    fc.assert(
      fc.property(wellFormed, (text) => expectSameTree(text.replace(REFUSED_NAMES, 'x$&'))),
      { numRuns: 500 },
    );
    for (const { name, text } of fixtures) if (!name.includes('template')) expectSameTree(text);
  });

  it('finds an error wherever XMLValidator finds one', () => {
    const judge = (text: string) => {
      const verdict = XMLValidator.validate(text);
      if (verdict === true || parse(text).errors.length > 0) return;
      assert.ok(
        ACCEPTED_BY_US_ALONE.some(({ message }) => message.test(verdict.err.msg)),
        verdict.err.msg,
      );
    };
    fc.assert(fc.property(hostileText, judge), { numRuns: 1500 });
    fc.assert(
      fc.property(wellFormed, fc.nat(), fc.nat({ max: 4 }), hostileText, (text, at, removed, inserted) => {
        const start = at % text.length;
        judge(text.slice(0, start) + inserted + text.slice(start + removed));
      }),
      { numRuns: 1000 },
    );
    for (const { text } of fixtures) judge(text);
  });
});

/** Names that fast-xml-parser refuses, as it makes objects of them. */
const REFUSED_NAMES = /__proto__|constructor|toString|hasOwnProperty/g;

/** What XMLValidator says of texts in which our parser finds no error, and why ours is right. */
const ACCEPTED_BY_US_ALONE = [
  { message: /^Tag '%.*' is an invalid name/s, reason: 'a template is read over its directives' },
  {
    message: /[\ud800-\udfff].* is an invalid name/,
    reason: 'XML 1.0 allows characters beyond U+FFFF in names',
  },
];

interface PlainNode {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly PlainNode[];
  readonly text?: string;
}

/** Texts and CDATA sections beside each other count as one text, as white space between tags does not count. */
function expectSameTree(text: string): void {
  const theirs = (new XMLParser(ORACLE_OPTIONS).parse(text) as readonly object[]).flatMap(toPlain);
  const ours = parse(text).document.children.flatMap((child) => plainNode(text, child));
  assert.deepEqual(ours, theirs);
}

/** LIBS: by default fast-xml-parser turns 007 into 7, trims texts and expands entities of its own. */
const ORACLE_OPTIONS = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  commentPropName: '#comment',
  cdataPropName: '#cdata',
  ignoreDeclaration: false,
  ignorePiTags: false,
  maxNestedTags: 1000,
} as const;

function toPlain(node: object): readonly PlainNode[] {
  const [name, content] = Object.entries(node).find(([key]) => key !== ':@')! as [
    string,
    PlainNode[] | string,
  ];
  if (name === '#text')
    return /\S/.test(content as string) ? [{ name, text: decodeReferences(content as string) }] : [];
  if (name.startsWith('?')) return [{ name }];
  const inner = content as readonly object[];
  if (name === '#comment' || name === '#cdata') {
    return [{ name, text: (inner[0] as { '#text': string })['#text'] }];
  }
  const given: Readonly<Record<string, string>> = (node as { ':@'?: Record<string, string> })[':@'] ?? {};
  return [{ name, attributes: decoded(Object.entries(given)), children: inner.flatMap(toPlain) }];
}

function plainNode(text: string, node: ContentNode): readonly PlainNode[] {
  const { kind, start, end } = node;
  switch (kind) {
    case 'text':
      return [{ name: '#text', text: decodeReferences(text.slice(start, end)).replaceAll('\r\n', '\n') }];
    case 'cdata':
      return [{ name: '#cdata', text: text.slice(start + 9, end - 3) }];
    case 'comment':
      return [{ name: '#comment', text: text.slice(start + 4, end - 3) }];
    case 'processing-instruction':
      return [{ name: `?${/^<\?([^\s?]+)/.exec(text.slice(start, end))![1]}` }];
    case 'element': {
      const children = node.children.flatMap((child) => plainNode(text, child));
      const attributes = node.attributes.map(({ name, valueStart, valueEnd }) => {
        return [name, text.slice(valueStart, valueEnd)] as const;
      });
      return [{ name: node.name, attributes: decoded(attributes), children }];
    }
    default:
      throw new Error(`a well-formed document has no ${kind}`);
  }
}

/** Without a prototype, so that an attribute of the name __proto__ is one like any other. */
function decoded(attributes: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  const values: Record<string, string> = Object.create(null);
  for (const [name, value] of attributes) values[name] = decodeReferences(value);
  return values;
}
