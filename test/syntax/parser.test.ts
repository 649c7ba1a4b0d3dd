/** The parser: what it reads, what it reports, and how it goes on after a mistake. */
import assert from 'node:assert/strict';
import type { SyntaxErrorCode } from '../../server/syntax/nodes';
import { parse } from '../../server/syntax/parser';
import { walkElements } from '../../server/syntax/query';
import { checkedParse, errorsOf, outline, type ShownError } from '../support/syntax';

const seenCodes = new Set<string>();

/** Asserts the tree of a text and its errors, all of them. */
function expectParse(text: string, tree: string, errors: readonly ShownError[] = []): void {
  checkedParse(text);
  assert.equal(outline(text), tree);
  assert.deepEqual(errorsOf(text), errors);
  for (const [code] of errors) seenCodes.add(code);
}

describe('parse', () => {
  describe('keeps the intact siblings of what is broken', () => {
    it('a missing end tag', () =>
      expectParse('<a>\n  <b>1\n  <c>2</c>\n</a>', 'a(b("1" … c("2"))', [
        ['element-unclosed', 6, '<b', '22 </a>: It must end before this tag'],
      ]));

    it('the end of the text behind a <', () =>
      expectParse('<a>\n  <b>1</b>\n  <', 'a(b("1") "<" …', [
        ['element-unclosed', 0, '<a'],
        ['less-than-in-text', 17, '<'],
      ]));

    it('a comparison in text', () =>
      expectParse('<a>\n  <b>1 < 2</b>\n  <c>3</c>\n</a>', 'a(b("1 < 2") c("3"))', [
        ['less-than-in-text', 11, '<'],
      ]));

    it('an attribute without its value at the end of a line', () =>
      expectParse('<a>\n  <b pass=\n  <c>3</c>\n</a>', 'a(b(… c("3"))', [
        ['start-tag-unfinished', 6, '<b pass='],
        ['attribute-value-missing', 9, 'pass='],
      ]));

    it('a quotation mark that nothing closes', () =>
      expectParse('<a>\n  <b x="1>2</b>\n  <c>3</c>\n</a>', 'a(b() c("3"))', [
        ['start-tag-unfinished', 6, '<b x="1>2'],
        ['quote-unterminated', 11, '"1>2'],
      ]));

    it('a start tag without its > before an element', () =>
      expectParse('<a>\n  <b\n  <c>3</c>\n</a>', 'a(b(… c("3"))', [['start-tag-unfinished', 6, '<b']]));

    it('half a name before an element', () =>
      expectParse('<a>\n  <Com\n  <d>4</d>\n</a>', 'a(Com(… d("4"))', [['start-tag-unfinished', 6, '<Com']]));

    it('a lone <', () =>
      expectParse('<a>\n  <\n  <c>3</c>\n</a>', 'a("<" c("3"))', [['less-than-in-text', 6, '<']]));

    it('an end tag without a name', () =>
      expectParse('<a>\n  <b>1</\n  <d>4</d>\n</a>', 'a(b("1") d("4"))', [['end-tag-unfinished', 10, '</']]));
  });

  describe('goes on after', () => {
    it('an end tag without its >', () =>
      expectParse('<a>\n  <b>1</b\n  <c>3</c>\n</a>', 'a(b("1") c("3"))', [
        ['end-tag-unfinished', 10, '</b'],
      ]));

    it('a misspelt end tag behind a value', () =>
      expectParse('<a>\n  <b>1</B>\n  <c>3</c>\n</a>', 'a(b("1") c("3"))', [
        ['end-tag-unexpected', 10, '</B>', '6 <b: Opened here'],
      ]));

    it('an end tag that nothing opened', () =>
      expectParse('<a>\n  <b>1</b>\n  </x>\n  <c>3</c>\n</a>', 'a(b("1") stray:"</x>" c("3"))', [
        ['end-tag-unexpected', 17, '</x>'],
      ]));

    it('an end tag that closes more than one element', () =>
      expectParse('<a><b><c>1</b><d/></a>', 'a(b(c("1" …) d/)', [
        ['element-unclosed', 6, '<c', '10 </b>: It must end before this tag'],
      ]));

    it('a list item without end tag before the next one', () =>
      expectParse('<a><b><c>1</c><b><c>2</c></b></a>', 'a(b(c("1") … b(c("2")))', [
        ['element-unclosed', 3, '<b', '29 </a>: It must end before this tag'],
      ]));

    it('a start tag that breaks off, whose content and end tag follow', () =>
      expectParse('<a>\n  <b x="1"\n    <c>3</c>\n  </b>\n  <d/>\n</a>', 'a(b(c("3")) d/)', [
        ['start-tag-unfinished', 6, '<b x="1"'],
      ]));

    it('a start tag of the root that breaks off', () =>
      expectParse('<a x="1\n<b/>\n<c>1</c></a>', 'a(b/ c("1"))', [
        ['start-tag-unfinished', 0, '<a x="1'],
        ['quote-unterminated', 5, '"1'],
      ]));

    it('an open quotation mark in an element that closes itself', () =>
      expectParse('<a>\n  <b x="1/>\n  <c>3</c>\n</a>', 'a(b/ c("3"))', [['quote-unterminated', 11, '"1']]));

    it('an open apostrophe', () =>
      expectParse("<a>\n  <b x='1>\n  </b>\n  <c/></a>", 'a(b() c/)', [['quote-unterminated', 11, "'1"]]));

    it('a comment that nothing closes', () =>
      expectParse('<a>\n<b><!-- x</b>\n<c/></a>', 'a(b(comment:"<!-- x") c/)', [
        ['section-unterminated', 7, '<!-- x'],
      ]));

    it('a CDATA section that nothing closes', () =>
      expectParse('<a>\n<b><![CDATA[x</b>\n<c/></a>', 'a(b(cdata:"<![CDATA[x") c/)', [
        ['section-unterminated', 7, '<![CDATA[x'],
      ]));

    it('a processing instruction that nothing closes', () =>
      expectParse('<a>\n<?pi x>\n<c/></a>', 'a(processing-instruction:"<?pi x>" c/)', [
        ['section-unterminated', 4, '<?pi x>'],
      ]));

    it('a DOCTYPE that nothing closes', () =>
      expectParse('<!DOCTYPE a [\n<a>1</a>', 'doctype:"<!DOCTYPE a [" a("1")', [
        ['section-unterminated', 0, '<!DOCTYPE a ['],
        ['doctype', 0, '<!DOCTYPE a ['],
      ]));

    it('a second root element', () =>
      expectParse('<a/>\n<b>1</b>', 'a/ b("1")', [
        ['root-repeated', 6, 'b', '0 <a: The first root element'],
      ]));
  });

  describe('reports', () => {
    it('an empty text', () => expectParse('', '', [['root-missing', 0, '']]));

    it('a text without an element', () =>
      expectParse('<!-- nothing -->', 'comment:"<!-- nothing -->"', [['root-missing', 0, '<']]));

    it('text and CDATA outside the root element', () =>
      expectParse('x <a/><![CDATA[y]]>', '"x" a/ cdata:"<![CDATA[y]]>"', [
        ['content-outside-root', 0, 'x '],
        ['content-outside-root', 6, '<![CDATA[y]]>'],
      ]));

    it('what is wrong with attributes', () =>
      expectParse('<a b="1" b="2" c d=3 e="4"f="5" "g" h="<"/>', 'a/', [
        ['attribute-duplicate', 9, 'b'],
        ['attribute-value-missing', 15, 'c'],
        ['attribute-value-unquoted', 19, '3'],
        ['white-space-missing', 26, 'f'],
        ['name-illegal', 32, '"'],
        ['white-space-missing', 33, 'g'],
        ['attribute-value-missing', 33, 'g'],
        ['name-illegal', 34, '"'],
        ['less-than-in-text', 39, '<'],
      ]));

    it('a blank of a web page in a tag', () =>
      expectParse('<a\u00a0b="1"/>', 'a/', [['name-illegal', 2, '\u00a0']]));

    it('characters that XML does not have, but not emoji', () =>
      expectParse('<a>\u0000 \ud83d\ude00 \ud800 \ufffe</a>', 'a("\\u0000 😀 \\ud800 \ufffe")', [
        ['character-illegal', 3, '\u0000'],
        ['character-illegal', 8, '\ud800'],
        ['character-illegal', 10, '\ufffe'],
      ]));

    it('two hyphens in a comment', () =>
      expectParse('<a><!-- b -- c --></a>', 'a(comment:"<!-- b -- c -->")', [
        ['comment-double-hyphen', 10, '--'],
      ]));

    it('the end of a CDATA section in text', () =>
      expectParse('<a>b]]>c</a>', 'a("b]]>c")', [['section-end-in-text', 4, ']]>']]));

    it('an XML declaration that is not the first thing', () =>
      expectParse('\n<?xml version="1.0"?><a/>', 'processing-instruction:"<?xml version=\\"1.0\\"?>" a/', [
        [
          'declaration-not-first',
          1,
          '<?xml version="1.0"?>',
          '0 \n: Remove this or move it behind the declaration',
        ],
      ]));

    it('references that stand for nothing', () =>
      expectParse('<a b="&c;">& &d; &#0; &#x110000; &lt;</a>', 'a("& &d; &#0; &#x110000; &lt;")', [
        ['entity-unknown', 6, '&c;'],
        ['entity-unknown', 11, '&'],
        ['entity-unknown', 13, '&d;'],
        ['entity-unknown', 17, '&#0;'],
        ['entity-unknown', 22, '&#x110000;'],
      ]));

    it('a DOCTYPE, whose entities it never expands', () => {
      const text = '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;</a>';
      expectParse(text, `doctype:${JSON.stringify(text.slice(0, 74))} a("&b;")`, [
        ['doctype', 0, text.slice(0, 74)],
        ['entity-unknown', 77, '&b;'],
      ]);
    });

    it('a prefix that is not declared, once', () =>
      expectParse('<a b:c="1"><b:d/><e:f/></a>', 'a(b:d/ e:f/)', [
        ['prefix-undeclared', 3, 'b:c'],
        ['prefix-undeclared', 18, 'e:f'],
      ]));

    it('at most a hundred errors and one that says so', () => {
      const { errors } = parse(`<a>${'&'.repeat(300)}</a>`);
      assert.equal(errors.length, 101);
      assert.equal(errors[100]!.code, 'limit-reached');
      seenCodes.add('limit-reached');
    });
  });

  it('says how to mend each error', () => {
    assert.deepEqual(
      ['<a x=1/>', '<a>&</a>', '<a></b><c/>', '<a b/>', '<a><b></a>', '<x:a/>'].map(
        (text) => parse(text).errors[0]!.message,
      ),
      [
        'The value of x must stand in quotation marks.',
        'A bare "&" is not allowed: write "&amp;".',
        '</b> does not close <a>.',
        'The attribute b has no value: write b="…".',
        '<b> has no end tag </b>.',
        'The prefix "x" is used but never declared: add xmlns:x="…" to the root element.',
      ],
    );
  });

  describe('reads', () => {
    it('an XML declaration behind a byte order mark', () =>
      expectParse(
        '\ufeff<?xml version="1.0"?><a/>',
        'processing-instruction:"<?xml version=\\"1.0\\"?>" a/',
      ));

    it('comments, CDATA sections and processing instructions', () =>
      expectParse(
        '<a><!-- <b> & --><![CDATA[<c> & ]] ]]><?d <e> ?></a>',
        'a(comment:"<!-- <b> & -->" cdata:"<![CDATA[<c> & ]] ]]>" processing-instruction:"<?d <e> ?>")',
      ));

    it('a > in text and in a value, and quotation marks in the other ones', () =>
      expectParse(`<a b='"' c="'>">></a>`, 'a(">")'));

    it('a value on more than one line', () => expectParse('<a b="1\n2"\n\tc = \'3\' />', 'a/'));

    it('white space in an end tag', () => expectParse('<a ></a\n>', 'a()'));

    it('names beyond ASCII', () => expectParse('<größe 名="1">é</größe>', 'größe("é")'));

    it('the directives of a template, whatever they hold', () =>
      expectParse(
        '<a><% if x < 3 && y %><b><%= "</b>" %></b><% end %></a>',
        'a("<% if x < 3 && y %>" b("<%= \\"</b>\\" %>") "<% end %>")',
      ));

    it('the head and the foot of a template outside the root element', () =>
      expectParse(
        '<%# made by hand %>\n<% x = 1 %>\n<?xml version="1.0"?>\n<a/>\n<%= x %>',
        '"<%# made by hand %>\\n<% x = 1 %>" processing-instruction:"<?xml version=\\"1.0\\"?>" a/ "<%= x %>"',
      ));

    it('the directives of a template in a value', () => expectParse('<a b="<%= x && y %>"/>', 'a/'));

    it('what is wrong beside the directives of a template', () =>
      expectParse('<a>& <% && %> & <% ]]> %> ]]></a>', 'a("& <% && %> & <% ]]> %> ]]>")', [
        ['entity-unknown', 3, '&'],
        ['entity-unknown', 14, '&'],
        ['section-end-in-text', 26, ']]>'],
      ]));

    it('a directive that nothing ends as text', () =>
      expectParse('<a>1 <% x </a>', 'a("1 <% x")', [['less-than-in-text', 5, '<']]));
  });

  it('keeps every offset of a start tag', () => {
    const text = `<a>\n  <w:b c = 'x&amp;y' d="" e></w:b >\n</a>`;
    const element = [...walkElements(parse(text))][1]!;
    const slice = (start: number, end: number) => text.slice(start, end);
    assert.equal(slice(element.start, element.end), `<w:b c = 'x&amp;y' d="" e></w:b >`);
    assert.equal(slice(element.start, element.startTagEnd), `<w:b c = 'x&amp;y' d="" e>`);
    assert.equal(slice(element.endTag!.start, element.endTag!.end), '</w:b >');
    assert.equal(slice(element.endTag!.nameStart, element.endTag!.nameEnd), 'w:b');
    assert.deepEqual(
      element.attributes.map(({ start, end, name, value, valueStart, valueEnd }) => [
        slice(start, end),
        name,
        value,
        slice(valueStart, valueEnd),
      ]),
      [
        [`c = 'x&amp;y'`, 'c', 'x&y', 'x&amp;y'],
        ['d=""', 'd', '', ''],
        ['e', 'e', '', ''],
      ],
    );
  });

  it('resolves namespaces', () => {
    const text = `<a xmlns="urn:a" xmlns:p="urn:p" id="1" p:id="2">
      <b/><p:c/><d xmlns="urn:d" xmlns:p="urn:q"><p:e/></d><f xmlns=""><g/></f><p:h/><xml:i/>
    </a>`;
    const tree = parse(text);
    assert.deepEqual(
      [...walkElements(tree)].map(({ localName, namespace }) => `${localName} ${namespace}`),
      ['a urn:a', 'b urn:a', 'c urn:p', 'd urn:d', 'e urn:q', 'f undefined', 'g undefined', 'h urn:p'].concat(
        'i http://www.w3.org/XML/1998/namespace',
      ),
    );
    assert.deepEqual(
      tree.root!.attributes.map(({ localName, namespace }) => `${localName} ${namespace}`),
      ['xmlns http://www.w3.org/2000/xmlns/', 'p http://www.w3.org/2000/xmlns/', 'id undefined', 'id urn:p'],
    );
    assert.deepEqual(tree.errors, []);
  });
});

describe('the tests of the parser', () => {
  it('have seen each code of an error', () => {
    const all: Readonly<Record<SyntaxErrorCode, true>> = {
      'attribute-duplicate': true,
      'attribute-value-missing': true,
      'attribute-value-unquoted': true,
      'character-illegal': true,
      'comment-double-hyphen': true,
      'content-outside-root': true,
      'declaration-not-first': true,
      doctype: true,
      'end-tag-unexpected': true,
      'end-tag-unfinished': true,
      'entity-unknown': true,
      'less-than-in-text': true,
      'limit-reached': true,
      'name-illegal': true,
      'prefix-undeclared': true,
      'quote-unterminated': true,
      'root-missing': true,
      'root-repeated': true,
      'section-unterminated': true,
      'start-tag-unfinished': true,
      'element-unclosed': true,
      'section-end-in-text': true,
      'white-space-missing': true,
    };
    assert.deepEqual([...seenCodes].sort(), Object.keys(all).sort());
  });
});
