/** What the component schemas know. */
import assert from 'node:assert/strict';
import { createSchemaLibrary } from '../../server/schema/library';
import { findingsOf, inComponent, inPass } from '../support/findings';
import { component as one } from '../support/installations';
import { testRule } from '../support/rule-tests';

const shell = (settings: string, pass = 'specialize') =>
  inComponent(pass, 'Microsoft-Windows-Shell-Setup', settings);
const oobe = (settings: string) => shell(`<OOBE>\n${settings}\n</OOBE>`, 'oobeSystem');
const pe = (settings: string) => inComponent('windowsPE', 'Microsoft-Windows-Setup', settings);

testRule('unknown-setting', {
  reports: {
    'a misspelt setting': shell(`
      <ComputrName>PC1</ComputrName>
       ^^^^^^^^^^^ unknown-setting (error)`),
    'a setting of another component': shell(`<RunSynchronous>
 ^^^^^^^^^^^^^^ unknown-setting
</RunSynchronous>`),
    'a setting of one other component': inComponent(
      'windowsPE',
      'Microsoft-Windows-International-Core-WinPE',
      `<TimeZone>UTC</TimeZone>
 ^^^^^^^^ unknown-setting (error)`,
    ),
    'a setting at the wrong depth': oobe(`<TimeZone>UTC</TimeZone>
 ^^^^^^^^ unknown-setting`),
  },
  quiet: {
    'the right name': shell('<ComputerName>PC1</ComputerName>'),
    'a component that nobody described': inComponent(
      'specialize',
      'Contoso-Own-Component',
      '<Anything>1</Anything>',
    ).replace(
      'language="neutral" versionScope="nonSxS">',
      `language="neutral" versionScope="nonSxS">
                 ^^^^^^^^^^^^^^^^^^^^^ unknown-component`,
    ),
  },
  fixes: {
    'both tags of a misspelt setting': {
      before: shell('<ComputrName>PC1</ComputrName>'),
      title: 'Rename to ComputerName',
      after: shell('<ComputerName>PC1</ComputerName>'),
    },
    'by moving it to the component that has it': {
      before: inPass(
        'specialize',
        `${one('Microsoft-Windows-Shell-Setup', '<TimeZone>UTC</TimeZone>')}\n${one('Microsoft-Windows-SQMApi', '<CEIPEnabled>0</CEIPEnabled>\n<ComputerName>PC &amp; 1</ComputerName>')}`,
      ),
      title: 'Move to Microsoft-Windows-Shell-Setup',
      after: inPass(
        'specialize',
        `${one('Microsoft-Windows-Shell-Setup', '<TimeZone>UTC</TimeZone>\n<ComputerName>PC &amp; 1</ComputerName>')}\n${one('Microsoft-Windows-SQMApi', '<CEIPEnabled>0</CEIPEnabled>')}`,
      ),
    },
    'by removing it': {
      before: shell('<TimeZone>UTC</TimeZone>\n<ComputrName>PC1</ComputrName>'),
      title: 'Remove ComputrName',
      after: shell('<TimeZone>UTC</TimeZone>'),
    },
  },
});

describe('unknown-setting', () => {
  const told = (text: string, target = {}) => {
    const [finding] = findingsOf(text, { target }).filter(({ rule }) => rule.id === 'unknown-setting');
    return { message: finding?.message, fixes: finding?.fixes?.().map(({ title }) => title) };
  };

  it('names the component that has the setting', () => {
    const { message } = told(
      inComponent('specialize', 'Microsoft-Windows-SQMApi', '<TimeZone>UTC</TimeZone>'),
    );
    assert.match(message!, /It belongs to Microsoft-Windows-Shell-Setup\. /);
  });

  it('offers no name that stands beside it already, or that the target does not have yet', () => {
    const twice = told(oobe('<HideEULAPage>true</HideEULAPage>\n<HideEULAPages>true</HideEULAPages>'));
    assert.deepEqual(twice.fixes, ['Remove HideEULAPages']);
    const tooNew = (windows: string) =>
      told(oobe('<HideOnlineAccountScreen>true</HideOnlineAccountScreen>'), { windows }).fixes;
    assert.deepEqual(tooNew('windows-7'), ['Remove HideOnlineAccountScreen']);
    assert.deepEqual(tooNew('windows-10'), [
      'Rename to HideOnlineAccountScreens',
      'Remove HideOnlineAccountScreen',
    ]);
  });
});

