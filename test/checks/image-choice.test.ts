/** The image that is installed, and where it comes from. */
import { inComponent, inRoot, withTildes } from '../support/findings';
import { testRule } from '../support/rule-tests';

const setup = (settings: string) => inComponent('windowsPE', 'Microsoft-Windows-Setup', settings);
const deployment = (settings: string) => inComponent('specialize', 'Microsoft-Windows-Deployment', settings);
const body = (text: string) => text.slice(text.indexOf('<settings'), text.lastIndexOf('</unattend>'));

const image = (content: string, rest = '') =>
  setup(`
<ImageInstall>
  <OSImage>
${content}
    <InstallTo>
      <DiskID>0</DiskID>
      <PartitionID>1</PartitionID>
    </InstallTo>
  </OSImage>
</ImageInstall>
${rest}`);

const metaData = (key: string, value: string) =>
  image(`    <InstallFrom>
      <MetaData wcm:action="add">
        <Key>${key}</Key>
        <Value>${value}</Value>
      </MetaData>
    </InstallFrom>`);

const bare = `
<ImageInstall>
  <OSImage>
    <InstallTo>
      <DiskID>0</DiskID>
      <PartitionID>1</PartitionID>
    </InstallTo>
  </OSImage>
</ImageInstall>`;
const bareMarked = (severity: string) =>
  setup(bare.replace('<OSImage>', `<OSImage>\n   ^^^^^^^ image-selection-missing (${severity})`));
const userData = (key: string) => `\n<UserData>\n  <ProductKey>\n    ${key}\n  </ProductKey>\n</UserData>`;

testRule('image-selection-missing', {
  reports: {
    'a known target without key and MetaData': {
      text: bareMarked('warning'),
      target: { windows: 'server-2022' },
    },
    'an unknown target': bareMarked('hint'),
    'a server with a key alone': {
      text: setup(
        bare.replace('<OSImage>', '<OSImage>\n   ^^^^^^^ image-selection-missing (info)') +
          userData('<Key>VDYBN-27WPP-V4HQT-9VMD4-VMK7H</Key>'),
      ),
    },
  },
  quiet: {
    'a client with a key': setup(bare + userData('<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>')),
    'the key in the firmware': setup(bare + userData('<WillShowUI>Never</WillShowUI>')),
    'a template': setup(bare + userData('<Key>{{key}}</Key>')),
    'an image picked by name': metaData('/IMAGE/NAME', 'Windows 11 Pro'),
    'a component that only prepares Windows PE': setup('<EnableNetwork>true</EnableNetwork>'),
  },
  fixes: {
    'by its number': {
      before: setup(bare),
      title: 'Install the first image of the medium',
      after: setup(
        bare.replace(
          '<OSImage>',
          '<OSImage>\n    <InstallFrom>\n      <MetaData wcm:action="add">\n        <Key>/IMAGE/INDEX</Key>\n        <Value>1</Value>\n      </MetaData>\n    </InstallFrom>',
        ),
      ),
    },
    'by its name': {
      before: setup(bare),
      title: 'Install the image Windows 11 Pro',
      after: setup(
        bare.replace(
          '<OSImage>',
          '<OSImage>\n    <InstallFrom>\n      <MetaData wcm:action="add">\n        <Key>/IMAGE/NAME</Key>\n        <Value>Windows 11 Pro</Value>\n      </MetaData>\n    </InstallFrom>',
        ),
      ),
      target: { windows: 'windows-11', edition: 'Professional' },
    },
  },
});

testRule('metadata-incomplete', {
  reports: {
    'a misspelt key': metaData('IMAGE_NAME', 'Windows 11 Pro').replace(
      'IMAGE_NAME</Key>',
      'IMAGE_NAME</Key>\n             ^^^^^^^^^^ metadata-incomplete (error)',
    ),
    'a key that nobody documents': metaData('/IMAGE/FLAGS', 'Professional').replace(
      'FLAGS</Key>',
      'FLAGS</Key>\n             ^^^^^^^^^^^^ metadata-incomplete (warning)',
    ),
    'no value': metaData('/IMAGE/NAME', 'x')
      .replace('<Value>x</Value>', '')
      .replace(/( *)(<MetaData .*)/, '$1$2\n$1 ^^^^^^^^ metadata-incomplete (error)'),
    'an empty value': metaData('/IMAGE/NAME', '').replace(
      '<Value></Value>',
      '<Value></Value>\n        ^^^^^^^^^^^^^^^ metadata-incomplete (error)',
    ),
    'two that need not agree': image(`    <InstallFrom>
      <MetaData wcm:action="add">
       ~~~~~~~~ metadata-incomplete: The first one
        <Key>/IMAGE/INDEX</Key>
        <Value>1</Value>
      </MetaData>
      <MetaData wcm:action="add">
       ^^^^^^^^ metadata-incomplete (warning)
        <Key>/IMAGE/NAME</Key>
        <Value>Windows 11 Pro</Value>
      </MetaData>
    </InstallFrom>`),
  },
  quiet: {
    'the documented keys': metaData('/IMAGE/DESCRIPTION', 'My image'),
    'the edition, which works': metaData('/IMAGE/EditionID', 'Professional'),
    'a template': metaData('{{image_key}}', 'Windows 11 Pro'),
  },
  fixes: {
    'a misspelt key': {
      before: metaData('IMAGE_NAME', 'Windows 11 Pro'),
      title: 'Replace by /IMAGE/NAME',
      after: metaData('/IMAGE/NAME', 'Windows 11 Pro'),
    },
  },
});

