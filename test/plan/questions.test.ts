/** Each page of Setup, OOBE and the first logon: what keeps it away, and when it comes up all the same. */
import assert from 'node:assert/strict';
import type { TargetOverrides } from '../../server/answer-file/target';
import { PAGES } from '../../server/plan/questions';
import type { PageVerdict, WayIn } from '../../server/plan/setup-plan';
import { configuration, disk, installTo, modify, UEFI_STEPS } from '../support/disk-layouts';
import { inRoot } from '../support/findings';
import { autoLogon, component, localAccount, userAccounts } from '../support/installations';
import { planOf, question } from '../support/plans';

/** Settings by component; the names leave out what all components begin with. */
interface Parts {
  readonly winpe?: string;
  readonly setup?: string;
  readonly winpeRest?: string;
  readonly specialize?: string;
  readonly specializeRest?: string;
  readonly audit?: string;
  readonly core?: string;
  readonly oobe?: string;
  readonly shell?: string;
  readonly deployment?: string;
}

type Expected = PageVerdict | 'absent';

interface Row {
  readonly what: string;
  readonly parts?: Parts;
  /** A version, with a build number behind it if that matters; Windows 10 when it is absent. */
  readonly windows?: string;
  readonly edition?: string;
  readonly wayIn?: WayIn;
  readonly expected: Expected;
}

const OBSERVED = new Set<string>();

function page(id: string, rows: readonly Row[]): void {
  describe(id, () => {
    for (const { what, parts = {}, windows = 'windows-10', edition, wayIn, expected } of rows) {
      it(`${what}: ${expected}`, () => {
        OBSERVED.add(id);
        const [name, build] = windows.split(' ');
        const target = {
          ...(name !== 'unknown' && { windows: name }),
          ...(build && { build: Number(build) }),
          ...(edition && { edition }),
        } as TargetOverrides;
        const plan = planOf(fileOf(parts), { target, ...(wayIn && { wayIn }) });
        const found = plan.questions.find((question) => question.id === id);
        assert.equal(found?.verdict ?? 'absent', expected, found?.because);
        assert.notEqual(found?.because, '', 'a reason');
      });
    }
  });
}

function fileOf(parts: Parts): string {
  const { winpe, setup = '<UserData><AcceptEula>true</AcceptEula></UserData>', winpeRest = '' } = parts;
  const named = (name: string, settings: string | undefined) =>
    settings === undefined ? '' : component(`Microsoft-Windows-${name}`, settings);
  const passes: readonly (readonly [name: string, xml: string])[] = [
    ['windowsPE', named('International-Core-WinPE', winpe) + named('Setup', setup) + winpeRest],
    ['specialize', named('Shell-Setup', parts.specialize) + (parts.specializeRest ?? '')],
    ['auditUser', named('Deployment', parts.audit)],
    [
      'oobeSystem',
      named('International-Core', parts.core) +
        named('Shell-Setup', shellOf(parts)) +
        named('Deployment', parts.deployment),
    ],
  ];
  return inRoot(
    passes
      .filter(([, xml]) => xml !== '')
      .map(([name, xml]) => `<settings pass="${name}">${xml}</settings>`)
      .join('\n'),
  );
}

function shellOf({ oobe, shell }: Parts): string | undefined {
  if (oobe === undefined && shell === undefined) return undefined;
  return `${oobe === undefined ? '' : `<OOBE>${oobe}</OOBE>`}${shell ?? ''}`;
}

const LANGUAGES =
  '<InputLocale>0409:00000409</InputLocale><SystemLocale>en-US</SystemLocale><UILanguage>en-US</UILanguage><UserLocale>en-US</UserLocale>';
const USER = userAccounts(localAccount('kim'));
const key = (value: string, rest = ''): string =>
  `<UserData><AcceptEula>true</AcceptEula><ProductKey><Key>${value}</Key>${rest}</ProductKey></UserData>`;
const PRO = 'VK7JG-NPHTM-C97JM-9MPGT-3V66T';
const PRIVATE = 'BCDFG-HJKMN-PQRTV-WXY23-46789';
const metaData = (name: string, value: string): string =>
  `<ImageInstall><OSImage><InstallFrom><MetaData wcm:action="add"><Key>${name}</Key><Value>${value}</Value></MetaData></InstallFrom></OSImage></ImageInstall>`;
const LAYOUT = configuration(disk(0, UEFI_STEPS));
const run = (command: string): string =>
  `<RunSynchronous><RunSynchronousCommand wcm:action="add"><Order>1</Order><Path>${command}</Path></RunSynchronousCommand></RunSynchronous>`;
const firstLogon = (command: string, rest = ''): string =>
  `<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>1</Order><CommandLine>${command}</CommandLine>${rest}</SynchronousCommand></FirstLogonCommands>`;

