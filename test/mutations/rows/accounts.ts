/** Mutations of the computer name, accounts, logon and the pages of OOBE. */
import type { Mutation } from '../mutation';
import { after, anywhere, copy, drop, into, replace, rewrite, set, target } from '../steps';

const SPECIALIZE_COMMAND = 'specialize/Deployment/RunSynchronous/RunSynchronousCommand/Path';
const OOBE = 'oobeSystem/Shell-Setup/OOBE';
const LOGON = ['autologon-user-unknown', 'autologon-password-mismatch'];
/** "secret" and "Password" in UTF-16LE, in Base64. */
const HIDDEN = 'cwBlAGMAcgBlAHQAUABhAHMAcwB3AG8AcgBkAA==';

export const accountMutations: readonly Mutation[] = [
  { rule: 'computername-too-long', steps: [set('ComputerName', 'accounting-workstation')] },
  { rule: 'computername-illegal', steps: [set('ComputerName', 'Kim PC')] },
  { rule: 'computername-illegal', steps: [set('ComputerName', '12345')] },
  { rule: 'computername-illegal', steps: [set('ComputerName', 'pier.example')] },
  { rule: 'computername-hyphen', steps: [set('ComputerName', '-PIER')] },
  { rule: 'computername-hyphen', steps: [set('ComputerName', 'PIER_9')] },
  { rule: 'computername-star', steps: [set('ComputerName', '*')] },
  {
    rule: 'computername-wrong-pass',
    steps: [
      into(
        'unattend',
        '<settings pass="offlineServicing"><component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">▶<ComputerName>PIER-9</ComputerName></component></settings>',
      ),
    ],
    on: ['windows-7', 'windows-8.1', 'server-2012'],
    keeps: ['architecture'],
  },
  {
    rule: 'computername-missing-7',
    steps: [
      drop('ComputerName'),
      drop('oobeSystem/Shell-Setup/UserAccounts'),
      rewrite('oobeSystem/Shell-Setup', '<component', '▶<component'),
    ],
    on: ['windows-7', 'windows-8.1'],
    also: ['no-account', ...LOGON, 'hideonline-without-account', 'firstlogon-needs-admin'],
  },
  {
    rule: 'computername-equals-user',
    steps: [set('ComputerName', 'Keeper')],
    on: ['windows-7-bios', 'windows-8.1', 'windows-10-bios', 'windows-11'],
  },
  {
    rule: 'computername-equals-user',
    steps: [
      set('LocalAccount/Name', 'TOWER-04'),
      rewrite('specialize/Shell-Setup', '<ComputerName>', '▶<ComputerName>'),
    ],
    on: ['windows-7-bios', 'windows-8.1', 'windows-10-bios', 'windows-11'],
    also: LOGON,
  },
  {
    rule: 'no-account',
    steps: [
      drop('oobeSystem/Shell-Setup/UserAccounts'),
      rewrite('oobeSystem/Shell-Setup', '<OOBE>', '▶<OOBE>'),
    ],
    on: ['windows-8.1', 'windows-10-uefi', 'windows-10-logical', 'windows-11-arm64', 'windows-7-sample'],
    also: ['hideonline-without-account'],
  },
  {
    rule: 'administratorpassword-only-client',
    steps: [
      replace(
        'UserAccounts/LocalAccounts',
        `<AdministratorPassword><Value>Wind-Vane-31</Value><PlainText>true</PlainText></AdministratorPassword>`,
      ),
    ],
    on: ['windows-8.1', 'windows-10-uefi', 'windows-11-arm64'],
    also: ['secrets-in-clear', 'hideonline-without-account', 'no-account'],
  },
  {
    rule: 'no-admin-account',
    steps: [set('LocalAccount[1]/Group', 'Users'), rewrite('LocalAccount[1]', '<Group>', '▶<Group>')],
    on: ['windows'],
    also: ['firstlogon-needs-admin'],
  },
  { rule: 'account-name-illegal', steps: [set('LocalAccount[1]/Name', '')], also: LOGON },
  { rule: 'account-name-illegal', steps: [set('LocalAccount[1]/Name', 'kim@example.com')], also: LOGON },
  {
    rule: 'account-name-illegal',
    steps: [set('LocalAccount[1]/Name', 'a-name-that-is-far-too-long')],
    also: LOGON,
  },
  { rule: 'account-name-illegal', steps: [set('LocalAccount[2]/Name', 'visitor.')] },
  { rule: 'account-name-reserved', steps: [set('LocalAccount[1]/Name', 'System')], also: LOGON },
  { rule: 'account-name-reserved', steps: [set('LocalAccount[2]/Name', 'DefaultAccount')] },
  { rule: 'group-unknown', steps: [set('LocalAccount[2]/Group', 'Benutzer')] },
  {
    rule: 'group-unknown',
    steps: [set('LocalAccount[1]/Group', 'Administrators;Operators of cranes')],
    severity: 'info',
  },
  { rule: 'group-missing', steps: [drop('LocalAccount[2]/Group')] },
  { rule: 'password-missing', steps: [drop('LocalAccount[2]/Password')] },
  { rule: 'password-base64', steps: [set('LocalAccount[2]/Password/Value', 'c2VjcmV0')] },
  { rule: 'password-base64', steps: [set('AdministratorPassword/Value', HIDDEN)] },
  { rule: 'password-base64', steps: [set('LocalAccount[2]/Password/Value', 'not base64!')] },
  {
    rule: 'password-looks-encoded',
    steps: [
      set('LocalAccount[2]/Password/PlainText', 'true'),
      rewrite('LocalAccount[2]/Password', '<Value>', '<Value>▶'),
    ],
    also: ['secrets-in-clear'],
  },
  {
    rule: 'password-looks-encoded',
    steps: [
      drop('LocalAccount[2]/Password/PlainText'),
      rewrite('LocalAccount[2]/Password', '<Value>', '<Value>▶'),
    ],
    also: ['secrets-in-clear'],
  },
  { rule: 'password-domain-hidden', steps: [set('Identification/Credentials/Password', HIDDEN)] },
  {
    rule: 'server-admin-password',
    steps: [
      drop('UserAccounts/AdministratorPassword'),
      drop(`${OOBE}/HideLocalAccountScreen`),
      rewrite('oobeSystem/Shell-Setup', '<UserAccounts>', '▶<UserAccounts>'),
    ],
    on: ['server'],
    also: ['no-account', 'empty-element-noise'],
  },
  {
    rule: 'server-password-complexity',
    steps: [
      replace(
        'UserAccounts/AdministratorPassword',
        '<AdministratorPassword><Value>harbour</Value><PlainText>true</PlainText></AdministratorPassword>',
      ),
      rewrite('UserAccounts/AdministratorPassword', '<Value>', '<Value>▶'),
    ],
    on: ['server'],
    also: ['secrets-in-clear'],
  },
  {
    rule: 'autologon-incomplete',
    steps: [drop('AutoLogon/Username')],
    also: ['autologon-user-unknown', 'autologon-logoncount-plus-one'],
  },
  { rule: 'autologon-incomplete', steps: [drop('AutoLogon/LogonCount')], severity: 'info' },
  { rule: 'autologon-user-unknown', steps: [set('AutoLogon/Username', 'keper')] },
  {
    rule: 'autologon-user-unknown',
    steps: [set('LocalAccount[1]/Name', 'warden'), rewrite('AutoLogon', '<Username>', '<Username>▶')],
  },
  { rule: 'autologon-password-mismatch', steps: [set('AutoLogon/Password/Value', HIDDEN)] },
  { rule: 'autologon-admin-no-password', steps: [set('AutoLogon/Username', 'Administrator')], also: LOGON },
  { rule: 'autologon-logoncount-plus-one', steps: [set('AutoLogon/LogonCount', '3')] },
  { rule: 'autologon-left-on', steps: [set('AutoLogon/LogonCount', '9999999')] },
  {
    rule: 'firstlogon-without-autologon',
    steps: [
      drop('oobeSystem/Shell-Setup/AutoLogon'),
      rewrite('oobeSystem/Shell-Setup', '<FirstLogonCommands>', '▶<FirstLogonCommands>'),
    ],
  },
  {
    rule: 'autologon-domain-local',
    steps: [into('AutoLogon', '<Domain>HARBOUR</Domain>')],
    also: ['autologon-user-unknown'],
  },
  {
    rule: 'domainaccounts-without-join',
    steps: [
      into(
        'oobeSystem/Shell-Setup/UserAccounts',
        '<DomainAccounts><DomainAccountList wcm:action="add"><DomainAccount wcm:action="add"><Name>kim</Name><Group>Administrators</Group></DomainAccount><Domain>HARBOUR</Domain></DomainAccountList></DomainAccounts>',
      ),
    ],
    on: ['windows'],
  },
  {
    rule: 'skipmachineoobe',
    steps: [into(OOBE, '<SkipMachineOOBE>true</SkipMachineOOBE>')],
    on: ['windows-7'],
    severity: 'info',
    also: ['setting-deprecated', 'setting-removed'],
  },
  {
    rule: 'hideeula-missing',
    steps: [drop(`${OOBE}/HideEULAPage`)],
    on: ['windows-7-sample', 'windows-8.1', 'windows-10-uefi', 'windows-11-arm64'],
  },
  {
    rule: 'hideeula-missing',
    steps: [set(`${OOBE}/HideEULAPage`, 'false')],
    on: ['windows-8.1', 'windows-10-uefi'],
  },
  {
    rule: 'protectyourpc-missing',
    steps: [drop(`${OOBE}/ProtectYourPC`)],
    on: ['windows-7', 'windows-8.1', 'windows-10-uefi', 'windows-11-arm64'],
  },
  { rule: 'networklocation-7', steps: [drop(`${OOBE}/NetworkLocation`)], on: ['windows-7'] },
  { rule: 'hidewireless-missing', steps: [drop(`${OOBE}/HideWirelessSetupInOOBE`)], on: ['windows-11'] },
  {
    rule: 'hidewireless-missing',
    steps: [drop(`${OOBE}/HideWirelessSetupInOOBE`)],
    on: ['windows-10-uefi', 'windows-7', 'windows-8.1'],
    severity: 'info',
  },
  {
    rule: 'hideonline-missing',
    steps: [
      drop(`${OOBE}/HideOnlineAccountScreens`),
      drop('oobeSystem/Shell-Setup/UserAccounts'),
      rewrite('oobeSystem/Shell-Setup', '<OOBE>', '▶<OOBE>'),
    ],
    on: ['windows-8.1', 'windows-10-uefi', 'windows-11-arm64'],
    also: ['no-account'],
  },
  {
    rule: 'hideonline-without-account',
    steps: [drop('oobeSystem/Shell-Setup/UserAccounts'), rewrite(OOBE, '<HideOnline', '▶<HideOnline')],
    on: ['windows-8.1', 'windows-10-uefi', 'windows-11-arm64'],
    also: ['no-account'],
  },
  {
    rule: 'hidelocalaccountscreen-client',
    steps: [into(OOBE, '<HideLocalAccountScreen>true</HideLocalAccountScreen>')],
    on: ['windows-8.1', 'windows-10', 'windows-11'],
  },
  {
    rule: 'hidelocalaccountscreen-no-password',
    steps: [drop('UserAccounts/AdministratorPassword'), rewrite(OOBE, '<HideLocal', '▶<HideLocal')],
    on: ['server-2022', 'server-2012'],
    also: ['server-admin-password', 'no-account', 'empty-element-noise'],
  },
  {
    rule: 'bypassnro',
    steps: [
      set(
        SPECIALIZE_COMMAND,
        'reg.exe add HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\OOBE /v BypassNRO /t REG_DWORD /d 1 /f',
      ),
    ],
    on: ['windows-11'],
  },
  {
    rule: 'retaildemo',
    steps: [into(OOBE, '<UnattendEnableRetailDemo>true</UnattendEnableRetailDemo>')],
    on: ['windows-10', 'windows-11', 'sysprep'],
  },
  {
    rule: 'folderlocations',
    steps: [
      into(
        'oobeSystem/Shell-Setup',
        '<FolderLocations>▶<ProfilesDirectory>D:\\Users</ProfilesDirectory></FolderLocations>',
      ),
    ],
  },
  {
    rule: 'windowsfeatures-absent',
    steps: [
      target('windows-10 edition=ProfessionalN'),
      into(
        'specialize/Shell-Setup',
        '<WindowsFeatures>▶<ShowWindowsMediaPlayer>false</ShowWindowsMediaPlayer></WindowsFeatures>',
      ),
    ],
    on: ['windows-10-logical', 'sysprep'],
    also: ['productkey-edition-conflict'],
  },
  { rule: 'oeminfo-supporturl', steps: [set('OEMInformation/SupportURL', 'www.example.com')] },
  {
    rule: 'oeminfo-supporturl',
    steps: [after('OEMInformation/SupportURL', '<Logo>C:\\Windows\\logo.png</Logo>')],
  },
  {
    rule: 'list-item-duplicate-key',
    steps: [copy('LocalAccount[1]'), anywhere(/(<Name>)▷?(keeper)(?![\s\S]*<Name>keeper)/, '$1▶$2')],
    on: ['windows-8.1', 'windows-10', 'windows-11'],
    keeps: ['order'],
  },
  {
    rule: 'firstlogon-needs-admin',
    steps: [set('LocalAccount[1]/Group', 'Users')],
    on: ['windows-7-bios', 'windows-10-bios', 'windows-11-uefi'],
    also: ['no-admin-account'],
  },
];
