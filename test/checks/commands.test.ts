/** The commands that Setup runs. */
import assert from 'node:assert/strict';
import { fixTitles, inComponent, inRoot, withTildes } from '../support/findings';
import { testRule } from '../support/rule-tests';

const IDENTITY =
  'processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"';

const inPe = (commands: string) => run('windowsPE', 'Microsoft-Windows-Setup', commands);
const inSpecialize = (commands: string) => run('specialize', 'Microsoft-Windows-Deployment', commands);
const inAudit = (commands: string) => run('auditUser', 'Microsoft-Windows-Deployment', commands);

function run(pass: string, component: string, commands: string): string {
  return inComponent(pass, component, `<RunSynchronous>\n${commands}\n</RunSynchronous>`);
}

/** One RunSynchronousCommand, whose path begins in the seventh column. */
function sync(path: string, more = '', order = 1): string {
  return `<RunSynchronousCommand wcm:action="add">\n<Order>${order}</Order>\n${path}${more && `\n${more}`}\n</RunSynchronousCommand>`;
}

const shell = (settings: string) => inComponent('oobeSystem', 'Microsoft-Windows-Shell-Setup', settings);

function atFirstLogon(line: string, more = ''): string {
  return shell(
    `<FirstLogonCommands>\n<SynchronousCommand wcm:action="add">\n${line}\n<Order>1</Order>${more && `\n${more}`}\n</SynchronousCommand>\n</FirstLogonCommands>`,
  );
}

testRule('command-shell-builtin', {
  reports: {
    'a built-in command in specialize': inSpecialize(
      sync(`<Path>echo done</Path>
      ^^^^^^^^^ command-shell-builtin (error)`),
    ),
    'a built-in command at logon, which only fails':
      atFirstLogon(`<CommandLine>del /q C:\\marker.txt</CommandLine>
             ^^^^^^^^^^^^^^^^^^^^ command-shell-builtin (warning)`),
    'a redirection without a shell': inSpecialize(
      sync(`<Path>reg.exe query HKLM\\SOFTWARE &gt; C:\\reg.txt</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ command-shell-builtin (warning)`),
    ),
    'two commands in one line':
      atFirstLogon(`<CommandLine>net.exe stop a &amp;&amp; net.exe start a</CommandLine>
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ command-shell-builtin (warning)`),
    'output that is added to a file': inSpecialize(
      sync(`<Path>net.exe share &gt;&gt; C:\\log.txt</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ command-shell-builtin`),
    ),
    'errors that go where the output goes': inSpecialize(
      sync(`<Path>net.exe share 2&gt;&amp;1</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^ command-shell-builtin`),
    ),
    'a built-in command that ends with a dot': inPe(
      sync(`<Path>echo. &gt; X:\\a.txt</Path>
      ^^^^^^^^^^^^^^^^^^^ command-shell-builtin (error)`),
    ),
  },
  quiet: {
    'an operator inside an argument with quotation marks of its own': atFirstLogon(
      '<CommandLine>reg.exe add HKCU\\Software\\Contoso /v Tidy /d "powershell.exe -Command \\"Get-Process | Stop-Process\\"" /f</CommandLine>',
    ),
    'an operator in a quotation that nothing ends': inSpecialize(
      sync(`<Path>msg.exe * "a &gt; b</Path>
      ^^^^^^^^^^^^^^^^^^^ command-quotes-unbalanced`),
    ),
    'a built-in command behind cmd': inSpecialize(
      sync('<Path>cmd.exe /c echo done &gt; C:\\done.txt</Path>'),
    ),
    'a pipe inside PowerShell': atFirstLogon(
      '<CommandLine>powershell.exe -Command Get-NetAdapter | Enable-NetAdapter</CommandLine>',
    ),
    'an operator inside quotation marks': inSpecialize(
      sync('<Path>schtasks.exe /create /tn x /tr "cmd /c a &gt; b" /sc onlogon</Path>'),
    ),
    'a program with the name of a built-in command': inSpecialize(
      sync('<Path>C:\\Tools\\start.exe /quiet</Path>'),
    ),
    'an ampersand in an address': atFirstLogon(
      '<CommandLine>curl.exe -o C:\\a.msi http://example.com/?a=1&amp;b=2</CommandLine>',
    ),
    'a placeholder': inSpecialize(sync('<Path>echo {{ text }}</Path>')),
  },
  fixes: {
    'a built-in command': {
      before: inSpecialize(sync('<Path>echo a &amp; echo b</Path>')),
      title: 'Run it with cmd.exe /c',
      after: inSpecialize(sync('<Path>cmd.exe /c echo a &amp; echo b</Path>')),
    },
    'a line that begins with a quotation mark': {
      before: atFirstLogon('<CommandLine>"C:\\a b.exe" &gt; C:\\log.txt</CommandLine>'),
      title: 'Run it with cmd.exe /c',
      after: atFirstLogon('<CommandLine>cmd.exe /c ""C:\\a b.exe" > C:\\log.txt"</CommandLine>'),
    },
  },
});