page('setup-language', [
  { what: 'a file on the media of Windows 10 that names no language', expected: 'suppressed' },
  { what: 'setup.exe of Windows 10 with no language', wayIn: 'setup', expected: 'asks' },
  {
    what: 'setup.exe of Windows 10 with a language',
    wayIn: 'setup',
    parts: { winpe: LANGUAGES },
    expected: 'suppressed',
  },
  { what: '24H2 with no language', windows: 'windows-11 26100', expected: 'asks' },
  {
    what: '24H2 with the language of Setup alone',
    windows: 'windows-11 26100',
    parts: { winpe: '<SetupUILanguage><UILanguage>en-US</UILanguage></SetupUILanguage>' },
    expected: 'asks',
  },
  {
    what: '24H2 with a language, which the media may lack',
    windows: 'windows-11 26100',
    parts: { winpe: LANGUAGES },
    expected: 'asks-if',
  },
  { what: 'Windows 11 of unknown release with no language', windows: 'windows-11', expected: 'asks-if' },
  { what: 'Server 2025 with no language', windows: 'server-2025', expected: 'asks' },
  {
    what: 'a placeholder',
    windows: 'windows-11 26100',
    parts: { winpe: '<UILanguage>${language}</UILanguage>' },
    expected: 'unknown',
  },
  {
    what: 'WillShowUI Always',
    parts: {
      winpe:
        '<SetupUILanguage><UILanguage>en-US</UILanguage><WillShowUI>Always</WillShowUI></SetupUILanguage>',
    },
    expected: 'asks',
  },
  {
    what: 'WDS with the language of Setup',
    wayIn: 'wds',
    parts: { winpe: '<SetupUILanguage><UILanguage>en-US</UILanguage></SetupUILanguage>' },
    expected: 'suppressed',
  },
  { what: 'WDS without it', wayIn: 'wds', parts: { winpe: LANGUAGES }, expected: 'asks' },
  { what: 'Sysprep, which runs no windowsPE', wayIn: 'sysprep', expected: 'absent' },
]);

page('setup-install-now', [
  { what: 'Windows 7', windows: 'windows-7', expected: 'suppressed' },
  { what: '24H2, which has no such page', windows: 'windows-11 26100', expected: 'absent' },
]);

page('setup-option', [
  { what: '24H2 with an answer file', windows: 'windows-11 26100', expected: 'suppressed' },
  { what: '23H2, which has no such page', windows: 'windows-11 22631', expected: 'absent' },
]);

page('setup-licence', [
  { what: 'AcceptEula true', expected: 'suppressed' },
  {
    what: 'AcceptEula false',
    parts: { setup: '<UserData><AcceptEula>false</AcceptEula></UserData>' },
    expected: 'asks',
  },
  { what: 'no AcceptEula', parts: { setup: '<UserData></UserData>' }, expected: 'asks' },
  {
    what: 'a placeholder',
    parts: { setup: '<UserData><AcceptEula>${eula}</AcceptEula></UserData>' },
    expected: 'unknown',
  },
]);

page('setup-kind', [
  { what: 'an answer file', expected: 'suppressed' },
  {
    what: 'WillShowUI Always',
    parts: { setup: '<UpgradeData><WillShowUI>Always</WillShowUI></UpgradeData>' },
    expected: 'asks',
  },
  { what: '24H2, which has no such page', windows: 'windows-11 26100', expected: 'absent' },
]);

page('setup-driver', [{ what: 'any media', expected: 'asks-if' }]);

const bypass = (...names: readonly string[]): string =>
  names
    .map((name) => run(`reg.exe add HKLM\\SYSTEM\\Setup\\LabConfig /v ${name} /t REG_DWORD /d 1 /f`))
    .join('');
page('setup-requirements', [
  { what: 'Windows 11', windows: 'windows-11', expected: 'asks-if' },
  {
    what: 'one check switched off',
    windows: 'windows-11',
    parts: { setup: bypass('BypassTPMCheck') },
    expected: 'asks-if',
  },
  {
    what: 'all checks switched off',
    windows: 'windows-11',
    parts: { setup: bypass('BypassTPMCheck', 'BypassSecureBootCheck', 'BypassRAMCheck') },
    expected: 'suppressed',
  },
  {
    what: 'made-up names',
    windows: 'windows-11',
    parts: { setup: bypass('BypassCPUCheck', 'BypassStorageCheck', 'BypassDiskCheck') },
    expected: 'asks-if',
  },
  { what: 'Windows 10', expected: 'absent' },
]);

page('setup-updates', [
  { what: 'an answer file', expected: 'suppressed' },
  {
    what: 'WillShowUI Always',
    parts: { setup: '<DynamicUpdate><WillShowUI>Always</WillShowUI></DynamicUpdate>' },
    expected: 'asks',
  },
]);

