/** Completion of values, of references to what the file has, and of attributes and comments. */
import assert from 'node:assert/strict';
import { productKeyEditionConflict, productKeyOsConflict } from '../../server/checks/image/key-editions';
import { valueTable } from '../../server/schema/library';
import {
  completionAt,
  expectAccepted,
  expectLabels,
  expectNothing,
  expectOffers,
} from '../support/completion';
import { findingsOf, inComponent, inPass, inRoot } from '../support/findings';

const SETUP = 'Microsoft-Windows-Setup';
const SHELL = 'Microsoft-Windows-Shell-Setup';

const setup = (settings: string): string => inComponent('windowsPE', SETUP, settings);
const oobe = (settings: string): string => inComponent('oobeSystem', SHELL, settings);
const specialize = (settings: string): string => inComponent('specialize', SHELL, settings);

const DISK = `<DiskConfiguration>
<Disk wcm:action="add">
<DiskID>0</DiskID>
<WillWipeDisk>true</WillWipeDisk>
<CreatePartitions>
<CreatePartition wcm:action="add"><Order>1</Order><Type>EFI</Type><Size>260</Size></CreatePartition>
<CreatePartition wcm:action="add"><Order>2</Order><Type>MSR</Type><Size>16</Size></CreatePartition>
<CreatePartition wcm:action="add"><Order>3</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
</CreatePartitions>
<ModifyPartitions>
<ModifyPartition wcm:action="add"><Order>1</Order><PartitionID>1</PartitionID><Format>FAT32</Format><Letter>S</Letter></ModifyPartition>
<ModifyPartition wcm:action="add"><Order>2</Order><PartitionID>3</PartitionID><Format>NTFS</Format><Letter>C</Letter></ModifyPartition>
MORE
</ModifyPartitions>
</Disk>
</DiskConfiguration>`;

const diskWith = (modify: string, rest = ''): string => setup(DISK.replace('MORE', modify) + rest);

