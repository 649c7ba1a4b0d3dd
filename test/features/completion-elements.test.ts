/** Completion of elements. */
import assert from 'node:assert/strict';
import { nextListKey } from '../../server/features/skeleton';
import {
  completionAt,
  expectAccepted,
  expectLabels,
  expectNothing,
  expectOffers,
} from '../support/completion';
import { inComponent, inPass, inRoot } from '../support/findings';

const WINDOWS_PE = 'windowsPE';
const SETUP = 'Microsoft-Windows-Setup';
const SHELL = 'Microsoft-Windows-Shell-Setup';

const oobeWith = (settings: string): string =>
  inComponent('oobeSystem', SHELL, `<OOBE>\n${settings}\n</OOBE>`);

describe('completion of elements', () => {
  it('starts an empty file with declaration and root', () => {
    expectAccepted(
      '|',
      'unattend',
      '<?xml version="1.0" encoding="utf-8"?>\n<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">\n  $0\n</unattend>',
    );
  });

  it('offers no second root', () => {
    for (const text of [
      '|<unattend/>',
      '<unattend/>|',
      '<unattend/>\n<|',
      '<|\n<unattend/>',
      '<?xml version="1.0"?>\n|\n<unattend/>',
    ]) {
      expectNothing(text);
    }
  });

  it('offers the passes that the file does not have, in the order in which they run', () => {
    expectLabels(inRoot('  <settings pass="specialize">\n  </settings>\n  |'), [
      'settings windowsPE',
      'settings offlineServicing',
      'settings generalize',
      'settings auditSystem',
      'settings auditUser',
      'settings oobeSystem',
    ]);
  });

  it('offers servicing before the passes only, and passes behind it only', () => {
    expectOffers(inRoot('|\n<settings pass="specialize">\n</settings>'), {
      offered: ['servicing', 'settings windowsPE'],
    });
    expectLabels(inRoot('|\n<servicing>\n</servicing>'), []);
    expectOffers(inRoot('<servicing>\n</servicing>\n|'), {
      offered: ['settings windowsPE'],
      missing: ['servicing'],
    });
  });

  it('writes a pass with a place for its components', () => {
    expectAccepted(
      inRoot('  <set|'),
      'settings windowsPE',
      inRoot('  <settings pass="windowsPE">\n    $1\n  </settings>'),
    );
  });

  it('fills in all identity attributes of a component, with the architecture of the file', () => {
    expectAccepted(
      inPass(
        'specialize',
        '<component name="Microsoft-Windows-Deployment" processorArchitecture="arm64"></component>\n|',
      ),
      SHELL,
      inPass(
        'specialize',
        '<component name="Microsoft-Windows-Deployment" processorArchitecture="arm64"></component>\n<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="arm64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">\n  $1\n</component>',
      ),
    );
  });

  it('keeps a placeholder that stands for the architecture', () => {
    const other =
      '<component name="Microsoft-Windows-Deployment" processorArchitecture="${Arch}"></component>';
    expectAccepted(
      inPass('specialize', `${other}\n<|`),
      SHELL,
      inPass(
        'specialize',
        `${other}\n<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="\${Arch}" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">\n  $1\n</component>`,
      ),
    );
  });

  it('offers only components of the pass that are not there yet', () => {
    expectOffers(inComponent(WINDOWS_PE, SETUP, '').replace('</settings>', '|</settings>'), {
      offered: ['Microsoft-Windows-International-Core-WinPE', 'Microsoft-Windows-PnpCustomizationsWinPE'],
      missing: [SETUP, 'Microsoft-Windows-Deployment', 'Microsoft-Windows-International-Core'],
    });
  });

  it('offers a component again for the architecture that lacks it', () => {
    const both = ['x86', 'amd64'].map(
      (architecture) =>
        `<component name="Microsoft-Windows-Deployment" processorArchitecture="${architecture}"></component>`,
    );
    const text = inPass(
      'specialize',
      `${both.join('\n')}\n<component name="${SHELL}" processorArchitecture="x86"></component>\n|`,
    );
    expectAccepted(
      text,
      SHELL,
      text.replace(
        '|',
        `<component name="${SHELL}" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">\n  $1\n</component>`,
      ),
    );
  });

  it('offers settings, the usual ones first, without those that are there', () => {
    expectLabels(
      inComponent(
        'oobeSystem',
        SHELL,
        '<UserAccounts>\n<AdministratorPassword></AdministratorPassword>\n|\n</UserAccounts>',
      ),
      ['LocalAccounts', 'DomainAccounts'],
    );
    expectOffers(inComponent('oobeSystem', SHELL, '|'), {
      offered: ['OOBE', 'AutoLogon', 'TimeZone'],
      missing: ['ComputerName'],
    });
    expectOffers(inComponent('specialize', SHELL, '|'), {
      offered: ['ComputerName', 'TimeZone'],
      missing: ['OOBE', 'UserAccounts'],
    });
  });

  it('leaves out what the target does not have', () => {
    const oobe = inComponent('oobeSystem', SHELL, '<OOBE>|</OOBE>');
    expectOffers(oobe, { offered: ['HideOnlineAccountScreens'] }, { target: { windows: 'windows-10' } });
    expectOffers(oobe, { missing: ['HideOnlineAccountScreens'] }, { target: { windows: 'windows-7' } });
  });

  it('writes a whole element where text was begun', () => {
    expectAccepted(
      inComponent('oobeSystem', SHELL, '<OOBE>\n  HideEU|xx\n</OOBE>'),
      'HideEULAPage',
      inComponent('oobeSystem', SHELL, '<OOBE>\n  <HideEULAPage>${1|true,false|}</HideEULAPage>\n</OOBE>'),
    );
  });

  it('completes what is open: a bracket, a name, a tag without its partner', () => {
    const after = inComponent(
      'oobeSystem',
      SHELL,
      '<OOBE>\n  <HideEULAPage>${1|true,false|}</HideEULAPage>\n</OOBE>',
    );
    for (const typed of ['<|', '<Hide|', '<Hide|EULA', '<Hide|>']) {
      expectAccepted(inComponent('oobeSystem', SHELL, `<OOBE>\n  ${typed}\n</OOBE>`), 'HideEULAPage', after);
    }
  });

  it('sees what stands behind a tag that is not closed yet', () => {
    const text = oobeWith('  <Hide|>\n  <HideEULAPage>true</HideEULAPage>');
    expectOffers(text, { offered: ['HideLocalAccountScreen'], missing: ['HideEULAPage'] });
    expectAccepted(
      text,
      'HideLocalAccountScreen',
      oobeWith(
        '  <HideLocalAccountScreen>${1|true,false|}</HideLocalAccountScreen>\n  <HideEULAPage>true</HideEULAPage>',
      ),
    );
  });

  it('changes only the name of an element that is complete, in both of its tags', () => {
    expectAccepted(
      inComponent('oobeSystem', SHELL, '<OOBE><Hide|EULAPage>true</HideEULAPage></OOBE>'),
      'HideLocalAccountScreen',
      inComponent('oobeSystem', SHELL, '<OOBE><HideLocalAccountScreen>true</HideLocalAccountScreen></OOBE>'),
    );
  });

  it('offers only names under which the content stays valid', () => {
    expectOffers(
      inComponent('oobeSystem', SHELL, '<User|Accounts><LocalAccounts></LocalAccounts></UserAccounts>'),
      {
        offered: ['UserAccounts'],
        missing: ['OOBE', 'TimeZone'],
      },
    );
    expectOffers(inComponent('oobeSystem', SHELL, '<Time|Zone>UTC</TimeZone>'), {
      offered: ['RegisteredOwner'],
      missing: ['OOBE'],
    });
  });

  it('writes a list item with its action, its key and what belongs inside', () => {
    expectAccepted(
      inComponent(
        'windowsPE',
        SETUP,
        '<RunSynchronous>\n  <RunSynchronousCommand wcm:action="add">\n    <Order>4</Order>\n  </RunSynchronousCommand>\n  |\n</RunSynchronous>',
      ),
      'RunSynchronousCommand',
      inComponent(
        'windowsPE',
        SETUP,
        '<RunSynchronous>\n  <RunSynchronousCommand wcm:action="add">\n    <Order>4</Order>\n  </RunSynchronousCommand>\n  <RunSynchronousCommand wcm:action="add">\n    <Order>5</Order>\n    <Path>$1</Path>\n  </RunSynchronousCommand>\n</RunSynchronous>',
      ),
    );
  });

  it('goes on with suggestions where a choice follows', () => {
    const next = (pass: string, component: string, settings: string, label: string): boolean | undefined =>
      completionAt(inComponent(pass, component, settings)).items.find((item) => item.label === label)
        ?.suggestsNext;
    assert.equal(
      next('windowsPE', SETUP, '<ImageInstall><OSImage>|</OSImage></ImageInstall>', 'InstallTo'),
      true,
    );
    assert.equal(next('specialize', SHELL, '|', 'TimeZone'), true);
    assert.equal(next('oobeSystem', SHELL, '|', 'UserAccounts'), true);
    assert.equal(next('specialize', SHELL, '|', 'RegisteredOwner'), undefined);
    assert.equal(next('oobeSystem', SHELL, '<OOBE>|</OOBE>', 'HideEULAPage'), undefined);
  });

  it('gives a list item the next number in a list of any length', () => {
    const { file } = completionAt(
      inComponent(
        'windowsPE',
        SETUP,
        '<RunSynchronous>|<RunSynchronousCommand><Order>7</Order></RunSynchronousCommand></RunSynchronous>',
      ),
    );
    const item = file.settings.find(({ name }) => name === 'RunSynchronousCommand')!;
    assert.equal(
      nextListKey(
        item.name,
        item.schema!,
        Array.from({ length: 300_000 }, () => item),
      ),
      '8',
    );
  });

  it('gives a list item the next wcm:keyValue', () => {
    expectAccepted(
      inComponent(
        'windowsPE',
        'Microsoft-Windows-PnpCustomizationsWinPE',
        '<DriverPaths>\n<PathAndCredentials wcm:action="add" wcm:keyValue="2"></PathAndCredentials>\n<|\n</DriverPaths>',
      ),
      'PathAndCredentials',
      inComponent(
        'windowsPE',
        'Microsoft-Windows-PnpCustomizationsWinPE',
        '<DriverPaths>\n<PathAndCredentials wcm:action="add" wcm:keyValue="2"></PathAndCredentials>\n<PathAndCredentials wcm:action="add" wcm:keyValue="3">\n  <Path>$1</Path>\n</PathAndCredentials>\n</DriverPaths>',
      ),
    );
  });

  it('declares the prefix wcm where it is missing', () => {
    expectAccepted(
      '<unattend xmlns="urn:schemas-microsoft-com:unattend">\n<settings pass="windowsPE">\n<component name="Microsoft-Windows-Setup"><DiskConfiguration>|</DiskConfiguration></component></settings></unattend>',
      'Disk',
      '<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">\n<settings pass="windowsPE">\n<component name="Microsoft-Windows-Setup"><DiskConfiguration><Disk wcm:action="add">\n  <DiskID>0</DiskID>\n  <CreatePartitions>\n    <CreatePartition wcm:action="add">\n      <Order>1</Order>\n      <Type>${1|Primary,EFI,Extended,Logical,MSR|}</Type>\n    </CreatePartition>\n  </CreatePartitions>\n  <WillWipeDisk>${2|true,false|}</WillWipeDisk>\n</Disk></DiskConfiguration></component></settings></unattend>',
    );
  });

  it('offers the end tag of what is open first', () => {
    expectLabels(inComponent('oobeSystem', SHELL, '<OOBE>\n<HideEULAPage>true|\n</OOBE>'), [
      '/HideEULAPage',
      'true',
      'false',
    ]);
    expectAccepted(
      inComponent('oobeSystem', SHELL, '<OOBE>\n<HideEULAPage>true|\n</OOBE>'),
      '/HideEULAPage',
      inComponent('oobeSystem', SHELL, '<OOBE>\n<HideEULAPage>true</HideEULAPage>\n</OOBE>'),
    );
    expectAccepted(
      inComponent('oobeSystem', SHELL, '<OOBE>\n<HideEULAPage>true</|\n</OOBE>'),
      '/HideEULAPage',
      inComponent('oobeSystem', SHELL, '<OOBE>\n<HideEULAPage>true</HideEULAPage>\n</OOBE>'),
    );
    expectAccepted(
      inComponent('oobeSystem', SHELL, '<OOBE>\n<HideEULAPage>true</Hid|eX>\n</OOBE>'),
      '/HideEULAPage',
      inComponent('oobeSystem', SHELL, '<OOBE>\n<HideEULAPage>true</HideEULAPage>\n</OOBE>'),
    );
  });

  it('offers nothing where no element may stand', () => {
    for (const content of [
      '<ComputerName>PC|</ComputerName>',
      '<ComputerName>a <|</ComputerName>',
      '<OOBE><![CDATA[ | ]]></OOBE>',
      '<OOBE><![CDATA[ <| ]]></OOBE>',
      '<OOBE><!-- <| --></OOBE>',
      '<OOBE><HideEULAPage |>true</HideEULAPage></OOBE>',
      '<OOBE><HideEULAPage a="<|">true</HideEULAPage></OOBE>',
      '<OOBE>${| }</OOBE>',
      '<Nonsense>|</Nonsense>',
      '<Nonsense><|</Nonsense>',
    ]) {
      expectLabels(inComponent('specialize', SHELL, content), content.includes('PC') ? ['*'] : []);
    }
    expectOffers('<!-- <|', { missing: ['unattend'] });
    expectNothing('<![CDATA[ <|');
    expectNothing('<?xml |?>');
    expectNothing('<html>|</html>');
  });

  it('does not push itself forward when blanks and brackets are typed', () => {
    expectNothing(inComponent('oobeSystem', SHELL, '<OOBE>|</OOBE>'), { trigger: '>' });
    expectNothing(inComponent('oobeSystem', SHELL, '<OOBE> |</OOBE>'), { trigger: ' ' });
    expectOffers(
      inComponent('oobeSystem', SHELL, '<OOBE><HideEULAPage>|</HideEULAPage></OOBE>'),
      { offered: ['true'] },
      { trigger: '>' },
    );
  });

  it('knows the elements of servicing', () => {
    expectLabels(inRoot('<servicing>|</servicing>'), ['package']);
    expectLabels(
      inRoot('<servicing><package action="install"><source location="a"/>|</package></servicing>'),
      ['assemblyIdentity', 'selection'],
    );
  });

  it('knows the attributes of servicing and their values', () => {
    const servicing = (settings: string): string => inRoot(`<servicing>${settings}</servicing>`);
    expectLabels(servicing('<package action="stage" |></package>'), ['permanence']);
    expectLabels(servicing('<package action="|"></package>'), ['install', 'configure', 'stage', 'remove']);
    expectLabels(servicing('<package><selection name="x" |/></package>'), ['state']);
    expectLabels(servicing('<package><assemblyIdentity name="|" /></package>'), []);
    expectLabels(servicing('<package><assemblyIdentity processorArchitecture="|" /></package>'), [
      'amd64',
      'x86',
      'arm64',
    ]);
  });
});