testRule('command-script-without-host', {
  reports: {
    'a PowerShell script': atFirstLogon(`<CommandLine>C:\\Scripts\\first.ps1 -Quiet</CommandLine>
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ command-script-without-host (warning)`),
    'a registry file in specialize': inSpecialize(
      sync(`<Path>C:\\Scripts\\policy.reg</Path>
      ^^^^^^^^^^^^^^^^^^^^^ command-script-without-host (warning)`),
    ),
    'a PowerShell script that cmd starts': inSpecialize(
      sync(`<Path>cmd.exe /c C:\\Scripts\\first.ps1</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ command-script-without-host (warning)`),
    ),
  },
  quiet: {
    'a batch file with the name of a script': inPe(sync('<Path>X:\\first.ps1.cmd</Path>')),
    'a batch file with the name of a script behind cmd': inPe(sync('<Path>cmd /c X:\\first.ps1.cmd</Path>')),
    'a batch file': inPe(sync('<Path>X:\\setup.cmd</Path>')),
    'a script with its host': atFirstLogon(
      '<CommandLine>cscript.exe //B C:\\Scripts\\first.vbs</CommandLine>',
    ),
    'a script of Windows Script Host that cmd starts': atFirstLogon(
      '<CommandLine>cmd /c C:\\Scripts\\first.vbs</CommandLine>',
    ),
  },
  fixes: {
    'a PowerShell script': {
      before: atFirstLogon('<CommandLine>C:\\Scripts\\first.ps1 -Quiet</CommandLine>'),
      title: 'Run it with powershell.exe',
      after: atFirstLogon(
        '<CommandLine>powershell.exe -NoProfile -ExecutionPolicy Bypass -File "C:\\Scripts\\first.ps1" -Quiet</CommandLine>',
      ),
    },
    'a registry file': {
      before: inSpecialize(sync('<Path>"C:\\a b\\policy.reg"</Path>')),
      title: 'Run it with reg.exe import',
      after: inSpecialize(sync('<Path>reg.exe import "C:\\a b\\policy.reg"</Path>')),
    },
    'a PowerShell script with a version in its name': {
      before: inSpecialize(sync('<Path>C:\\first.v2.ps1</Path>')),
      title: 'Run it with powershell.exe',
      after: inSpecialize(
        sync('<Path>powershell.exe -NoProfile -ExecutionPolicy Bypass -File "C:\\first.v2.ps1"</Path>'),
      ),
    },
    'a VBScript': {
      before: inPe(sync('<Path>X:\\prepare.vbs</Path>')),
      title: 'Run it with cscript.exe',
      after: inPe(sync('<Path>cscript.exe //Nologo "X:\\prepare.vbs"</Path>')),
    },
  },
});

testRule('command-powershell-in-pe', {
  reports: {
    'PowerShell in windowsPE': inPe(
      sync(`<Path>powershell.exe -Command Get-Disk</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ command-powershell-in-pe (warning)`),
    ),
    'the newer PowerShell': inPe(
      sync(`<Path>pwsh.exe -Command Get-Disk</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ command-powershell-in-pe`),
    ),
    'PowerShell behind cmd': inPe(
      sync(`<Path>cmd /c %windir%\\System32\\WindowsPowerShell\\v1.0\\powershell.exe -File X:\\a.ps1</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ command-powershell-in-pe`),
    ),
    'PowerShell that start starts': inPe(
      sync(`<Path>cmd /c start "" /wait powershell -File X:\\a.ps1</Path>
      ${'^'.repeat(47)} command-powershell-in-pe`),
    ),
  },
  quiet: {
    'a window with that title': inPe(sync('<Path>cmd /c start "powershell" X:\\a.exe</Path>')),
    'PowerShell in specialize': inSpecialize(sync('<Path>powershell.exe -Command Get-Disk</Path>')),
    'a text that cmd writes to a script': inPe(sync('<Path>cmd /c echo powershell &gt; X:\\a.cmd</Path>')),
  },
});

