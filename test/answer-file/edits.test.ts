/** Edits: the text after each of them, and that nothing else in it changes. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  applyEdits,
  indentUnit,
  insertChild,
  removeAttribute,
  removeElement,
  removeWithEmptyParents,
  renameElement,
  setAttribute,
  setValue,
  type TextEdit,
} from '../../server/answer-file/edits';
import type { ElementNode } from '../../server/syntax/nodes';
import { parse } from '../../server/syntax/parser';
import { attributeOf, childElements, textContent, walkElements } from '../../server/syntax/query';
import { wellFormed } from '../support/generators';

/** Applies an edit of the element `x` of a text. */
function edited(
  text: string,
  edit: (x: ElementNode, text: string) => TextEdit | readonly TextEdit[],
): string {
  const x = [...walkElements(parse(text))].find(({ name }) => name === 'x')!;
  const edits = edit(x, text);
  return applyEdits(text, 'newText' in edits ? [edits] : edits);
}

function expectEdits(
  edit: (x: ElementNode, text: string) => TextEdit | readonly TextEdit[],
  cases: Readonly<Record<string, string>>,
): void {
  for (const [before, after] of Object.entries(cases)) {
    const shown = before.replaceAll('\r', '␍').replaceAll('\n', '⏎').replaceAll('\t', '⇥');
    it(shown, () => assert.equal(edited(before, edit), after));
  }
}

describe('setValue', () => {
  expectEdits((x, text) => setValue(text, x, 'a & "b" <c> ]]>'), {
    '<x>old</x>': '<x>a &amp; "b" &lt;c> ]]&gt;</x>',
    '<x></x>': '<x>a &amp; "b" &lt;c> ]]&gt;</x>',
    '<x/>': '<x>a &amp; "b" &lt;c> ]]&gt;</x>',
    '<w><x y="/" /></w>': '<w><x y="/">a &amp; "b" &lt;c> ]]&gt;</x></w>',
    '<x><![CDATA[old]]></x>': '<x>a &amp; "b" &lt;c> ]]&gt;</x>',
    '<w><x>old\n<z/></w>': '<w><x>a &amp; "b" &lt;c> ]]&gt;<z/></w>',
  });
});

describe('renameElement', () => {
  expectEdits((x) => renameElement(x, 'new'), {
    '<x>1</x>': '<new>1</new>',
    '<x a="1"></x >': '<new a="1"></new >',
    '<x/>': '<new/>',
    '<w><x\n<y/></w>': '<w><new\n<y/></w>',
    '<w><x>1</X></w>': '<w><new>1</new></w>',
  });
});

describe('removeElement', () => {
  expectEdits((x, text) => removeElement(text, x), {
    '<w>\n  <x>1</x>\n  <y/>\n</w>': '<w>\n  <y/>\n</w>',
    '<w>\r\n\t<x>\r\n\t</x> \r\n\t<y/>\r\n</w>': '<w>\r\n\t<y/>\r\n</w>',
    '<w><x/><y/></w>': '<w><y/></w>',
    '<w>\n  <x/> <y/>\n</w>': '<w>\n   <y/>\n</w>',
    '<w>\n  <x/> <!-- why -->\n</w>': '<w>\n   <!-- why -->\n</w>',
    '<x/>': '',
    '<w>\r  <x/>\r</w>': '<w>\r</w>',
  });
});

describe('removeWithEmptyParents', () => {
  expectEdits((x, text) => removeWithEmptyParents(text, x), {
    '<w>\n  <v>\n    <x/>\n  </v>\n  <y/>\n</w>': '<w>\n  <y/>\n</w>',
    '<w>\n  <v>\n    <!-- why -->\n    <x/>\n  </v>\n</w>': '<w>\n  <v>\n    <!-- why -->\n  </v>\n</w>',
    '<w><v><x/></v></w>': '<w></w>',
    '<x/>': '',
  });
});

describe('setAttribute', () => {
  expectEdits((x) => setAttribute(x, 'a', `it's "1" & <2>`), {
    '<x/>': `<x a="it's &quot;1&quot; &amp; &lt;2&gt;"/>`,
    '<x b="1"\n/>': `<x b="1" a="it's &quot;1&quot; &amp; &lt;2&gt;"\n/>`,
    '<x a="old" b="1"/>': `<x a="it's &quot;1&quot; &amp; &lt;2&gt;" b="1"/>`,
    '<x a = \'old\' b="1"/>': `<x a = "it's &quot;1&quot; &amp; &lt;2&gt;" b="1"/>`,
    '<x a=""/>': `<x a="it's &quot;1&quot; &amp; &lt;2&gt;"/>`,
    '<x a=old b="1"/>': `<x a="it's &quot;1&quot; &amp; &lt;2&gt;" b="1"/>`,
    '<x a b="1"/>': `<x a="it's &quot;1&quot; &amp; &lt;2&gt;" b="1"/>`,
    '<x a= >1</x>': `<x a="it's &quot;1&quot; &amp; &lt;2&gt;" >1</x>`,
    '<x a="old>\n</x>': `<x a="it's &quot;1&quot; &amp; &lt;2&gt;">\n</x>`,
    '<w><x\n<y/></w>': `<w><x a="it's &quot;1&quot; &amp; &lt;2&gt;"\n<y/></w>`,
  });
});