testRule('setting-name-case', {
  reports: {
    'other capitals': shell(`<registeredOwner>Kim</registeredOwner>
 ^^^^^^^^^^^^^^^ setting-name-case (warning)`),
  },
  quiet: { 'the capitals of the reference': shell('<RegisteredOwner>Kim</RegisteredOwner>') },
  fixes: {
    'both tags': {
      before: shell('<registeredOwner>Kim</registeredOwner>'),
      title: 'Rename to RegisteredOwner',
      after: shell('<RegisteredOwner>Kim</RegisteredOwner>'),
    },
  },
});

testRule('duplicate-setting', {
  reports: {
    'a setting twice': shell(`<RegisteredOwner>Kim</RegisteredOwner>
 ~~~~~~~~~~~~~~~ duplicate-setting: The first one
<RegisteredOwner>Lee</RegisteredOwner>
 ^^^^^^^^^^^^^^^ duplicate-setting (error)`),
    'a list twice': shell(
      `<FirstLogonCommands>
 ~~~~~~~~~~~~~~~~~~ duplicate-setting: The first one
<SynchronousCommand wcm:action="add">
<CommandLine>a.exe</CommandLine>
<Order>1</Order>
</SynchronousCommand>
</FirstLogonCommands>
<FirstLogonCommands>
 ^^^^^^^^^^^^^^^^^^ duplicate-setting
<SynchronousCommand wcm:action="add">
<CommandLine>b.exe</CommandLine>
<Order>1</Order>
</SynchronousCommand>
</FirstLogonCommands>`,
      'oobeSystem',
    ),
  },
  quiet: {
    'the items of a list': shell(
      `<FirstLogonCommands>
<SynchronousCommand wcm:action="add">
<CommandLine>a.exe</CommandLine>
<Order>1</Order>
</SynchronousCommand>
<SynchronousCommand wcm:action="add">
<CommandLine>b.exe</CommandLine>
<Order>2</Order>
</SynchronousCommand>
</FirstLogonCommands>`,
      'oobeSystem',
    ),
    'a template with directives': shell(
      '%{ if a }\n<RegisteredOwner>Kim</RegisteredOwner>\n%{ else }\n<RegisteredOwner>Lee</RegisteredOwner>\n%{ endif }',
    ),
  },
  fixes: {
    'the second one': {
      before: shell('<RegisteredOwner>Kim</RegisteredOwner>\n<RegisteredOwner>Kim</RegisteredOwner>'),
      title: 'Remove this RegisteredOwner',
      after: shell('<RegisteredOwner>Kim</RegisteredOwner>'),
    },
  },
});

testRule('setting-missing', {
  reports: {
    'a command without an order': shell(
      `<FirstLogonCommands>
<SynchronousCommand wcm:action="add">
 ^^^^^^^^^^^^^^^^^^ setting-missing (error)
<CommandLine>a.exe</CommandLine>
</SynchronousCommand>
</FirstLogonCommands>`,
      'oobeSystem',
    ),
  },
  quiet: {
    'a command with an order': shell(
      `<FirstLogonCommands>
<SynchronousCommand wcm:action="add">
<CommandLine>a.exe</CommandLine>
<Order>1</Order>
</SynchronousCommand>
</FirstLogonCommands>`,
      'oobeSystem',
    ),
    'a data image of the only index': inComponent(
      'windowsPE',
      'Microsoft-Windows-Setup',
      `<ImageInstall>
<DataImage wcm:action="add">
<InstallFrom>
<Path>%configsetroot%\\apps.wim</Path>
</InstallFrom>
<InstallTo>
<DiskID>0</DiskID>
<PartitionID>3</PartitionID>
</InstallTo>
<Order>1</Order>
</DataImage>
</ImageInstall>
<UseConfigurationSet>true</UseConfigurationSet>`,
    ),
  },
});