describe('completion of values', () => {
  it('offers true and false', () => {
    expectLabels(oobe('<OOBE><HideEULAPage>|</HideEULAPage></OOBE>'), ['true', 'false']);
  });

  it('replaces all of the value, also what is behind the cursor', () => {
    const after = oobe('<OOBE><HideEULAPage>false</HideEULAPage></OOBE>');
    for (const value of ['t|rue', '|true', 'true|', ' |']) {
      expectAccepted(
        oobe(`<OOBE><HideEULAPage>${value}</HideEULAPage></OOBE>`),
        'false',
        value === ' |' ? after.replace('>false', '> false') : after,
      );
    }
  });

  it('completes the value of an element that is not closed yet', () => {
    expectAccepted(
      specialize('<TimeZone>W. Eu|\n<ComputerName>PC</ComputerName>'),
      'W. Europe Standard Time',
      specialize('<TimeZone>W. Europe Standard Time\n<ComputerName>PC</ComputerName>'),
    );
  });

  it('keeps comments and CDATA sections beside the value', () => {
    expectAccepted(
      oobe('<OOBE><HideEULAPage><!-- licence -->fal|</HideEULAPage></OOBE>'),
      'true',
      oobe('<OOBE><HideEULAPage><!-- licence -->true</HideEULAPage></OOBE>'),
    );
    expectNothing(oobe('<OOBE><HideEULAPage><![CDATA[true]]>|</HideEULAPage></OOBE>'));
  });

  it('leaves the placeholder of a template alone', () => {
    expectNothing(specialize('<TimeZone>${time|_zone}</TimeZone>'));
    expectNothing(specialize('<TimeZone>{{ zone }}|</TimeZone>'));
  });

  it('offers nothing on one of several lines of a value', () => {
    expectNothing(specialize('<TimeZone>W. Europe\n|Standard Time</TimeZone>'));
  });

  it('finds time zones and locales by what people call them', () => {
    const berlin = completionAt(specialize('<TimeZone>|</TimeZone>')).items.find(
      ({ label }) => label === 'W. Europe Standard Time',
    );
    assert.match(berlin?.filterText ?? '', /Berlin/);
    expectOffers(
      inComponent('oobeSystem', 'Microsoft-Windows-International-Core', '<UserLocale>|</UserLocale>'),
      {
        offered: ['de-DE', 'en-US'],
        missing: ['de'],
      },
    );
  });

  it('finds keyboards by language and completes one of several', () => {
    const core = (value: string): string =>
      inComponent(
        'windowsPE',
        'Microsoft-Windows-International-Core-WinPE',
        `<InputLocale>${value}</InputLocale>`,
      );
    expectAccepted(core('0407:00000407;en|'), '0409:00000409', core('0407:00000407;0409:00000409'));
    expectOffers(core('0407:00000407;|'), { missing: ['0407:00000407'], offered: ['de-CH'] });
    expectOffers(core('0409:|'), { offered: ['0409:00020409', '0409:00000407'] });
    const german = completionAt(core('|')).items.find(({ label }) => label === '0407:00000407');
    assert.match(german?.filterText ?? '', /German \(Germany\)/);
  });

  it('completes one of several groups and no group twice', () => {
    const account = (group: string): string =>
      oobe(
        `<UserAccounts><LocalAccounts><LocalAccount wcm:action="add"><Name>ann</Name><Group>${group}</Group></LocalAccount></LocalAccounts></UserAccounts>`,
      );
    expectAccepted(account('Administrators; Us|'), 'Users', account('Administrators; Users'));
    expectAccepted(account('Ad|x;Users'), 'Administrators', account('Administrators;Users'));
    expectOffers(account('Administrators;|'), { offered: ['Users'], missing: ['Administrators'] });
  });

  it('offers published keys by edition, for the target', () => {
    const key = (value: string): string =>
      setup(`<UserData><ProductKey><Key>${value}</Key></ProductKey></UserData>`);
    expectAccepted(key('|'), 'Windows 10/11 Home (generic)', key('YTMG3-N6DKC-DKB77-7M9GH-8HVX7'));
    expectOffers(
      key('|'),
      { missing: ['Windows 10/11 Home (generic)'] },
      { target: { windows: 'windows-7' } },
    );
    // A key that is being replaced does not limit the choice.
    expectOffers(key('YTMG3-N6DKC-DKB77-7M9GH-8HVX7|'), {
      offered: ['Windows Vista Enterprise (KMS client)'],
    });
  });

  it('offers image names for the target, those of its edition first', () => {
    const image = (key: string, value: string): string =>
      setup(
        `<ImageInstall><OSImage><InstallFrom><MetaData wcm:action="add"><Key>${key}</Key><Value>${value}</Value></MetaData></InstallFrom></OSImage></ImageInstall>`,
      );
    const { items } = completionAt(image('/IMAGE/NAME', '|'), {
      target: { windows: 'windows-11', edition: 'Professional' },
    });
    assert.equal(items[0]?.label, 'Windows 11 Pro');
    assert.ok(items.every(({ label }) => label.startsWith('Windows 11')));
    expectNothing(image('/IMAGE/INDEX', '|'));
    expectOffers(image('/IMAGE/NAME', 'Windows 10 Pro|'), {
      offered: ['Windows 11 Pro', 'Windows 7 ULTIMATE'],
    });
  });

  it('offers no image that the published key in the file cannot install', () => {
    const withKey = (key: string, name: string): string =>
      setup(
        `<ImageInstall><OSImage><InstallFrom><MetaData wcm:action="add"><Key>/IMAGE/NAME</Key><Value>${name}</Value></MetaData></InstallFrom></OSImage></ImageInstall><UserData><ProductKey><Key>${key}</Key></ProductKey></UserData>`,
      );
    const images = valueTable('image-names').entries;
    for (const { value: key, editionId, windows } of valueTable('product-keys').entries) {
      const versions = windows as readonly string[];
      const isThere = images.some(
        (one) => one.editionId === editionId && versions.includes(String(one.windows)),
      );
      if (!isThere) continue;
      const { items } = completionAt(withKey(key, '|'));
      assert.ok(items.length > 0, key);
      for (const { label } of items) {
        const found = findingsOf(withKey(key, label), {}, [productKeyEditionConflict, productKeyOsConflict]);
        assert.deepEqual(
          found.map(({ message }) => message),
          [],
          label,
        );
      }
    }
  });
});