testRule('metadata-index-not-number', {
  reports: {
    'a name': metaData('/IMAGE/INDEX', 'Windows 11 Pro').replace(
      'Pro</Value>',
      'Pro</Value>\n               ^^^^^^^^^^^^^^ metadata-index-not-number (error)',
    ),
    zero: metaData('/IMAGE/INDEX', '0').replace(
      '0</Value>',
      '0</Value>\n               ^ metadata-index-not-number (error)',
    ),
  },
  quiet: {
    'a number': metaData('/IMAGE/INDEX', '6'),
    'a name by name': metaData('/IMAGE/NAME', 'Windows 11 Pro'),
    'a template': metaData('/IMAGE/INDEX', '{{image_index}}'),
  },
  fixes: {
    'a name': {
      before: metaData('/IMAGE/INDEX', 'Windows 11 Pro'),
      title: 'Pick the image by /IMAGE/NAME',
      after: metaData('/IMAGE/NAME', 'Windows 11 Pro'),
    },
    zero: {
      before: metaData('/IMAGE/INDEX', '0'),
      title: 'Pick the first image',
      after: metaData('/IMAGE/INDEX', '1'),
    },
  },
});

const named = (name: string) => metaData('/IMAGE/NAME', name);
const marked = (name: string, finding: string) =>
  named(name).replace(
    `${name}</Value>`,
    `${name}</Value>\n               ${'^'.repeat(name.length)} ${finding}`,
  );

testRule('image-name-exact', {
  reports: {
    'a long edition name': marked('Windows 11 Professional', 'image-name-exact (warning)'),
    'a display name of Server': marked(
      'Windows Server 2022 Standard (Desktop Experience)',
      'image-name-exact (warning)',
    ),
    'a short edition name of Windows 7': marked('Windows 7 Pro', 'image-name-exact (warning)'),
    'a typing error': marked('Windows 10 Entreprise', 'image-name-exact (warning)'),
    'other capitals': marked('Windows 7 Enterprise', 'image-name-exact (hint)'),
    'an unknown name': marked('Windows 11 Gaming Build', 'image-name-exact (hint)'),
  },
  quiet: {
    'a known name': named('Windows Server 2022 SERVERSTANDARD'),
    'an image of the author': named('Golden image 4'),
    'a path to an image of the author': image(`    <InstallFrom>
      <Path>\\install.wim</Path>
      <MetaData wcm:action="add">
        <Key>/IMAGE/NAME</Key>
        <Value>Windows 11 Gaming Build</Value>
      </MetaData>
    </InstallFrom>`),
    'a template': named('{{image_name}}'),
  },
  fixes: {
    'a long edition name': {
      before: named('Windows 11 Professional'),
      title: 'Replace by Windows 11 Pro',
      after: named('Windows 11 Pro'),
    },
    'a short edition name of Windows 7': {
      before: named('Windows 7 Pro'),
      title: 'Replace by Windows 7 PROFESSIONAL',
      after: named('Windows 7 PROFESSIONAL'),
    },
    'a display name of Server Core': {
      before: named('Windows Server 2019 Standard'),
      title: 'Replace by Windows Server 2019 SERVERSTANDARDCORE',
      after: named('Windows Server 2019 SERVERSTANDARDCORE'),
    },
    'a name with the word that only the display name has': {
      before: named('Windows Server 2019 SERVERSTANDARD Evaluation'),
      title: 'Replace by Windows Server 2019 SERVERSTANDARD',
      after: named('Windows Server 2019 SERVERSTANDARD'),
    },
    'a display name that may mean the desktop': {
      before: named('Windows Server 2019 Standard'),
      title: 'Replace by Windows Server 2019 SERVERSTANDARD',
      after: named('Windows Server 2019 SERVERSTANDARD'),
    },
  },
});

