/** Offsets of a plan after the text has been edited. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type TextChange, toCurrent, toPlanned } from '../../../client/preview/moved-offsets';

const change = (rangeOffset: number, rangeLength: number, text: string): TextChange => ({
  rangeOffset,
  rangeLength,
  text,
});

describe('offsets of a plan in a text that has moved on', () => {
  it('stay before a change and move behind it', () => {
    const changes = [change(10, 2, 'abcde')];
    assert.deepEqual(
      [5, 10, 12, 20].map((offset) => toCurrent(offset, changes)),
      [5, 10, 15, 23],
    );
  });

  it('come back from the current text', () => {
    const changes = [change(10, 2, 'abcde')];
    assert.deepEqual(
      [5, 10, 12, 15, 23].map((offset) => toPlanned(offset, changes)),
      [5, 10, 10, 12, 20],
    );
  });

  it('go over several changes in the order in which they were made', () => {
    const changes = [change(0, 0, 'xx'), change(4, 1, '')];
    assert.equal(toCurrent(3, changes), 4);
    assert.equal(toPlanned(4, changes), 3);
  });

  it('find the same character again wherever it was left alone', () => {
    const steps = fc.array(
      fc.record({ at: fc.nat(30), length: fc.nat(5), text: fc.stringMatching(/^[a-z]{0,5}$/) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(steps, (edits) => {
        // Each original character is its own: its way through the edits can be followed.
        const original = Array.from({ length: 40 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join(
          '',
        );
        let text = original;
        const changes = edits.map(({ at, length, text: inserted }) => {
          const rangeOffset = Math.min(at, text.length);
          const rangeLength = Math.min(length, text.length - rangeOffset);
          text = text.slice(0, rangeOffset) + inserted + text.slice(rangeOffset + rangeLength);
          return change(rangeOffset, rangeLength, inserted);
        });
        for (const [index, character] of [...original].entries()) {
          const now = text.indexOf(character);
          if (now < 0) continue;
          assert.equal(toCurrent(index, changes), now);
          assert.equal(toPlanned(now, changes), index);
        }
      }),
    );
  });
});
