/** Which fixes are worth offering. */
import assert from 'node:assert/strict';
import { soundFixes, soundFixesOf } from '../../server/checks/sound-fixes';
import { findingsOf, inComponent } from '../support/findings';

function offered(rule: string, text: string): readonly string[] {
  const findings = findingsOf(text);
  const finding = findings.find((one) => one.rule.id === rule);
  assert.ok(finding, `nothing from ${rule}`);
  return soundFixes(text, finding, findings, (changed) => findingsOf(changed)).map(({ title }) => title);
}

const disks = (settings: string) =>
  inComponent(
    'windowsPE',
    'Microsoft-Windows-Setup',
    `<DiskConfiguration>\n${settings}\n</DiskConfiguration>`,
  );
const disk = (order: string, type: string) =>
  disks(`<Disk wcm:action="add">
<DiskID>0</DiskID>
<WillWipeDisk>true</WillWipeDisk>
<CreatePartitions>
<CreatePartition wcm:action="add"><Order>1</Order><Type>EFI</Type><Size>300</Size></CreatePartition>
<CreatePartition wcm:action="add"><Order>${order}</Order><Type>${type}</Type><Size>16</Size></CreatePartition>
<CreatePartition wcm:action="add"><Order>3</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
</CreatePartitions>
</Disk>`);

describe('the fixes that are offered', () => {
  it('are those after which nothing else is found, when there are any', () => {
    assert.deepEqual(offered('enum-value', disks('<WillShowUI>Sometimes</WillShowUI>')), [
      'Replace by OnError',
    ]);
  });

  it('never cause an error or a warning', () => {
    // The next free number would move the partition behind the one that takes the rest of the disk.
    assert.deepEqual(offered('list-item-duplicate-key', disk('1', 'MSR')), ['Renumber from 1 to 3']);
    const types = offered('enum-value', disk('2', 'System'));
    assert.ok(types.includes('Replace by MSR') && !types.includes('Replace by Logical'), types.join(', '));
  });

  it('are tried in a whole text up to a limit', () => {
    const text = disks(`<WillShowUI>Sometimes</WillShowUI>${' '.repeat(250_000)}`);
    const findings = findingsOf(text);
    const finding = findings.find(({ rule }) => rule.id === 'enum-value')!;
    let judged = 0;
    const fixesOf = soundFixesOf(text, findings, (changed) => {
      judged += changed.length;
      return findingsOf(changed);
    });
    const counts = Array.from({ length: 5 }, () => fixesOf(finding).length);
    assert.deepEqual(counts, [1, 1, 3, 3, 3]);
    assert.ok(judged < 2_000_000);
  });

  it('are all of them when the text is too long to try each', () => {
    const text = disks(`<WillShowUI>Sometimes</WillShowUI>${' '.repeat(300_000)}`);
    assert.equal(offered('enum-value', text).length, 3);
  });
});