const wds = (inside: string): Parts => ({
  setup: `<WindowsDeploymentServices>${inside}</WindowsDeploymentServices>`,
});
const credentials = (rest: string): Parts => wds(`<Login><Credentials>${rest}</Credentials></Login>`);
page('wds-login', [
  { what: 'no WDS', expected: 'absent' },
  {
    what: 'all credentials',
    parts: credentials('<Domain>d</Domain><Username>u</Username><Password>p</Password>'),
    expected: 'asks-if',
  },
  {
    what: 'a user name with its domain',
    parts: credentials('<Username>u@d.example</Username><Password>p</Password>'),
    expected: 'asks-if',
  },
  { what: 'no password', parts: credentials('<Domain>d</Domain><Username>u</Username>'), expected: 'asks' },
  {
    what: 'a placeholder',
    parts: credentials('<Domain>d</Domain><Username>u</Username><Password>${p}</Password>'),
    expected: 'unknown',
  },
]);

page('wds-image', [
  { what: 'no WDS', expected: 'absent' },
  {
    what: 'an image',
    parts: wds(
      '<ImageSelection><InstallImage><ImageName>Windows 10</ImageName></InstallImage></ImageSelection>',
    ),
    expected: 'asks-if',
  },
  { what: 'no image', parts: wds('<ImageSelection></ImageSelection>'), expected: 'asks' },
  {
    what: 'WillShowUI Always',
    parts: wds('<ImageSelection><WillShowUI>Always</WillShowUI></ImageSelection>'),
    expected: 'asks',
  },
]);

page('setup-product-key', [
  { what: 'a generic key', parts: { setup: key(PRO) }, expected: 'asks-if' },
  { what: 'a private key', parts: { setup: key(PRIVATE) }, expected: 'asks-if' },
  { what: 'a placeholder', parts: { setup: key('${key}') }, expected: 'unknown' },
  { what: 'no key for Pro', edition: 'Professional', expected: 'asks' },
  { what: 'no key for an evaluation', edition: 'EnterpriseEval', expected: 'suppressed' },
  { what: 'no key for an unknown edition', expected: 'asks-if' },
  { what: 'no key for a server', windows: 'server-2022', expected: 'asks-if' },
  { what: 'no key for Vista', windows: 'windows-vista', expected: 'asks' },
  { what: 'no key for Windows 7', windows: 'windows-7', expected: 'asks-if' },
  {
    what: 'the key in the firmware',
    parts: {
      setup:
        '<UserData><AcceptEula>true</AcceptEula><ProductKey><WillShowUI>Never</WillShowUI></ProductKey></UserData>',
    },
    edition: 'Professional',
    expected: 'asks-if',
  },
  { what: 'an empty key for Windows 10', parts: { setup: key('') }, expected: 'asks-if' },
  { what: 'an empty key for 24H2', windows: 'windows-11 26100', parts: { setup: key('') }, expected: 'asks' },
  {
    what: 'zeros for 24H2',
    windows: 'windows-11 26100',
    parts: { setup: key('00000-00000-00000-00000-00000') },
    expected: 'unknown',
  },
  {
    what: 'zeros for 25H2',
    windows: 'windows-11 26200',
    parts: { setup: key('00000-00000-00000-00000-00000') },
    expected: 'asks',
  },
  { what: 'four groups', parts: { setup: key('VK7JG-NPHTM-C97JM-9MPGT') }, expected: 'asks' },
  { what: 'a key for another Windows', windows: 'windows-8.1', parts: { setup: key(PRO) }, expected: 'asks' },
  {
    what: 'a key for another edition',
    parts: { setup: key(PRO) + metaData('/IMAGE/NAME', 'Windows 10 Home') },
    expected: 'asks',
  },
  {
    what: 'a published key whose edition has no known image',
    windows: 'server-2008-r2',
    parts: {
      setup:
        key('TT8MH-CG224-D3D7Q-498W2-9QCTX') +
        metaData('/IMAGE/NAME', 'Windows Server 2008 R2 SERVERSTANDARD'),
    },
    expected: 'asks-if',
  },
  {
    what: 'WillShowUI Always',
    parts: { setup: key(PRO, '<WillShowUI>Always</WillShowUI>') },
    expected: 'asks',
  },
]);

