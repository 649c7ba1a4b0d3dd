/** Which regular expressions of others may run. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LONGEST_MATCHED_VALUE, problemOfPattern } from '../../server/schema/safe-pattern';

const SAFE = [
  '^[C-Zc-z]$',
  '^\\d{1,3}(\\.\\d{1,3}){3}$',
  '^[0-9A-F]{5}(-[0-9A-F]{5}){4}$',
  '^(yes|no)$',
  '^https?://',
  '^\\{?[0-9a-f-]{36}\\}?$',
  '^\\p{Lu}+$',
  '[\\](){}*+]',
  '',
];

const DANGEROUS = [
  '(a+)+$',
  '^(a*)*$',
  '^(a|a)*$',
  '^((a{1,9}){1,9}){1,9}$',
  '^(?:.*,)+x$',
  '^.*.*.*.*$',
  '.*.*',
  '^(x?){100}$',
  '^[\\]a]+([\\]a]+)*$',
];

describe('problemOfPattern', () => {
  for (const pattern of SAFE)
    it(`accepts ${pattern || 'the empty one'}`, () => assert.equal(problemOfPattern(pattern), undefined));

  for (const pattern of DANGEROUS)
    it(`refuses ${pattern}`, () => assert.match(problemOfPattern(pattern) ?? '', /too long/));

  for (const [pattern, why] of Object.entries({
    '[': /no regular expression/,
    '^(?=a)': /lookaround/,
    '^(?<name>a)$': /named group/,
    '^(a)\\1$': /back reference/,
    [`^${'a'.repeat(200)}$`]: /longer than 200/,
  })) {
    it(`says what is wrong with ${pattern.slice(0, 20)}`, () =>
      assert.match(problemOfPattern(pattern) ?? '', why));
  }

  it('accepts nothing that takes long', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '.',
      '\\w',
      '[ab]',
      '(',
      '(?:',
      ')',
      '|',
      '*',
      '+',
      '?',
      '{2}',
      '{1,5}',
      '{3,}',
      '^',
      '$',
    );
    const value = `${'a'.repeat(LONGEST_MATCHED_VALUE - 1)}!`;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const pattern = pieces.join('');
        if (problemOfPattern(pattern) !== undefined) return;
        // The processor's time, in which other programs have no part.
        const start = process.cpuUsage();
        new RegExp(pattern, 'u').test(value);
        assert.ok(process.cpuUsage(start).user < 500_000, pattern);
      }),
      { numRuns: 2000 },
    );
  });
});
