/** How the parser goes on at the edges of its rules of recovery: which element keeps what, and where a mistake ends. */
import assert from 'node:assert/strict';
import { parse } from '../../server/syntax/parser';
import { checkedParse, errorsOf, outline, type ShownError } from '../support/syntax';

interface Case {
  readonly text: string;
  readonly tree: string;
  readonly errors: readonly ShownError[];
}

const CASES: Readonly<Record<string, Case>> = {
  'an end tag in an element that holds only white space': {
    text: '<a>\n  </b>\n  <c/>\n</a>',
    tree: 'a(stray:"</b>" c/)',
    errors: [['end-tag-unexpected', 6, '</b>']],
  },
  'an end tag that closes the open element of its name, not an unfinished one inside': {
    text: '<a>\n<b>\n<b \n</b>\n<c/>\n</a>',
    tree: 'a(b(b(…) c/)',
    errors: [['start-tag-unfinished', 8, '<b']],
  },
  'two unfinished elements of one name inside one another': {
    text: '<a><b <c/><b <d/></b></b></a>',
    tree: 'a(b(c/ b(d/)))',
    errors: [
      ['start-tag-unfinished', 3, '<b'],
      ['start-tag-unfinished', 10, '<b'],
    ],
  },
  'an end tag of an unfinished element further out': {
    text: '<a><b <c><d/></b></c></b></a>',
    tree: 'a(b(c(d/ stray:"</b>")))',
    errors: [
      ['start-tag-unfinished', 3, '<b'],
      ['end-tag-unexpected', 13, '</b>'],
    ],
  },
  'an end tag of an unfinished element whose parent is closed': {
    text: '<a><x><b <c/></x><y><z/></b></y></a>',
    tree: 'a(x(b(… c/) y(z/ stray:"</b>"))',
    errors: [
      ['start-tag-unfinished', 6, '<b'],
      ['end-tag-unexpected', 24, '</b>'],
    ],
  },
  'a root whose start tag and end tag both are missing their ends': {
    text: '<a \n<b/>\n',
    tree: 'a(b/ …',
    errors: [['start-tag-unfinished', 0, '<a']],
  },
  'a second root element that breaks off': {
    text: '<a/>\n<b \n<c/>',
    tree: 'a/ b(… c/',
    errors: [
      ['start-tag-unfinished', 5, '<b'],
      ['root-repeated', 6, 'b', '0 <a: The first root element'],
      ['root-repeated', 10, 'c', '0 <a: The first root element'],
    ],
  },
  'a comment behind the value of an unclosed element': {
    text: '<a><b>1<!-- x --><c>2</c></a>',
    tree: 'a(b("1" comment:"<!-- x -->" … c("2"))',
    errors: [['element-unclosed', 3, '<b', '25 </a>: It must end before this tag']],
  },
  'a section as the value of an unclosed element': {
    text: '<a><b><![CDATA[1]]><c>2</c></a>',
    tree: 'a(b(cdata:"<![CDATA[1]]>" … c("2"))',
    errors: [['element-unclosed', 3, '<b', '27 </a>: It must end before this tag']],
  },
  'a comment before the children of an unclosed element': {
    text: '<a><b><!-- x --><c>2</c></a>',
    tree: 'a(b(comment:"<!-- x -->" c("2") …)',
    errors: [['element-unclosed', 3, '<b', '24 </a>: It must end before this tag']],
  },
  'a start tag at the end of the text': {
    text: '<a><b',
    tree: 'a(b(… …',
    errors: [
      ['element-unclosed', 0, '<a'],
      ['start-tag-unfinished', 3, '<b'],
    ],
  },
  'a slash among attributes': {
    text: '<a / b="1"></a>',
    tree: 'a()',
    errors: [['name-illegal', 3, '/']],
  },
  'two < in a value': {
    text: '<a b="<x<"/>',
    tree: 'a/',
    errors: [['less-than-in-text', 6, '<']],
  },
  'an open quotation mark before a line with another one': {
    text: '<a>\n<b x="1>2</b>\n<c y="3"/>\n</a>',
    tree: 'a(b() c/)',
    errors: [
      ['start-tag-unfinished', 4, '<b x="1>2'],
      ['quote-unterminated', 9, '"1>2'],
    ],
  },
  'an open quotation mark before a tag that breaks off': {
    text: '<a>\n<b x="1 <c\n</a>',
    tree: 'a(b(… c(…)',
    errors: [
      ['start-tag-unfinished', 4, '<b x="1 '],
      ['quote-unterminated', 9, '"1 '],
      ['start-tag-unfinished', 12, '<c'],
    ],
  },
  'an open quotation mark in a tag with a < behind it': {
    text: '<a>\n<b x="1> <\n</b></a>',
    tree: 'a(b("<"))',
    errors: [
      ['quote-unterminated', 9, '"1'],
      ['less-than-in-text', 13, '<'],
    ],
  },
  'an open quotation mark whose value ends in a slash': {
    text: '<a>\n<b x="1/<c/>\n</b></a>',
    tree: 'a(b(c/))',
    errors: [
      ['start-tag-unfinished', 4, '<b x="1/'],
      ['quote-unterminated', 9, '"1/'],
    ],
  },
  'values without quotation marks up to the edges of their tags': {
    text: '\n<a b=1><c d=2/><e f=3<g h=C:/x>4</g></e></a>',
    tree: 'a(c/ e(g("4")))',
    errors: [
      ['attribute-value-unquoted', 6, '1'],
      ['attribute-value-unquoted', 13, '2'],
      ['start-tag-unfinished', 16, '<e f=3'],
      ['attribute-value-unquoted', 21, '3'],
      ['attribute-value-unquoted', 27, 'C:/x'],
    ],
  },
  'a value that is missing before the end of its tag': {
    text: '<a b=></a>',
    tree: 'a()',
    errors: [['attribute-value-missing', 3, 'b=']],
  },
  'a value without quotation marks at the end of the text': {
    text: '<a b=1',
    tree: 'a(…',
    errors: [
      ['start-tag-unfinished', 0, '<a b=1'],
      ['attribute-value-unquoted', 5, '1'],
    ],
  },
  'sections that nothing closes, each on its line': {
    text: '<a><!-- 1\n<b/><!-- 2\n<c/></a>',
    tree: 'a(comment:"<!-- 1" b/ comment:"<!-- 2" c/)',
    errors: [
      ['section-unterminated', 3, '<!-- 1'],
      ['section-unterminated', 14, '<!-- 2'],
    ],
  },
  'a comment that nothing closes on a line that ends in CR': {
    text: '<a>\r<!-- x\r<b/>\r</a>',
    tree: 'a(comment:"<!-- x" b/)',
    errors: [['section-unterminated', 4, '<!-- x']],
  },
  'a processing instruction that ends as a tag': {
    text: '<a><?pi x><b/></a>',
    tree: 'a(processing-instruction:"<?pi x>" b/)',
    errors: [['section-unterminated', 3, '<?pi x>']],
  },
  'a processing instruction that does not end': {
    text: '<a>\n<?pi x\n<b/></a>',
    tree: 'a(processing-instruction:"<?pi x" b/)',
    errors: [['section-unterminated', 4, '<?pi x']],
  },
  'a > and brackets in the quotation marks of a DOCTYPE': {
    text: `<!DOCTYPE a "'>" '">' [<!ENTITY b "]>">]><a/>`,
    tree: `doctype:${JSON.stringify(`<!DOCTYPE a "'>" '">' [<!ENTITY b "]>">]>`)} a/`,
    errors: [['doctype', 0, `<!DOCTYPE a "'>" '">' [<!ENTITY b "]>">]>`]],
  },
  'a < before the end of a directive of templates': {
    text: '<a>1 < 2 %> 3</a>',
    tree: 'a("1 < 2 %> 3")',
    errors: [['less-than-in-text', 5, '<']],
  },
  'a declaration at the end, but no other instruction there': {
    text: '<a/>\n<?xml-x?><?xml version="1.0"?>',
    tree: 'a/ processing-instruction:"<?xml-x?>" processing-instruction:"<?xml version=\\"1.0\\"?>"',
    errors: [
      [
        'declaration-not-first',
        14,
        '<?xml version="1.0"?>',
        '0 <a/>\n<?xml-x?>: Remove this or move it behind the declaration',
      ],
    ],
  },
};

