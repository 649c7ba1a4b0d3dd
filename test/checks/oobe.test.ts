/** The pages of OOBE and the details beside them. */
import { marked } from '../support/disk-layouts';
import { inComponent } from '../support/findings';
import {
  autoLogon,
  component,
  forSysprep,
  installation,
  localAccount,
  oobe,
  userAccounts,
} from '../support/installations';
import { testRule } from '../support/rule-tests';

const shell = (settings: string, pass = 'oobeSystem') =>
  marked(inComponent(pass, 'Microsoft-Windows-Shell-Setup', settings));
const users = userAccounts(localAccount('Anna'));
const USER = `${users}\n`;
/** OOBE with an account, so that the pages in question are all that is open. */
const pages = (settings: string, name = 'OOBE') =>
  installation({ oobeSystem: `${USER}<${name}>\n${settings}\n</OOBE>` });

testRule('skipmachineoobe', {
  reports: {
    'nobody to log on': installation({
      oobeSystem: oobe(
        '<«SkipMachineOOBE|setting-deprecated»>«true|skipmachineoobe (warning)»</SkipMachineOOBE>',
      ),
    }),
    'Windows 7 with an account': {
      text: pages('<SkipMachineOOBE>«true|skipmachineoobe (info)»</SkipMachineOOBE>'),
      target: { windows: 'windows-7' },
    },
    'Windows 10 with an account': {
      text: pages('<«SkipMachineOOBE|setting-deprecated»>«true|skipmachineoobe (hint)»</SkipMachineOOBE>'),
      target: { windows: 'windows-10' },
    },
    'a file for Sysprep': forSysprep({
      oobeSystem: oobe(
        '<«SkipMachineOOBE|setting-deprecated»>«true|skipmachineoobe (hint)»</SkipMachineOOBE>',
      ),
    }),
  },
  quiet: { false: pages('<«SkipMachineOOBE|setting-deprecated»>false</SkipMachineOOBE>') },
});

const PROTECT = '<ProtectYourPC>3</ProtectYourPC>';
const EULA = '<HideEULAPage>true</HideEULAPage>';

testRule('hideeula-missing', {
  reports: {
    'a file without it': pages(PROTECT, '«OOBE|hideeula-missing (warning)»'),
    false: pages('<HideEULAPage>«false|hideeula-missing»</HideEULAPage>'),
    'no OOBE at all': installation({ oobeSystem: users }).replace(
      /(name="Microsoft-Windows-Shell-Setup".*\n)/,
      `$1${' '.repeat(17)}${'^'.repeat(29)} hideeula-missing\n`,
    ),
    'a server': {
      text: pages(PROTECT, '«OOBE|hideeula-missing (info)»'),
      target: { windows: 'server-2022' },
    },
  },
  quiet: {
    true: pages(EULA),
    'a placeholder': pages('<HideEULAPage>{{ hide }}</HideEULAPage>'),
    'an account that logs on by itself': installation({
      oobeSystem: `${USER}${autoLogon('Anna')}\n${oobe()}`,
    }),
    'a file for Sysprep': forSysprep({ oobeSystem: `${USER}${oobe()}` }),
    'a file that enters audit mode': installation({ oobeSystem: oobe() }).replace(
      '<settings pass="oobeSystem">',
      `<settings pass="oobeSystem">\n${component('Microsoft-Windows-Deployment', '<Reseal>\n<Mode>Audit</Mode>\n</Reseal>')}`,
    ),
    'a template with branches': installation({ oobeSystem: `${USER}%{ if oobe }\n${oobe()}\n%{ endif }` }),
  },
  fixes: {
    'behind the last child': {
      before: pages(PROTECT),
      title: 'Set HideEULAPage to true',
      after: pages(`${PROTECT}\n${EULA}`),
    },
    false: {
      before: pages('<HideEULAPage>false</HideEULAPage>'),
      title: 'Set HideEULAPage to true',
      after: pages(EULA),
    },
    'no OOBE at all': {
      before: installation({ oobeSystem: users }),
      title: 'Set HideEULAPage to true',
      after: installation({ oobeSystem: `${USER}<OOBE>\n  ${EULA}\n</OOBE>` }),
    },
  },
});

