/** Formatting: only white space between tags changes. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDocument, formatRange } from '../../server/features/format/format';
import { indentUnitOf } from '../../server/features/format/indentation';
import type { LayoutOptions } from '../../server/features/format/layout';
import { formatOnType } from '../../server/features/format/on-type';
import { anyDocument, apply, fileOf, valuesOf, withCursor } from '../support/editing';
import { inComponent } from '../support/findings';
import { fixtures } from '../support/fixtures';

const TWO_BLANKS: LayoutOptions = { indent: '  ' };

describe('format', () => {
  it('indents elements and puts each on a line of its own', () => {
    expectFormatted(
      '<unattend><settings pass="specialize">\n<component name="A"><X>1</X><Y/>\n      </component></settings></unattend>\n',
      '<unattend>\n  <settings pass="specialize">\n    <component name="A">\n      <X>1</X>\n      <Y/>\n    </component>\n  </settings>\n</unattend>\n',
    );
  });

  it('changes no value of an answer file, and nothing when it runs again', () => {
    for (const { name, text } of fixtures) {
      const formatted = apply(text, formatDocument(fileOf(text), { indent: indentUnitOf(fileOf(text)) }));
      assert.deepEqual(valuesOf(formatted), valuesOf(text), name);
      const file = fileOf(formatted);
      assert.deepEqual(formatDocument(file, { indent: indentUnitOf(file) }), [], name);
    }
  });

  it('keeps one blank line between components and none at the edges of an element', () => {
    expectFormatted('<a>\n\n  <b/>\n\n\n\n  <c/>\n\n</a>\n\n\n', '<a>\n  <b/>\n\n  <c/>\n</a>\n');
  });

  it('writes a start tag on one line, however long it is', () => {
    expectFormatted('<a\n   b = "1"\n\tc=\'2\n3\'   ><d  /></a >', '<a b="1" c=\'2\n3\'>\n  <d />\n</a>');
  });

  it('never touches a value, a comment, a CDATA section or an attribute value', () => {
    for (const leaf of [
      '<x>  a\n b  </x>',
      '<x>\n\n</x>',
      '<x> <!--  c\n --> </x>',
      '<x><![CDATA[ \n ]]> </x>',
      '<x y=" \n "/>',
    ]) {
      expectFormatted(`<a>\n${leaf}\n</a>`, `<a>\n  ${leaf}\n</a>`);
    }
  });

  it('keeps a comment on the line of the element that it is about', () => {
    expectFormatted(
      '<a>\n<b/> <!-- b -->\n<!-- c --><c/>\n</a>',
      '<a>\n  <b/> <!-- b -->\n  <!-- c -->\n  <c/>\n</a>',
    );
  });

  it('keeps the line endings that are there and takes the first for new ones', () => {
    expectFormatted('<a>\r\n<b>1\n2</b>\n<c/><d/>\r</a>', '<a>\r\n  <b>1\n2</b>\n  <c/>\r\n  <d/>\r</a>');
  });

  it('leaves mixed content and xml:space="preserve" alone', () => {
    for (const text of ['<a>text<b/>\n<c><d/></c></a>', '<a xml:space="preserve"><b>\n<c/></b></a>'])
      expectFormatted(text, text);
  });

  it('leaves the directives of a template where they are and formats what stands between them', () => {
    expectFormatted(
      '<a>\n{% if x %}\n    <b>\n<c/></b>\n{% endif %}\n <d/></a>',
      '<a>\n{% if x %}\n    <b>\n      <c/>\n    </b>\n{% endif %}\n <d/></a>',
    );
  });

  it('formats only what is whole in broken text', () => {
    expectFormatted(
      '<a>\n     <b>\n <c/> </b>\n   <d>\n <e/>\n</a>',
      '<a>\n     <b>\n       <c/>\n     </b>\n   <d>\n <e/>\n</a>',
    );
    expectFormatted('<a  b=1   c="2"><d/></a>', '<a  b=1   c="2">\n  <d/>\n</a>');
    // Its line says where the value of b ends: a line break less, and it would end elsewhere.
    expectFormatted('<a><b c="></a\n></d\n>', '<a><b c="></a\n></d\n>');
  });

  it('ends the text with a line break when it is told to', () => {
    const text = '<a />';
    assert.equal(
      apply(text, formatDocument(fileOf(text), { ...TWO_BLANKS, insertFinalNewline: true })),
      '<a />\n',
    );
  });

  it('formats a range and nothing else', () => {
    const text = '<a>\n<b/>\n<c/>\n<d/>\n</a>';
    const start = text.indexOf('<c');
    assert.equal(
      apply(text, formatRange(fileOf(text), { start, end: start + 2 }, TWO_BLANKS)),
      '<a>\n<b/>\n  <c/>\n<d/>\n</a>',
    );
  });

  it('changes no value, in any text, and nothing when it runs again', () => {
    fc.assert(
      fc.property(anyDocument, fc.constantFrom('  ', '\t', '    '), (text, indent) => {
        const formatted = apply(text, formatDocument(fileOf(text), { indent }));
        assert.deepEqual(valuesOf(formatted), valuesOf(text));
        assert.equal(formatted.replace(/[ \t\r\n]/g, ''), text.replace(/[ \t\r\n]/g, ''));
        assert.deepEqual(formatDocument(fileOf(formatted), { indent }), []);
      }),
      { numRuns: 150 },
    );
  });

  it('finds the indentation that a document uses', () => {
    assert.equal(indentUnitOf(fileOf('<a>\n   <b>\n      <c/>\n\t<d/></b></a>')), '   ');
    assert.equal(indentUnitOf(fileOf('<a><b/></a>')), '  ');
  });
});

describe('format on type', () => {
  it('puts an end tag under its start tag', () => {
    expectTyped(
      '>',
      '  <settings>\n    <component/>\n      </settings>|',
      '  <settings>\n    <component/>\n  </settings>',
    );
  });

  it('indents a new line between elements', () => {
    expectTyped('\n', '<a>\n  <b>\n    <c/>\n  |\n  </b>\n</a>', '<a>\n  <b>\n    <c/>\n    \n  </b>\n</a>');
  });

  it('puts an end tag that Enter moved down under its start tag', () => {
    expectTyped('\n', '<a>\n  <b>\n    <c/>\n    |</b>\n</a>', '<a>\n  <b>\n    <c/>\n  </b>\n</a>');
  });

  it('indents a new line in a container that is still empty, but not in a value', () => {
    const before = '<unattend>\n  <settings pass="specialize">\n|\n  </settings>\n</unattend>';
    expectTyped('\n', before, before.replace('|', '    '));
    const value = '<unattend>\n  <x>\n|\n  </x>\n</unattend>';
    expectTyped('\n', value, value.replace('|', ''));
    const known = inComponent('oobeSystem', 'Microsoft-Windows-Shell-Setup', '    <OOBE>\n|\n    </OOBE>');
    expectTyped('\n', known, known.replace('|', '      '));
    const leaf = inComponent(
      'oobeSystem',
      'Microsoft-Windows-Shell-Setup',
      '    <TimeZone>\n|\n    </TimeZone>',
    );
    expectTyped('\n', leaf, leaf.replace('|', ''));
    const kept = '<a xml:space="preserve">\n  <b>\n    <c/>\n|\n  </b>\n</a>';
    expectTyped('\n', kept, kept.replace('|', ''));
    expectTyped('>', '<a>\n  <b>text\n      </b>|\n</a>', '<a>\n  <b>text\n      </b>\n</a>');
    // Where the tag around does not begin its line, nobody knows how far to go in.
    const behind = '<r><a/> <b>\n<c/>\n|\n</b></r>';
    expectTyped('\n', behind, behind.replace('|', ''));
    const text = '<a>\n  <b>text\n|</b>\n</a>';
    expectTyped('\n', text, text.replace('|', ''));
  });

  it('changes white space only, in any text at any place', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), fc.constantFrom('>', '\n'), (text, seed, typed) => {
        const offset = seed % (text.length + 1);
        const changed = apply(text, formatOnType(fileOf(text), offset, typed, TWO_BLANKS));
        assert.equal(changed.replace(/[ \t]/g, ''), text.replace(/[ \t]/g, ''));
      }),
      { numRuns: 150 },
    );
  });
});

function expectFormatted(before: string, after: string): void {
  const formatted = apply(before, formatDocument(fileOf(before), TWO_BLANKS));
  assert.equal(formatted, after);
  assert.deepEqual(
    formatDocument(fileOf(formatted), TWO_BLANKS),
    [],
    'it changes when it is formatted again',
  );
}

function expectTyped(typed: string, before: string, after: string): void {
  const { file, offset, text } = withCursor(before);
  assert.equal(apply(text, formatOnType(file, offset, typed, TWO_BLANKS)), after);
}
