/** The classes of characters are those of XML 1.0, for every character. */
import assert from 'node:assert/strict';
import { isNamePart, isNameStart, isWhiteSpace, isXmlCharacter } from '../../server/syntax/characters';

/** The productions Char, NameStartChar and NameChar of the standard; a name has both halves of a pair of surrogates. */
const CHARACTERS = [0x09, 0x0a, 0x0d, [0x20, 0xd7ff], [0xe000, 0xfffd], [0x10000, 0x10ffff]] as const;
const NAME_STARTS = [
  ...[0x3a, [0x41, 0x5a], 0x5f, [0x61, 0x7a], [0xc0, 0xd6], [0xd8, 0xf6], [0xf8, 0x2ff], [0x370, 0x37d]],
  ...[
    [0x37f, 0x1fff],
    [0x200c, 0x200d],
    [0x2070, 0x218f],
    [0x2c00, 0x2fef],
    [0x3001, 0xdfff],
  ],
  ...[
    [0xf900, 0xfdcf],
    [0xfdf0, 0xfffd],
  ],
] as readonly Span[];
const NAME_PARTS = [
  ...NAME_STARTS,
  ...[0x2d, 0x2e, [0x30, 0x39], 0xb7, [0x300, 0x36f], [0x203f, 0x2040]],
] as readonly Span[];

/** A code, or the first and the last of several. */
type Span = number | readonly [first: number, last: number];

function isIn(spans: readonly Span[]): (code: number) => boolean {
  return (code) =>
    spans.some((span) => (typeof span === 'number' ? code === span : code >= span[0] && code <= span[1]));
}

const CODE_UNITS = Array.from({ length: 0x10000 }, (_, code) => code);

describe('the characters of XML', () => {
  it('begin and continue a name', () => {
    assert.deepEqual(CODE_UNITS.filter(isNameStart), CODE_UNITS.filter(isIn(NAME_STARTS)));
    assert.deepEqual(CODE_UNITS.filter(isNamePart), CODE_UNITS.filter(isIn(NAME_PARTS)));
  });

  it('may stand in a document', () => {
    const codes = [...CODE_UNITS, 0x10000, 0x1f600, 0x10ffff, 0x110000];
    assert.deepEqual(codes.filter(isXmlCharacter), codes.filter(isIn(CHARACTERS)));
  });

  it('are white space', () => {
    assert.deepEqual(CODE_UNITS.filter(isWhiteSpace), [0x09, 0x0a, 0x0d, 0x20]);
  });
});