const LONG = 'x'.repeat(258);

testRule('command-too-long', {
  reports: {
    'more than 259 characters in windowsPE': inPe(
      sync(`<Path>a ${LONG}</Path>
      ${'^'.repeat(260)} command-too-long (warning)`),
    ),
    'more than 259 characters in specialize': inSpecialize(
      sync(`<Path>a ${LONG}</Path>
      ${'^'.repeat(260)} command-too-long (error)`),
    ),
    'more than 1024 characters at the first logon':
      atFirstLogon(`<CommandLine>${'x'.repeat(1025)}</CommandLine>
             ${'^'.repeat(1025)} command-too-long (error)`),
  },
  quiet: {
    '259 characters': inPe(sync(`<Path>a ${LONG.slice(1)}</Path>`)),
    'characters that only the escapes add': inPe(sync(`<Path>&quot;${LONG.slice(2)}&quot;</Path>`)),
    'a command of 1024 characters at the first logon': atFirstLogon(
      `<CommandLine>${'x'.repeat(1024)}</CommandLine>`,
    ),
  },
});

testRule('command-quotes-unbalanced', {
  reports: {
    'a quotation mark without a partner': inSpecialize(
      sync(`<Path>reg.exe add "HKLM\\SOFTWARE\\Contoso /v Site /d 1</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ command-quotes-unbalanced (info)`),
    ),
  },
  quiet: {
    'quotation marks that are escaped for the program': inSpecialize(
      sync('<Path>reg.exe add "HKCU\\x" /d "powershell -File \\"C:\\a b.ps1\\""</Path>'),
    ),
    'a text that is written to a file': inPe(sync('<Path>cmd /c echo 5" disk &gt; X:\\a.txt</Path>')),
  },
});

testRule('xml-escape-in-command', {
  reports: {
    'a quotation mark that was escaped twice': inSpecialize(
      sync(`<Path>reg.exe add &amp;quot;HKLM\\SOFTWARE\\x&amp;quot;</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ xml-escape-in-command (hint)`),
    ),
  },
  quiet: {
    'one that was escaped once': inSpecialize(sync('<Path>reg.exe add &quot;HKLM\\SOFTWARE\\x&quot;</Path>')),
  },
  fixes: {
    'both escapes': {
      before: inSpecialize(sync('<Path>reg.exe add &amp;quot;HKLM\\SOFTWARE\\x&amp;quot;</Path>')),
      title: 'Escape it once',
      after: inSpecialize(sync('<Path>reg.exe add "HKLM\\SOFTWARE\\x"</Path>')),
    },
  },
});

testRule('command-waits-for-input', {
  reports: {
    'a pause in specialize': inSpecialize(
      sync(`<Path>cmd /c prepare.cmd &amp; pause</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ command-waits-for-input (warning)`),
    ),
    'a shell that stays open': atFirstLogon(`<CommandLine>cmd /k echo done</CommandLine>
             ^^^^^^^^^^^^^^^^ command-waits-for-input`),
    'a question of PowerShell':
      atFirstLogon(`<CommandLine>powershell -Command "$name = Read-Host 'Name'"</CommandLine>
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ command-waits-for-input`),
    'a question of cmd': inPe(
      sync(`<Path>cmd /c set /p disk=Disk?</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^ command-waits-for-input`),
    ),
  },
  quiet: {
    'a pause that only an error reaches': inPe(
      sync('<Path>cmd /c "diskpart /s X:\\a.txt || ( echo failed &amp; pause )"</Path>'),
    ),
    'a choice that answers itself': inPe(sync('<Path>cmd /c choice /t 5 /d y</Path>')),
    'a value that is set': inPe(sync('<Path>cmd /c set /a n=1</Path>')),
    'a command that says that it asks': atFirstLogon(
      '<CommandLine>cmd /c pause</CommandLine>',
      `<RequiresUserInput>true</RequiresUserInput>
                   ^^^^ requiresuserinput`,
    ),
  },
});