describe('completion of references', () => {
  it('names the partitions that Windows may go to', () => {
    const target =
      '<ImageInstall><OSImage><InstallTo><DiskID>0</DiskID><PartitionID>|</PartitionID></InstallTo></OSImage></ImageInstall>';
    expectLabels(diskWith('', target), ['3 · Data, NTFS, C:, rest of disk']);
    expectAccepted(
      diskWith('', target),
      '3 · Data, NTFS, C:, rest of disk',
      diskWith('', target.replace('|', '3')),
    );
    expectLabels(diskWith('', target.replace('|', '3|')), ['3 · Windows, NTFS, C:, rest of disk']);
  });

  it('names the disks of the file', () => {
    expectLabels(
      diskWith(
        '',
        '<ImageInstall><OSImage><InstallTo><DiskID>|</DiskID></InstallTo></OSImage></ImageInstall>',
      ),
      ['0 · GPT, 3 partitions, wiped'],
    );
    expectNothing(
      setup('<ImageInstall><OSImage><InstallTo><DiskID>|</DiskID></InstallTo></OSImage></ImageInstall>'),
    );
  });

  it('names the partitions that can be modified, those without a step first', () => {
    const modify =
      '<ModifyPartition wcm:action="add"><Order>3</Order><PartitionID>|</PartitionID></ModifyPartition>';
    expectLabels(diskWith(modify), ['1 · EFI, FAT32, S:, 260 MB', '3 · Data, NTFS, C:, rest of disk']);
  });

  it('offers the drive letters that are free', () => {
    const modify =
      '<ModifyPartition wcm:action="add"><Order>3</Order><PartitionID>3</PartitionID><Letter>|</Letter></ModifyPartition>';
    expectOffers(diskWith(modify), { offered: ['D', 'E', 'Z'], missing: ['C', 'S', 'X', 'A'] });
  });

  it('counts on: the next order, the next disk', () => {
    expectLabels(diskWith('<ModifyPartition wcm:action="add"><Order>|</Order></ModifyPartition>'), ['3']);
    expectLabels(
      setup(
        `${DISK.replace('MORE', '').replace('</DiskConfiguration>', '<Disk wcm:action="add"><DiskID>|</DiskID></Disk></DiskConfiguration>')}`,
      ),
      ['1'],
    );
  });

  it('offers the accounts that can be logged on', () => {
    expectLabels(
      oobe(
        '<UserAccounts><LocalAccounts><LocalAccount wcm:action="add"><Name>ann</Name></LocalAccount></LocalAccounts></UserAccounts><AutoLogon><Username>|</Username></AutoLogon>',
      ),
      ['ann', 'Administrator'],
    );
  });

  it('offers the types of partitions that the disk can have', () => {
    const gpt = diskWith('<ModifyPartition wcm:action="add"><TypeID>|</TypeID></ModifyPartition>');
    const ofStyle = (style: string) =>
      valueTable('partition-types').entries.filter((one) => one.style === style);
    const [recovery] = ofStyle('gpt').filter(({ documentedTypeId }) => documentedTypeId === true);
    const labels = completionAt(gpt).items.map(({ label }) => label);
    assert.ok(labels.includes(recovery!.value));
    for (const { value } of ofStyle('mbr')) assert.ok(!labels.includes(value), value);
    const unknown = setup(
      '<DiskConfiguration><Disk wcm:action="add"><DiskID>0</DiskID><ModifyPartitions><ModifyPartition wcm:action="add"><TypeID>|</TypeID></ModifyPartition></ModifyPartitions></Disk></DiskConfiguration>',
    );
    expectOffers(unknown, { offered: [ofStyle('gpt')[0]!.value, ofStyle('mbr')[0]!.value] });
  });

  it('offers the computer and the domains of the file for a logon', () => {
    const domain =
      '<UserAccounts><DomainAccounts><DomainAccountList wcm:action="add"><Domain>FABRIKAM</Domain></DomainAccountList></DomainAccounts></UserAccounts>';
    const join =
      '<component name="Microsoft-Windows-UnattendedJoin"><Identification><JoinDomain>contoso.com</JoinDomain></Identification></component>';
    expectLabels(
      inRoot(
        `<settings pass="specialize">${join}</settings><settings pass="oobeSystem"><component name="${SHELL}">${domain}<AutoLogon><Domain>|</Domain></AutoLogon></component></settings>`,
      ),
      ['.', 'contoso.com'],
    );
  });
});