page('setup-image', [
  { what: 'the first image', parts: { setup: metaData('/IMAGE/INDEX', '1') }, expected: 'suppressed' },
  { what: 'a later image', parts: { setup: metaData('/IMAGE/INDEX', '6') }, expected: 'asks-if' },
  { what: 'no number', parts: { setup: metaData('/IMAGE/INDEX', 'first') }, expected: 'asks' },
  { what: 'a name', parts: { setup: metaData('/IMAGE/NAME', 'Windows 10 Pro') }, expected: 'asks-if' },
  { what: 'no value', parts: { setup: metaData('/IMAGE/NAME', '') }, expected: 'asks' },
  { what: 'a placeholder', parts: { setup: metaData('/IMAGE/NAME', '${image}') }, expected: 'unknown' },
  { what: 'a key alone', parts: { setup: key(PRO) }, expected: 'suppressed' },
  {
    what: 'a key alone for a server',
    windows: 'server-2022',
    parts: { setup: key('VDYBN-27WPP-V4HQT-9VMD4-VMK7H') },
    expected: 'asks-if',
  },
  { what: 'neither', expected: 'asks-if' },
  {
    what: 'WillShowUI Always',
    parts: { setup: '<ImageInstall><OSImage><WillShowUI>Always</WillShowUI></OSImage></ImageInstall>' },
    expected: 'asks',
  },
]);

page('setup-disk', [
  { what: 'a layout with its target', parts: { setup: LAYOUT + installTo(0, 3) }, expected: 'asks-if' },
  { what: 'a target that was there before', parts: { setup: installTo(0, 1) }, expected: 'asks-if' },
  { what: 'no target', parts: { setup: LAYOUT }, expected: 'asks' },
  { what: 'a partition that does not exist', parts: { setup: LAYOUT + installTo(0, 4) }, expected: 'asks' },
  { what: 'an EFI partition', parts: { setup: LAYOUT + installTo(0, 1) }, expected: 'asks' },
  {
    what: 'a step that cannot be done',
    parts: { setup: configuration(disk(0, [...UEFI_STEPS, modify(9, 9)])) + installTo(0, 3) },
    expected: 'asks',
  },
  {
    what: 'WillShowUI Always',
    parts: {
      setup: `<DiskConfiguration><WillShowUI>Always</WillShowUI></DiskConfiguration>${installTo(0, 3)}`,
    },
    expected: 'asks',
  },
  {
    what: 'any partition',
    parts: {
      setup:
        '<ImageInstall><OSImage><InstallToAvailablePartition>true</InstallToAvailablePartition></OSImage></ImageInstall>',
    },
    expected: 'asks-if',
  },
  {
    what: 'a target and any partition',
    parts: {
      setup: `<ImageInstall><OSImage><InstallToAvailablePartition>true</InstallToAvailablePartition><InstallTo><DiskID>0</DiskID><PartitionID>1</PartitionID></InstallTo></OSImage></ImageInstall>`,
    },
    expected: 'asks',
  },
  {
    what: 'a target without its disk',
    parts: {
      setup:
        '<ImageInstall><OSImage><InstallTo><PartitionID>1</PartitionID></InstallTo></OSImage></ImageInstall>',
    },
    expected: 'asks',
  },
  { what: 'a placeholder', parts: { setup: LAYOUT + installTo(0, '${partition}') }, expected: 'unknown' },
  {
    what: 'a partition that nothing formats, and the new Setup',
    parts: { setup: configuration(disk(0, UEFI_STEPS.slice(0, 4))) + installTo(0, 3) },
    windows: 'windows-11 26100',
    expected: 'asks',
  },
  {
    what: 'the same in Windows 10, which formats it by itself',
    parts: { setup: configuration(disk(0, UEFI_STEPS.slice(0, 4))) + installTo(0, 3) },
    expected: 'asks-if',
  },
]);

describe('a disk that commands lay out', () => {
  const script = run('cmd.exe /c diskpart.exe /s X:\\layout.txt');
  const plan = (wipe: string) =>
    planOf(fileOf({ setup: configuration(disk(0, UEFI_STEPS, wipe)) + script + installTo(0, 3) }));

  it('is said to lose what cannot be seen, unless it is wiped anyway', () => {
    const [kept] = planOf(fileOf({ setup: script + installTo(0, 3) })).disks;
    assert.match(kept!.destroyed.join(), /lays out disks/);
    assert.doesNotMatch(plan('true').disks[0]!.destroyed.join(), /lays out disks/);
  });

  it('has its page decided by the commands', () => {
    const { questions } = planOf(fileOf({ setup: script + installTo(0, 3) }));
    const found = questions.find(({ id }) => id === 'setup-disk');
    assert.equal(found!.decidedBy, 'commands');
    assert.equal(found!.verdict, 'asks-if');
  });
});