testRule('command-drive-letter', {
  reports: {
    'a script on the media at first logon':
      atFirstLogon(`<CommandLine>cmd /c E:\\scripts\\first.cmd</CommandLine>
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ command-drive-letter (info)`),
    'a program on the media in specialize': inSpecialize(
      sync(`<Path>E:\\prepare.exe</Path>
      ^^^^^^^^^^^^^^ command-drive-letter`),
    ),
    'a program on the media in audit mode': inAudit(
      sync(`<Path>E:\\prepare.exe</Path>
      ^^^^^^^^^^^^^^ command-drive-letter`),
    ),
  },
  quiet: {
    'a letter that is looked at first': atFirstLogon(
      '<CommandLine>cmd /c if exist E:\\first.cmd call E:\\first.cmd</CommandLine>',
    ),
    'the drive of Windows': atFirstLogon('<CommandLine>cmd /c C:\\scripts\\first.cmd</CommandLine>'),
    'a floppy disk': atFirstLogon('<CommandLine>cmd /c A:\\first.cmd</CommandLine>'),
    'a search through the letters': atFirstLogon(
      '<CommandLine>cmd /c for %d in (D E) do if exist %d:\\a.cmd call D:\\a.cmd</CommandLine>',
    ),
    'the media in windowsPE': inPe(sync('<Path>D:\\setup.cmd</Path>')),
    'a letter that the file assigns': inRoot(
      `<settings pass="windowsPE">
<component name="Microsoft-Windows-Setup" ${IDENTITY}>
<DiskConfiguration>
<Disk wcm:action="add">
<DiskID>0</DiskID>
<WillWipeDisk>true</WillWipeDisk>
<CreatePartitions>
<CreatePartition wcm:action="add">
<Order>1</Order>
<Type>Primary</Type>
<Size>50000</Size>
</CreatePartition>
<CreatePartition wcm:action="add">
<Order>2</Order>
<Type>Primary</Type>
<Extend>true</Extend>
</CreatePartition>
</CreatePartitions>
<ModifyPartitions>
<ModifyPartition wcm:action="add">
<Order>1</Order>
<PartitionID>1</PartitionID>
<Format>NTFS</Format>
<Letter>C</Letter>
</ModifyPartition>
<ModifyPartition wcm:action="add">
<Order>2</Order>
<PartitionID>2</PartitionID>
<Format>NTFS</Format>
<Letter>D</Letter>
</ModifyPartition>
</ModifyPartitions>
</Disk>
</DiskConfiguration>
<ImageInstall>
<OSImage>
<InstallTo>
<DiskID>0</DiskID>
<PartitionID>1</PartitionID>
</InstallTo>
</OSImage>
</ImageInstall>
</component>
</settings>
<settings pass="specialize">
<component name="Microsoft-Windows-Deployment" ${IDENTITY}>
<RunSynchronous>
${sync('<Path>cmd /c md D:\\Data</Path>')}
</RunSynchronous>
</component>
</settings>`,
    ),
  },
});

testRule('unc-without-credentials', {
  reports: {
    'a share in specialize': inSpecialize(
      sync(`<Path>\\\\server\\share\\setup.exe /q</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ unc-without-credentials (error)`),
    ),
    'a share in audit mode, where a user runs it': inAudit(
      sync(`<Path>"\\\\server\\a b\\setup.exe"</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^ unc-without-credentials (warning)`),
    ),
  },
  quiet: {
    credentials: inSpecialize(
      sync(
        '<Path>\\\\server\\share\\setup.exe</Path>',
        `<Credentials>
<Domain>contoso</Domain>
<Username>kim</Username>
<Password>{{ password }}</Password>
</Credentials>`,
      ),
    ),
    'a share at logon, where the user has rights': atFirstLogon(
      '<CommandLine>\\\\server\\share\\setup.exe</CommandLine>',
    ),
    'a share at every logon': shell(`<LogonCommands>
 ^^^^^^^^^^^^^ logoncommands-elevated
<AsynchronousCommand wcm:action="add">
<CommandLine>\\\\server\\share\\agent.exe</CommandLine>
<Order>1</Order>
</AsynchronousCommand>
</LogonCommands>`),
    'a share that is an argument': inSpecialize(sync('<Path>net.exe use \\\\server\\share</Path>')),
    'a device path': inPe(sync('<Path>\\\\?\\X:\\setup.exe</Path>')),
  },
});

