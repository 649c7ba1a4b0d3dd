/** The order of Windows versions as schemas write them. */
import assert from 'node:assert/strict';
import { compareWindowsVersions } from '../../server/schema/windows-version';

const OLDEST_FIRST = [
  'Vista',
  '7',
  '8',
  '8.1',
  '10',
  '10 1507',
  '10 1607',
  '10 1709',
  '10 1809',
  '10 1903',
  '10 1909',
].concat([
  '10 2004',
  '10 20H2',
  '10 21H1',
  '10 21H2',
  '10 22H2',
  '11',
  '11 21H2',
  '11 22H2',
  '11 23H2',
  '11 24H2',
  '11 25H2',
]);

describe('compareWindowsVersions', () => {
  it('sorts versions and releases by age', () => {
    for (const [indexOfA, a] of OLDEST_FIRST.entries()) {
      for (const [indexOfB, b] of OLDEST_FIRST.entries()) {
        const order = Math.sign(compareWindowsVersions(a, b));
        assert.equal(order, Math.sign(indexOfA - indexOfB), `${a} and ${b}`);
      }
    }
  });
});
