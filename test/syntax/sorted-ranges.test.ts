/** The search in sorted ranges finds what a look at each of them finds. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { touchesAny } from '../../server/syntax/sorted-ranges';

describe('the search in sorted ranges', () => {
  const sorted = [
    { start: 2, end: 5 },
    { start: 8, end: 9 },
  ];
  for (const [start, end, expected] of [
    [0, 2, false],
    [0, 3, true],
    [3, 4, true],
    [4, 7, true],
    [5, 8, false],
    [3, 3, true],
    [2, 2, false],
    [8, 9, true],
    [9, 20, false],
    [0, 20, true],
  ] as const) {
    it(`${expected ? 'finds' : 'does not find'} one between ${start} and ${end}`, () =>
      assert.equal(touchesAny(sorted, { start, end }), expected));
  }

  it('finds nothing in nothing', () => assert.equal(touchesAny([], { start: 0, end: 9 }), false));

  it('says what a look at each range says', () => {
    const steps = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4 })), { maxLength: 12 });
    fc.assert(
      fc.property(steps, fc.nat(60), fc.nat(8), (gaps, start, length) => {
        let position = 0;
        const ranges = gaps.map(([gap, size]) => {
          const from = position + gap;
          position = from + size;
          return { start: from, end: position };
        });
        const end = start + length;
        const expected = ranges.some((range) => range.start < end && range.end > start);
        assert.equal(touchesAny(ranges, { start, end }), expected);
      }),
    );
  });
});