describe('parse goes on after', () => {
  for (const [name, { text, tree, errors }] of Object.entries(CASES)) {
    it(name, () => {
      checkedParse(text);
      assert.equal(outline(text), tree);
      assert.deepEqual(errorsOf(text), errors);
    });
  }
});

describe('a message of the parser', () => {
  const messageOf = (text: string) => parse(text).errors[0]!.message;

  it('quotes what it is about, and no more', () => {
    assert.equal(messageOf('x y <a/>'), 'Text outside the root element: "x y".');
    assert.equal(messageOf('<a ??? b="1"/>'), '"???" cannot stand here: an attribute or ">" is expected.');
    assert.match(messageOf('<a>1 &b; 2</a>'), /^&b; stands for nothing/);
    assert.equal(messageOf('<a>\x1f</a>'), 'The character U+001F is not allowed in XML.');
  });

  it('shortens what is longer than 40 characters', () => {
    assert.equal(messageOf(`${'x'.repeat(40)}<a/>`), `Text outside the root element: "${'x'.repeat(40)}".`);
    assert.equal(messageOf(`${'x'.repeat(41)}<a/>`), `Text outside the root element: "${'x'.repeat(39)}…".`);
  });

  it('keeps a value without quotation marks', () => {
    assert.equal(parse('<a b=1 c="2"/>').root!.attributes[0]!.value, '1');
  });
});
