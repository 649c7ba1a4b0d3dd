/** References: decoded, encoded, and the way back from a decoded offset to the raw one. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeReferences, encodeReferences, rawOffsetOf, readReference } from '../../server/syntax/entities';

describe('decodeReferences', () => {
  for (const [raw, value] of [
    ['plain', 'plain'],
    ['&lt;&gt;&amp;&quot;&apos;', `<>&"'`],
    ['&#228;&#xe4;&#XE4;', 'ää&#XE4;'],
    ['&#x1F600;', '😀'],
    ['&amp;lt;', '&lt;'],
    [
      '&nbsp;&#0;&#xD800;&#x110000;&#99999999999999999999;',
      '&nbsp;&#0;&#xD800;&#x110000;&#99999999999999999999;',
    ],
    ['a & b &; &#; &lt', 'a & b &; &#; &lt'],
    ['&l t; &#65x; &#x41g; &x#65;', '&l t; &#65x; &#x41g; &x#65;'],
    ['&&lt;', '&<'],
    [`&${'a'.repeat(100)};&lt;`, `&${'a'.repeat(100)};<`],
    ['&constructor;&__proto__;', '&constructor;&__proto__;'],
  ] as const) {
    it(`reads ${raw.slice(0, 40)}`, () => assert.equal(decodeReferences(raw), value));
  }

  it('is undone by encodeReferences', () => {
    const text = fc.string({ unit: fc.oneof(fc.constantFrom(...'&<>";#'), fc.string({ unit: 'grapheme' })) });
    assert.equal(encodeReferences(`a & "b" < 'c' > d`), `a &amp; &quot;b&quot; &lt; 'c' &gt; d`);
    fc.assert(fc.property(text, (value) => assert.equal(decodeReferences(encodeReferences(value)), value)));
  });
});

describe('readReference', () => {
  it('tells a reference that stands for nothing from a bare ampersand', () => {
    assert.deepEqual(readReference('&nbsp;', 0, 6), { end: 6, value: undefined });
    assert.equal(readReference('& nbsp;', 0, 7), undefined);
    assert.equal(readReference('&nb sp;', 0, 7), undefined);
    assert.equal(readReference('&#65x;', 0, 6), undefined);
    assert.equal(readReference('&lt;', 0, 3), undefined);
  });
});

describe('rawOffsetOf', () => {
  it('finds the character that stands at a decoded offset', () => {
    const raw = 'a&amp;b&#x1F600;c&nbsp;d';
    const value = decodeReferences(raw);
    for (const [character, at] of [
      ['a', 0],
      ['&', 1],
      ['b', 6],
      ['😀', 7],
      ['c', 16],
      ['&nbsp;', 17],
      ['d', 23],
    ] as const) {
      const offset = character === '&' ? 1 : value.indexOf(character);
      assert.equal(rawOffsetOf(raw, offset), at, character);
    }
    assert.equal(rawOffsetOf(raw, value.length), raw.length);
    assert.equal(rawOffsetOf(raw, 4), 7, 'the middle of a character is at its start');
    assert.equal(rawOffsetOf(raw, 999), raw.length);
  });

  it('cuts raw and decoded text at the same place', () => {
    const part = fc.constantFrom('a', '&amp;', '&#228;', '&#x1F600;', '&', '&x;', ';', '😀');
    fc.assert(
      fc.property(fc.array(part), fc.nat({ max: 20 }), (parts, length) => {
        const raw = parts.join('');
        const value = decodeReferences(raw);
        const rest = decodeReferences(raw.slice(rawOffsetOf(raw, length)));
        assert.ok(value.endsWith(rest));
        assert.ok(rest.length >= value.length - length);
      }),
    );
  });
});
