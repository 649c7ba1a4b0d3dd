/** Mutations of the image and its key, of languages, regions and time zones. */
import type { Mutation } from '../mutation';
import { after, anywhere, drop, first, into, replace, rewrite, set, target } from '../steps';

const CLIENTS = ['windows-7', 'windows-8.1', 'windows-10', 'windows-11'];
const METADATA =
  '<InstallFrom><MetaData wcm:action="add"><Key>/IMAGE/NAME</Key><Value>Windows 10 Home</Value></MetaData></InstallFrom>';

export const imageMutations: readonly Mutation[] = [
  { rule: 'accepteula-missing', steps: [drop('UserData/AcceptEula')] },
  { rule: 'accepteula-missing', steps: [set('UserData/AcceptEula', 'false')] },
  { rule: 'accepteula-missing', steps: [set('UserData/AcceptEula', '')] },
  {
    rule: 'productkey-alphabet',
    steps: [set('UserData/ProductKey/Key', 'XXXXX-XXXXX-XXXXX-XXXXX-XXXXX')],
    severity: 'warning',
  },
  {
    rule: 'productkey-missing',
    steps: [drop('UserData/ProductKey')],
    on: ['windows-8.1', 'windows-10', 'windows-11'],
    also: ['image-selection-missing'],
  },
  { rule: 'productkey-missing', steps: [drop('UserData/ProductKey')], on: ['windows-7'], severity: 'hint' },
  {
    rule: 'productkey-empty',
    steps: [target('windows-11 build=26100'), set('UserData/ProductKey/Key', '')],
    on: ['windows-11'],
    also: ['winpe-uilanguage-missing'],
  },
  {
    rule: 'productkey-empty',
    steps: [set('UserData/ProductKey/Key', '')],
    on: ['windows-10'],
    severity: 'hint',
  },
  {
    rule: 'productkey-zeros',
    steps: [set('UserData/ProductKey/Key', '00000-00000-00000-00000-00000')],
    on: ['windows-11'],
  },
  {
    rule: 'productkey-zeros',
    steps: [set('UserData/ProductKey/Key', '00000-00000-00000-00000-00000')],
    on: ['windows-7', 'windows-10'],
    severity: 'info',
  },
  {
    rule: 'productkey-not-in-key-element',
    steps: [replace('UserData/ProductKey', '<ProductKey>▶VK7JG-NPHTM-C97JM-9MPGT-3V66T</ProductKey>')],
    on: ['windows-8.1', 'windows-10', 'windows-11'],
  },
  { rule: 'productkey-format', steps: [set('UserData/ProductKey/Key', 'VK7JG-NPHTM-C97JM-9MPGT')] },
  {
    rule: 'productkey-format',
    steps: [set('UserData/ProductKey/Key', 'VK7JGNPHTMC97JM9MPGT3V66T')],
    also: ['productkey-generation', 'productkey-os-conflict', 'productkey-edition-conflict'],
  },
  { rule: 'productkey-alphabet', steps: [set('UserData/ProductKey/Key', 'VK7JG-NPHTM-C97JM-9MPGT-3V6O1')] },
  {
    rule: 'productkey-generation',
    steps: [set('UserData/ProductKey/Key', 'VK7JG-NPHTM-C97JM-9MPGT-3V66X')],
    on: ['windows-7'],
    also: ['activation-key-only-pe', 'secrets-in-clear'],
  },
  {
    rule: 'productkey-generation',
    steps: [set('UserData/ProductKey/Key', 'FJ82H-XT6CR-J8D7P-XQJJ2-GPDD6')],
    on: ['windows-8.1', 'server-2022'],
    also: ['activation-key-only-pe', 'secrets-in-clear'],
  },
  {
    rule: 'specialize-key-invalid',
    steps: [into('specialize/Shell-Setup', '<ProductKey>VK7JG-NPHTM-C97JM</ProductKey>')],
  },
  {
    rule: 'specialize-key-invalid',
    steps: [into('specialize/Shell-Setup', '<ProductKey>VK7JG-NPHTM-C97JM-9MPGT-3V66O</ProductKey>')],
  },
  {
    rule: 'productkey-edition-conflict',
    steps: [set('MetaData/Value', 'Windows 10 Home'), rewrite('UserData/ProductKey', '<Key>', '<Key>▶')],
    on: ['windows-10'],
  },
  {
    rule: 'productkey-edition-conflict',
    steps: [set('UserData/ProductKey/Key', 'YTMG3-N6DKC-DKB77-7M9GH-8HVX7')],
    on: ['windows-10', 'windows-11'],
  },
  {
    rule: 'productkey-os-conflict',
    steps: [set('UserData/ProductKey/Key', 'D2N9P-3P6X9-2R39C-7RTCD-MDVJX')],
    on: ['server-2022'],
  },
  {
    rule: 'productkey-os-conflict',
    steps: [set('UserData/ProductKey/Key', 'GCRJD-8NW9H-F2CDX-CCM8D-9D6T9')],
    on: ['windows-10', 'windows-11'],
  },
  {
    rule: 'kms-key-on-retail-media',
    steps: [
      set('MetaData/Value', 'Windows 10 Enterprise Evaluation'),
      anywhere(/-target: .*?-->/, '-target: windows-10 -->'),
      set('UserData/ProductKey/Key', '▶NPPR9-FWDCX-D2C8J-H872K-2YT43'),
    ],
    on: ['windows-10'],
  },
  {
    rule: 'keys-differ',
    steps: [into('specialize/Shell-Setup', '<ProductKey>NPPR9-FWDCX-D2C8J-H872K-2YT43</ProductKey>')],
    on: ['windows-10', 'windows-11', 'audit'],
    also: ['generic-key-in-specialize'],
  },
  {
    rule: 'generic-key-in-specialize',
    steps: [into('specialize/Shell-Setup', '<ProductKey>VK7JG-NPHTM-C97JM-9MPGT-3V66T</ProductKey>')],
    on: ['windows-10', 'windows-11', 'audit', 'sysprep'],
    also: ['keys-differ', 'productkey-edition-conflict'],
  },
  {
    rule: 'activation-key-only-pe',
    steps: [set('UserData/ProductKey/Key', 'VK7JG-NPHTM-C97JM-9MPGT-3V66X')],
    on: ['windows-8.1', 'windows-10', 'windows-11', 'server', 'audit'],
    also: ['secrets-in-clear'],
  },
  {
    rule: 'image-selection-missing',
    steps: [drop('OSImage/InstallFrom'), rewrite('ImageInstall', '<OSImage>', '▶<OSImage>')],
    on: ['server-2022'],
    severity: 'info',
  },
  {
    rule: 'image-selection-missing',
    steps: [
      drop('OSImage/InstallFrom'),
      drop('UserData/ProductKey'),
      rewrite('ImageInstall', '<OSImage>', '▶<OSImage>'),
    ],
    on: ['windows-11'],
    also: ['productkey-missing'],
  },
  {
    rule: 'metadata-incomplete',
    steps: [set('MetaData/Key', 'IMAGE_NAME')],
    also: ['image-selection-missing'],
  },
  { rule: 'metadata-incomplete', steps: [set('MetaData/Value', '')], also: ['image-selection-missing'] },
  {
    rule: 'metadata-index-not-number',
    steps: [set('MetaData/Key', '▷/IMAGE/INDEX'), rewrite('MetaData', '<Value>', '▶<Value>')],
    on: CLIENTS,
  },
  { rule: 'metadata-index-not-number', steps: [set('MetaData/Value', '0')], on: ['audit'] },
  { rule: 'image-name-exact', steps: [set('MetaData/Value', 'Windows 11 Professional')], on: ['windows-11'] },
  {
    rule: 'image-os-mismatch',
    steps: [set('MetaData/Value', 'Windows 8.1 Pro')],
    on: ['windows-10-bios', 'windows-11'],
    also: ['productkey-os-conflict', 'stale-offline-image'],
  },
  {
    rule: 'image-os-mismatch',
    steps: [set('MetaData/Value', 'Windows Server 2019 SERVERSTANDARD')],
    on: ['server-2022', 'windows-11'],
    also: ['productkey-os-conflict', 'productkey-edition-conflict', 'no-account'],
  },
  {
    rule: 'installfrom-path',
    steps: [first('InstallFrom', '<Path>\\\\files\\images\\install.wim</Path>')],
    on: ['windows-10-uefi', 'windows-7-sample', 'server', 'audit'],
  },
  {
    rule: 'configsetroot-needs-flag',
    steps: [
      set('specialize/Deployment/RunSynchronous/RunSynchronousCommand/Path', '%configsetroot%\\prepare.cmd'),
    ],
    on: ['windows', 'server'],
  },
  {
    rule: 'upgrade-with-other-settings',
    steps: [into('windowsPE/Setup', '<UpgradeData><Upgrade>true</Upgrade></UpgradeData>')],
    also: ['accepteula-missing'],
  },
  {
    rule: 'win11-labconfig',
    steps: [
      set(
        'windowsPE/Setup/RunSynchronous/RunSynchronousCommand/Path',
        'reg.exe add HKLM\\SYSTEM\\Setup\\LabConfig /v BypassTPM /t REG_DWORD /d 1 /f',
      ),
    ],
  },
  {
    rule: 'labconfig-madeup',
    steps: [
      set(
        'windowsPE/Setup/RunSynchronous/RunSynchronousCommand/Path',
        'reg add HKLM\\SYSTEM\\Setup\\LabConfig /v BypassCPUCheck /t REG_DWORD /d 1 /f',
      ),
    ],
  },
  {
    rule: 'labconfig-wrong-pass',
    steps: [
      set(
        'specialize/Deployment/RunSynchronous/RunSynchronousCommand/Path',
        'reg add HKLM\\SYSTEM\\Setup\\LabConfig /v BypassTPMCheck /t REG_DWORD /d 1 /f',
      ),
    ],
    on: ['windows-11-arm64'],
  },
  {
    rule: 'wds-no-client',
    steps: [
      into(
        'windowsPE/Setup',
        '<WindowsDeploymentServices><ImageSelection><InstallTo><DiskID>0</DiskID><PartitionID>3</PartitionID></InstallTo></ImageSelection></WindowsDeploymentServices>',
      ),
      rewrite('WindowsDeploymentServices', '<WindowsDep', '▶<WindowsDep'),
    ],
    on: ['windows-7', 'windows-10-uefi', 'server'],
    also: ['installto-no-such-partition'],
  },
  {
    rule: 'wds-domain-with-upn',
    steps: [
      into(
        'windowsPE/Setup',
        '<WindowsDeploymentServices><Login><Credentials><Username>kim@example.com</Username>▶<Domain>EXAMPLE</Domain><Password>Rope-And-Sail-8</Password></Credentials></Login></WindowsDeploymentServices>',
      ),
    ],
    also: ['wds-no-client', 'secrets-in-clear', 'setting-removed'],
  },
  {
    rule: 'winpe-uilanguage-missing',
    steps: [
      target('windows-11 build=26100'),
      drop('International-Core-WinPE/UILanguage'),
      rewrite('windowsPE/International-Core-WinPE', '<component', '▶<component'),
    ],
    on: ['windows-11'],
  },
  {
    rule: 'winpe-uilanguage-missing',
    steps: [
      drop('windowsPE/International-Core-WinPE'),
      target('server-2025'),
      rewrite('windowsPE/Setup', '<component', '▶<component'),
    ],
    on: ['server-2022'],
    also: ['productkey-os-conflict', 'image-os-mismatch', 'stale-offline-image'],
  },
  {
    rule: 'oobe-international-missing',
    steps: [
      drop('oobeSystem/International-Core'),
      rewrite('oobeSystem/Shell-Setup', '<component', '▶<component'),
    ],
    on: ['windows-10', 'windows-11'],
  },
  {
    rule: 'oobe-international-incomplete',
    steps: [
      drop('oobeSystem/International-Core/UserLocale'),
      drop('International-Core-WinPE/UserLocale'),
      rewrite('oobeSystem/International-Core', '<component', '▶<component'),
    ],
    on: ['windows-10', 'windows-11'],
  },
  {
    rule: 'locale-tag-unknown',
    steps: [set('oobeSystem/International-Core/UserLocale', 'de_DE')],
    also: ['inputlocale-mismatch-hint', 'oobe-international-incomplete'],
  },
  { rule: 'locale-tag-unknown', steps: [set('International-Core-WinPE/SystemLocale', 'xx-YY')] },
  { rule: 'uilanguage-no-language-pack', steps: [set('oobeSystem/International-Core/UILanguage', 'en-AU')] },
  {
    rule: 'neutral-locale',
    steps: [set('oobeSystem/International-Core/UserLocale', 'en')],
    also: ['inputlocale-mismatch-hint'],
  },
  {
    rule: 'uilanguagefallback-useless',
    steps: [into('oobeSystem/International-Core', '<UILanguageFallback>en-US</UILanguageFallback>')],
  },
  { rule: 'inputlocale-format', steps: [set('oobeSystem/International-Core/InputLocale', '409:409')] },
  {
    rule: 'inputlocale-format',
    steps: [set('International-Core-WinPE/InputLocale', '0409:00000409, 0407:00000407')],
  },
  {
    rule: 'inputlocale-layout-unknown',
    steps: [set('oobeSystem/International-Core/InputLocale', '0409:00012345')],
    also: ['inputlocale-mismatch-hint'],
  },
  {
    rule: 'inputlocale-layout-unknown',
    steps: [set('oobeSystem/International-Core/InputLocale', '1033:00000409')],
    also: ['inputlocale-mismatch-hint'],
  },
  {
    rule: 'inputlocale-lcid-1000',
    steps: [set('oobeSystem/International-Core/InputLocale', '1000:00000409')],
  },
  {
    rule: 'inputlocale-mismatch-hint',
    steps: [set('oobeSystem/International-Core/InputLocale', '0419:00000419')],
  },
  {
    rule: 'layereddriver-range',
    steps: [into('windowsPE/International-Core-WinPE', '<LayeredDriver>6</LayeredDriver>')],
  },
  { rule: 'timezone-unknown', steps: [set('TimeZone', 'Europe/Berlin')] },
  { rule: 'timezone-unknown', steps: [set('TimeZone', 'Coordinated Universal Time')] },
  { rule: 'timezone-unknown', steps: [set('TimeZone', 'GMT+1')] },
  {
    rule: 'timezone-too-new',
    steps: [set('TimeZone', 'Astrakhan Standard Time')],
    on: ['windows-7', 'windows-8.1', 'server-2012'],
  },
  { rule: 'timezone-case', steps: [set('TimeZone', 'w. europe standard time')] },
  {
    rule: 'dstoff',
    steps: [
      set('TimeZone', 'Pacific Standard Time_dstoff'),
      after(
        'specialize/Shell-Setup/TimeZone',
        '<DisableAutoDaylightTimeSet>true</DisableAutoDaylightTimeSet>',
      ),
    ],
  },
  { rule: 'dstoff', steps: [set('TimeZone', 'UTC_dstoff')] },
  {
    rule: 'timezone-missing',
    steps: [drop('TimeZone')],
    on: ['windows-10', 'windows-11', 'server'],
    also: [],
  },
  {
    rule: 'metadata-incomplete',
    steps: [replace('OSImage/InstallFrom', METADATA.replace('/IMAGE/NAME', '▶Edition'))],
    on: ['windows-10-bios'],
    also: ['image-selection-missing', 'productkey-edition-conflict'],
  },
];
