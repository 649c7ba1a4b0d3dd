/** Which known name a misspelt one most likely means. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearestName } from '../../server/schema/nearest-name';

const KNOWN = ['ComputerName', 'TimeZone', 'OOBE', 'HideEULAPage', 'Size', 'Order'];

describe('nearestName', () => {
  for (const [written, meant] of [
    ['ComputrName', 'ComputerName'],
    ['computername', 'ComputerName'],
    ['ComputerNmae', 'ComputerName'],
    ['Computer', undefined],
    ['Timezon', 'TimeZone'],
    ['OBOE', 'OOBE'],
    ['HideEulaPages', 'HideEULAPage'],
    ['Sise', 'Size'],
    ['x', undefined],
    ['', undefined],
    ['Zzzzzzzz', undefined],
    ['ComputerName'.repeat(50), undefined],
  ] as const) {
    it(`takes ${written.slice(0, 20) || 'nothing'} for ${meant ?? 'none'}`, () => {
      assert.equal(nearestName(written, KNOWN), meant);
    });
  }

  it('takes the nearest of several', () => {
    assert.equal(nearestName('Sizes', ['Sizer', 'Size', 'Sized']), 'Sizer');
    assert.equal(nearestName('Order1', ['Borders', 'Order', 'Orders']), 'Order');
  });

  it('knows a name again in any case', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN), fc.boolean(), (name, upper) => {
        assert.equal(nearestName(upper ? name.toUpperCase() : name.toLowerCase(), KNOWN), name);
      }),
    );
  });
});
