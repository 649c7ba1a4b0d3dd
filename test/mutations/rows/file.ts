/** Mutations of the file as a whole: encoding, root, passes, components, names and lists. */
import type { Mutation } from '../mutation';
import { after, anywhere, component, copy, drop, first, into, replace, rewrite, set, target } from '../steps';

const IDENTITY =
  'processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"';

export const fileMutations: readonly Mutation[] = [
  {
    rule: 'xml-not-well-formed',
    steps: [anywhere('<UserData>', '▶<UserData>'), anywhere('</UserData>', '▶</UserDate>')],
    also: ['unknown-setting'],
  },
  { rule: 'xml-not-well-formed', steps: [set('ComputerName', 'A&B')], also: ['computername-illegal'] },
  {
    rule: 'xml-not-well-formed',
    steps: [anywhere('<TimeZone>', '▶<TimeZone')],
    on: ['windows-11', 'server', 'audit'],
    also: ['unknown-setting', 'timezone-missing', 'stray-text', 'timezone-unknown'],
  },
  {
    rule: 'xml-not-well-formed',
    steps: [anywhere(/^/, '<!-- made by a tool -->\n▶')],
    on: ['windows-10', 'windows-11', 'audit'],
    keeps: ['declaration', 'byte order mark'],
  },
  {
    rule: 'wcm-prefix-undeclared',
    steps: [anywhere(/ xmlns:wcm=["'][^"']*["']/, ''), anywhere('<Disk wcm', '▶<Disk wcm')],
    on: ['windows-8.1', 'windows-10-uefi'],
    keeps: ['wcm', 'order'],
  },
  {
    rule: 'wcm-prefix-undeclared',
    steps: [anywhere(/ xmlns:wcm=["'][^"']*["']/, ' xmlns:wcm="▶urn:wcm"')],
    severity: 'info',
    keeps: ['wcm', 'order', 'prefix'],
  },
  {
    rule: 'wrong-root-or-namespace',
    steps: [anywhere('<unattend xmlns="urn:schemas-microsoft-com:unattend"', '▶<unattend')],
    keeps: ['prefix'],
    also: ['no-windowspe-pass', 'unused-suppression'],
  },
  {
    rule: 'wrong-root-or-namespace',
    steps: [
      anywhere(
        '<unattend xmlns="urn:schemas-microsoft-com:unattend"',
        '▶<unattend xmlns="urn:schemas-microsoft-com:unatended"',
      ),
    ],
    keeps: ['prefix'],
  },
  {
    rule: 'foreign-child-of-unattend',
    steps: [into('unattend', '<Extensions><File path="C:\\a.cmd">echo</File></Extensions>')],
    severity: 'info',
  },
  {
    rule: 'foreign-child-of-unattend',
    steps: [into('unattend', '<setting pass="auditUser"></setting>')],
  },
  { rule: 'foreign-child-of-unattend', steps: [into('unattend', '<offlineServicing></offlineServicing>')] },
  {
    rule: 'servicing-not-first',
    steps: [into('unattend', '<servicing></servicing>')],
    keeps: ['order'],
  },
  {
    rule: 'unknown-pass',
    steps: [rewrite('specialize', /^<settings pass=(.)specialize/, '▶<settings pass=$1specialise')],
    also: ['no-account', 'timezone-missing'],
  },
  {
    rule: 'unknown-pass',
    steps: [rewrite('oobeSystem', /^<settings pass=(.)oobeSystem/, '▶<settings pass=$1oobesystem')],
    also: ['pass-never-runs', 'no-account', 'oobe-international-missing'],
  },
  {
    rule: 'duplicate-settings-pass',
    steps: [
      into(
        'unattend',
        `▶<settings pass="specialize"><component name="Microsoft-Windows-SQMApi" ${IDENTITY}><CEIPEnabled>0</CEIPEnabled></component></settings>`,
      ),
    ],
    keeps: ['order'],
    also: ['arch-mismatch'],
  },
  {
    rule: 'empty-settings-or-component',
    steps: [into('unattend', '▶<settings pass="auditSystem"></settings>')],
    on: ['windows', 'server'],
  },
  {
    rule: 'empty-settings-or-component',
    steps: [into('specialize', `▶<component name="Microsoft-Windows-SQMApi" ${IDENTITY}></component>`)],
    also: ['arch-mismatch'],
  },
  {
    rule: 'no-windowspe-pass',
    steps: [drop('windowsPE')],
    also: ['arch-impossible', 'join-edition'],
    on: ['windows-10', 'server-2022', 'windows-7-bios'],
  },
  {
    rule: 'encoding-not-utf8',
    steps: [anywhere(/encoding=(["'])utf-8["']/, 'encoding=▶$1windows-1252$1')],
    keeps: ['declaration', 'byte order mark'],
  },
  {
    rule: 'file-name-autounattend',
    steps: [rewrite('windowsPE', '<settings', '▶<settings')],
    fileName: 'autounatend.xml',
  },
  { rule: 'non-ascii-raw-characters', steps: [set('RegisteredOwner', 'Möwe & Söhne'.replace('&', '&amp;'))] },
  {
    rule: 'non-ascii-raw-characters',
    steps: [into('specialize/Shell-Setup', '<RegisteredOrganization>Café</RegisteredOrganization>')],
    on: ['windows-7-bios', 'windows-8.1', 'windows-11', 'server', 'audit'],
  },
  { rule: 'stray-text', steps: [rewrite('UserData', '<UserData>', '<UserData>▶true')] },
  { rule: 'stray-text', steps: [rewrite('oobeSystem/Shell-Setup/OOBE', '<OOBE>', '<OOBE>▶yes')] },
  {
    rule: 'unused-suppression',
    steps: [
      anywhere(
        '<ComputerName>',
        '▶<!-- unattend-disable-next-line computername-too-long: short enough -->\n<ComputerName>',
      ),
    ],
    keeps: ['comments'],
  },
  {
    rule: 'unknown-suppression',
    steps: [
      anywhere(
        '<ComputerName>',
        '▶<!-- unattend-disable-next-line computer-name-too-long: a script cuts it -->\n<ComputerName>',
      ),
    ],
    keeps: ['comments'],
  },
  {
    rule: 'component-identity-attributes',
    steps: [rewrite('specialize/Shell-Setup', / publicKeyToken=["']\w+["']/, '▶')],
  },
  {
    rule: 'component-identity-attributes',
    steps: [
      rewrite(
        'oobeSystem/International-Core',
        /processorArchitecture=["']\w+["']/,
        '▶processorArchitecture="x64"',
      ),
    ],
    keeps: ['architecture'],
    also: ['oobe-international-missing', 'arch-mismatch'],
  },
  {
    rule: 'component-identity-attributes',
    steps: [rewrite('windowsPE/Setup', /versionScope=(["'])nonSxS/, '▶versionScope=$1SxS')],
  },
  {
    rule: 'component-identity-attributes',
    steps: [rewrite('specialize/Shell-Setup', /language=(["'])neutral/, '▶language=$1en-US')],
    severity: 'warning',
  },
  {
    rule: 'duplicate-component',
    steps: [
      after(
        'specialize/Shell-Setup',
        `<component name="Microsoft-Windows-Shell-Setup" ${IDENTITY}><CopyProfile>false</CopyProfile></component>`,
      ),
    ],
    keeps: ['order', 'architecture'],
    on: ['windows-7', 'windows-8.1', 'windows-10', 'windows-11-uefi', 'server', 'audit'],
  },
  {
    rule: 'unknown-component',
    steps: [
      rewrite('specialize/Shell-Setup', 'Microsoft-Windows-Shell-Setup', '▶Microsoft-Windows-ShellSetup'),
    ],
    also: ['timezone-missing', 'no-account', 'computername-missing-7'],
  },
  {
    rule: 'unknown-component',
    steps: [
      rewrite(
        'oobeSystem/International-Core',
        'Microsoft-Windows-International-Core',
        '▶Microsoft-Windows-International',
      ),
    ],
    also: ['oobe-international-missing'],
  },
  {
    rule: 'component-wrong-pass',
    steps: [
      component('windowsPE', 'International-Core', '<UserLocale>en-US</UserLocale>'),
      rewrite('windowsPE/International-Core', '<component', '▶<component'),
    ],
  },
  {
    rule: 'component-wrong-pass',
    steps: [
      component(
        'oobeSystem',
        'UnattendedJoin',
        '<Identification><JoinWorkgroup>SHOP</JoinWorkgroup></Identification>',
      ),
      rewrite('oobeSystem/UnattendedJoin', '<component', '▶<component'),
    ],
    also: ['join-both'],
  },
  {
    rule: 'arch-mismatch',
    steps: [
      rewrite(
        'oobeSystem/Shell-Setup',
        /processorArchitecture=(["'])(?:amd64|arm64)/,
        '▶processorArchitecture=$1x86',
      ),
    ],
    keeps: ['architecture'],
    also: ['no-account', 'arch-impossible'],
  },
  {
    rule: 'arch-duplicated-components',
    steps: [
      copy(
        'windowsPE/International-Core-WinPE',
        /processorArchitecture=(["'])(?:amd64|arm64)/,
        'processorArchitecture=$1x86',
      ),
    ],
    keeps: ['architecture', 'order'],
    on: ['windows-10-uefi', 'windows-7-sample', 'audit'],
    also: ['arch-mismatch'],
  },
  {
    rule: 'arch-impossible',
    steps: [
      anywhere(/processorArchitecture=(["'])(?:amd64|arm64)/g, 'processorArchitecture=$1x86'),
      anywhere(/(?<=-target: \S+ )a\w+64/, ''),
      rewrite('windowsPE/International-Core-WinPE', '<component', '▶<component'),
    ],
    on: ['windows-11-uefi', 'server-2022'],
    keeps: ['architecture', 'order'],
  },
  {
    rule: 'wow64-in-windowspe',
    steps: [
      rewrite(
        'windowsPE/Setup',
        /processorArchitecture=(["'])(?:amd64|arm64)/,
        '▶processorArchitecture=$1wow64',
      ),
    ],
    keeps: ['architecture'],
    also: ['arch-mismatch'],
  },
  {
    rule: 'vista-renamed-components',
    steps: [
      component('specialize', 'Security-Licensing-SLC-UX', '<SkipAutoActivation>true</SkipAutoActivation>'),
      rewrite('Security-Licensing-SLC-UX', '<component', '▶<component'),
    ],
    on: ['windows', 'server', 'sysprep'],
    also: ['setting-removed', 'setting-deprecated'],
  },
  {
    rule: 'vista-renamed-components',
    steps: [
      target('windows-vista'),
      component('generalize', 'Security-SPP', '<SkipRearm>1</SkipRearm>'),
      rewrite('Security-SPP', '<component', '▶<component'),
    ],
    on: ['sysprep'],
    keeps: ['architecture'],
    also: ['setting-too-new', 'hidewireless-missing', 'networklocation-7'],
  },
  {
    rule: 'unknown-setting',
    steps: [replace('specialize/Shell-Setup/ComputerName', '<ComputrName>PIER-3</ComputrName>')],
    also: ['computername-missing-7'],
  },
  {
    rule: 'unknown-setting',
    steps: [into('oobeSystem/Shell-Setup/OOBE', '<HideEulaPages>true</HideEulaPages>')],
  },
  { rule: 'unknown-setting', steps: [into('specialize/Shell-Setup', '<OwnerName>Harbour</OwnerName>')] },
  { rule: 'unknown-setting', steps: [into('DiskConfiguration/Disk', '<DiskSize>2000</DiskSize>')] },
  {
    rule: 'setting-name-case',
    steps: [replace('specialize/Shell-Setup/TimeZone', '<Timezone>UTC</Timezone>')],
  },
  { rule: 'setting-name-case', steps: [replace('AcceptEula', '<AcceptEULA>true</AcceptEULA>')] },
  { rule: 'duplicate-setting', steps: [copy('TimeZone')] },
  { rule: 'duplicate-setting', steps: [copy('UserData/AcceptEula')] },
  {
    rule: 'duplicate-setting',
    steps: [
      into(
        'oobeSystem/Shell-Setup',
        '<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>9</Order><CommandLine>notepad.exe</CommandLine></SynchronousCommand></FirstLogonCommands>',
      ),
      into('oobeSystem/Shell-Setup', '▶<FirstLogonCommands></FirstLogonCommands>'),
    ],
    on: ['sysprep', 'windows-10-uefi'],
    also: [
      'firstlogon-without-autologon',
      'firstlogon-parallel-10',
      'empty-element-noise',
      'empty-settings-or-component',
    ],
    keeps: ['order'],
  },
  { rule: 'installto-incomplete', steps: [drop('InstallTo/PartitionID')] },
  { rule: 'metadata-incomplete', steps: [drop('MetaData/Value')], also: ['image-selection-missing'] },
  { rule: 'setting-missing', steps: [drop('LocalAccount/Name')], also: ['autologon-user-unknown'] },
  { rule: 'setting-missing', steps: [drop('RunSynchronousCommand/Path')] },
  {
    rule: 'setting-missing',
    steps: [drop('CreatePartition/Order')],
    also: ['order-not-contiguous', 'installto-no-such-partition'],
  },
  { rule: 'setting-missing', steps: [drop('SynchronousCommand/Order')] },
  { rule: 'diskid-missing', steps: [drop('Disk/DiskID')] },
  {
    rule: 'modify-partitionid-missing',
    steps: [drop('ModifyPartition/PartitionID')],
    also: ['target-not-formatted'],
  },
  {
    rule: 'computername-wrong-pass',
    steps: [into('oobeSystem/Shell-Setup', '<ComputerName>PIER-9</ComputerName>')],
  },
  {
    rule: 'setting-wrong-pass',
    steps: [into('specialize/Shell-Setup', '<OOBE><HideEULAPage>true</HideEULAPage></OOBE>')],
  },
  {
    rule: 'setting-wrong-pass',
    steps: [
      into(
        'specialize/Shell-Setup',
        '<UserAccounts><LocalAccounts><LocalAccount wcm:action="add"><Name>kim</Name><Group>Users</Group><Password><Value></Value></Password></LocalAccount></LocalAccounts></UserAccounts>',
      ),
    ],
    also: ['account-duplicate'],
  },
  {
    rule: 'setting-too-new',
    steps: [into('oobeSystem/Shell-Setup/OOBE', '<HideOnlineAccountScreens>true</HideOnlineAccountScreens>')],
    on: ['windows-7'],
  },
  {
    rule: 'setting-too-new',
    steps: [into('ImageInstall/OSImage', '<Compact>true</Compact>')],
    on: ['windows-7', 'windows-8.1', 'server-2012'],
  },
  {
    rule: 'setting-too-new',
    steps: [
      into(
        'oobeSystem/Shell-Setup/OOBE',
        '<VMModeOptimizations><SkipAdministratorProfileRemoval>true</SkipAdministratorProfileRemoval></VMModeOptimizations>',
      ),
    ],
    on: ['windows-8.1', 'server-2012'],
  },
  {
    rule: 'setting-removed',
    steps: [
      into(
        'specialize/Shell-Setup',
        '<WindowsFeatures><ShowMediaCenter>true</ShowMediaCenter></WindowsFeatures>',
      ),
      anywhere('<ShowMediaCenter>', '▶<ShowMediaCenter>'),
    ],
    on: ['windows-11'],
    also: ['windowsfeatures-absent'],
  },
  {
    rule: 'setting-deprecated',
    steps: [into('oobeSystem/Shell-Setup/OOBE', '<NetworkLocation>Work</NetworkLocation>')],
    on: ['windows-10', 'windows-11', 'server-2022'],
  },
  {
    rule: 'setting-removed',
    steps: [into('oobeSystem/Shell-Setup/OOBE', '<SkipUserOOBE>true</SkipUserOOBE>')],
    on: ['windows-10', 'windows-11'],
    severity: 'info',
  },
  { rule: 'type-mismatch', steps: [set('AcceptEula', 'yes')], also: ['accepteula-missing'] },
  {
    rule: 'type-mismatch',
    steps: [set('WillWipeDisk', 'on')],
    also: ['wipe-missing-with-create', 'wipe-data-disk'],
  },
  { rule: 'type-mismatch', steps: [set('CreatePartition/Size', '20 GB')] },
  {
    rule: 'type-mismatch',
    steps: [set('RunSynchronousCommand/Order', 'first')],
    also: ['list-item-duplicate-key'],
  },
  {
    rule: 'type-mismatch',
    steps: [into('auditUser/Deployment/Reseal', '<ForceShutdownNow>no</ForceShutdownNow>')],
  },
  { rule: 'enum-value', steps: [set('DiskConfiguration/WillShowUI', 'Sometimes')] },
  {
    rule: 'enum-value',
    steps: [set('CreatePartition/Type', 'System')],
    also: ['uefi-no-esp', 'installto-no-such-partition', 'esp-format-not-fat32'],
  },
  { rule: 'enum-value', steps: [set('ModifyPartition/Format', 'exFAT')], also: ['esp-format-not-fat32'] },
  {
    rule: 'enum-value',
    steps: [
      into('specialize/Deployment/RunSynchronous/RunSynchronousCommand', '<WillReboot>Maybe</WillReboot>'),
    ],
  },
  { rule: 'enum-value', steps: [set('auditUser/Deployment/Reseal/Mode', 'Oobee')] },
  { rule: 'enum-value', steps: [set('ProtectYourPC', '4')] },
  { rule: 'value-out-of-range', steps: [set('SynchronousCommand/Order', '0')] },
  { rule: 'letter-invalid', steps: [set('ModifyPartition[2]/Letter', 'C:')], also: ['windows-not-c'] },
  { rule: 'value-out-of-range', steps: [set('RunSynchronousCommand/Order', '501')] },
  { rule: 'string-too-long', steps: [set('RegisteredOwner', 'x'.repeat(300))] },
  {
    rule: 'command-too-long',
    steps: [
      set(
        'specialize/Deployment/RunSynchronous/RunSynchronousCommand/Path',
        `reg.exe add HKLM\\${'k'.repeat(260)}`,
      ),
    ],
  },
  {
    rule: 'command-too-long',
    steps: [set('SynchronousCommand/CommandLine', `C:\\Setup\\${'k'.repeat(1100)}.exe`)],
  },
  { rule: 'empty-element-not-supported', steps: [set('ModifyPartition/Label', '')] },
  { rule: 'empty-element-not-supported', steps: [set('RunSynchronousCommand/Path', '')] },
  { rule: 'empty-element-noise', steps: [set('DiskConfiguration/WillShowUI', '')] },
  {
    rule: 'empty-element-noise',
    steps: [into('oobeSystem/Shell-Setup', '<RegisteredOwner></RegisteredOwner>')],
  },
  {
    rule: 'whitespace-in-value',
    steps: [
      set(
        'specialize/Deployment/RunSynchronous/RunSynchronousCommand/Path',
        '▶ net.exe accounts /maxpwage:90',
      ),
    ],
    severity: 'info',
  },
  { rule: 'whitespace-in-value', steps: [set('ComputerName', '▶ PIER-12 ')] },
  {
    rule: 'whitespace-in-value',
    steps: [set('SynchronousCommand/CommandLine', '▶msiexec.exe /i\n C:\\a.msi /qn')],
    keeps: ['indentation'],
  },
  {
    rule: 'list-item-missing-wcm-action',
    steps: [rewrite('DiskConfiguration/Disk', /<Disk wcm:action=["']add["']/, '▶<Disk')],
  },
  {
    rule: 'list-item-missing-wcm-action',
    steps: [rewrite('LocalAccounts/LocalAccount', /<LocalAccount wcm:action=["']add["']/, '▶<LocalAccount')],
  },
  { rule: 'list-item-missing-keyvalue', steps: [rewrite('PathAndCredentials', / wcm:keyValue="1"/, '▶')] },
  {
    rule: 'list-item-missing-keyvalue',
    steps: [rewrite('UnicastIpAddresses/IpAddress', / wcm:keyValue="1"/, '▶')],
  },
  {
    rule: 'list-item-missing-keyvalue',
    steps: [rewrite('FirewallGroups/FirewallGroup', / wcm:keyValue="\w+"/, '▶')],
  },
  { rule: 'list-item-duplicate-key', steps: [set('RunSynchronousCommand[2]/Order', '1')] },
  {
    rule: 'list-item-duplicate-key',
    steps: [set('CreatePartition[2]/Order', '1')],
    also: ['order-not-contiguous'],
  },
  {
    rule: 'list-item-duplicate-key',
    steps: [set('Disk[2]/DiskID', '0')],
    also: [
      'order-not-contiguous',
      'wipe-data-disk',
      'diskid-duplicate',
      'letter-duplicate',
      'duplicate-modify',
    ],
  },
  {
    rule: 'list-item-duplicate-key',
    steps: [set('LocalAccount[2]/Name', 'KEEPER')],
    keeps: ['order'],
    also: ['autologon-password-mismatch'],
  },
  {
    rule: 'list-item-duplicate-key',
    steps: [rewrite('DNSServerSearchOrder/IpAddress[2]', 'wcm:keyValue="2"', '▶wcm:keyValue="1"')],
    also: ['dns-order-keys'],
  },
  {
    rule: 'setting-order',
    steps: [
      drop('TCPIP/Interfaces/Interface/Identifier'),
      into('TCPIP/Interfaces/Interface', '▶<Identifier>Ethernet</Identifier>'),
    ],
  },
  {
    rule: 'wcm-prefix-missing',
    steps: [rewrite('DiskConfiguration/Disk', /<Disk wcm:action/, '▶<Disk action')],
    also: ['list-item-missing-wcm-action'],
  },
  {
    rule: 'cached-annotated-copy',
    steps: [
      rewrite(
        'windowsPE',
        /<settings pass=(["'])windowsPE["']/,
        '<settings pass=$1windowsPE$1 ▶wasPassProcessed=$1true$1',
      ),
    ],
  },
  {
    rule: 'cached-annotated-copy',
    steps: [set('LocalAccount/Password/Value', '*SENSITIVE*DATA*DELETED*')],
    also: ['password-base64', 'autologon-password-mismatch'],
  },
  {
    rule: 'stale-offline-image',
    steps: [
      into(
        'unattend',
        '▶<cpi:offlineImage cpi:source="catalog:d:/sources/install_windows vista ultimate.clg" xmlns:cpi="urn:schemas-microsoft-com:cpi" />',
      ),
    ],
    on: ['windows', 'server', 'sysprep'],
  },
  {
    rule: 'servicing-package',
    steps: [
      first(
        'unattend',
        '<servicing><package action="add"><assemblyIdentity name="Microsoft-Windows-Foundation-Package" version="10.0.22000.1" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="" /></package></servicing>',
      ),
    ],
    keeps: ['order', 'architecture'],
    on: ['windows-10', 'windows-11-uefi'],
  },
  {
    rule: 'servicing-package',
    steps: [
      first(
        'unattend',
        '<servicing><package action="configure">▶<assemblyIdentity name="Microsoft-Windows-Foundation-Package" version="10.0" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="" /></package></servicing>',
      ),
    ],
    keeps: ['order', 'architecture'],
    on: ['windows-10', 'server-2022'],
  },
];