testRule('setting-wrong-pass', {
  reports: {
    'a setting of another pass': shell(
      `<CopyProfile>true</CopyProfile>
 ^^^^^^^^^^^ setting-wrong-pass (warning)`,
      'oobeSystem',
    ),
    'a container, told once': shell(`<OOBE>
 ^^^^ setting-wrong-pass
<HideEULAPage>true</HideEULAPage>
</OOBE>`),
  },
  quiet: {
    'a setting of the pass': shell('<RegisteredOwner>Kim</RegisteredOwner>'),
    'a component in the wrong pass, which component-wrong-pass reports': inComponent(
      'windowsPE',
      'Microsoft-Windows-Deployment',
      '<ExtendOSPartition>\n<Extend>true</Extend>\n</ExtendOSPartition>',
    ).replace(
      'versionScope="nonSxS">',
      `versionScope="nonSxS">
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ component-wrong-pass`,
    ),
  },
});

testRule('setting-too-new', {
  reports: {
    'a setting of Windows 8 on Windows 7': {
      text: oobe(`<HideOnlineAccountScreens>true</HideOnlineAccountScreens>
 ^^^^^^^^^^^^^^^^^^^^^^^^ setting-too-new (error)`),
      target: { windows: 'windows-7' },
    },
    'a setting of a later release than that of the server': {
      text: shell(`<OEMInformation>
<SupportProvider>Harbour office</SupportProvider>
 ^^^^^^^^^^^^^^^ setting-too-new (error)
</OEMInformation>`),
      target: { windows: 'server-2016' },
    },
    'a setting of a later release of Windows 10': {
      text: shell(`<EnableStartMenu>true</EnableStartMenu>
 ^^^^^^^^^^^^^^^ setting-too-new (info)`),
      target: { windows: 'windows-10' },
    },
  },
  quiet: {
    'Windows 10': {
      text: oobe('<HideOnlineAccountScreens>true</HideOnlineAccountScreens>'),
      target: { windows: 'windows-10' },
    },
    'a target that is not known': oobe('<HideOnlineAccountScreens>true</HideOnlineAccountScreens>'),
    'the branch of a template': {
      text: oobe('{% if modern %}\n<HideOnlineAccountScreens>true</HideOnlineAccountScreens>\n{% endif %}'),
      target: { windows: 'windows-7' },
    },
  },
  fixes: {
    'the setting': {
      before: oobe(
        '<HideEULAPage>true</HideEULAPage>\n<HideOnlineAccountScreens>true</HideOnlineAccountScreens>',
      ),
      title: 'Remove HideOnlineAccountScreens',
      after: oobe('<HideEULAPage>true</HideEULAPage>'),
      target: { windows: 'windows-7' },
    },
  },
});

testRule('setting-removed', {
  reports: {
    'a setting of Windows 7 on Windows 10': {
      text: shell(`<ShowWindowsLive>false</ShowWindowsLive>
 ^^^^^^^^^^^^^^^ setting-removed (info)`),
      target: { windows: 'windows-10' },
    },
    'a setting that Windows 10 no longer has': {
      text: inComponent(
        'oobeSystem',
        'Microsoft-Windows-Shell-Setup',
        `<WindowsFeatures>
<ShowMediaCenter>true</ShowMediaCenter>
 ^^^^^^^^^^^^^^^ setting-removed (warning)
</WindowsFeatures>`,
      ),
      target: { windows: 'server-2016' },
    },
  },
  quiet: {
    'Windows 7': {
      text: shell('<ShowWindowsLive>false</ShowWindowsLive>'),
      target: { windows: 'windows-7' },
    },
    'the branch of a template': {
      text: shell('{% if old %}\n<ShowWindowsLive>false</ShowWindowsLive>\n{% endif %}'),
      target: { windows: 'windows-10' },
    },
  },
  fixes: {
    'the setting': {
      before: shell('<RegisteredOwner>Kim</RegisteredOwner>\n<ShowWindowsLive>false</ShowWindowsLive>'),
      title: 'Remove ShowWindowsLive',
      after: shell('<RegisteredOwner>Kim</RegisteredOwner>'),
      target: { windows: 'server-2012' },
    },
  },
});

testRule('setting-deprecated', {
  reports: {
    'a setting that nobody should use any more': shell(`<DoNotCleanTaskBar>true</DoNotCleanTaskBar>
 ^^^^^^^^^^^^^^^^^ setting-deprecated (hint)`),
  },
  quiet: {
    'a version before': {
      text: shell('<DoNotCleanTaskBar>true</DoNotCleanTaskBar>'),
      target: { windows: 'windows-7' },
    },
    'another setting': shell('<RegisteredOwner>Kim</RegisteredOwner>'),
  },
});