testRule('protectyourpc-missing', {
  reports: {
    'a client': {
      text: pages(EULA, '«OOBE|protectyourpc-missing (warning)»'),
      target: { windows: 'windows-10' },
    },
    'an unknown version': pages(EULA, '«OOBE|protectyourpc-missing (info)»'),
  },
  quiet: {
    'a value': { text: pages(PROTECT), target: { windows: 'windows-10' } },
    'a wrong value, which another rule reports': {
      text: pages('<ProtectYourPC>«4|enum-value»</ProtectYourPC>'),
      target: { windows: 'windows-10' },
    },
    'a server': { text: pages(EULA), target: { windows: 'server-2019' } },
    'a file for Sysprep': { text: forSysprep({ oobeSystem: oobe(EULA) }), target: { windows: 'windows-10' } },
  },
  fixes: {
    'a client': {
      before: pages(EULA),
      title: 'Set ProtectYourPC to 3',
      after: pages(`${EULA}\n${PROTECT}`),
    },
  },
});

testRule('networklocation-7', {
  reports: {
    'Windows 7': {
      text: pages(PROTECT, '«OOBE|networklocation-7 (warning)»'),
      target: { windows: 'windows-7' },
    },
  },
  quiet: {
    'a location': {
      text: pages('<NetworkLocation>Home</NetworkLocation>'),
      target: { windows: 'windows-7' },
    },
    'Windows 8.1': { text: pages(PROTECT), target: { windows: 'windows-8.1' } },
    'a server': { text: pages(PROTECT), target: { windows: 'server-2008-r2' } },
    'an unknown version': pages(PROTECT),
  },
  fixes: {
    'Windows 7': {
      before: pages(PROTECT),
      title: 'Set NetworkLocation to Work',
      after: pages(`${PROTECT}\n<NetworkLocation>Work</NetworkLocation>`),
      target: { windows: 'windows-7' },
    },
  },
});

testRule('hidewireless-missing', {
  reports: {
    'Windows 11': {
      text: pages(PROTECT, '«OOBE|hidewireless-missing (warning)»'),
      target: { windows: 'windows-11' },
    },
    'Windows 8.1': {
      text: pages(PROTECT, '«OOBE|hidewireless-missing (info)»'),
      target: { windows: 'windows-8.1' },
    },
  },
  quiet: {
    'a hidden page': {
      text: pages('<HideWirelessSetupInOOBE>true</HideWirelessSetupInOOBE>'),
      target: { windows: 'windows-11' },
    },
    'Windows Vista, which has no such setting': {
      text: pages(PROTECT),
      target: { windows: 'windows-vista' },
    },
    'a server': { text: pages(PROTECT), target: { windows: 'server-2022' } },
    'an unknown version': pages(PROTECT),
  },
});

const bare = (name = 'OOBE', settings = PROTECT) =>
  installation({ oobeSystem: `<${name}>\n${settings}\n</OOBE>` });
const HIDE_ONLINE = '<HideOnlineAccountScreens>true</HideOnlineAccountScreens>';

testRule('hideonline-missing', {
  reports: {
    'a file without an account': {
      text: bare('«OOBE|hideonline-missing (warning)»'),
      target: { windows: 'windows-11' },
    },
  },
  quiet: {
    'an account': { text: pages(PROTECT), target: { windows: 'windows-11' } },
    'hidden pages': { text: bare('OOBE', HIDE_ONLINE), target: { windows: 'windows-11' } },
    'Windows 7': { text: bare(), target: { windows: 'windows-7' } },
    'a server': { text: bare(), target: { windows: 'server-2022' } },
    'an unknown version': bare(),
  },
});

