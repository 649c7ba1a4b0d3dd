/**
 * The words of the preview, in the language of VS Code: the page, which cannot ask for them, gets this table with its
 * HTML, and the exported picture has them from here. What the server says about a file is English. `{0}` is a gap.
 */
import { env, l10n } from 'vscode';
import type {
  PageVerdict,
  PasswordState,
  PlanAccount,
  PlanAutoLogon,
  PlanPartition,
  PlanSecret,
  SetupPlan,
} from '../../server/lsp/protocol';
import type { Notice } from './messages';

export type PreviewWords = ReturnType<typeof previewWords>;

export function previewWords() {
  return {
    /** As a tag, such as `de`: that of the words, which may not be that of VS Code. */
    language: l10n.bundle ? env.language : 'en',
    page: pageWords(),
    verdict: verdictWords(),
    target: targetWords(),
    questions: questionWords(),
    sizes: sizeWords(),
    disks: diskWords(),
    timeline: timelineWords(),
    accounts: accountWords(),
    commands: commandWords(),
    facts: factWords(),
    secrets: secretWords(),
  };
}

function pageWords() {
  return {
    label: l10n.t('What Windows Setup will do with {0}'),
    reading: l10n.t('Reading the answer file …'),
    empty: l10n.t('Open a Windows answer file to see what Setup will do with it.'),
    notices: {
      broken: l10n.t('The text is broken just now. This is the last picture of it that was whole.'),
      closed: l10n.t('The file is closed. This is the last picture of it.'),
      unavailable: l10n.t('The language server does not answer. This picture may be out of date.'),
    } satisfies Record<Notice, string>,
  };
}

function verdictWords() {
  return {
    title: l10n.t('Will it stop and ask?'),
    /** The answer to that question. */
    answers: {
      yes: l10n.t('No'),
      no: l10n.t('Yes'),
      depends: l10n.t('It depends'),
    } satisfies Record<SetupPlan['unattended'], string>,
    fixAll: l10n.t('Make it unattended'),
    obstacles: l10n.t('What Setup cannot do'),
  };
}

function targetWords() {
  return {
    title: l10n.t('Preview for'),
    windows: l10n.t('Windows'),
    firmware: l10n.t('Firmware'),
    diskSize: l10n.t('Disk size'),
    withRoom: l10n.t('With room for the file'),
    withRoomHere: l10n.t('{0} (has room for the file)'),
    wayIn: l10n.t('Started by'),
    unknown: l10n.t('Not known from the file'),
    found: l10n.t('{0} (from the file)'),
    asFound: l10n.t('As the file shows'),
    waysIn: {
      media: l10n.t('Root of the media'),
      setup: 'setup.exe /unattend',
      sysprep: 'sysprep /unattend',
      wds: l10n.t('WDS server'),
      dism: 'dism /Apply-Unattend',
    } satisfies Record<SetupPlan['wayIn'], string>,
  };
}

function questionWords() {
  return {
    title: l10n.t('Pages that Setup shows'),
    none: l10n.t('None.'),
    possible: [
      l10n.t('1 page that the file alone does not decide'),
      l10n.t('{0} pages that the file alone does not decide'),
    ] satisfies Counted,
    aside: [
      l10n.t('1 window that Setup does not wait for'),
      l10n.t('{0} windows that Setup does not wait for'),
    ] satisfies Counted,
    away: [l10n.t('1 page stays away'), l10n.t('{0} pages stay away')] satisfies Counted,
    verdicts: {
      asks: l10n.t('Asks'),
      'asks-if': l10n.t('May ask'),
      unknown: l10n.t('Unknown'),
      suppressed: l10n.t('Stays away'),
    } satisfies Record<PageVerdict, string>,
    phases: {
      setup: l10n.t('Windows Setup'),
      'first-boot': l10n.t('First boot'),
      audit: l10n.t('Audit mode'),
      oobe: l10n.t('First start (OOBE)'),
      logon: l10n.t('First logon'),
    } satisfies Record<SetupPlan['questions'][number]['phase'], string>,
    fix: l10n.t('Fix'),
    fixPage: l10n.t('Fix: {0}'),
    settings: l10n.t('Settings that decide it'),
    missing: l10n.t('missing in {0}'),
  };
}

function sizeWords() {
  return {
    megabytes: l10n.t('{0} MB'),
    gigabytes: l10n.t('{0} GB'),
    terabytes: l10n.t('{0} TB'),
    unknown: l10n.t('size unknown'),
    free: l10n.t('Free {0}'),
    untold: l10n.t('Not told by the file'),
  };
}

