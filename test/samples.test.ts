/** What `npm start` opens: two files without a finding, and one with the mistakes that its comments announce. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findingsOf } from './support/findings';

const SAMPLES = {
  'windows-7-bios': [],
  'windows-10-uefi': [],
  'windows-11-with-mistakes': [
    'installto-no-such-partition',
    'list-item-duplicate-key',
    'computername-too-long',
    'unknown-setting',
    'timezone-unknown',
  ],
};

describe('samples', () => {
  for (const [name, rules] of Object.entries(SAMPLES)) {
    it(`${name} has the findings it is meant to have`, () => {
      const fileName = 'autounattend.xml';
      const text = readFileSync(`samples/${name}/${fileName}`, 'utf8');
      const findings = findingsOf(text, { fileName }).toSorted((a, b) => a.range.start - b.range.start);
      assert.deepEqual(
        findings.map(({ rule }) => rule.id),
        rules,
      );
    });
  }
});