testRule('setupcomplete-oem-key', {
  reports: {
    'a key that many computers have': inRoot(
      `<settings pass="specialize">
<component name="Microsoft-Windows-Shell-Setup" ${IDENTITY}>
<ProductKey>VK7JG-NPHTM-C97JM-9MPGT-3V66T</ProductKey>
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ generic-key-in-specialize
</component>
<component name="Microsoft-Windows-Deployment" ${IDENTITY}>
<RunSynchronous>
${sync(`<Path>cmd /c echo exit > C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setupcomplete-oem-key`)}
</RunSynchronous>
</component>
</settings>`,
    ),
    'SetupComplete.cmd written by a command': inSpecialize(
      sync(`<Path>cmd /c copy C:\\done.cmd C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setupcomplete-oem-key (info)`),
    ),
  },
  quiet: {
    'SetupComplete.cmd called by a command': atFirstLogon(
      '<CommandLine>cmd /c call %windir%\\Setup\\Scripts\\SetupComplete.cmd</CommandLine>',
    ),
    'a volume licence key': inRoot(
      `<settings pass="specialize">
<component name="Microsoft-Windows-Shell-Setup" ${IDENTITY}>
<ProductKey>NPPR9-FWDCX-D2C8J-H872K-2YT43</ProductKey>
</component>
<component name="Microsoft-Windows-Deployment" ${IDENTITY}>
<RunSynchronous>
${sync('<Path>cmd /c echo exit &gt; C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd</Path>')}
</RunSynchronous>
</component>
</settings>`,
    ),
  },
});

testRule('command-reboot', {
  reports: {
    'a restart in specialize': inSpecialize(
      sync(`<Path>shutdown.exe /r /t 0</Path>
      ^^^^^^^^^^^^^^^^^^^^ command-reboot (error)`),
    ),
    'a restart behind another command': inSpecialize(
      sync(`<Path>cmd /c prepare.cmd &amp;&amp; shutdown -r -t 5</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ command-reboot (error)`),
    ),
    'a restart in audit mode': inAudit(
      sync(`<Path>shutdown /s</Path>
      ^^^^^^^^^^^ command-reboot (warning)`),
    ),
    'a restart by PowerShell': inSpecialize(
      sync(`<Path>powershell.exe -Command Restart-Computer -Force</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ command-reboot (warning)`),
    ),
  },
  quiet: {
    'a restart that is called off': inSpecialize(sync('<Path>shutdown /a</Path>')),
    'a restart that is written to a file': inSpecialize(
      sync('<Path>cmd /c echo Restart-Computer &gt; C:\\next.ps1</Path>'),
    ),
    'a restart that another program is told of': inSpecialize(
      sync('<Path>msg.exe * Restart-Computer</Path>'),
    ),
    'a restart at logon': atFirstLogon('<CommandLine>shutdown /r /t 0</CommandLine>'),
    'a restart that only an error reaches': inSpecialize(
      sync('<Path>cmd /c prepare.cmd || shutdown /r</Path>'),
    ),
    WillReboot: inSpecialize(sync('<Path>prepare.exe</Path>', '<WillReboot>Always</WillReboot>')),
  },
});

testRule('willreboot-onrequest', {
  reports: {
    'a program that ends with 3010': inSpecialize(
      sync(
        '<Path>msiexec.exe /i C:\\agent.msi /qn</Path>',
        `<WillReboot>OnRequest</WillReboot>
            ^^^^^^^^^ willreboot-onrequest (warning)`,
      ),
    ),
    'a program whose codes are not known': inSpecialize(
      sync(
        '<Path>cmd /c C:\\prepare.cmd</Path>',
        `<WillReboot>OnRequest</WillReboot>
            ^^^^^^^^^ willreboot-onrequest (hint)`,
      ),
    ),
    'a program for which start waits': inSpecialize(
      sync(
        '<Path>cmd /c start /wait msiexec.exe /i C:\\agent.msi /qn</Path>',
        `<WillReboot>OnRequest</WillReboot>
            ^^^^^^^^^ willreboot-onrequest (warning)`,
      ),
    ),
    'a program that is left running': inSpecialize(
      sync(
        '<Path>cmd /c start msiexec.exe /i C:\\agent.msi /qn</Path>',
        `<WillReboot>OnRequest</WillReboot>
            ^^^^^^^^^ willreboot-onrequest (hint)`,
      ),
    ),
  },
  quiet: {
    Never: inSpecialize(sync('<Path>msiexec.exe /i C:\\agent.msi</Path>', '<WillReboot>Never</WillReboot>')),
    'no setting': inSpecialize(sync('<Path>msiexec.exe /i C:\\agent.msi</Path>')),
  },
});

