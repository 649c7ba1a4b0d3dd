/** Many fixes at once. */
import assert from 'node:assert/strict';
import { fixAll } from '../../server/checks/fix-all';
import { apply } from '../support/editing';
import { findingsOf, inComponent } from '../support/findings';

const TEXT = `<unattend xmlns="urn:schemas-microsoft-com:unattend">
<settings pass="windowsPE">
<component name="Microsoft-Windows-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">
<UserData><AcceptEULA>true</AcceptEULA></UserData>
<RunSynchronous>
<RunSynchronousCommand><Order>1</Order><Path>a</Path></RunSynchronousCommand>
<RunSynchronousCommand><Order>2</Order><Path>b</Path></RunSynchronousCommand>
</RunSynchronous>
</component>
</settings>
</unattend>
`;

describe('fixing everything', () => {
  it('applies the certain fixes of one rule, and a declaration that several of them need once', () => {
    assert.equal(
      apply(TEXT, fixAll(findingsOf(TEXT), 'list-item-missing-wcm-action')),
      TEXT.replaceAll('<RunSynchronousCommand>', '<RunSynchronousCommand wcm:action="add">').replace(
        'unattend">',
        'unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">',
      ),
    );
  });

  const uncertain = {
    'a name that only looks like that of what it holds': [
      'unknown-setting',
      'Microsoft-Windows-Setup',
      '<LabDiskConfiguration><DiskConfiguration></DiskConfiguration></LabDiskConfiguration>',
    ],
    'the user without whom an automatic logon has nobody': [
      'autologon-incomplete',
      'Microsoft-Windows-Shell-Setup',
      '<AutoLogon><Enabled>true</Enabled><LogonCount>1</LogonCount><Username></Username></AutoLogon>',
    ],
    'a key that the media do not need, and may refuse': [
      'productkey-not-in-key-element',
      'Microsoft-Windows-Setup',
      '<UserData><ProductKey>NPPR9-FWDCX-D2C8J-H872K-2YT43</ProductKey></UserData>',
    ],
    'the format of a partition whose label is one of NTFS': [
      'esp-format-not-fat32',
      'Microsoft-Windows-Setup',
      `<DiskConfiguration><Disk wcm:action="add"><DiskID>0</DiskID><WillWipeDisk>true</WillWipeDisk>
<CreatePartitions>
<CreatePartition wcm:action="add"><Order>1</Order><Type>EFI</Type><Size>300</Size></CreatePartition>
<CreatePartition wcm:action="add"><Order>2</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
</CreatePartitions>
<ModifyPartitions>
<ModifyPartition wcm:action="add"><Order>1</Order><PartitionID>1</PartitionID><Format>NTFS</Format><Label>Windows and programs</Label></ModifyPartition>
</ModifyPartitions>
</Disk></DiskConfiguration>`,
    ],
  } as const;
  for (const [name, [rule, component, settings]] of Object.entries(uncertain)) {
    it(`leaves ${name} to a person`, () => {
      const pass = component === 'Microsoft-Windows-Setup' ? 'windowsPE' : 'oobeSystem';
      const findings = findingsOf(inComponent(pass, component, settings));
      assert.ok(findings.some(({ rule: { id } }) => id === rule));
      assert.deepEqual(fixAll(findings, rule), []);
    });
  }

  it('renames what holds the settings of another name', () => {
    const misspelt = inComponent(
      'windowsPE',
      'Microsoft-Windows-Setup',
      '<DiskConfigurations><WillShowUI>OnError</WillShowUI></DiskConfigurations>',
    );
    const renamed = misspelt.replaceAll('DiskConfigurations', 'DiskConfiguration');
    assert.equal(apply(misspelt, fixAll(findingsOf(misspelt), 'unknown-setting')), renamed);
  });

  it('applies those of all rules, and comes to an end', () => {
    let text = TEXT;
    for (let round = 0; round < 5; round++) {
      const edits = fixAll(findingsOf(text));
      if (edits.length === 0) break;
      text = apply(text, edits);
    }
    assert.deepEqual(fixAll(findingsOf(text)), []);
    assert.match(text, /<AcceptEula>true<\/AcceptEula>/);
  });
});