testRule('hideonline-without-account', {
  reports: {
    'a file without an account': bare(
      'OOBE',
      HIDE_ONLINE.replace(
        'HideOnlineAccountScreens',
        '«HideOnlineAccountScreens|hideonline-without-account (info)»',
      ),
    ),
  },
  quiet: {
    'an account': pages(HIDE_ONLINE),
    'visible pages': bare('OOBE', HIDE_ONLINE.replace('true', 'false')),
    'a command that creates an account': installation({
      oobeSystem: oobe(HIDE_ONLINE),
      components: component(
        'Microsoft-Windows-Deployment',
        '<RunSynchronous>\n<RunSynchronousCommand wcm:action="add">\n<Order>1</Order>\n<Path>net user Anna /add</Path>\n</RunSynchronousCommand>\n</RunSynchronous>',
      ),
    }),
    'a file for Sysprep': forSysprep({ oobeSystem: oobe(HIDE_ONLINE) }),
  },
});

const HIDE_LOCAL = '<HideLocalAccountScreen>true</HideLocalAccountScreen>';
const hideLocal = (mark: string) =>
  shell(oobe(HIDE_LOCAL.replace('HideLocalAccountScreen', `«HideLocalAccountScreen|${mark}»`)));

testRule('hidelocalaccountscreen-client', {
  reports: {
    'a client': {
      text: hideLocal('hidelocalaccountscreen-client (info)'),
      target: { windows: 'windows-11' },
    },
  },
  quiet: {
    'a server': { text: shell(oobe(HIDE_LOCAL)), target: { windows: 'server-2022' } },
    'an unknown version': shell(oobe(HIDE_LOCAL)),
  },
  fixes: {
    'a client': {
      before: shell(oobe(`${PROTECT}\n${HIDE_LOCAL}`)),
      title: 'Remove HideLocalAccountScreen',
      after: shell(oobe(PROTECT)),
      target: { windows: 'windows-11' },
    },
  },
});

testRule('hidelocalaccountscreen-no-password', {
  reports: {
    'a server': {
      text: hideLocal('hidelocalaccountscreen-no-password (warning)'),
      target: { windows: 'server-2022' },
    },
  },
  quiet: {
    'a password': {
      text: shell(
        `${oobe(HIDE_LOCAL)}\n<UserAccounts>\n<AdministratorPassword>\n<Value>{{ password }}</Value>\n</AdministratorPassword>\n</UserAccounts>`,
      ),
      target: { windows: 'server-2022' },
    },
    'a visible page': {
      text: shell(oobe(HIDE_LOCAL.replace('true', 'false'))),
      target: { windows: 'server-2022' },
    },
    'an unknown version': shell(oobe(HIDE_LOCAL)),
  },
});

const bypass = (path: string, oobeSystem: string) =>
  installation({
    oobeSystem,
    components: component(
      'Microsoft-Windows-Deployment',
      `<RunSynchronous>\n<RunSynchronousCommand wcm:action="add">\n<Order>1</Order>\n<Path>${path}</Path>\n</RunSynchronousCommand>\n</RunSynchronous>`,
    ),
  });
const REGISTRY =
  'reg.exe add HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\OOBE /v BypassNRO /t REG_DWORD /d 1 /f';

testRule('bypassnro', {
  reports: {
    'a file with an account': bypass(REGISTRY.replace('BypassNRO', '«BypassNRO|bypassnro (info)»'), users),
    'the script that is gone': bypass(
      '%WINDIR%\\System32\\oobe\\«bypassnro|bypassnro (info)».cmd',
      oobe('<HideOnlineAccountScreens>false</HideOnlineAccountScreens>'),
    ),
  },
  quiet: {
    'a file without an account': bypass(REGISTRY, oobe()),
    'another value': bypass(REGISTRY.replace('BypassNRO', 'DisablePrivacyExperience'), users),
  },
});

testRule('retaildemo', {
  reports: {
    'a demo': shell(oobe('<UnattendEnableRetailDemo>«true|retaildemo (warning)»</UnattendEnableRetailDemo>')),
  },
  quiet: { 'no demo': shell(oobe('<UnattendEnableRetailDemo>false</UnattendEnableRetailDemo>')) },
  fixes: {
    'a demo': {
      before: shell(oobe(`${PROTECT}\n<UnattendEnableRetailDemo>true</UnattendEnableRetailDemo>`)),
      title: 'Remove UnattendEnableRetailDemo',
      after: shell(oobe(PROTECT)),
    },
  },
});