testRule('type-mismatch', {
  reports: {
    'a word for true': shell(`<DisableAutoDaylightTimeSet>yes</DisableAutoDaylightTimeSet>
                            ^^^ type-mismatch (error)`),
    'a word for a number': shell(`<Display>
<HorizontalResolution>wide</HorizontalResolution>
                      ^^^^ type-mismatch
</Display>`),
    'text for settings': shell(`<Display>1024x768</Display>
         ^^^^^^^^ type-mismatch`),
  },
  quiet: {
    'other capitals': shell('<DisableAutoDaylightTimeSet>TRUE</DisableAutoDaylightTimeSet>'),
    'a placeholder': shell('<DisableAutoDaylightTimeSet>{{ daylight }}</DisableAutoDaylightTimeSet>'),
  },
  fixes: {
    'a word for true': {
      before: shell('<DisableAutoDaylightTimeSet>1</DisableAutoDaylightTimeSet>'),
      title: 'Replace by true',
      after: shell('<DisableAutoDaylightTimeSet>true</DisableAutoDaylightTimeSet>'),
    },
  },
});

const diagnostics = (value: string, more = '') =>
  pe(`<ComplianceCheck>\n<DisplayReport>${value}</DisplayReport>${more}\n</ComplianceCheck>`);

testRule('enum-value', {
  reports: {
    'a value that does not exist': diagnostics(
      'Sometimes',
      `
               ^^^^^^^^^ enum-value (error)`,
    ),
  },
  quiet: {
    'a value that does, in other capitals': diagnostics('onerror'),
    'a placeholder': diagnostics('{{ report }}'),
  },
  fixes: {
    'one of the values': {
      before: diagnostics('Sometimes'),
      title: 'Replace by OnError',
      after: diagnostics('OnError'),
    },
  },
});

const firstLogon = (order: string, more = '') =>
  shell(
    `<FirstLogonCommands>\n<SynchronousCommand wcm:action="add">\n<CommandLine>a.exe</CommandLine>\n<Order>${order}</Order>${more}\n</SynchronousCommand>\n</FirstLogonCommands>`,
    'oobeSystem',
  );

testRule('value-out-of-range', {
  reports: {
    'an order above 500': firstLogon(
      '501',
      `
       ^^^ value-out-of-range (error)`,
    ),
    'an order of 0': firstLogon(
      '0',
      `
       ^ value-out-of-range`,
    ),
  },
  quiet: { 'the last order': firstLogon('500'), 'a placeholder': firstLogon('{{ n }}') },
});

testRule('string-too-long', {
  reports: {
    'a description of 260 characters': inComponent(
      'specialize',
      'Microsoft-Windows-Deployment',
      `<RunSynchronous>
<RunSynchronousCommand wcm:action="add">
<Order>1</Order>
<Path>a.exe</Path>
<Description>${'x'.repeat(260)}</Description>
             ${'^'.repeat(260)} string-too-long (error)
</RunSynchronousCommand>
</RunSynchronous>`,
    ),
  },
  quiet: {
    'characters that only the escapes add': inComponent(
      'specialize',
      'Microsoft-Windows-Deployment',
      `<RunSynchronous>
<RunSynchronousCommand wcm:action="add">
<Order>1</Order>
<Path>a.exe</Path>
<Description>${'x'.repeat(250)}&amp;&amp;&amp;</Description>
</RunSynchronousCommand>
</RunSynchronous>`,
    ),
  },
});

testRule('empty-element-not-supported', {
  reports: {
    'an empty path': inComponent(
      'windowsPE',
      'Microsoft-Windows-PnpCustomizationsWinPE',
      `<DriverPaths>
<PathAndCredentials wcm:action="add" wcm:keyValue="1">
<Path></Path>
^^^^^^^^^^^^^ empty-element-not-supported (warning)
</PathAndCredentials>
</DriverPaths>`,
    ),
  },
  quiet: { 'an empty text that is allowed': shell('<ComputerName></ComputerName>') },
  fixes: {
    'the element': {
      before: shell(
        '<RegisteredOwner>Kim</RegisteredOwner>\n<FolderLocations>\n<ProgramData/>\n</FolderLocations>',
      ),
      title: 'Remove ProgramData',
      after: shell('<RegisteredOwner>Kim</RegisteredOwner>'),
    },
  },
});

