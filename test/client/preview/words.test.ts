import assert from 'node:assert/strict';
import { FIRMWARES, WAYS_IN, WINDOWS } from '../../../client/preview/page/choices';
import { placeAt } from '../../../client/preview/page/places';
import { sizeText } from '../../../client/preview/words';
import { TARGET_FIRMWARES, TARGET_WINDOWS } from '../../../server/answer-file/target';
import { WAYS_IN as KNOWN_WAYS_IN } from '../../../server/plan/model';

describe('the words of the preview', () => {
  it('give sizes as people do', () => {
    const sizes = [16, 260, 1024, 65_260, 65_536, 131_072, 1_048_576, 2_097_152];
    assert.deepEqual(sizes.map(sizeText), [
      '16 MB',
      '260 MB',
      '1 GB',
      '63.7 GB',
      '64 GB',
      '128 GB',
      '1 TB',
      '2 TB',
    ]);
  });

  it('offer every target and way in that the server knows', () => {
    const ids = (choices: readonly (readonly [string, string])[]) => choices.map(([id]) => id).sort();
    assert.deepEqual(ids(WINDOWS), [...TARGET_WINDOWS].sort());
    assert.deepEqual(ids(FIRMWARES), [...TARGET_FIRMWARES].sort());
    assert.deepEqual(ids(WAYS_IN), [...KNOWN_WAYS_IN].sort());
  });
});

describe('the place of the cursor', () => {
  const plan = {
    disks: [{ id: 0, range: { start: 10, end: 90 }, partitions: [{ range: { start: 20, end: 40 } }] }],
    image: { range: null },
    accounts: [{ range: { start: 95, end: 99 } }],
  };
  const at = (offset: number) => placeAt(plan, offset);

  it('is the narrowest item around it', () => {
    assert.deepEqual(at(25), { start: 20, end: 40 });
    assert.deepEqual(at(50), { start: 10, end: 90 });
    assert.deepEqual(at(95), { start: 95, end: 99 });
  });

  it('is nowhere outside of all', () => assert.equal(at(5), undefined));
});
