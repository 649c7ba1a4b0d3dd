/** A disk as pieces of the bar that stands for it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diskSegments, proportionalWidths, shareOf } from '../../../client/preview/disk-segments';
import { disk, partition } from '../../support/sample-plan';

/** `1:260 free:500`, what is nested in brackets. */
function describeSegments(segments: ReturnType<typeof diskSegments>): string {
  return segments
    .map((segment) => {
      const inside = segment.kind === 'partition' && segment.inside.length > 0;
      return `${segment.key}:${segment.sizeMB ?? '?'}${inside ? `[${describeSegments(segment.inside)}]` : ''}`;
    })
    .join(' ');
}

describe('pieces of a disk', () => {
  it('are its partitions and what is free', () => {
    const pieces = diskSegments(
      disk([partition({ sizeMB: 260 }), partition({ number: 2, sizeMB: 16 })], 500),
    );
    assert.equal(describeSegments(pieces), '1:260 2:16 free:500');
  });

  it('do not have a sliver of alignment', () => {
    assert.equal(describeSegments(diskSegments(disk([partition({})], 2))), '1:100');
  });

  it('have the logical partitions inside the extended one', () => {
    const pieces = diskSegments(
      disk([
        partition({ sizeMB: 300 }),
        partition({ number: null, type: 'Extended', role: 'extended', sizeMB: 1000 }),
        partition({ number: 2, type: 'Logical', sizeMB: 600 }),
        partition({ number: 3, type: 'Logical', sizeMB: 100 }),
      ]),
    );
    assert.equal(describeSegments(pieces), '1:300 #1:1000[2:600 3:100 free:300]');
  });

  it('say where the file tells nothing', () => {
    const pieces = diskSegments(disk([partition({ sizeMB: null, kept: true })], null));
    assert.equal(describeSegments(pieces), '1:? rest:?');
    assert.ok(pieces.every((piece) => shareOf(piece, pieces) > 0));
  });
});

describe('widths of the pieces', () => {
  it('are in proportion, but wide enough to be read', () => {
    assert.deepEqual(proportionalWidths([1, 100, 100], 1000, 50), [50, 475, 475]);
  });

  it('are the same where there is too little room', () => {
    assert.deepEqual(proportionalWidths([1, 1000], 80, 50), [40, 40]);
  });

  it('fill the bar, and none is below the least', () => {
    const shares = fc.array(fc.integer({ min: 0, max: 4_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(shares, (values) => {
        const widths = proportionalWidths(values, 900, 60);
        assert.ok(Math.abs(widths.reduce((sum, width) => sum + width, 0) - 900) < 1e-6);
        assert.ok(widths.every((width) => width >= 60 - 1e-9));
        for (const [index, share] of values.entries()) {
          const smaller = widths.filter((_, other) => values[other]! < share);
          assert.ok(smaller.every((width) => width <= widths[index]! + 1e-9));
        }
      }),
    );
  });
});