testRule('empty-element-noise', {
  reports: {
    'an empty text': shell(`<RegisteredOrganization></RegisteredOrganization>
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ empty-element-noise (hint)`),
  },
  quiet: {
    'a name that Windows makes up': shell('<ComputerName></ComputerName>'),
    'a text': shell('<RegisteredOrganization>Contoso</RegisteredOrganization>'),
  },
  fixes: {
    'the element': {
      before: shell('<RegisteredOwner>Kim</RegisteredOwner>\n<RegisteredOrganization/>'),
      title: 'Remove RegisteredOrganization',
      after: shell('<RegisteredOwner>Kim</RegisteredOwner>'),
    },
  },
});

testRule('whitespace-in-value', {
  reports: {
    'a line that was wrapped': shell(`<RegisteredOrganization>Contoso
                        ^^^^^^^ whitespace-in-value (warning)
  Research</RegisteredOrganization>`),
    'a command on a line of its own': inComponent(
      'specialize',
      'Microsoft-Windows-Deployment',
      `<RunSynchronous>
<RunSynchronousCommand wcm:action="add">
<Order>1</Order>
<Path>
      ^ whitespace-in-value (warning)
  a.exe
</Path>
</RunSynchronousCommand>
</RunSynchronous>`,
    ),
    'blanks around a name': shell(`<RegisteredOwner> Kim </RegisteredOwner>
                 ^^^^^ whitespace-in-value (warning)`),
    'blanks behind a command, as working files have them': shell(
      `<FirstLogonCommands>
<SynchronousCommand wcm:action="add">
<CommandLine>notepad.exe </CommandLine>
             ^^^^^^^^^^^^ whitespace-in-value (info)
<Order>1</Order>
</SynchronousCommand>
</FirstLogonCommands>`,
      'oobeSystem',
    ),
  },
  quiet: {
    'blanks inside a value': shell('<RegisteredOwner>Kim Lee</RegisteredOwner>'),
    'a container': shell('<Display>\n  <HorizontalResolution>1024</HorizontalResolution>\n</Display>'),
    'a placeholder': shell('<RegisteredOwner> {{ owner }} </RegisteredOwner>'),
  },
  fixes: {
    'the line break': {
      before: shell('<RegisteredOrganization>Contoso\n\n  Research\n</RegisteredOrganization>'),
      title: 'Join the lines',
      after: shell('<RegisteredOrganization>Contoso Research</RegisteredOrganization>'),
    },
    'the blanks': {
      before: shell('<RegisteredOwner> Kim &amp; Lee </RegisteredOwner>'),
      title: 'Remove the white space',
      after: shell('<RegisteredOwner>Kim &amp; Lee</RegisteredOwner>'),
    },
  },
});

const letter = (value: string, marks = '') =>
  pe(`<DiskConfiguration>
<Disk wcm:action="add">
<DiskID>0</DiskID>
<ModifyPartitions>
<ModifyPartition wcm:action="add">
<Order>1</Order>
<PartitionID>1</PartitionID>
<Letter>${value}</Letter>${marks}
</ModifyPartition>
</ModifyPartitions>
</Disk>
</DiskConfiguration>`);

const ownLibrary = createSchemaLibrary([
  {
    title: 'Contoso-Agent',
    type: 'object',
    description: 'An agent.',
    properties: {
      AssetTag: { type: 'string', description: 'Its tag.', pattern: '^AT-[0-9]{4}$', example: 'AT-0012' },
    },
  },
]);
const assetTag = (value: string, marks = '') => ({
  text: inComponent('specialize', 'Contoso-Agent', `<AssetTag>${value}</AssetTag>${marks}`),
  library: ownLibrary,
});

testRule('value-format', {
  reports: {
    'a value that breaks the pattern of an own schema': assetTag(
      '12',
      `
          ^^ value-format (error)`,
    ),
  },
  quiet: {
    'a value that has the pattern': assetTag('AT-0012'),
    'a placeholder': assetTag('{{ tag }}'),
    'a drive letter, which letter-invalid judges': letter(
      'E:',
      `
        ^^ letter-invalid (error)`,
    ),
  },
});
