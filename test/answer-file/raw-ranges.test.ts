/** Places in values: what references, CDATA sections and comments do to them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { semicolonItems } from '../../server/answer-file/query';
import { rawRanges } from '../../server/answer-file/raw-ranges';
import { rawOffsetOf } from '../../server/syntax/entities';
import { fileOf, showRanges } from '../support/editing';
import { findingsOf, inComponent } from '../support/findings';

const group = (value: string): string =>
  inComponent(
    'oobeSystem',
    'Microsoft-Windows-Shell-Setup',
    `<UserAccounts><LocalAccounts><LocalAccount wcm:action="add"><Name>Kim</Name><Group>${value}</Group></LocalAccount></LocalAccounts></UserAccounts>`,
  );

describe('the items of a value', () => {
  it('are found in the text, whatever it spells them with', () => {
    for (const marked of [
      '«Users»;«Guests»',
      '; «Users» ;;«a b»;',
      '«R&amp;D» ; «Users»;«&#x1F600;&#x1F600;»;«&nope»;«x»',
      '<![CDATA[«R&D»;«Users»]]>',
    ]) {
      const text = group(marked.replace(/[«»]/g, ''));
      const file = fileOf(text);
      const items = semicolonItems(file, file.settings.find(({ name }) => name === 'Group')!);
      assert.equal(showRanges(text, items), group(marked));
    }
  });

  it('stand for the whole value when a comment divides it, and no fix takes it for one of them', () => {
    const text = group('Users;<!-- why -->Administratoren');
    const file = fileOf(text);
    const items = semicolonItems(file, file.settings.find(({ name }) => name === 'Group')!);
    assert.deepEqual(
      items.map(({ text: item, isPlaced, start, end }) => [item, isPlaced, text.slice(start, end)]),
      ['Users', 'Administratoren'].map((item) => [item, false, 'Users;<!-- why -->Administratoren']),
    );
    const [finding] = findingsOf(text).filter(({ rule }) => rule.id === 'group-unknown');
    assert.ok(finding);
    assert.deepEqual(finding.fixes?.() ?? [], []);
  });
});

describe('the place of a character of a value', () => {
  it('is the same in whichever order one asks', () => {
    const pieces = fc.constantFrom('a', ';', '&amp;', '&#x1F600;', '&#65;', '&', '&nope;', '\u{1F600}', ' ');
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1 }), fc.array(fc.nat({ max: 60 })), (parts, offsets) => {
        const raw = parts.join('').trim();
        const text = group(raw);
        const setting = fileOf(text).settings.find(({ name }) => name === 'Group')!;
        const rangeOf = raw === '' ? undefined : rawRanges(text, setting);
        if (!rangeOf) return;
        const { start } = setting.valueRange;
        for (const offset of offsets)
          assert.equal(rangeOf(offset, offset).start, start + rawOffsetOf(raw, offset));
      }),
    );
  });
});
