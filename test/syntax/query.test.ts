/** Questions about the tree. */
import assert from 'node:assert/strict';
import type { TextRange } from '../../server/syntax/nodes';
import { parse } from '../../server/syntax/parser';
import {
  attributeOf,
  childAt,
  childElements,
  contentRange,
  elementAt,
  nameRange,
  textContent,
  valueRangeOf,
  walkElements,
} from '../../server/syntax/query';

const sliceOf = (text: string, { start, end }: TextRange) => text.slice(start, end);

function firstElement(text: string) {
  return parse(text).root!;
}

describe('textContent', () => {
  for (const [text, value, ranged] of [
    ['<a> x &amp; y\n</a>', ' x & y\n', 'x &amp; y'],
    ['<a></a>', '', ''],
    ['<a>  </a>', '  ', '  '],
    ['<a/>', '', ''],
    [
      '<a>1<!-- no -->2<![CDATA[<&amp;>]]> &lt;3</a>',
      '12<&amp;> <3',
      '1<!-- no -->2<![CDATA[<&amp;>]]> &lt;3',
    ],
    ['<a><![CDATA[ x ]]></a>', ' x ', '<![CDATA[ x ]]>'],
    ['<a>1<b>2</b>3</a>', '13', '1<b>2</b>3'],
    ['<a>open', 'open', 'open'],
    ['<a><![CDATA[open', 'open', '<![CDATA[open'],
  ] as const) {
    it(`of ${text}`, () => {
      const content = textContent(text, firstElement(text));
      assert.equal(content.value, value);
      assert.equal(sliceOf(text, content), ranged);
    });
  }
});

describe('the ranges of an element', () => {
  it('are those of its name and content', () => {
    const text = '<w:a b="1" c>x</w:a>';
    const element = firstElement(text);
    assert.equal(sliceOf(text, nameRange(element)), 'w:a');
    assert.equal(sliceOf(text, contentRange(element)), 'x');
    assert.equal(sliceOf(text, valueRangeOf(attributeOf(element, 'b')!)), '1');
    assert.equal(sliceOf(text, valueRangeOf(attributeOf(element, 'c')!)), 'c');
    assert.equal(attributeOf(element, 'constructor'), undefined);
  });
});

describe('elementAt', () => {
  it('finds the innermost element around an offset', () => {
    const text = '<a> <b>1</b><c/> </a> ';
    const tree = parse(text);
    const names = Array.from(
      { length: text.length + 1 },
      (_, offset) => elementAt(tree, offset)?.name ?? '.',
    );
    // Between two tags stands the parent, also where they touch.
    assert.equal(names.join(''), '.aaaabbbbbbbacccaaaaa..');
  });
});

describe('childAt', () => {
  it('finds no child at an edge', () => {
    const { children } = firstElement('<a><b/><c/></a>');
    assert.deepEqual(
      [3, 4, 7, 8, 11].map((offset) => childAt(children, offset)?.start),
      [undefined, 3, undefined, 7, undefined],
    );
  });
});

describe('walking the tree', () => {
  const text = '<!-- 0 --><a>\n <b>1<c/></b> t <d/></a>\n';

  it('meets the elements in the order of the text', () => {
    assert.deepEqual(
      [...walkElements(parse(text))].map(({ name }) => name),
      ['a', 'b', 'c', 'd'],
    );
    assert.deepEqual(
      childElements(firstElement(text)).map(({ name }) => name),
      ['b', 'd'],
    );
  });

  it('meets the comments in the order of the text', () => {
    const commented = '<!-- 0 --><a><!-- 1 --><b><!-- 2 --></b></a><!-- 3 -->';
    assert.deepEqual(
      parse(commented).comments.map((comment) => sliceOf(commented, comment)),
      ['<!-- 0 -->', '<!-- 1 -->', '<!-- 2 -->', '<!-- 3 -->'],
    );
  });
});
