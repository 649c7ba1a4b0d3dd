/** Every rule has tests, documentation and a source. */
import assert from 'node:assert/strict';
import { RULE_IDS, RULES } from '../../server/checks/rules';
import { testedRules } from '../support/rule-tests';

describe('the table of rules', () => {
  it('has each id once, in kebab case', () => {
    assert.equal(RULE_IDS.size, RULES.length);
    for (const id of RULE_IDS) assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  for (const rule of RULES) {
    it(`has tests, docs and a source for ${rule.id}`, () => {
      assert.ok(testedRules.has(rule.id), 'no testRule() call');
      assert.ok(rule.docs.why.length > 40 && rule.docs.wrong !== '');
      assert.ok(rule.docs.sources.length > 0);
      assert.ok(!rule.title.endsWith('.'));
    });
  }
});
