/** Limits of the parser, and that its time grows with the text and no faster. */
import assert from 'node:assert/strict';
import { bind } from '../../server/answer-file/bind';
import { decodeReferences } from '../../server/syntax/entities';
import { DEFAULT_LIMITS, parse } from '../../server/syntax/parser';
import { library } from '../support/findings';
import { expectLinear } from '../support/growth';
import { checkedParse, outline } from '../support/syntax';

describe('the limits of parse', () => {
  const limits = { depth: 3, nodes: 8, length: 60 };

  it('stop at the depth with one message', () => {
    const tree = parse('<a><b><c><d>1</d></c></b></a>', limits);
    assert.equal(outline(tree.text, tree), 'a(b(c(stray:"<d>1</d></c></b></a>" … … …');
    assert.deepEqual(
      tree.errors.map(({ code, start, message }) => [code, start, message]),
      [['limit-reached', 9, 'Nothing is checked from here on: elements are nested more than 3 deep.']],
    );
  });

  it('stop at the number of nodes with one message', () => {
    const tree = parse(`<a>${'<b/>'.repeat(9)}</a>`, limits);
    assert.equal(tree.root!.children.length, 8);
    assert.deepEqual(
      tree.errors.map(({ message }) => message),
      ['Nothing is checked from here on: the file has more than 8 elements, texts and comments.'],
    );
  });

  it('stop at the length with one message, and keep the rest of the text', () => {
    const tree = parse(`<a><b>${'x'.repeat(70)}</b><c/></a>`, limits);
    assert.deepEqual(
      tree.errors.map(({ message }) => message),
      ['Nothing is checked from here on: the file is longer than 60 characters.'],
    );
    assert.equal(outline(tree.text, tree), `a(b("${'x'.repeat(70)}") stray:"<c/></a>" …`);
  });

  it('let 20 MB pass', () => {
    const text = `<a>\n${'  <b c="1">value</b>\n'.repeat((20 * 1024 * 1024) / 21)}</a>`;
    const tree = parse(text);
    assert.equal(tree.errors.length, 0);
    assert.ok(text.length > 20_000_000 && text.length < DEFAULT_LIMITS.length);
  });

  for (const [name, text] of Object.entries({
    'start tags inside one another': '<a>'.repeat(50_000),
    'start tags that break off': '<a '.repeat(50_000) + '</a>'.repeat(50_000),
    'both in turn': '<a <b>'.repeat(50_000) + '</a></b>'.repeat(50_000),
  })) {
    it(`keep the tree flat enough for recursion: ${name}`, () => {
      bind(checkedParse(text), { library });
    });
  }
});

describe('the time of parse grows with the text', () => {
  /** Each text is hostile in one way; `n` is how often its trouble repeats. */
  const hostile: Readonly<Record<string, (n: number) => string>> = {
    'only <': (n) => '<'.repeat(n),
    'only </': (n) => '</'.repeat(n),
    'only <a': (n) => '<a'.repeat(n),
    'deep nesting': (n) => '<a>'.repeat(n),
    'deep nesting of text': (n) => '<a>x'.repeat(n),
    'nesting of wide elements without end': (n) => `${'<a>x'.repeat(200)}${'<b/>'.repeat(n)}`,
    'many attributes': (n) => `<a ${'b="c" '.repeat(n)}/>`,
    'many attributes of different names': (n) => `<a ${numbered(n, (index) => `b${index}="c" `)}/>`,
    'open quotation marks': (n) => '<a b="c\n'.repeat(n),
    'open quotation marks and apostrophes': (n) => `<a b="c' <d e='f\n`.repeat(n),
    'open quotation marks on one line': (n) => '<a b="<c d=\'>'.repeat(n),
    'open comments': (n) => '<!--x\n'.repeat(n),
    'open comments on one line': (n) => '<!--</'.repeat(n),
    'open CDATA sections on one line': (n) => `<a>${'<![CDATA[</'.repeat(n)}`,
    'open processing instructions on one line': (n) => '<?>'.repeat(n),
    'open DOCTYPEs': (n) => '<!DOCTYPE a [\n'.repeat(n),
    'open DOCTYPEs on one line': (n) => '<!DOCTYPE a [</'.repeat(n),
    'open directives of templates': (n) => '<%'.repeat(n),
    'directives of templates': (n) => `<a>${'<%x%>'.repeat(n)}</a>`,
    'end tags that close nothing': (n) => `<a><b/>${'</c>'.repeat(n)}</a>`,
    'end tags that close nothing behind comments': (n) =>
      `<a>${'<!---->'.repeat(n)}<b/>${'</c>'.repeat(n)}</a>`,
    'end tags behind a start tag that breaks off': (n) => `<a><b <c/>${'</d>'.repeat(n)}</a>`,
    'end tags of start tags that break off': (n) => `<x>${'<a <b/>'.repeat(n)}${'</a>'.repeat(n)}</x>`,
    'unclosed elements in turn with closed ones': (n) => '<a><b></a>'.repeat(n),
    'bare ampersands': (n) => `<a>${'&'.repeat(n)}</a>`,
    'references without an end': (n) => `<a>${'&amp'.repeat(n)}</a>`,
    'entities that stand for others': (n) =>
      `<!DOCTYPE a [${numbered(n, (index) => `<!ENTITY e${index} "&e${index - 1};&e${index - 1};">`)}]><a>&e${n};</a>`,
    'references in a value': (n) => `<a b="${'&amp;'.repeat(n)}"/>`,
    'two hyphens in many comments': (n) => `<a>${'<!-- -- -->'.repeat(n)}</a>`,
    'prefixes that are not declared': (n) => `<a>${numbered(n, (index) => `<p${index}:b/>`)}</a>`,
    'many namespaces around many': (n) =>
      `<a ${numbered(n, (index) => `xmlns:p${index}="u" `)}>${'<b xmlns:q="v"/>'.repeat(n)}</a>`,
    'namespaces inside one another': (n) =>
      `${numbered(200, (index) => `<a xmlns:p${index}="u">`)}${'<p0:b/>'.repeat(n)}`,
    'halves of surrogate pairs': (n) => `<a>${'\ud800'.repeat(n)}</a>`,
    'white space': (n) =>
      `<a${' '.repeat(n)}b${' '.repeat(n)}=${' '.repeat(n)}"c"${' '.repeat(n)}>${' '.repeat(n)}</a>`,
    'a long name': (n) => `<${'a'.repeat(n)}></${'a'.repeat(n)}>`,
  };

  for (const [name, textOf] of Object.entries(hostile)) {
    it(name, () => expectLinear((n) => parse(textOf(n))));
  }

  it('also that of decoding references', () => {
    expectLinear((n) => decodeReferences('&amp'.repeat(n)));
    expectLinear((n) => decodeReferences('&#x41;'.repeat(n)));
  });
});

function numbered(n: number, text: (index: number) => string): string {
  return Array.from({ length: n }, (_, index) => text(index)).join('');
}
