/** Edits of a text as edits of the bytes of its file. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeBytes } from '../../server/syntax/decode-bytes';
import { editBytes } from '../../server/syntax/edit-bytes';

const text = '<?xml version="1.0"?>\r\n<a>ä😀€\n</a>';

describe('edit bytes', () => {
  it('changes only the bytes of the edit, in every encoding', () => {
    for (const encode of [
      utf8,
      (value: string) => utf8(`\ufeff${value}`),
      wide('le'),
      wide('be'),
      wide('le', '\ufeff'),
      wide('be', '\ufeff'),
    ]) {
      const start = text.indexOf('\n</a>');
      const edited = editBytes(encode(text), decodeBytes(encode(text)), [
        { start: 0, end: 0, newText: 'é€' },
        { start, end: start + 1, newText: '\n\t' },
      ]);
      const expected = `é€${text.slice(0, start)}\n\t</a>`;
      assert.deepEqual(edited && [...edited], [...encode(expected)]);
    }
  });

  it('keeps bytes that are no UTF-8 and refuses to write what their encoding cannot hold', () => {
    const bytes = Uint8Array.from([...utf8('<a>'), 0xe4, ...utf8('</a>')]);
    const source = decodeBytes(bytes);
    assert.deepEqual(
      editBytes(bytes, source, [{ start: 3, end: 3, newText: ' x' }]),
      Uint8Array.from([...utf8('<a> x'), 0xe4, ...utf8('</a>')]),
    );
    assert.equal(editBytes(bytes, source, [{ start: 3, end: 3, newText: '€' }]), undefined);
  });

  it('refuses bytes that do not have a place for each character', () => {
    const odd = Uint8Array.from([...wide('le', '\ufeff')('<a/>'), 0x20]);
    assert.equal(editBytes(odd, decodeBytes(odd), []), undefined);
    assert.equal(editBytes(utf8('<a/>'), { text: '<a/>', encoding: 'shift_jis' }, []), undefined);
  });

  it('agrees with editing the text, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.nat(),
        fc.nat({ max: 5 }),
        fc.string(),
        (any, seed, length, newText) => {
          const source = `<${any.replaceAll('\0', '').replaceAll('\ufeff', '')}`;
          const start = boundary(source, seed % (source.length + 1));
          const end = boundary(source, Math.min(source.length, start + length));
          const edited = editBytes(utf8(source), { text: source, encoding: 'utf-8' }, [
            { start, end, newText },
          ]);
          assert.equal(
            edited && new TextDecoder().decode(edited),
            source.slice(0, start) + newText + source.slice(end),
          );
        },
      ),
    );
  }).timeout(20_000);
});

/** An offset that is not inside a pair of surrogates. */
function boundary(source: string, offset: number): number {
  const code = source.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

function utf8(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function wide(order: 'le' | 'be', mark = '') {
  return (value: string): Uint8Array => {
    const bytes = Buffer.from(mark + value, 'utf16le');
    return new Uint8Array(order === 'le' ? bytes : bytes.swap16());
  };
}