const waits = [
  { command: 'cmd.exe /c pause', expected: 'asks' },
  { command: 'powershell.exe -Command Read-Host', expected: 'asks' },
  { command: 'cmd.exe /c set/p name=', expected: 'asks' },
  { command: 'cmd.exe /c start /wait cmd /k', expected: 'asks' },
  { command: 'cmd.exe /c start cmd /k', expected: 'suppressed' },
  { command: 'cmd.exe /c format.exe || pause', expected: 'asks-if' },
  { command: 'reg.exe query HKLM', expected: 'suppressed' },
  { command: 'cmd.exe /c C:\\Setup\\first.cmd', expected: 'unknown' },
  { command: '${command}', expected: 'unknown' },
] as const;
const deployment = (command: string): string => component('Microsoft-Windows-Deployment', run(command));
page('setup-command', [
  { what: 'no command', expected: 'absent' },
  ...waits.map(({ command, expected }) => ({ what: command, parts: { setup: run(command) }, expected })),
]);
page('first-boot-command', [
  { what: 'no command', expected: 'absent' },
  ...waits.map(({ command, expected }) => ({
    what: command,
    parts: { specializeRest: deployment(command) },
    expected,
  })),
]);
const AUDIT = '<Reseal><Mode>Audit</Mode></Reseal>';
page('audit-command', [
  { what: 'no audit mode', parts: { audit: run('cmd.exe /c pause') }, expected: 'absent' },
  ...waits.map(({ command, expected }) => ({
    what: command,
    parts: { deployment: AUDIT, audit: run(command) },
    expected,
  })),
]);
page('logon-command', [
  { what: 'no command', expected: 'absent' },
  {
    what: 'a command that is said to ask',
    parts: { shell: firstLogon('setup.exe', '<RequiresUserInput>true</RequiresUserInput>') },
    expected: 'asks-if',
  },
  ...waits.map(({ command, expected }) => ({
    what: command,
    parts: { shell: firstLogon(command) },
    expected,
  })),
]);

page('audit-sysprep', [
  { what: 'no audit mode', expected: 'absent' },
  { what: 'nothing ends it', parts: { deployment: AUDIT }, expected: 'asks' },
  {
    what: 'Reseal without a mode',
    parts: { deployment: AUDIT, audit: '<Reseal><ForceShutdownNow>true</ForceShutdownNow></Reseal>' },
    expected: 'asks',
  },
  {
    what: 'Reseal to OOBE',
    parts: { deployment: AUDIT, audit: '<Reseal><Mode>OOBE</Mode></Reseal>' },
    expected: 'suppressed',
  },
]);

page('oobe-region', [
  { what: 'all four values', parts: { core: LANGUAGES }, expected: 'suppressed' },
  { what: 'windowsPE alone, Windows 10', parts: { winpe: LANGUAGES }, expected: 'asks' },
  {
    what: 'windowsPE alone, 1607',
    windows: 'windows-10 14393',
    parts: { winpe: LANGUAGES },
    expected: 'suppressed',
  },
  {
    what: 'windowsPE alone, Windows 7',
    windows: 'windows-7',
    parts: { winpe: LANGUAGES },
    expected: 'suppressed',
  },
  {
    what: 'windowsPE alone, unknown version',
    windows: 'unknown',
    parts: { winpe: LANGUAGES },
    expected: 'asks-if',
  },
  {
    what: 'windowsPE alone, Sysprep of Windows 7',
    windows: 'windows-7',
    wayIn: 'sysprep',
    parts: { winpe: LANGUAGES },
    expected: 'asks',
  },
  { what: 'one value missing', parts: { core: LANGUAGES.replace(/<UserLocale.*$/, '') }, expected: 'asks' },
  { what: 'nothing', windows: 'windows-8.1', expected: 'asks' },
  { what: 'a server with nothing', windows: 'server-2022', expected: 'asks-if' },
  { what: 'a placeholder', parts: { core: LANGUAGES.replace('>en-US<', '>${tag}<') }, expected: 'unknown' },
  {
    what: 'SkipMachineOOBE',
    parts: { oobe: '<SkipMachineOOBE>true</SkipMachineOOBE>' },
    expected: 'suppressed',
  },
  { what: 'audit mode', parts: { deployment: AUDIT }, expected: 'absent' },
  { what: 'DISM', wayIn: 'dism', expected: 'absent' },
]);

page('oobe-keyboard', [
  { what: 'all four values', parts: { core: LANGUAGES }, expected: 'suppressed' },
  {
    what: 'InputLocale alone',
    parts: { core: '<InputLocale>0409:00000409</InputLocale>' },
    expected: 'asks',
  },
  {
    what: 'InputLocale alone, Windows 8.1',
    windows: 'windows-8.1',
    parts: { core: '<InputLocale>0409:00000409</InputLocale>' },
    expected: 'suppressed',
  },
]);

page('oobe-language', [
  { what: 'UILanguage', parts: { core: '<UILanguage>en-US</UILanguage>' }, expected: 'suppressed' },
  { what: 'nothing', expected: 'asks-if' },
]);

