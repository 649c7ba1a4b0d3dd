/** The classes of characters are those of XML 1.0, for every character. */
import assert from 'node:assert/strict';
import { isNamePart, isNameStart, isWhiteSpace, isXmlCharacter } from '../../server/syntax/characters';

/** The productions Char, NameStartChar and NameChar; a name has both halves of a pair of surrogates. */
const CHARACTER = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u;
const NAME_START =
  /^[:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\udfff\uf900-\ufdcf\ufdf0-\ufffd]$/;
const NAME_PART = /^[-.0-9\u00b7\u0300-\u036f\u203f\u2040]$/;

const CODE_UNITS = Array.from({ length: 0x10000 }, (_, code) => code);

describe('the characters of XML', () => {
  it('begin and continue a name', () => {
    const begins = (code: number) => NAME_START.test(String.fromCharCode(code));
    const continues = (code: number) => begins(code) || NAME_PART.test(String.fromCharCode(code));
    assert.deepEqual(CODE_UNITS.filter(isNameStart), CODE_UNITS.filter(begins));
    assert.deepEqual(CODE_UNITS.filter(isNamePart), CODE_UNITS.filter(continues));
  });

  it('may stand in a document', () => {
    const isAllowed = (code: number) => CHARACTER.test(String.fromCodePoint(code));
    const codes = [...CODE_UNITS, 0x10000, 0x1f600, 0x10ffff];
    assert.deepEqual(codes.filter(isXmlCharacter), codes.filter(isAllowed));
    assert.equal(isXmlCharacter(0x110000), false);
  });

  it('are white space', () => {
    assert.deepEqual(CODE_UNITS.filter(isWhiteSpace), [0x09, 0x0a, 0x0d, 0x20]);
  });
});