testRule('image-os-mismatch', {
  reports: {
    'an image of Windows 8.1 for Windows 11': {
      text: marked('Windows 8.1 Pro', 'image-os-mismatch (error)'),
      target: { windows: 'windows-11' },
    },
    'an image of Windows 10 for Windows 11': {
      text: marked('Windows 10 Pro', 'image-os-mismatch (info)'),
      target: { windows: 'windows-11' },
    },
  },
  quiet: {
    'the image of the target': { text: named('Windows 11 Pro'), target: { windows: 'windows-11' } },
    'no stated target': named('Windows 8.1 Pro'),
  },
  fixes: {
    'with the image of the target': {
      before: named('Windows 8.1 Pro'),
      title: 'Replace by Windows 11 Pro',
      after: named('Windows 11 Pro'),
      target: { windows: 'windows-11' },
    },
  },
});

const from = (path: string, more = '') =>
  image(`    <InstallFrom>\n      <Path>${path}</Path>${more}\n    </InstallFrom>`);

testRule('installfrom-path', {
  reports: {
    'a share without credentials': from(
      '\\\\server\\images\\install.wim',
      '\n            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ installfrom-path (warning)',
    ),
    'a drive letter': from(
      'D:\\sources\\install.wim',
      '\n            ^^^^^^^^^^^^^^^^^^^^^^ installfrom-path (info)',
    ),
  },
  quiet: {
    'a share with credentials': from(
      '\\\\server\\images\\install.wim',
      '\n      <Credentials>\n        <Domain>CONTOSO</Domain>\n        <Username>installer</Username>\n        <Password>{{password}}</Password>\n      </Credentials>',
    ),
    'a path on the medium': from('\\sources\\install.wim'),
    'a template': from('{{image_path}}'),
  },
});

const withFlag = (flag: string, path: string) =>
  setup(`
<UserData>
  <AcceptEula>true</AcceptEula>
</UserData>${flag}
<RunSynchronous>
  <RunSynchronousCommand wcm:action="add">
    <Order>1</Order>
    <Path>${path}</Path>
  </RunSynchronousCommand>
</RunSynchronous>`);

testRule('configsetroot-needs-flag', {
  reports: {
    'the variable without the flag': withFlag(
      '',
      `%configsetroot%\\setup.cmd</Path>\n          ${'^'.repeat(25)} configsetroot-needs-flag (error)\n    <Description>Set up`,
    ).replace('Set up</Path>', 'Set up</Description>'),
  },
  quiet: {
    'the flag': withFlag('\n<UseConfigurationSet>true</UseConfigurationSet>', '%configsetroot%\\setup.cmd'),
    'another variable': withFlag('', '%SystemRoot%\\setup.cmd'),
    'a file that installs nothing': deployment(`
<RunSynchronous>
  <RunSynchronousCommand wcm:action="add">
    <Order>1</Order>
    <Path>%configsetroot%\\setup.cmd</Path>
  </RunSynchronousCommand>
</RunSynchronous>`),
  },
  fixes: {
    'a flag that is off': {
      before: withFlag('\n<UseConfigurationSet>false</UseConfigurationSet>', '%configsetroot%\\setup.cmd'),
      title: 'Set UseConfigurationSet to true',
      after: withFlag('\n<UseConfigurationSet>true</UseConfigurationSet>', '%configsetroot%\\setup.cmd'),
    },
  },
});

const upgrade = (value: string, rest: string, mark = '') =>
  setup(`
<UpgradeData>
  <Upgrade>${value}</Upgrade>${mark}
</UpgradeData>
<UserData>
  <AcceptEula>true</AcceptEula>
</UserData>${rest}`);

testRule('upgrade-with-other-settings', {
  reports: {
    'an upgrade that chooses an image': withTildes(
      upgrade('true', bare, '\n           ^^^^ upgrade-with-other-settings (error)'),
      '<«ImageInstall»>',
      'upgrade-with-other-settings: ImageInstall',
    ),
  },
  quiet: {
    'a new installation': upgrade('false', bare),
    'an upgrade alone': upgrade('true', ''),
  },
  fixes: {
    'an upgrade': {
      before: upgrade('true', bare),
      title: 'Remove ImageInstall',
      after: upgrade('true', ''),
    },
  },
});

const commands = (...lines: readonly string[]) => `
<RunSynchronous>
${lines
  .map((line, index) => {
    const [path, mark] = line.split('\n');
    const marked = mark ? `\n${' '.repeat(10 + path!.indexOf('/v ') + 3)}${mark}` : '';
    return `  <RunSynchronousCommand wcm:action="add">\n    <Order>${index + 1}</Order>\n    <Path>${path}</Path>${marked}\n  </RunSynchronousCommand>`;
  })
  .join('\n')}
</RunSynchronous>`;
const labConfig = (name: string) =>
  `reg.exe add HKLM\\SYSTEM\\Setup\\LabConfig /v ${name} /t REG_DWORD /d 1 /f`;