page('oobe-product-key', [
  { what: 'Windows 10', expected: 'absent' },
  {
    what: 'Windows 7 with a key in specialize',
    windows: 'windows-7',
    parts: { specialize: `<ProductKey>${PRIVATE}</ProductKey>` },
    expected: 'suppressed',
  },
  {
    what: 'Windows 7 with a key in windowsPE',
    windows: 'windows-7',
    parts: { setup: key(PRIVATE) },
    expected: 'suppressed',
  },
  {
    what: 'Vista with a key in windowsPE',
    windows: 'windows-vista',
    parts: { setup: key(PRIVATE) },
    expected: 'asks',
  },
  { what: 'Windows 7 without a key', windows: 'windows-7', expected: 'asks-if' },
]);

page('oobe-licence', [
  { what: 'HideEULAPage', parts: { oobe: '<HideEULAPage>true</HideEULAPage>' }, expected: 'suppressed' },
  { what: 'nothing', expected: 'asks' },
  { what: 'account and automatic logon', parts: { shell: USER + autoLogon('kim') }, expected: 'unknown' },
  { what: 'a server', windows: 'server-2022', expected: 'asks-if' },
]);

page('oobe-network', [
  {
    what: 'HideWirelessSetupInOOBE',
    parts: { oobe: '<HideWirelessSetupInOOBE>true</HideWirelessSetupInOOBE>' },
    expected: 'suppressed',
  },
  { what: 'nothing', expected: 'asks-if' },
  { what: 'Vista', windows: 'windows-vista', expected: 'absent' },
  { what: 'a server', windows: 'server-2022', expected: 'absent' },
]);

page('oobe-network-location', [
  { what: 'Windows 10', expected: 'absent' },
  { what: 'Windows 7 with nothing', windows: 'windows-7', expected: 'asks-if' },
  {
    what: 'Windows 7 with Work',
    windows: 'windows-7',
    parts: { oobe: '<NetworkLocation>Work</NetworkLocation>' },
    expected: 'suppressed',
  },
]);

page('oobe-privacy', [
  { what: 'ProtectYourPC 3', parts: { oobe: '<ProtectYourPC>3</ProtectYourPC>' }, expected: 'suppressed' },
  { what: 'ProtectYourPC 5', parts: { oobe: '<ProtectYourPC>5</ProtectYourPC>' }, expected: 'asks' },
  { what: 'nothing', expected: 'asks' },
  { what: 'a placeholder', parts: { oobe: '<ProtectYourPC>${level}</ProtectYourPC>' }, expected: 'unknown' },
  { what: 'a server', windows: 'server-2022', expected: 'absent' },
]);

page('oobe-time', [
  { what: 'Windows 10', expected: 'absent' },
  { what: 'Windows 7 with nothing', windows: 'windows-7', expected: 'asks' },
  { what: 'Windows 8.1 with nothing', windows: 'windows-8.1', expected: 'asks-if' },
  {
    what: 'Windows 7 with a time zone',
    windows: 'windows-7',
    parts: { specialize: '<TimeZone>UTC</TimeZone>' },
    expected: 'suppressed',
  },
  {
    what: 'Windows 7 with a time zone, and an empty one later',
    windows: 'windows-7',
    parts: { specialize: '<TimeZone>UTC</TimeZone>', shell: '<TimeZone></TimeZone>' },
    expected: 'suppressed',
  },
  {
    what: 'Windows 7 with another word',
    windows: 'windows-7',
    parts: { specialize: '<TimeZone>Europe/Berlin</TimeZone>' },
    expected: 'asks',
  },
]);

page('oobe-updates', [
  { what: 'an account', parts: { shell: USER }, expected: 'suppressed' },
  { what: 'no account', expected: 'asks-if' },
  { what: 'Windows 8.1', windows: 'windows-8.1', expected: 'absent' },
]);

page('oobe-cortana', [
  {
    what: '1809 with an account',
    windows: 'windows-10 17763',
    parts: { shell: USER },
    expected: 'suppressed',
  },
  { what: '1809 without', windows: 'windows-10 17763', expected: 'asks-if' },
  { what: '22H2', expected: 'absent' },
]);

page('oobe-oem-registration', [
  {
    what: 'HideOEMRegistrationScreen',
    parts: { oobe: '<HideOEMRegistrationScreen>true</HideOEMRegistrationScreen>' },
    expected: 'suppressed',
  },
  {
    what: 'a placeholder',
    parts: { oobe: '<HideOEMRegistrationScreen>${hide}</HideOEMRegistrationScreen>' },
    expected: 'unknown',
  },
  { what: 'nothing', expected: 'asks-if' },
  { what: 'Windows 7', windows: 'windows-7', expected: 'absent' },
]);

