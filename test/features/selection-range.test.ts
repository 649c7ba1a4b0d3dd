/** Expanding the selection, one step of meaning at a time. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { selectionRanges } from '../../server/features/selection-range';
import { fixtures } from '../support/fixtures';
import { hostileText } from '../support/generators';
import { bindText, readMarked } from '../support/marked-text';

/** The selected texts, the smallest first, without the whole file. */
function selected(marked: string): readonly string[] {
  const { file, text, offset } = readMarked(marked);
  const ranges = selectionRanges(file, offset).map(({ start, end }) => text.slice(start, end));
  assert.equal(ranges.at(-1), text);
  return ranges.slice(0, -1);
}

describe('selectionRanges', () => {
  for (const [place, marked, expected] of [
    ['a value', '<a><b> o|ne </b></a>\n', ['one', ' one ', '<b> one </b>', '<a><b> one </b></a>']],
    ['the space around a value', '<a>| one </a>\n', [' one ', '<a> one </a>']],
    [
      'a name',
      '<a><b|c d="1">2</bc></a>\n',
      ['bc', '<bc d="1">', '<bc d="1">2</bc>', '<a><bc d="1">2</bc></a>'],
    ],
    ['an attribute value', '<a b="o|ne"/>\n', ['one', 'b="one"', '<a b="one"/>']],
    ['an attribute name', '<a b|c="1" />\n', ['bc="1"', '<a bc="1" />']],
    ['a blank in a tag', '<a b="1" | />\n', ['<a b="1"  />']],
    ['an end tag', '<a>1</|a>\n', ['</a>', '<a>1</a>']],
    ['a comment', '<a><!-- o|ne --></a>\n', ['<!-- one -->', '<a><!-- one --></a>']],
    ['the space between tags', '<a>\n|\n<b/></a>\n', ['\n\n<b/>', '<a>\n\n<b/></a>']],
    ['nowhere', '<a/>\n|', []],
  ] as const) {
    it(`from ${place}`, () => assert.deepEqual(selected(marked), expected));
  }

  it('select an element step by step', () => {
    assert.deepEqual(selected('<a>\n  <b c="1">o|ne</b>\n</a>\n'), [
      'one',
      '<b c="1">one</b>',
      '\n  <b c="1">one</b>\n',
      '<a>\n  <b c="1">one</b>\n</a>',
    ]);
  });

  it('hold the cursor, and each the one before, whatever the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), fc.nat(), hostileText, ({ text }, seed, inserted) => {
        const at = seed % text.length;
        const file = bindText(text.slice(0, at) + inserted + text.slice(at + 3));
        for (let offset = Math.max(0, at - 9); offset <= Math.min(at + 9, file.tree.text.length); offset++) {
          let inner = { start: offset, end: offset };
          for (const range of selectionRanges(file, offset)) {
            assert.ok(range.start <= inner.start && inner.end <= range.end);
            inner = range;
          }
        }
      }),
    );
  });
});