const twoFirstLogonCommands = `<FirstLogonCommands>
<SynchronousCommand wcm:action="add">
<CommandLine>a.exe</CommandLine>
<Order>1</Order>
</SynchronousCommand>
<SynchronousCommand wcm:action="add">
<CommandLine>b.exe</CommandLine>
<Order>2</Order>
</SynchronousCommand>
</FirstLogonCommands>`;

testRule('firstlogon-parallel-10', {
  reports: {
    'two commands for Windows 10': {
      text: shell(
        twoFirstLogonCommands.replace(
          '\n',
          `
 ^^^^^^^^^^^^^^^^^^ firstlogon-parallel-10 (hint)
`,
        ),
      ),
      target: { windows: 'windows-10' },
    },
  },
  quiet: {
    'two commands for Windows 7': { text: shell(twoFirstLogonCommands), target: { windows: 'windows-7' } },
    'two commands for a target that is not known': shell(twoFirstLogonCommands),
    'one command': {
      text: atFirstLogon('<CommandLine>a.exe</CommandLine>'),
      target: { windows: 'windows-10' },
    },
  },
});

const sMode = (policy: string, list: string) =>
  inRoot(`<settings pass="offlineServicing">
<component name="Microsoft-Windows-CodeIntegrity" ${IDENTITY}>
<SkuPolicyRequired>${policy}</SkuPolicyRequired>
</component>
</settings>
<settings pass="oobeSystem">
<component name="Microsoft-Windows-Shell-Setup" ${IDENTITY}>
${list}
</component>
</settings>`);

const oneFirstLogonCommand = (marks = '') => `<FirstLogonCommands>${marks}
<SynchronousCommand wcm:action="add">
<CommandLine>a.exe</CommandLine>
<Order>1</Order>
</SynchronousCommand>
</FirstLogonCommands>`;

testRule('firstlogon-smode', {
  reports: {
    'commands in S mode': withTildes(
      sMode(
        '1',
        oneFirstLogonCommand(`
 ^^^^^^^^^^^^^^^^^^ firstlogon-smode (warning)`),
      ),
      '<«SkuPolicyRequired»>',
      'firstlogon-smode: S mode is turned on here',
    ),
  },
  quiet: {
    'commands where S mode is off': sMode('0', oneFirstLogonCommand()),
    'no commands': sMode('1', '<FirstLogonCommands>\n</FirstLogonCommands>'),
  },
});

const account = (name: string, group: string) => `<LocalAccount wcm:action="add">
<Name>${name}</Name>
<Group>${group}</Group>
<Password>
<Value>{{ password }}</Value>
<PlainText>true</PlainText>
</Password>
</LocalAccount>`;
const accounts = (...all: string[]) =>
  `<UserAccounts>\n<LocalAccounts>\n${all.join('\n')}\n</LocalAccounts>\n</UserAccounts>`;

const standardKim = account('kim', 'Users').replace(
  '</Group>',
  `</Group>
       ^^^^^ firstlogon-needs-admin`,
);
const logsOn = (name: string) =>
  `<AutoLogon>\n<Enabled>true</Enabled>\n<LogonCount>0</LogonCount>\n<Username>${name}</Username>\n<Password>\n<Value>{{ password }}</Value>\n<PlainText>true</PlainText>\n</Password>\n</AutoLogon>`;

