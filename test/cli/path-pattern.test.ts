/** Which paths a glob matches. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchesPath } from '../../server/cli/path-pattern';
import { expectLinear } from '../support/growth';

const MATCHES: readonly (readonly [glob: string, path: string])[] = [
  ['a.xml', 'a.xml'],
  ['A.XML', 'a.xml'],
  ['./a.xml', 'a.xml'],
  ['old', 'old/deep/a.xml'],
  ['old/', 'old/a.xml'],
  ['old/**', 'old/deep/a.xml'],
  ['**/old/**', 'x/old/a.xml'],
  ['**/old/**', 'old/a.xml'],
  ['**', 'a.xml'],
  ['**/*.bak.xml', 'a.bak.xml'],
  ['*/b?.xml', 'a/b1.xml'],
  ['a*b*c', 'aXbYbZc'],
];
const OTHERS: readonly (readonly [glob: string, path: string])[] = [
  ['a.xml', 'x/a.xml'],
  ['', 'a.xml'],
  ['*.xml', 'x/a.xml'],
  ['old/**', 'old'],
  ['old', 'older/a.xml'],
  ['**/old', 'older'],
  ['b?.xml', 'b.xml'],
  ['a*b', 'ab.xml'],
  ['a.xml', '../a.xml'],
  ['[a].xml', 'a.xml'],
];

describe('matchesPath', () => {
  for (const [glob, path] of MATCHES) it(`${glob} is ${path}`, () => assert.ok(matchesPath(glob, path)));
  for (const [glob, path] of OTHERS) it(`${glob} is not ${path}`, () => assert.ok(!matchesPath(glob, path)));

  for (const [stars, name] of [
    ['*a', 'a'],
    ['**/', 'a/'],
  ] as const) {
    it(`takes time in proportion to the path for many ${stars}`, () =>
      expectLinear((n) => void assert.ok(!matchesPath(`${stars.repeat(20)}b`, name.repeat(n))), 300));
  }

  it('agrees with a regular expression', () => {
    const glob = fc
      .array(fc.constantFrom('a', 'b', '*', '?', '/', '**/'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    const path = fc
      .array(fc.constantFrom('a', 'b', '/'), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(glob, path, (pattern, name) => {
        const clean = name
          .split('/')
          .filter((part) => part !== '')
          .join('/');
        const parts = pattern.split('/').filter((part) => part !== '');
        fc.pre(
          parts.every((part) => part === '**' || !part.includes('**')) &&
            parts.at(-1) !== '**' &&
            parts.length > 0 &&
            clean !== '',
        );
        const source = parts.map((part) =>
          part === '**' ? '(?:[^/]+/)*' : `${part.replaceAll('*', '[^/]*').replaceAll('?', '[^/]')}/`,
        );
        assert.equal(matchesPath(pattern, clean), new RegExp(`^${source.join('')}`).test(`${clean}/`));
      }),
      { numRuns: 2000 },
    );
  });
});
