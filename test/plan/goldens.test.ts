/** What is planned for whole files: each fixture has its plan beside it. UPDATE=1 writes the plans anew. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type Planned, planOf, rangesIn, readablePlan } from '../support/plans';

const FOLDER = 'test/fixtures/plan';

/** What the text alone does not say. */
const OPTIONS: Readonly<Record<string, Planned>> = {
  'autounattend-no-windowspe.xml': { fileName: 'autounattend.xml' },
  'several-architectures.xml': { target: { architecture: 'x86' } },
  'too-large.xml': { diskSizeMB: 64 * 1024 },
  'two-disks.xml': { diskSizeMB: 128 * 1024 },
  'windows-7-uefi.xml': { wayIn: 'setup' },
};

describe('plans of whole files', () => {
  for (const name of readdirSync(FOLDER).filter((file) => !file.endsWith('.plan.json'))) {
    it(name, () => {
      const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
      const plan = planOf(text, OPTIONS[name]);
      const golden = `${FOLDER}/${name.replace(/\..*$/, '')}.plan.json`;
      const actual = readablePlan(text, plan);
      if (process.env.UPDATE) writeFileSync(golden, actual);
      assert.equal(actual, readFileSync(golden, 'utf8'));
      for (const { start, end } of rangesIn(plan)) {
        assert.ok(
          start >= 0 && start <= end && end <= text.length,
          `${start} to ${end} lies outside the text`,
        );
      }
    });
  }
});