testRule('win11-labconfig', {
  reports: {
    'a misspelt value': setup(commands(`${labConfig('BypassTPM')}\n^^^^^^^^^ win11-labconfig (warning)`)),
    'an older Windows': {
      text: setup(commands(`${labConfig('BypassTPMCheck')}\n^^^^^^^^^^^^^^ win11-labconfig (info)`)),
      target: { windows: 'windows-10' },
    },
  },
  quiet: {
    'the values that work': setup(
      commands(labConfig('BypassTPMCheck'), labConfig('BypassSecureBootCheck'), labConfig('BypassRAMCheck')),
    ),
    'another key': setup(
      commands('reg.exe add HKLM\\SYSTEM\\Setup\\MoSetup /v BypassTPM /t REG_DWORD /d 1 /f'),
    ),
  },
  fixes: {
    'a misspelt value': {
      before: setup(commands(labConfig('BypassTPM'))),
      title: 'Replace by BypassTPMCheck',
      after: setup(commands(labConfig('BypassTPMCheck'))),
    },
  },
});

testRule('labconfig-madeup', {
  reports: {
    'a value that nobody reads': setup(
      commands(
        labConfig('BypassTPMCheck'),
        `${labConfig('BypassCPUCheck')}\n^^^^^^^^^^^^^^ labconfig-madeup (info)`,
      ),
    ),
  },
  quiet: { 'a value that works': setup(commands(labConfig('BypassRAMCheck'))) },
  fixes: {
    'without the command': {
      before: setup(commands(labConfig('BypassTPMCheck'), labConfig('BypassCPUCheck'))),
      title: 'Remove the command',
      after: setup(commands(labConfig('BypassTPMCheck'))),
    },
  },
});

testRule('labconfig-wrong-pass', {
  reports: {
    'the specialize pass': deployment(
      commands(`${labConfig('BypassTPMCheck')}\n^^^^^^^^^^^^^^ labconfig-wrong-pass (warning)`),
    ),
    'a value of the installed Windows in windowsPE': setup(
      commands(
        `reg.exe add HKLM\\SYSTEM\\Setup\\MoSetup /v AllowUpgradesWithUnsupportedTPMOrCPU /t REG_DWORD /d 1 /f\n${'^'.repeat(36)} labconfig-wrong-pass (warning)`,
      ),
    ),
  },
  quiet: {
    'the windowsPE pass': setup(commands(labConfig('BypassTPMCheck'))),
    'both passes': inRoot(
      body(setup(commands(labConfig('BypassTPMCheck')))) +
        body(deployment(commands(labConfig('BypassTPMCheck')))),
    ),
    'a value of the installed Windows in specialize': deployment(
      commands(
        'reg.exe add HKLM\\SYSTEM\\Setup\\MoSetup /v AllowUpgradesWithUnsupportedTPMOrCPU /t REG_DWORD /d 1 /f',
      ),
    ),
  },
});

const services = (content: string, rest = '', mark = '') =>
  setup(`\n<WindowsDeploymentServices>${mark}\n${content}\n</WindowsDeploymentServices>${rest}`);
const login = (domain: string) => `  <Login>
    <Credentials>${domain}
      <Username>installer@example.com</Username>
      <Password>{{password}}</Password>
    </Credentials>
  </Login>`;
const selection = `  <ImageSelection>
    <InstallImage>
      <ImageName>Windows 10 Pro</ImageName>
    </InstallImage>
    <InstallTo>
      <DiskID>0</DiskID>
      <PartitionID>1</PartitionID>
    </InstallTo>
  </ImageSelection>`;
const underServices = ` ${'^'.repeat(25)}`;

testRule('wds-no-client', {
  reports: {
    'an image of a medium': withTildes(
      services(`${login('')}\n${selection}`, bare, `\n${underServices} wds-no-client (warning)`),
      '<«OSImage»>',
      'wds-no-client: OSImage',
    ),
    'no image': services(login(''), '', `\n${underServices} wds-no-client (info)`),
  },
  quiet: {
    'complete settings': services(`${login('')}\n${selection}`),
    'a file for media': setup(bare),
  },
});

testRule('wds-domain-with-upn', {
  reports: {
    'a domain beside a user name with its own': services(
      `${login('\n      <Domain>EXAMPLE</Domain>\n      ^^^^^^^^^^^^^^^^^^^^^^^^ wds-domain-with-upn (hint)')}\n${selection}`,
    ),
  },
  quiet: {
    'a user name with a domain': services(`${login('')}\n${selection}`),
    'a plain user name': services(
      `${login('\n      <Domain>EXAMPLE</Domain>').replace('@example.com', '')}\n${selection}`,
    ),
  },
  fixes: {
    'without the domain': {
      before: services(`${login('\n      <Domain>EXAMPLE</Domain>')}\n${selection}`),
      title: 'Remove Domain',
      after: services(`${login('')}\n${selection}`),
    },
  },
});