describe('completion of attributes', () => {
  it('offers the passes that are not there', () => {
    expectOffers(inRoot('<settings pass="windowsPE"></settings>\n<settings pass="|"></settings>'), {
      offered: ['specialize', 'oobeSystem'],
      missing: ['windowsPE'],
    });
    expectAccepted(
      inRoot('<settings pass="wind|ows"></settings>'),
      'windowsPE',
      inRoot('<settings pass="windowsPE"></settings>'),
    );
  });

  it('offers only passes in which the components inside may stand', () => {
    expectLabels(inPass('|', '<component name="Microsoft-Windows-PnpCustomizationsWinPE"></component>'), [
      'windowsPE',
    ]);
  });

  it('adds the identity of a component with its name', () => {
    expectAccepted(
      inPass('specialize', '<component name="|"></component>'),
      'Microsoft-Windows-Shell-Setup',
      inPass(
        'specialize',
        '<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"></component>',
      ),
    );
  });

  it('offers only names of components that know what stands inside', () => {
    expectLabels(
      inPass(
        'specialize',
        '<component name="|" processorArchitecture="amd64"><ComputerName>PC</ComputerName></component>',
      ),
      [SHELL],
    );
  });

  it('offers the attributes that are left, and all of them at once', () => {
    expectLabels(inPass('specialize', '<component name="x" language="neutral" |></component>'), [
      'All identity attributes',
      'processorArchitecture',
      'publicKeyToken',
      'versionScope',
    ]);
    expectAccepted(
      inPass('specialize', '<component name="x" |></component>'),
      'All identity attributes',
      inPass(
        'specialize',
        '<component name="x" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"></component>',
      ),
    );
  });

  it('offers the attributes of list items only to list items', () => {
    expectLabels(setup('<DiskConfiguration><Disk |></Disk></DiskConfiguration>'), ['wcm:action']);
    expectNothing(setup('<DiskConfiguration |></DiskConfiguration>'));
    expectNothing(setup('<DiskConfiguration><Disk wcm:action="add"|></Disk></DiskConfiguration>'));
    const drivers = (items: string) =>
      inComponent(
        'windowsPE',
        'Microsoft-Windows-PnpCustomizationsWinPE',
        `<DriverPaths>${items}</DriverPaths>`,
      );
    expectAccepted(
      drivers('<PathAndCredentials |></PathAndCredentials>'),
      'wcm:keyValue',
      drivers('<PathAndCredentials wcm:keyValue="$1"></PathAndCredentials>'),
    );
    // The rest of a name is replaced without a second value.
    expectAccepted(
      drivers('<PathAndCredentials wcm:k|="1"></PathAndCredentials>'),
      'wcm:keyValue',
      drivers('<PathAndCredentials wcm:keyValue="1"></PathAndCredentials>'),
    );
    const bare =
      '<unattend><settings pass="windowsPE"><component name="Microsoft-Windows-Setup"><DiskConfiguration><Disk ></Disk></DiskConfiguration></component></settings></unattend>';
    expectAccepted(
      bare.replace('<Disk ', '<Disk |'),
      'wcm:action',
      bare
        .replace('<Disk ', '<Disk wcm:action="add"')
        .replace('<unattend', '<unattend xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State"'),
    );
  });

  it('offers all attributes at once only where several are missing', () => {
    expectLabels(
      inPass(
        'specialize',
        '<component name="x" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" |></component>',
      ),
      ['versionScope'],
    );
  });

  it('offers nothing behind the slash of an element that closes itself', () => {
    expectNothing(setup('<DiskConfiguration><Disk /|></DiskConfiguration>'));
  });
});

describe('completion of comments', () => {
  const rules = { ruleIds: ['disk-too-small', 'key-unknown'], titleOfRule: () => 'What is wrong' };

  it('offers the directives', () => {
    expectAccepted(
      inRoot('<!-- un| -->'),
      'unattend-disable',
      inRoot('<!-- unattend-disable $1: ${2:reason} -->'),
      rules,
    );
    expectLabels(setup('<!-- | -->'), ['unattend-disable-next-line', 'unattend-disable'], rules);
    expectAccepted(
      inRoot('<!-- unattend-dis| some-rule: why -->'),
      'unattend-disable',
      inRoot('<!-- unattend-disable some-rule: why -->'),
      rules,
    );
  });

  it('offers the rules that the comment does not name yet', () => {
    expectLabels(inRoot('<!-- unattend-disable | -->'), ['disk-too-small', 'key-unknown'], rules);
    expectLabels(inRoot('<!-- unattend-disable-next-line key-unknown, | -->'), ['disk-too-small'], rules);
    expectAccepted(
      inRoot('<!-- unattend-disable key-|foo: why -->'),
      'key-unknown',
      inRoot('<!-- unattend-disable key-unknown: why -->'),
      rules,
    );
  });

  it('offers facts about the target, each kind once', () => {
    expectOffers(inRoot('<!-- unattend-target: windows-11 | -->'), {
      offered: ['uefi', 'amd64', 'edition=Professional'],
      missing: ['windows-10'],
    });
    expectOffers(inRoot('<!-- unattend-target: edition=Core | -->'), {
      offered: ['windows-11', 'uefi'],
      missing: ['edition=Professional'],
    });
  });

  it('offers nothing in other comments', () => {
    expectNothing(inRoot('<!-- what this is | for -->'), rules);
    expectNothing(inRoot('<!-- unattend-disable key-unknown: because | -->'), rules);
  });
});