const folders = (settings: string) => shell(`<FolderLocations>\n${settings}\n</FolderLocations>`);

testRule('folderlocations', {
  reports: {
    'other folders': folders(
      '<«ProfilesDirectory|folderlocations (warning)»>D:\\Users</ProfilesDirectory>\n<«ProgramData|folderlocations»>D:\\ProgramData</ProgramData>',
    ),
  },
  quiet: {
    'the usual folder': folders('<ProfilesDirectory>%SYSTEMDRIVE%\\Users</ProfilesDirectory>'),
    'a placeholder': folders('<ProfilesDirectory>{{ profiles }}</ProfilesDirectory>'),
  },
});

const features = (settings: string) => shell(`<WindowsFeatures>\n${settings}\n</WindowsFeatures>`);
const PLAYER = '<ShowWindowsMediaPlayer>false</ShowWindowsMediaPlayer>';
const playerMarked = features(
  PLAYER.replace('ShowWindowsMediaPlayer', '«ShowWindowsMediaPlayer|windowsfeatures-absent (error)»'),
);

testRule('windowsfeatures-absent', {
  reports: {
    'an N edition': { text: playerMarked, target: { windows: 'windows-10', edition: 'ProfessionalN' } },
    'a small edition of Windows 7': {
      text: features('<«ShowMediaCenter|windowsfeatures-absent»>false</ShowMediaCenter>'),
      target: { windows: 'windows-7', edition: 'HomeBasic' },
    },
    'Internet Explorer in Windows 11': {
      text: features('<«ShowInternetExplorer|windowsfeatures-absent (warning)»>false</ShowInternetExplorer>'),
      target: { windows: 'windows-11' },
    },
  },
  quiet: {
    'other editions': { text: features(PLAYER), target: { windows: 'windows-10', edition: 'Professional' } },
    'an unknown edition': features(PLAYER),
    'a server whose name ends alike': { text: features(PLAYER), target: { edition: 'ServerSolution' } },
    'Media Center in Windows 10, which another rule reports': {
      text: features('<«ShowMediaCenter|setting-removed»>false</ShowMediaCenter>'),
      target: { windows: 'windows-10', edition: 'ProfessionalN' },
    },
  },
  fixes: {
    'an N edition': {
      before: features(`<ShowInternetExplorer>true</ShowInternetExplorer>\n${PLAYER}`),
      title: 'Remove ShowWindowsMediaPlayer',
      after: features('<ShowInternetExplorer>true</ShowInternetExplorer>'),
      target: { windows: 'windows-10', edition: 'ProfessionalN' },
    },
  },
});

const maker = (settings: string) => shell(`<OEMInformation>\n${settings}\n</OEMInformation>`, 'specialize');

testRule('oeminfo-supporturl', {
  reports: {
    'an address without its protocol': maker(
      '<SupportURL>«www.example.com/support|oeminfo-supporturl (warning)»</SupportURL>',
    ),
    'a text to be replaced': maker('<SupportURL>«[ your website ]|oeminfo-supporturl (info)»</SupportURL>'),
    'a logo in another format': maker(
      '<«Logo|setting-deprecated»>«C:\\Windows\\logo.png|oeminfo-supporturl»</Logo>',
    ),
  },
  quiet: {
    'an address': maker('<SupportURL>https://www.example.com</SupportURL>'),
    'an empty address': maker('«<SupportURL></SupportURL>|empty-element-noise»'),
    'a bitmap': maker('<«Logo|setting-deprecated»>C:\\Windows\\LOGO.BMP</Logo>'),
    'a placeholder': maker('<SupportURL>{{ url }}</SupportURL>'),
  },
  fixes: {
    'an address without its protocol': {
      before: maker('<SupportURL>www.example.com/support?a=1</SupportURL>'),
      title: 'Add https://',
      after: maker('<SupportURL>https://www.example.com/support?a=1</SupportURL>'),
    },
  },
});
