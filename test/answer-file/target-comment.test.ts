/** The comment that states the target: what it says, and how it is rewritten. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { detectTarget } from '../../server/answer-file/detect-target';
import { TARGET_ARCHITECTURES, TARGET_FIRMWARES, TARGET_WINDOWS } from '../../server/answer-file/target';
import { type StatedFacts, stateTarget } from '../../server/answer-file/target-comment';
import { parse } from '../../server/syntax/parser';
import { anyDocument, apply, fileOf } from '../support/editing';

const ROOT = '<unattend xmlns="urn:schemas-microsoft-com:unattend"></unattend>';

function stated(text: string, facts: StatedFacts): string {
  return apply(text, stateTarget(parse(text), facts));
}

describe('stateTarget', () => {
  for (const [name, before, facts, after] of [
    [
      'writes a comment before the root',
      `<?xml version="1.0"?>\r\n${ROOT}`,
      { windows: 'windows-10', edition: 'Professional' },
      `<?xml version="1.0"?>\r\n<!-- unattend-target: windows-10 edition=Professional -->\r\n${ROOT}`,
    ],
    [
      'changes a word',
      `<!-- unattend-target: Windows-11  uefi -->${ROOT}`,
      { windows: 'windows-10' },
      `<!-- unattend-target: windows-10 uefi -->${ROOT}`,
    ],
    [
      'takes the build away with its version',
      `<!--unattend-target: windows-11 build=26100 amd64-->${ROOT}`,
      { windows: 'windows-10' },
      `<!--unattend-target: windows-10 amd64-->${ROOT}`,
    ],
    [
      'adds a word',
      `<!-- unattend-target: windows-11 -->${ROOT}`,
      { firmware: 'bios' },
      `<!-- unattend-target: windows-11 bios -->${ROOT}`,
    ],
    [
      'removes a word, and the comment with the last one',
      `<!-- unattend-target: uefi -->\n<!-- unattend-target: amd64 x -->\n${ROOT}`,
      { firmware: undefined, architecture: undefined },
      `<!-- unattend-target: x -->\n${ROOT}`,
    ],
    [
      'leaves what it says already',
      `<!-- unattend-target:  UEFI -->${ROOT}`,
      { firmware: 'uefi' },
      undefined,
    ],
    ['takes nothing away that is not there', ROOT, { firmware: undefined }, undefined],
  ] as const) {
    it(name, () => assert.equal(stated(before, facts), after ?? before));
  }

  it('is what the file is found to be for, whatever stands in it', () => {
    const facts = fc.record({
      windows: fc.constantFrom(...TARGET_WINDOWS),
      architecture: fc.constantFrom(...TARGET_ARCHITECTURES),
      firmware: fc.constantFrom(...TARGET_FIRMWARES),
      edition: fc.constantFrom('Core', 'ServerStandard'),
    });
    fc.assert(
      fc.property(anyDocument, facts, (text, wanted) => {
        const tree = parse(text);
        // What is written behind a section that nothing closes may become a part of it.
        if (!tree.root || tree.errors.some(({ code }) => code === 'section-unterminated')) return;
        const after = fileOf(apply(text, stateTarget(tree, wanted)));
        const target = detectTarget(after);
        const { windows, architecture, firmware, edition } = target;
        assert.deepEqual({ windows, architecture, firmware, edition }, { ...wanted });
        assert.deepEqual(stateTarget(after.tree, wanted), []);
      }),
    );
  });
});
