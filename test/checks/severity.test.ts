/** Severities as users set them: rule beats group beats profile. */
import assert from 'node:assert/strict';
import { bind } from '../../server/answer-file/bind';
import { check } from '../../server/checks/check';
import { type Rule, type Severity, SUBJECTS } from '../../server/checks/rule';
import { RULE_IDS, ruleById } from '../../server/checks/rules';
import { isOff, type SeverityOptions, severityOf } from '../../server/checks/severity';
import { parse } from '../../server/syntax/parser';
import { inComponent, library } from '../support/findings';

const rule = ruleById('unknown-setting')!;
const after = (found: Severity, options: SeverityOptions) => severityOf(rule, found, options);

describe('severityOf', () => {
  it('is what the rule says when the user says nothing', () => {
    for (const found of ['error', 'warning', 'info', 'hint'] as const) {
      assert.equal(after(found, {}), found);
      assert.equal(after(found, { profile: 'recommended', severities: { disks: 'off' } }), found);
    }
  });

  it('takes the rule before its group before the profile', () => {
    assert.equal(
      after('hint', { severities: { schema: 'info', 'unknown-setting': 'error' }, profile: 'errors-only' }),
      'error',
    );
    assert.equal(after('hint', { severities: { schema: 'info' }, profile: 'errors-only' }), 'info');
    assert.equal(after('hint', { profile: 'errors-only' }), 'off');
    assert.equal(after('error', { profile: 'errors-only' }), 'error');
  });

  it('raises doubts under strict, but never to an error', () => {
    assert.deepEqual(
      (['hint', 'info', 'warning', 'error'] as const).map((found) => after(found, { profile: 'strict' })),
      ['info', 'warning', 'warning', 'error'],
    );
  });

  it('has no group that is named like a rule', () => {
    for (const subject of SUBJECTS) assert.ok(!RULE_IDS.has(subject), subject);
  });

  it('turns a rule off by its profile too', () => {
    assert.equal(isOff(ruleById('unused-suppression')!, { profile: 'errors-only' }), true);
    assert.equal(isOff(ruleById('unused-suppression')!, { profile: 'strict' }), false);
  });
});

describe('check', () => {
  const idsIn = (settings: string, options: SeverityOptions) =>
    check(
      bind(parse(inComponent('specialize', 'Microsoft-Windows-Shell-Setup', settings)), { library }),
      options,
    )
      .filter((finding) => ['schema', 'file'].includes(finding.rule.subject) && !finding.rule.judgesWholeFile)
      .map((finding) => `${finding.rule.id} ${finding.severity}`);
  const WRONG = '<ComputrName>PC1</ComputrName>';

  it('keeps to the severities of groups', () => {
    assert.deepEqual(idsIn(WRONG, { severities: { schema: 'hint' } }), ['unknown-setting hint']);
    assert.deepEqual(idsIn(WRONG, { severities: { schema: 'off' } }), []);
    assert.deepEqual(idsIn(WRONG, { severities: { schema: 'off', 'unknown-setting': 'info' } }), [
      'unknown-setting info',
    ]);
  });

  it('lets a rule find so much and no more, and go no further', () => {
    const text = inComponent('specialize', 'Microsoft-Windows-Shell-Setup', '<Wrong/>'.repeat(1000));
    let asked = 0;
    const eager: Rule = {
      ...ruleById('unknown-setting')!,
      check(file, report) {
        for (const { node } of file.settings) {
          asked++;
          report(node, 'wrong');
        }
      },
    };
    const failed: unknown[] = [];
    const findings = check(bind(parse(text), { library }), {
      rules: [eager],
      onRuleFailure: (_, error) => failed.push(error),
    });
    assert.deepEqual([findings.length, asked, failed], [200, 201, []]);
  });

  it('shortens a message that quotes a name of any length', () => {
    const name = `a${'b'.repeat(100_000)}c`;
    const text = inComponent('specialize', 'Microsoft-Windows-Shell-Setup', `<${name}/>`);
    const [finding] = check(bind(parse(text), { library }), { rules: [ruleById('unknown-setting')!] });
    assert.match(finding!.message, /^Microsoft-Windows-Shell-Setup has no setting ab+ … b+c\./);
    assert.ok(finding!.message.length < 1000);
  });

  it('does not miss what a suppression suppresses when the rule is off', () => {
    const text = `<!-- unattend-disable-next-line unknown-setting -->\n${WRONG}`;
    assert.deepEqual(idsIn(text, { severities: { schema: 'off' } }), []);
    assert.deepEqual(idsIn(text, { profile: 'errors-only' }), []);
  });
});