page('oobe-name', [
  { what: 'Windows 10, which makes up a name', expected: 'absent' },
  {
    what: 'Windows 7 with user and name',
    windows: 'windows-7',
    parts: { specialize: '<ComputerName>*</ComputerName>', shell: USER },
    expected: 'suppressed',
  },
  { what: 'Windows 7 with a user alone', windows: 'windows-7', parts: { shell: USER }, expected: 'asks' },
  {
    what: 'Windows 7 with an automatic logon alone',
    windows: 'windows-7',
    parts: { shell: autoLogon('kim') },
    expected: 'asks',
  },
  { what: 'Windows 11 with a user', windows: 'windows-11', parts: { shell: USER }, expected: 'suppressed' },
  { what: 'Windows 11 without', windows: 'windows-11', expected: 'asks' },
  { what: 'an unknown version, which may be Windows 10', windows: 'unknown', expected: 'asks-if' },
]);

page('oobe-owner', [
  { what: 'Pro without a user', edition: 'Professional', expected: 'asks' },
  { what: 'Home', edition: 'Core', expected: 'absent' },
  { what: 'an unknown edition', expected: 'asks-if' },
  { what: 'a user', edition: 'Professional', parts: { shell: USER }, expected: 'suppressed' },
  {
    what: 'a domain',
    edition: 'Professional',
    parts: {
      specializeRest: component(
        'Microsoft-Windows-UnattendedJoin',
        '<Identification><JoinDomain>d.example</JoinDomain></Identification>',
      ),
    },
    expected: 'suppressed',
  },
]);

const HIDE_ONLINE = '<HideOnlineAccountScreens>true</HideOnlineAccountScreens>';
page('oobe-microsoft-account', [
  { what: 'a user', parts: { shell: USER }, expected: 'suppressed' },
  { what: 'an automatic logon', parts: { shell: autoLogon('kim') }, expected: 'suppressed' },
  { what: 'HideOnlineAccountScreens', parts: { oobe: HIDE_ONLINE }, expected: 'suppressed' },
  { what: 'nothing', expected: 'asks' },
  {
    what: 'a command that makes a user',
    parts: { specializeRest: deployment('net.exe user kim /add') },
    expected: 'unknown',
  },
  { what: 'Windows 7', windows: 'windows-7', expected: 'absent' },
]);

page('oobe-local-account', [
  { what: 'a user', parts: { shell: USER }, expected: 'suppressed' },
  { what: 'only the others are hidden', parts: { oobe: HIDE_ONLINE }, expected: 'asks' },
  { what: 'nothing', expected: 'asks-if' },
]);

page('oobe-password', [
  { what: 'a user', windows: 'windows-7', parts: { shell: USER }, expected: 'suppressed' },
  { what: 'nothing', windows: 'windows-7', expected: 'asks' },
]);

page('oobe-security-questions', [
  { what: 'a user', parts: { shell: USER }, expected: 'suppressed' },
  { what: 'nothing', expected: 'asks-if' },
  { what: '1709', windows: 'windows-10 16299', expected: 'absent' },
]);

page('oobe-personal', [
  { what: 'a user', parts: { shell: USER }, expected: 'suppressed' },
  { what: 'nothing', expected: 'asks' },
  { what: 'Windows 8.1', windows: 'windows-8.1', expected: 'asks-if' },
]);

const administrator = (value: string, plain = 'true'): string =>
  `<UserAccounts><AdministratorPassword><Value>${value}</Value><PlainText>${plain}</PlainText></AdministratorPassword></UserAccounts>`;
page('oobe-administrator-password', [
  { what: 'a client', expected: 'absent' },
  {
    what: 'a password',
    windows: 'server-2022',
    parts: { shell: administrator('Long-And-Safe-1') },
    expected: 'suppressed',
  },
  { what: 'a blank one', windows: 'server-2022', parts: { shell: administrator('') }, expected: 'asks' },
  { what: 'none', windows: 'server-2022', expected: 'asks' },
  {
    what: 'none, and the page hidden',
    windows: 'server-2022',
    parts: { oobe: '<HideLocalAccountScreen>true</HideLocalAccountScreen>' },
    expected: 'asks',
  },
  {
    what: 'one that nobody can decode',
    windows: 'server-2022',
    parts: { shell: administrator('not Base64', 'false') },
    expected: 'asks',
  },
  {
    what: 'a placeholder',
    windows: 'server-2022',
    parts: { shell: administrator('${password}') },
    expected: 'unknown',
  },
]);

const logonOf = (name: string, password = ''): string =>
  autoLogon(name, `<Password><Value>${password}</Value></Password>`);
page('logon-screen', [
  { what: 'the password of the account', parts: { shell: USER + logonOf('KIM') }, expected: 'suppressed' },
  { what: 'another password', parts: { shell: USER + logonOf('kim', 'else') }, expected: 'asks' },
  { what: 'an unknown user', parts: { shell: USER + logonOf('bo') }, expected: 'asks' },
  {
    what: 'an unknown user with Sysprep',
    wayIn: 'sysprep',
    parts: { shell: USER + logonOf('bo') },
    expected: 'unknown',
  },
  { what: 'a placeholder', parts: { shell: USER + logonOf('${user}') }, expected: 'unknown' },
  { what: 'none', windows: 'windows-7', parts: { shell: USER }, expected: 'asks' },
  { what: 'none, one blank password, Windows 10', parts: { shell: USER }, expected: 'asks-if' },
]);