testRule('firstlogon-needs-admin', {
  reports: {
    'the only account is a standard user': shell(`${accounts(
      account('kim', 'Users').replace(
        '</Group>',
        `</Group>
       ^^^^^ firstlogon-needs-admin (warning)`,
      ),
    )}
${oneFirstLogonCommand()}`),
    'the one of two accounts that logs on by itself': shell(
      `${logsOn('Kim')}\n${accounts(account('ben', 'Administrators'), standardKim)}\n${oneFirstLogonCommand()}`,
    ),
    'the only account, whose automatic logon is off': shell(
      `${logsOn('ben').replace('<Enabled>true', '<Enabled>false')}\n${accounts(standardKim)}\n${oneFirstLogonCommand()}`,
    ),
    'an account of more than one group': shell(
      `${accounts(
        account('kim', 'power users; RemoteDesktopUsers').replace(
          '</Group>',
          `</Group>
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ firstlogon-needs-admin`,
        ),
      )}\n${oneFirstLogonCommand()}`,
    ),
  },
  quiet: {
    'a standard user beside the administrator who logs on by itself': shell(
      `${logsOn('ben')}\n${accounts(account('kim', 'Users'), account('ben', 'Administrators'))}\n${oneFirstLogonCommand()}`,
    ),
    'two accounts, either of which may log on first': shell(
      `${accounts(account('kim', 'Users'), account('ben', 'Administrators'))}\n${oneFirstLogonCommand()}`,
    ),
    'an automatic logon of nobody in the file': shell(
      `${logsOn('{{ user }}')}\n${accounts(account('kim', 'Users'))}\n${oneFirstLogonCommand()}`,
    ),
    'an administrator': shell(`${accounts(account('kim', 'Administrators'))}\n${oneFirstLogonCommand()}`),
    'a group in another language': shell(
      `${accounts(
        account('kim', 'Administratoren').replace(
          '</Group>',
          `</Group>
       ^^^^^^^^^^^^^^^ group-unknown`,
        ),
      )}
${oneFirstLogonCommand()}`,
    ),
    'a user who is in both groups': shell(
      `${accounts(account('kim', 'Users;Administrators'))}\n${oneFirstLogonCommand()}`,
    ),
    'no commands': shell(accounts(account('kim', 'Users'))),
  },
});

testRule('logoncommands-elevated', {
  reports: {
    'a command for each logon': shell(`<LogonCommands>
 ^^^^^^^^^^^^^ logoncommands-elevated (info)
<AsynchronousCommand wcm:action="add">
<CommandLine>a.exe</CommandLine>
<Order>1</Order>
</AsynchronousCommand>
</LogonCommands>`),
  },
  quiet: {
    'a command for the first logon': shell(oneFirstLogonCommand()),
    'no command': shell('<LogonCommands>\n</LogonCommands>'),
  },
});

testRule('requiresuserinput', {
  reports: {
    'a command that asks the user': atFirstLogon(
      '<CommandLine>a.exe</CommandLine>',
      `<RequiresUserInput>true</RequiresUserInput>
                   ^^^^ requiresuserinput (hint)`,
    ),
    'the setting under LogonCommands': shell(`<LogonCommands>
 ^^^^^^^^^^^^^ logoncommands-elevated
<AsynchronousCommand wcm:action="add">
<CommandLine>a.exe</CommandLine>
<Order>1</Order>
<RequiresUserInput>false</RequiresUserInput>
 ^^^^^^^^^^^^^^^^^ requiresuserinput
</AsynchronousCommand>
</LogonCommands>`),
  },
  quiet: {
    'a command that asks nobody': atFirstLogon(
      '<CommandLine>a.exe</CommandLine>',
      '<RequiresUserInput>false</RequiresUserInput>',
    ),
  },
  fixes: {
    'the setting': {
      before: atFirstLogon('<CommandLine>a.exe</CommandLine>', '<RequiresUserInput>true</RequiresUserInput>'),
      title: 'Remove RequiresUserInput',
      after: atFirstLogon('<CommandLine>a.exe</CommandLine>'),
    },
  },
});

describe('what is offered for a command that needs a shell or a host', () => {
  it('is nothing where the new command would be longer than its setting allows', () => {
    const titles = (rule: string, line: string) =>
      fixTitles(rule, inSpecialize(sync(`<Path>${line}</Path>`)));
    const longest = `echo ${'x'.repeat(259 - 'cmd.exe /c echo '.length)}`;
    assert.deepEqual(titles('command-shell-builtin', longest), ['Run it with cmd.exe /c']);
    assert.deepEqual(titles('command-shell-builtin', `${longest}x`), []);
  });

  it('is nothing for a script behind another command', () => {
    const line = '<CommandLine>cmd /c md C:\\a &amp; C:\\first.ps1</CommandLine>';
    assert.deepEqual(fixTitles('command-script-without-host', atFirstLogon(line)), []);
  });
});
