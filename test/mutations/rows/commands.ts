/** Mutations of commands, the network, Sysprep and audit mode, and secrets. */
import type { Mutation } from '../mutation';
import { after, anywhere, component, drop, first, into, replace, rewrite, set, target } from '../steps';

const PE_COMMAND = 'windowsPE/Setup/RunSynchronous/RunSynchronousCommand/Path';
const SPECIALIZE = 'specialize/Deployment/RunSynchronous/RunSynchronousCommand';
const FIRST_LOGON = 'FirstLogonCommands/SynchronousCommand';
const JOIN = 'UnattendedJoin/Identification';
const INTERFACE = 'TCPIP/Interfaces/Interface';

export const commandMutations: readonly Mutation[] = [
  { rule: 'command-shell-builtin', steps: [set(`${SPECIALIZE}/Path`, 'echo done &gt; C:\\done.txt')] },
  {
    rule: 'command-shell-builtin',
    steps: [set(`${FIRST_LOGON}/CommandLine`, 'del C:\\Setup\\viewer.msi')],
    severity: 'warning',
  },
  { rule: 'command-shell-builtin', steps: [set(PE_COMMAND, 'mkdir X:\\logs')] },
  {
    rule: 'command-shell-builtin',
    steps: [set(`${SPECIALIZE}/Path`, 'net.exe start w32time &amp;&amp; w32tm.exe /resync')],
    severity: 'warning',
  },
  {
    rule: 'command-script-without-host',
    steps: [set(`${FIRST_LOGON}/CommandLine`, 'C:\\Scripts\\first.ps1')],
  },
  { rule: 'command-script-without-host', steps: [set(`${SPECIALIZE}/Path`, 'C:\\Scripts\\tune.reg')] },
  { rule: 'command-powershell-in-pe', steps: [set(PE_COMMAND, 'powershell.exe -File X:\\prepare.ps1')] },
  {
    rule: 'command-too-long',
    steps: [set(PE_COMMAND, `reg.exe add HKLM\\${'k'.repeat(280)}`)],
    severity: 'warning',
  },
  {
    rule: 'command-quotes-unbalanced',
    steps: [set(`${SPECIALIZE}/Path`, 'reg.exe add "HKLM\\SOFTWARE\\Harbour /v Site /d 1')],
  },
  {
    rule: 'xml-escape-in-command',
    steps: [set(`${SPECIALIZE}/Path`, 'reg.exe add &amp;quot;HKLM\\SOFTWARE\\Harbour&amp;quot; /f')],
  },
  {
    rule: 'command-waits-for-input',
    steps: [set(`${SPECIALIZE}/Path`, 'cmd.exe /c prepare.cmd &amp; pause')],
  },
  {
    rule: 'command-waits-for-input',
    steps: [set(`${FIRST_LOGON}/CommandLine`, 'cmd.exe /k C:\\Setup\\a.cmd')],
  },
  {
    rule: 'command-drive-letter',
    steps: [set(`${FIRST_LOGON}/CommandLine`, 'cmd.exe /c E:\\scripts\\first.cmd')],
    on: ['windows-7', 'windows-8.1', 'windows-10-bios', 'windows-11'],
  },
  { rule: 'unc-without-credentials', steps: [set(`${SPECIALIZE}/Path`, '\\\\files\\share\\setup.exe')] },
  {
    rule: 'setupcomplete-oem-key',
    steps: [
      set(
        `${SPECIALIZE}/Path`,
        'cmd.exe /c copy C:\\done.cmd C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd',
      ),
    ],
    on: ['windows-10', 'windows-11'],
  },
  { rule: 'command-reboot', steps: [set(`${SPECIALIZE}/Path`, 'shutdown.exe /r /t 0')] },
  {
    rule: 'command-reboot',
    steps: [set('auditUser/Deployment/RunSynchronous/RunSynchronousCommand/Path', 'shutdown -r -t 5')],
    severity: 'warning',
  },
  {
    rule: 'willreboot-onrequest',
    steps: [
      set(`${SPECIALIZE}/Path`, 'msiexec.exe /i C:\\agent.msi /qn'),
      into(SPECIALIZE, '▶<WillReboot>OnRequest</WillReboot>'),
    ],
  },
  {
    rule: 'firstlogon-parallel-10',
    steps: [
      after(
        FIRST_LOGON,
        '<SynchronousCommand wcm:action="add"><Order>2</Order><CommandLine>C:\\Setup\\second.exe</CommandLine></SynchronousCommand>',
      ),
      rewrite('oobeSystem/Shell-Setup', '<FirstLogonCommands>', '▶<FirstLogonCommands>'),
    ],
    on: ['windows-10', 'windows-11'],
  },
  {
    rule: 'firstlogon-smode',
    steps: [
      component('offlineServicing', 'CodeIntegrity', '<SkuPolicyRequired>1</SkuPolicyRequired>'),
      rewrite('oobeSystem/Shell-Setup', '<FirstLogonCommands>', '▶<FirstLogonCommands>'),
    ],
    on: ['windows-10', 'windows-11-arm64'],
  },
  {
    rule: 'logoncommands-elevated',
    steps: [
      into(
        'oobeSystem/Shell-Setup',
        '<LogonCommands><AsynchronousCommand wcm:action="add"><Order>1</Order>▶<CommandLine>msiexec.exe /i C:\\agent.msi /qn</CommandLine></AsynchronousCommand></LogonCommands>',
      ),
    ],
  },
  { rule: 'requiresuserinput', steps: [into(FIRST_LOGON, '<RequiresUserInput>true</RequiresUserInput>')] },
  { rule: 'join-both', steps: [into(JOIN, '<JoinWorkgroup>HARBOUR</JoinWorkgroup>')], on: ['server-2022'] },
  {
    rule: 'join-edition',
    steps: [
      component(
        'specialize',
        'UnattendedJoin',
        '<Identification><Credentials><Domain>harbour.example</Domain><Password>Anchor-2-Chain</Password><Username>joiner</Username></Credentials>▶<JoinDomain>harbour.example</JoinDomain></Identification>',
      ),
      target('windows-11 edition=Core'),
    ],
    on: ['windows-11'],
    also: ['secrets-in-clear', 'productkey-edition-conflict'],
  },
  { rule: 'workgroup-name', steps: [set(`${JOIN}/JoinWorkgroup`, 'engineering/pier-7')] },
  { rule: 'workgroup-name', steps: [set(`${JOIN}/JoinWorkgroup`, 'A-WORKGROUP-TOO-LONG')] },
  {
    rule: 'machineobjectou-dn',
    steps: [into(JOIN, '<MachineObjectOU>harbour.example/Computers</MachineObjectOU>')],
    on: ['server-2022'],
  },
  {
    rule: 'machineobjectou-dn',
    steps: [into(JOIN, '<MachineObjectOU>OU=Servers,DC=other,DC=example</MachineObjectOU>')],
    on: ['server-2022'],
  },
  { rule: 'join-timeout-range', steps: [into(JOIN, '<TimeoutPeriodInMinutes>240</TimeoutPeriodInMinutes>')] },
  {
    rule: 'join-and-no-network',
    steps: [drop('specialize/DNS-Client'), rewrite(JOIN, '<JoinDomain>', '▶<JoinDomain>')],
  },
  {
    rule: 'join-no-credentials',
    steps: [drop(`${JOIN}/Credentials`), rewrite(JOIN, '<JoinDomain>', '▶<JoinDomain>')],
  },
  {
    rule: 'join-credentials-incomplete',
    steps: [drop(`${JOIN}/Credentials/Domain`), rewrite(JOIN, '<Username>', '▶<Username>')],
  },
  {
    rule: 'join-credentials-incomplete',
    steps: [
      set(`${JOIN}/Credentials/Username`, '▷joiner@harbour.example'),
      rewrite(`${JOIN}/Credentials`, '<Domain>', '▶<Domain>'),
    ],
    severity: 'warning',
  },
  { rule: 'join-credentials-incomplete', steps: [drop(`${JOIN}/Credentials/Password`)] },
  {
    rule: 'join-unsecure-with-credentials',
    steps: [
      into(JOIN, '▷<UnsecureJoin>true</UnsecureJoin>'),
      rewrite(JOIN, '<Credentials>', '▶<Credentials>'),
    ],
    on: ['server-2022'],
  },
  {
    rule: 'machinepassword-without-unsecure',
    steps: [into(JOIN, '<MachinePassword>Rope-And-Sail-8</MachinePassword>')],
    on: ['server-2022'],
    also: ['secrets-in-clear'],
  },
  {
    rule: 'join-provisioning-and-credentials',
    steps: [
      into(JOIN, '<Provisioning><AccountData>ARAIAMzMzMzg</AccountData></Provisioning>'),
      rewrite(JOIN, '<Credentials>', '▶<Credentials>'),
    ],
    on: ['server-2022'],
    also: ['secrets-in-clear'],
  },
  { rule: 'tcpip-identifier', steps: [drop(`${INTERFACE}/Identifier`)] },
  { rule: 'tcpip-identifier', steps: [set(`${INTERFACE}/Identifier`, '')] },
  {
    rule: 'tcpip-identifier',
    steps: [set(`${INTERFACE}/Identifier`, '00:15:5D:01:02:03')],
    severity: 'warning',
  },
  {
    rule: 'tcpip-identifier',
    steps: [set(`${INTERFACE}/Identifier`, '00155D010203')],
    severity: 'warning',
  },
  { rule: 'tcpip-static-with-dhcp', steps: [set(`${INTERFACE}/Ipv4Settings/DhcpEnabled`, 'true')] },
  {
    rule: 'tcpip-static-with-dhcp',
    steps: [drop(`${INTERFACE}/Ipv4Settings`), rewrite(INTERFACE, '<Interface', '▶<Interface')],
  },
  { rule: 'tcpip-address', steps: [set(`${INTERFACE}/UnicastIpAddresses/IpAddress`, '192.0.2.300/24')] },
  { rule: 'tcpip-address', steps: [set('DNSServerSearchOrder/IpAddress', '192.0.2')] },
  { rule: 'route-prefix', steps: [drop(`${INTERFACE}/Routes/Route/Prefix`)] },
  {
    rule: 'route-prefix',
    steps: [set(`${INTERFACE}/Routes/Route/Prefix`, '192.0.2.10/24')],
    severity: 'warning',
  },
  {
    rule: 'route-prefix',
    steps: [set(`${INTERFACE}/Routes/Route/Prefix`, '192.0.2.0')],
    severity: 'warning',
  },
  {
    rule: 'dns-order-keys',
    steps: [rewrite('DNSServerSearchOrder', 'wcm:keyValue="1"', '▶wcm:keyValue="first"')],
  },
  {
    rule: 'rdp-firewall',
    steps: [set('Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup/Active', 'false')],
    on: ['server'],
  },
  {
    rule: 'rdp-firewall',
    steps: [drop('Networking-MPSSVC-Svc/FirewallGroups'), anywhere('<fDeny', '▶<fDeny')],
    also: ['empty-settings-or-component'],
  },
  {
    rule: 'rdp-firewall',
    steps: [
      component(
        'specialize',
        'TerminalServices-LocalSessionManager',
        '<fDenyTSConnections>false</fDenyTSConnections>',
      ),
    ],
    on: ['windows-8.1', 'windows-10', 'server-2012'],
  },
  {
    rule: 'lua-disabled',
    steps: [component('offlineServicing', 'LUA-Settings', '<EnableLUA>false</EnableLUA>')],
    on: ['windows-8.1', 'windows-10', 'windows-11'],
  },
  { rule: 'driverpath-unc-no-credentials', steps: [set('PathAndCredentials/Path', '\\\\files\\drivers')] },
  {
    rule: 'driverpath-arch',
    steps: [set('PathAndCredentials/Path', 'E:\\viostor\\w10\\x86')],
    keeps: ['architecture'],
  },
  {
    rule: 'pass-never-runs',
    steps: [
      into(
        'unattend',
        '▶<settings pass="auditUser"><component name="Microsoft-Windows-Deployment" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"><RunSynchronous><RunSynchronousCommand wcm:action="add"><Order>1</Order><Path>C:\\a.exe</Path></RunSynchronousCommand></RunSynchronous></component></settings>',
      ),
    ],
    on: ['windows-7', 'windows-8.1', 'windows-10', 'server'],
    keeps: ['architecture'],
  },
  {
    rule: 'copyprofile-in-install',
    steps: [into('specialize/Shell-Setup', '<CopyProfile>true</CopyProfile>')],
    on: ['windows', 'server'],
  },
  {
    rule: 'reseal-and-generalize',
    steps: [
      first('auditUser/Deployment', '<Generalize><Mode>OOBE</Mode></Generalize>'),
      rewrite('auditUser/Deployment', '<Reseal>', '▶<Reseal>'),
    ],
  },
  {
    rule: 'reseal-oobe-drops-settings',
    steps: [component('oobeSystem', 'Deployment', '<Reseal>▶<Mode>Audit</Mode></Reseal>')],
    on: ['windows-7', 'windows-8.1', 'server-2012'],
    also: ['no-account'],
  },
  {
    rule: 'reseal-loop',
    steps: [
      component(
        'oobeSystem',
        'Deployment',
        '<Reseal>▶<ForceShutdownNow>true</ForceShutdownNow><Mode>OOBE</Mode></Reseal>',
      ),
    ],
    on: ['windows-7', 'windows-8.1', 'server-2012'],
  },
  {
    rule: 'reseal-mode-missing',
    steps: [
      replace('auditUser/Deployment/Reseal', '<Reseal><ForceShutdownNow>true</ForceShutdownNow></Reseal>'),
    ],
  },
  {
    rule: 'extendospartition-both',
    steps: [
      into(
        'specialize/Deployment',
        '<ExtendOSPartition><Extend>true</Extend>▶<Size>20000</Size></ExtendOSPartition>',
      ),
    ],
  },
  {
    rule: 'skiprearm-range',
    steps: [component('generalize', 'Security-SPP', '<SkipRearm>8</SkipRearm>')],
    also: ['pass-never-runs'],
  },
  { rule: 'persistalldevices', steps: [set('PersistAllDeviceInstalls', 'true')] },
  {
    rule: 'ie-component-on-11',
    steps: [
      component('specialize', 'IE-InternetExplorer', '<Home_Page>https://example.com</Home_Page>'),
      rewrite('specialize/IE-InternetExplorer', '<component', '▶<component'),
    ],
    on: ['windows-11'],
    also: ['setting-removed'],
  },
  {
    rule: 'display-uefi',
    steps: [
      first(
        'windowsPE/Setup',
        '<Display><HorizontalResolution>1024</HorizontalResolution><VerticalResolution>768</VerticalResolution></Display>',
      ),
    ],
    on: ['windows-8.1', 'windows-10-uefi', 'windows-11', 'server-2022', 'audit'],
  },
  {
    rule: 'compliancecheck',
    steps: [
      first('windowsPE/Setup', '<ComplianceCheck>▶<DisplayReport>Never</DisplayReport></ComplianceCheck>'),
    ],
  },
  {
    rule: 'dynamicupdate',
    steps: [first('windowsPE/Setup', '<DynamicUpdate>▶<Enable>true</Enable></DynamicUpdate>')],
  },
  {
    rule: 'langpack-home-sl',
    steps: [
      target('windows-10 edition=CoreSingleLanguage'),
      first(
        'unattend',
        '<servicing><package action="install">▶<assemblyIdentity name="Microsoft-Windows-Client-Language-Pack_x64_de-de-Package" version="10.0.22000.1" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="de-DE" /><source location="D:\\lp.cab" /></package></servicing>',
      ),
    ],
    on: ['windows-10-bios', 'sysprep'],
    also: ['productkey-edition-conflict'],
    keeps: ['order', 'architecture'],
  },
  {
    rule: 'edition-only-settings',
    steps: [
      component(
        'specialize',
        'ServerManager-SvrMgrNc',
        '<DoNotOpenServerManagerAtLogon>true</DoNotOpenServerManagerAtLogon>',
      ),
      rewrite('specialize/ServerManager-SvrMgrNc', '<component', '▶<component'),
    ],
    on: ['windows-10', 'windows-11', 'windows-8.1', 'sysprep'],
    severity: 'info',
  },
  {
    rule: 'edition-only-settings',
    steps: [
      component('oobeSystem', 'Embedded-ShellLauncher', '<Enabled>true</Enabled>'),
      rewrite('oobeSystem/Embedded-ShellLauncher', '<component', '▶<component'),
    ],
    on: ['windows-10-bios', 'windows-11'],
    also: ['unknown-setting'],
  },
  {
    rule: 'secrets-in-clear',
    steps: [
      set('LocalAccount[2]/Password/PlainText', 'true'),
      set('LocalAccount[2]/Password/Value', '▶Gallery-Steps-9'),
    ],
  },
  { rule: 'secret-in-command', steps: [set(`${SPECIALIZE}/Path`, 'net.exe user kim Summer-2024-Sea /add')] },
  {
    rule: 'secret-in-comment',
    steps: [into('specialize/Shell-Setup', '▶<!-- <Password><Value>Rope-And-Sail-8</Value></Password> -->')],
  },
  {
    rule: 'secret-in-generator-link',
    steps: [
      anywhere(
        '<unattend',
        '<!-- ▶https://example.com/generator/?AccountName0=kim&AccountPassword0=Summer2024 -->\n<unattend',
      ),
    ],
  },
  { rule: 'setting-missing', steps: [drop(`${FIRST_LOGON}/CommandLine`)] },
];