describe('the sign-in screen', () => {
  it('does not depend on a template because of the name of a user', () => {
    const decider = (name: string) =>
      question(planOf(fileOf({ shell: USER + logonOf(name) }), { wayIn: 'sysprep' }), 'logon-screen')
        .decidedBy;
    assert.equal(decider('template'), 'media');
    assert.equal(decider('${user}'), 'template');
  });
});

page('logon-change-password', [
  { what: 'nothing', expected: 'absent' },
  {
    what: 'a command that wants it',
    parts: { shell: firstLogon('net user kim /logonpasswordchg:yes') },
    expected: 'asks',
  },
]);

page('logon-elevation', [
  { what: 'no command', parts: { shell: USER }, expected: 'absent' },
  { what: 'an administrator', parts: { shell: USER + firstLogon('a.exe') }, expected: 'suppressed' },
  {
    what: 'a user',
    parts: { shell: userAccounts(localAccount('kim', '<Group>Users</Group>')) + firstLogon('a.exe') },
    expected: 'asks',
  },
  {
    what: 'a placeholder',
    parts: { shell: userAccounts(localAccount('kim', '<Group>${group}</Group>')) + firstLogon('a.exe') },
    expected: 'unknown',
  },
]);

page('logon-server-manager', [
  { what: 'a client', expected: 'absent' },
  { what: 'a server', windows: 'server-2022', expected: 'asks-if' },
  {
    what: 'a server that keeps it closed',
    windows: 'server-2022',
    parts: {
      specializeRest: component(
        'Microsoft-Windows-ServerManager-SvrMgrNc',
        '<DoNotOpenServerManagerAtLogon>true</DoNotOpenServerManagerAtLogon>',
      ),
    },
    expected: 'suppressed',
  },
]);

page('logon-network', [
  { what: 'nothing', expected: 'asks-if' },
  {
    what: 'a command',
    parts: {
      specializeRest: deployment(
        'reg.exe add HKLM\\SYSTEM\\CurrentControlSet\\Control\\Network\\NewNetworkWindowOff /f',
      ),
    },
    expected: 'suppressed',
  },
]);

page('logon-finish-setup', [
  { what: 'nothing', expected: 'asks-if' },
  {
    what: 'a command',
    parts: { specializeRest: deployment('reg.exe add HKCU\\x /v ScoobeSystemSettingEnabled /d 0') },
    expected: 'suppressed',
  },
]);

page('logon-activation', [{ what: 'any installation', expected: 'asks-if' }]);

describe('the table of pages', () => {
  it('is tested to its last row', () => {
    const untested = PAGES.map(({ id }) => id).filter((id) => !OBSERVED.has(id));
    assert.deepEqual(untested, []);
  });

  it('names each page once', () => {
    const ids = PAGES.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });
});

describe('the verdict', () => {
  const complete: Parts = {
    core: LANGUAGES,
    specialize: '<ComputerName>*</ComputerName>',
    oobe: '<HideEULAPage>true</HideEULAPage><HideOEMRegistrationScreen>true</HideOEMRegistrationScreen><HideOnlineAccountScreens>true</HideOnlineAccountScreens><HideWirelessSetupInOOBE>true</HideWirelessSetupInOOBE><ProtectYourPC>3</ProtectYourPC>',
    shell: USER + autoLogon('kim'),
  };
  const judge = (parts: Parts, wayIn: WayIn) =>
    planOf(fileOf(parts), { wayIn, target: { windows: 'windows-10', edition: 'Professional' } }).unattended;

  it('is yes where no media and no hardware take part', () => {
    assert.equal(judge(complete, 'sysprep'), 'yes');
  });

  it('is never yes for an installation from media', () => {
    const setup = key(PRO) + LAYOUT + installTo(0, 3) + metaData('/IMAGE/INDEX', '1');
    assert.equal(judge({ ...complete, winpe: LANGUAGES, setup }, 'media'), 'depends');
  });

  it('is no as soon as one page asks for certain', () => {
    assert.equal(judge({ ...complete, core: '' }, 'sysprep'), 'no');
  });

  it('is no for a file that cannot be read', () => {
    assert.equal(planOf(`${fileOf(complete)}<`, { wayIn: 'sysprep' }).unattended, 'no');
  });

  it('is not changed by the sign-in screen at the end', () => {
    assert.equal(
      judge({ ...complete, shell: USER.replace('<Value></Value>', '<Value>Blue-Door-1</Value>') }, 'sysprep'),
      'yes',
    );
  });
});
