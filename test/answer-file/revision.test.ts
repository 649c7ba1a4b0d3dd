/** Rounds of edits: joined they lead to the same text, and keep what no round touched. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextEdit } from '../../server/answer-file/edits';
import { revise, revisionEdits, startRevision } from '../../server/answer-file/revision';
import { apply } from '../support/editing';

describe('a revision', () => {
  it('joins rounds of edits', () => {
    let revision = startRevision('one two three');
    revision = revise(revision, [{ start: 4, end: 7, newText: '2' }]);
    revision = revise(revision, [
      { start: 0, end: 0, newText: '>' },
      { start: 5, end: 5, newText: '.0' },
    ]);
    assert.equal(revision.text, '>one 2.0 three');
    assert.deepEqual(revisionEdits(revision, 'one two three'), [
      { start: 0, end: 0, newText: '>' },
      { start: 4, end: 7, newText: '2.0' },
    ]);
  });

  it('has no edits when a round takes back another', () => {
    const removed = revise(startRevision('abc'), [{ start: 1, end: 2, newText: '' }]);
    const back = revise(removed, [{ start: 1, end: 1, newText: 'b' }]);
    assert.deepEqual(revisionEdits(back, 'abc'), []);
  });

  it('gives edits that lead to its text, whatever the rounds', () => {
    const round = fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 5 }), fc.string({ maxLength: 4 })), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(round, { maxLength: 4 }), (first, rounds) => {
        let revision = startRevision(first);
        for (const wanted of rounds) {
          const edits = separate(wanted, revision.text.length);
          const expected = apply(revision.text, edits);
          revision = revise(revision, edits);
          assert.equal(revision.text, expected);
        }
        assert.equal(apply(first, revisionEdits(revision, first)), revision.text);
      }),
    );
  });
});

/** Edits that do not overlap, from places and lengths. */
function separate(wanted: readonly (readonly [number, number, string])[], length: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let reached = 0;
  for (const [place, size, newText] of wanted.toSorted((a, b) => a[0] - b[0])) {
    const start = Math.min(Math.max(place, reached), length);
    const end = Math.min(start + size, length);
    edits.push({ start, end, newText });
    reached = end + 1;
    if (reached > length) break;
  }
  return edits;
}
