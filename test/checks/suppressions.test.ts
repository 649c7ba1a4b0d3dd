/** Comments that switch rules off. */
import assert from 'node:assert/strict';
import { findingsOf, inComponent, inRoot } from '../support/findings';
import { testRule } from '../support/rule-tests';

const shell = (settings: string) => inComponent('specialize', 'Microsoft-Windows-Shell-Setup', settings);

const WRONG = '<ComputrName>PC1</ComputrName>';

testRule('unused-suppression', {
  reports: {
    'a comment before a line without a mistake':
      shell(`<!-- unattend-disable-next-line unknown-setting: not any more -->
                                ^^^^^^^^^^^^^^^ unused-suppression (warning)
<RegisteredOwner>Kim</RegisteredOwner>`),
    'a comment two lines above the mistake': shell(`<!-- unattend-disable-next-line unknown-setting -->
                                ^^^^^^^^^^^^^^^ unused-suppression

<ComputrName>PC1</ComputrName>
 ^^^^^^^^^^^ unknown-setting`),
    'a comment for the file': shell(`<!-- unattend-disable unknown-setting -->
                      ^^^^^^^^^^^^^^^ unused-suppression
<RegisteredOwner>Kim</RegisteredOwner>`),
    'one of two rules': shell(`<!-- unattend-disable-next-line unknown-setting, enum-value -->
                                                 ^^^^^^^^^^ unused-suppression
${WRONG}`),
    'the wrong rule': shell(`<!-- unattend-disable-next-line enum-value -->
                                ^^^^^^^^^^ unused-suppression
<ComputrName>PC1</ComputrName>
 ^^^^^^^^^^^ unknown-setting`),
  },
  quiet: {
    'the next line': shell(
      `<!-- unattend-disable-next-line unknown-setting: the tool replaces it -->\n${WRONG}`,
    ),
    'the whole file, wherever the comment stands': `${shell(`${WRONG}\n${WRONG}`)}<!-- unattend-disable unknown-setting -->\n`,
    'several rules': shell(
      `<!-- unattend-disable-next-line unknown-setting , setting-name-case -->\n${WRONG}<registeredOwner>Kim</registeredOwner>`,
    ),
    'a comment that only mentions it': shell(
      '<!-- see unattend-disable in the manual -->\n<RegisteredOwner>Kim</RegisteredOwner>',
    ),
  },
  fixes: {
    'the comment': {
      before: shell('<!-- unattend-disable unknown-setting -->\n<RegisteredOwner>Kim</RegisteredOwner>'),
      title: 'Remove the comment',
      after: shell('<RegisteredOwner>Kim</RegisteredOwner>'),
    },
    'one rule of several': {
      before: shell(`<!-- unattend-disable-next-line unknown-setting, enum-value: why -->\n${WRONG}`),
      title: 'Remove enum-value from the comment',
      after: shell(`<!-- unattend-disable-next-line unknown-setting: why -->\n${WRONG}`),
    },
    'the first rule of several': {
      before: shell(`<!-- unattend-disable-next-line enum-value, unknown-setting: why -->\n${WRONG}`),
      title: 'Remove enum-value from the comment',
      after: shell(`<!-- unattend-disable-next-line unknown-setting: why -->\n${WRONG}`),
    },
  },
});

describe('a comment with a rule of a very long name', () => {
  it('has a message that can be read', () => {
    const [finding] = findingsOf(`<!-- unattend-disable ${'x'.repeat(5000)} -->\n${inRoot('')}`).filter(
      ({ rule }) => rule.id === 'unknown-suppression',
    );
    assert.ok(finding!.message.length <= 1000, `${finding!.message.length} characters`);
  });
});

testRule('unknown-suppression', {
  reports: {
    'a misspelt rule': shell(`<!-- unattend-disable-next-line unknown-seting -->
                                ^^^^^^^^^^^^^^ unknown-suppression (warning)
<ComputrName>PC1</ComputrName>
 ^^^^^^^^^^^ unknown-setting`),
  },
  quiet: { 'the right rule': shell(`<!-- unattend-disable-next-line unknown-setting -->\n${WRONG}`) },
  fixes: {
    'the name of the rule': {
      before: shell(`<!-- unattend-disable-next-line unknown-seting -->\n${WRONG}`),
      title: 'Replace by unknown-setting',
      after: shell(`<!-- unattend-disable-next-line unknown-setting -->\n${WRONG}`),
    },
  },
});