function diskWords() {
  return {
    title: l10n.t('Disks'),
    /** Of a picture that stands alone; the gap is the name of the file. */
    pictureTitle: l10n.t('Disks of {0}'),
    none: l10n.t('The file configures no disk.'),
    disk: l10n.t('Disk {0}'),
    unnumbered: l10n.t('Disk without a number'),
    drawnWith: l10n.t('drawn with {0}'),
    wiped: l10n.t('Wiped'),
    kept: l10n.t('Kept'),
    uncertain: l10n.t('A template may change it'),
    bar: l10n.t('Partitions from the beginning of the disk to its end'),
    columns: [
      l10n.t('No.'),
      l10n.t('Role'),
      l10n.t('Drive'),
      l10n.t('Label'),
      l10n.t('Format'),
      l10n.t('Size'),
      l10n.t('Remarks'),
    ],
    roles: {
      efi: l10n.t('EFI system'),
      msr: l10n.t('Microsoft reserved'),
      extended: l10n.t('Extended'),
      windows: l10n.t('Windows'),
      system: l10n.t('System'),
      recovery: l10n.t('Recovery'),
      data: l10n.t('Data'),
    } satisfies Record<PlanPartition['role'], string>,
    partition: l10n.t('{0} partition'),
    named: l10n.t('named {0}'),
    rest: l10n.t('the rest of the disk'),
    installTarget: l10n.t('Windows is installed here'),
    keptAsItIs: l10n.t('kept as it is'),
    active: l10n.t('active'),
    impossible: l10n.t('Setup cannot create it'),
    impossibleBecause: l10n.t('Setup cannot create it: {0}'),
  };
}

function timelineWords() {
  return {
    title: l10n.t('What happens, in order'),
    idle: l10n.t('Does not run'),
    stageRestarts: l10n.t('The computer restarts'),
    as: l10n.t('as {0}'),
    restarts: l10n.t('Restarts'),
    mayRestart: l10n.t('May restart'),
  };
}

function accountWords() {
  return {
    title: l10n.t('Accounts'),
    none: l10n.t('The file creates no account.'),
    unnamed: l10n.t('Without a name'),
    administrator: l10n.t('Administrator'),
    logsOn: l10n.t('Logs on by itself'),
    kinds: {
      local: l10n.t('Local account'),
      administrator: l10n.t('Built-in Administrator'),
      domain: l10n.t('Domain account'),
      offline: l10n.t('Account in the image'),
    } satisfies Record<PlanAccount['kind'], string>,
    passwords: {
      none: l10n.t('no password in the file'),
      blank: l10n.t('blank password'),
      clear: l10n.t('password in clear text'),
      hidden: l10n.t('password hidden as Base64'),
      unreadable: l10n.t('password that Setup cannot decode'),
      template: l10n.t('password from the template'),
    } satisfies Record<PasswordState, string>,
    autoLogon: l10n.t('Automatic logon'),
    autoLogonOf: l10n.t('Automatic logon of {0}'),
    works: {
      yes: l10n.t('works'),
      no: l10n.t('does not work'),
      unknown: l10n.t('may work'),
    } satisfies Record<PlanAutoLogon['works'], string>,
    times: [l10n.t('1 time'), l10n.t('{0} times')] satisfies Counted,
  };
}

function commandWords() {
  return {
    title: l10n.t('Commands'),
    empty: l10n.t('No command line'),
    as: l10n.t('as {0}'),
    unawaited: l10n.t('Setup does not wait for it'),
    restarts: l10n.t('restarts the computer'),
    mayRestart: l10n.t('may restart the computer'),
    idle: l10n.t('does not run this way'),
    length: l10n.t('{0} of {1} characters'),
    waits: l10n.t('Waits for a key: {0}'),
  };
}

function factWords() {
  return {
    title: l10n.t('Settings at a glance'),
    image: l10n.t('Image'),
    noImage: l10n.t('Nothing chooses one'),
    key: l10n.t('Key for Setup'),
    activationKey: l10n.t('Key for activation'),
    setupLanguage: l10n.t('Language of Setup'),
    windowsLanguage: l10n.t('Language of Windows'),
    timeZone: l10n.t('Time zone'),
    computerName: l10n.t('Computer name'),
    domain: l10n.t('Domain'),
    workgroup: l10n.t('Workgroup'),
    joinedAs: l10n.t('joined as {0}'),
    inUnit: l10n.t('in {0}'),
    network: l10n.t('Network {0}'),
    noAddress: l10n.t('No address'),
    gateway: l10n.t('gateway {0}'),
    remoteDesktop: l10n.t('Remote Desktop'),
    allowed: l10n.t('Allowed'),
    denied: l10n.t('Denied'),
    drivers: l10n.t('Drivers'),
    withCredentials: l10n.t('with credentials'),
    packages: l10n.t('Packages'),
    on: l10n.t('{0} on'),
    off: l10n.t('{0} off'),
    unknown: l10n.t('{0} unknown'),
    skipped: l10n.t('Passed over'),
    forArchitecture: l10n.t('for {0}'),
  };
}

function secretWords() {
  return {
    title: l10n.t('Secrets in the file'),
    copyRedacted: l10n.t('Copy the file without them'),
    kinds: {
      password: l10n.t('Password'),
      'network-password': l10n.t('Password for the network'),
      'product-key': l10n.t('Product key'),
      'computer-account': l10n.t('Computer account'),
      command: l10n.t('Secret in a command'),
    } satisfies Record<PlanSecret['kind'], string>,
    forms: {
      clear: l10n.t('In clear text'),
      hidden: 'Base64',
    } satisfies Record<PlanSecret['form'], string>,
    readableBy: l10n.t('Readable by: {0}'),
  };
}

/** For one and for many. */
type Counted = readonly [one: string, many: string];