describe('removeAttribute', () => {
  expectEdits((x, text) => removeAttribute(text, attributeOf(x, 'a')!), {
    '<x a="1"/>': '<x/>',
    '<x\n   a="1"\n   b="2">3</x>': '<x\n   b="2">3</x>',
    '<x b="2" a = \'1\' />': '<x b="2" />',
    '<x a>3</x>': '<x>3</x>',
  });
});

describe('insertChild', () => {
  describe('as the first child', () => {
    expectEdits((x, text) => insertChild(text, x, '<n>\n  <o/>\n</n>'), {
      '<w>\n  <x>\n    <y/>\n  </x>\n</w>':
        '<w>\n  <x>\n    <n>\n      <o/>\n    </n>\n    <y/>\n  </x>\n</w>',
      '<w>\n  <x></x>\n</w>': '<w>\n  <x>\n    <n>\n      <o/>\n    </n>\n  </x>\n</w>',
      '<w>\n  <x>\n  </x>\n</w>': '<w>\n  <x>\n    <n>\n      <o/>\n    </n>\n  </x>\n</w>',
      '<w>\n  <x />\n</w>': '<w>\n  <x>\n    <n>\n      <o/>\n    </n>\n  </x>\n</w>',
      '<w>\r\n\t<x/>\r\n</w>': '<w>\r\n\t<x>\r\n\t\t<n>\r\n\t\t\t<o/>\r\n\t\t</n>\r\n\t</x>\r\n</w>',
      '<w>\n    <x a="/"/>\n</w>':
        '<w>\n    <x a="/">\n        <n>\n            <o/>\n        </n>\n    </x>\n</w>',
      '<w>\n  <x>\n    <!-- keep -->\n  </x>\n</w>':
        '<w>\n  <x>\n    <n>\n      <o/>\n    </n>\n    <!-- keep -->\n  </x>\n</w>',
    });
  });

  describe('behind another child', () => {
    expectEdits(
      (x, text) =>
        insertChild(
          text,
          x,
          '<n/>',
          childElements(x).findLast(({ name }) => name !== 'v'),
        ),
      {
        '<w>\n  <x>\n    <y/>\n    <z/>\n    <v/>\n  </x>\n</w>':
          '<w>\n  <x>\n    <y/>\n    <z/>\n    <n/>\n    <v/>\n  </x>\n</w>',
        '<x>\r\n   <y/>\r\n</x>': '<x>\r\n   <y/>\r\n   <n/>\r\n</x>',
      },
    );
  });
});

describe('indentUnit', () => {
  for (const [text, unit] of [
    ['<a>\n\t<b/>\n</a>', '\t'],
    ['<a>\r\n    <b/>\r\n</a>', '    '],
    ['<a>\n<!-- c -->\n   <b/>\n</a>', '   '],
    ['<a><b/></a>', '  '],
  ] as const) {
    it(JSON.stringify(text), () => assert.equal(indentUnit(text), unit));
  }
});

describe('every edit', () => {
  /** Picks an element of a well-formed document. */
  const picked = fc.tuple(wellFormed, fc.nat()).map(([text, seed]) => {
    const elements = [...walkElements(parse(text))];
    return { text, index: seed % elements.length, element: elements[seed % elements.length]! };
  });

  it('leaves a well-formed text well-formed, and every other value as it was', () => {
    const edits: Readonly<
      Record<string, (text: string, element: ElementNode) => TextEdit | readonly TextEdit[]>
    > = {
      setValue: (text, element) => setValue(text, element, 'a&b<c>]]>'),
      renameElement: (_, element) => renameElement(element, 'renamed'),
      removeElement: (text, element) => removeElement(text, element),
      setAttribute: (_, element) => setAttribute(element, 'new', `"'<&>`),
      insertChild: (text, element) => insertChild(text, element, '<n>\n  <o/>\n</n>'),
    };
    fc.assert(
      fc.property(picked, fc.constantFrom(...Object.keys(edits)), ({ text, element }, name) => {
        const edit = edits[name]!(text, element);
        const after = applyEdits(text, 'newText' in edit ? [edit] : edit);
        if (name === 'removeElement' && element.parent.kind === 'document') return;
        assert.deepEqual(parse(after).errors, []);
        const { start, end } = element;
        assert.deepEqual(
          valuesOutside(after, start, end + after.length - text.length),
          valuesOutside(text, start, end),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('sets the value that it was given', () => {
    fc.assert(
      fc.property(picked, fc.string({ unit: 'grapheme-ascii' }), ({ text, element, index }, value) => {
        const after = applyEdits(text, [setValue(text, element, value)]);
        const changed = [...walkElements(parse(after))][index]!;
        assert.equal(textContent(after, changed).value, value);
        assert.equal(childElements(changed).length, 0);
      }),
    );
  });
});

/** The values of the leaves before a range and behind it. */
function valuesOutside(text: string, start: number, end: number): readonly string[] {
  return [...walkElements(parse(text))]
    .filter((one) => (one.end <= start || one.start >= end) && childElements(one).length === 0)
    .map((one) => textContent(text, one).value);
}
