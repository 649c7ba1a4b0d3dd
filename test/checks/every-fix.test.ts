/** Every fix of every text that the tests of the rules report something in: it cures, and does nothing else. */
import assert from 'node:assert/strict';
import { RULES } from '../../server/checks/rules';
import { rulesForFragments } from '../support/findings';
import { harmOfFixes, harmOfFixingAll } from '../support/fix-effects';
import { reportedTexts } from '../support/rule-tests';

describe('every fix of the fixtures', () => {
  for (const { id } of RULES) {
    it(`cures ${id} and causes nothing else`, () => {
      const rules = rulesForFragments(id);
      const told = (reportedTexts.get(id) ?? []).flatMap(({ text, ...options }) => [
        ...harmOfFixes(text, [id], options, rules),
        ...harmOfFixingAll(text, options, rules),
      ]);
      assert.deepEqual(told, []);
    });
  }
});
