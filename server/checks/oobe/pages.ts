/** The pages of OOBE that a file answers or hides, by version. */
import { accountsOf, namesUser } from '../../answer-file/accounts';
import type { AnswerFile, Component, Setting } from '../../answer-file/answer-file';
import { insertChild, setValue } from '../../answer-file/edits';
import { isForServer, joinsDomain, managesAccounts, oobeShells } from '../../answer-file/purpose';
import { booleanOf, componentNameRange, SHELL_SETUP, settingIn, settingsAt } from '../../answer-file/query';
import { kernelOf } from '../../answer-file/target';
import { isAtLeast } from '../../schema/windows-version';
import { nameRange } from '../../syntax/query';
import { removeSetting } from '../fixes';
import type { Fix, Report, Rule, Severity } from '../rule';

const page = (name: string) => `learn.microsoft.com microsoft-windows-shell-setup-oobe-${name}`;
const ADMINISTRATORPASSWORD =
  'learn.microsoft.com microsoft-windows-shell-setup-useraccounts-administratorpassword';

export const hideeulaMissing: Rule = {
  id: 'hideeula-missing',
  title: 'OOBE shows its page with the licence terms',
  subject: 'oobe',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'OOBE stops at the licence terms unless HideEULAPage is true. AcceptEula of the windowsPE pass answers only the page of Setup.',
    wrong: '<OOBE>\n  <ProtectYourPC>3</ProtectYourPC>\n</OOBE>',
    right: '<OOBE>\n  <HideEULAPage>true</HideEULAPage>\n  <ProtectYourPC>3</ProtectYourPC>\n</OOBE>',
    settings: ['Microsoft-Windows-Shell-Setup/OOBE/HideEULAPage'],
    sources: [page('hideeulapage')],
  },
  check(file, report) {
    const { local, autoLogons } = accountsOf(file);
    // Account and automatic logon together have been seen to carry a file past OOBE.
    if (local.length > 0 && autoLogons.some(({ enabled }) => enabled !== false)) return;
    reportMissing(file, report, {
      name: 'HideEULAPage',
      value: 'true',
      message: 'HideEULAPage is not true: OOBE stops at its page with the licence terms.',
      ...(isForServer(file) && { severity: 'info' }),
    });
  },
};

export const protectyourpcMissing: Rule = {
  id: 'protectyourpc-missing',
  title: 'OOBE asks for express or privacy settings',
  subject: 'oobe',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'ProtectYourPC has no default: without it OOBE of Windows 7 stops at "Help protect your computer", that of 8.1 at the express settings and that of 10 and 11 at the privacy settings. 3 switches everything off, 1 takes what Microsoft recommends.',
    wrong: '<OOBE>\n  <HideEULAPage>true</HideEULAPage>\n</OOBE>',
    right: '<OOBE>\n  <HideEULAPage>true</HideEULAPage>\n  <ProtectYourPC>3</ProtectYourPC>\n</OOBE>',
    appliesTo: 'Client editions.',
    settings: ['Microsoft-Windows-Shell-Setup/OOBE/ProtectYourPC'],
    sources: [page('protectyourpc')],
  },
  check(file, report) {
    const server = isForServer(file);
    if (server) return;
    reportMissing(file, report, {
      name: 'ProtectYourPC',
      value: '3',
      message:
        'ProtectYourPC is missing: OOBE of client editions stops at its page with express or privacy settings.',
      ...(server === undefined && { severity: 'info' }),
    });
  },
};

export const networklocation7: Rule = {
  id: 'networklocation-7',
  title: 'OOBE of Windows 7 asks where the network is',
  subject: 'oobe',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'When it finds a network, OOBE of Windows Vista, 7 and 8 asks whether it is at home, at work or public unless NetworkLocation says so.',
    wrong: '<!-- unattend-target: windows-7 -->\n<OOBE>\n  <ProtectYourPC>3</ProtectYourPC>\n</OOBE>',
    right: '<OOBE>\n  <NetworkLocation>Work</NetworkLocation>\n  <ProtectYourPC>3</ProtectYourPC>\n</OOBE>',
    appliesTo: 'Windows Vista, 7 and 8.',
    settings: ['Microsoft-Windows-Shell-Setup/OOBE/NetworkLocation'],
    sources: [page('networklocation')],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    if (isForServer(file) || (kernel !== 'Vista' && kernel !== '7' && kernel !== '8')) return;
    reportMissing(file, report, {
      name: 'NetworkLocation',
      value: 'Work',
      message: `NetworkLocation is missing: OOBE of Windows ${kernel} asks for it when it finds a network.`,
    });
  },
};

export const hidewirelessMissing: Rule = {
  id: 'hidewireless-missing',
  title: 'OOBE may ask for a network',
  subject: 'oobe',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'OOBE offers the wireless networks that it finds, and that of Windows 11 asks for a network when no cable is plugged in, unless HideWirelessSetupInOOBE is true.',
    wrong: '<OOBE>\n  <ProtectYourPC>3</ProtectYourPC>\n</OOBE>',
    right:
      '<OOBE>\n  <HideWirelessSetupInOOBE>true</HideWirelessSetupInOOBE>\n  <ProtectYourPC>3</ProtectYourPC>\n</OOBE>',
    appliesTo:
      'Client editions of Windows 7 and later with a wireless adapter, Windows 11 also without a network.',
    settings: ['Microsoft-Windows-Shell-Setup/OOBE/HideWirelessSetupInOOBE'],
    sources: [page('hidewirelesssetupinoobe'), 'github:pbatard/rufus:src/wue.c'],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    if (isForServer(file) || !isAtLeast(kernel, '7')) return;
    reportMissing(file, report, {
      name: 'HideWirelessSetupInOOBE',
      value: 'true',
      message:
        'HideWirelessSetupInOOBE is not true: OOBE asks for a network when the computer has a wireless adapter or, with Windows 11, no connection.',
      ...(kernel !== '11' && { severity: 'info' }),
    });
  },
};

export const hideonlineMissing: Rule = {
  id: 'hideonline-missing',
  title: 'OOBE wants a Microsoft account',
  subject: 'oobe',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'In a file without an account OOBE of Windows 8 and later wants a Microsoft account when it is online. HideOnlineAccountScreens hides these pages, a local account spares them altogether.',
    wrong: '<!-- unattend-target: windows-11 -->\n<OOBE>\n  <ProtectYourPC>3</ProtectYourPC>\n</OOBE>',
    right:
      '<OOBE>\n  <HideOnlineAccountScreens>true</HideOnlineAccountScreens>\n  <ProtectYourPC>3</ProtectYourPC>\n</OOBE>',
    appliesTo: 'Client editions of Windows 8 and later.',
    settings: [
      'Microsoft-Windows-Shell-Setup/OOBE/HideOnlineAccountScreens',
      'Microsoft-Windows-Shell-Setup/UserAccounts',
    ],
    sources: [page('hideonlineaccountscreens')],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    if (isForServer(file) || !isAtLeast(kernel, '8') || hasUser(file)) return;
    reportMissing(file, report, {
      name: 'HideOnlineAccountScreens',
      value: 'true',
      isCure: false,
      message:
        'The file has no account, and HideOnlineAccountScreens is not true: OOBE stops and wants a Microsoft account.',
    });
  },
};

export const hideonlineWithoutAccount: Rule = {
  id: 'hideonline-without-account',
  title: 'OOBE still asks for a local account',
  subject: 'oobe',
  severity: 'info',
  judgesWholeFile: true,
  docs: {
    why: 'HideOnlineAccountScreens hides the pages for a Microsoft account only. Without an account in the file OOBE stops and asks for the name of a local one.',
    wrong: '<OOBE>\n  <HideOnlineAccountScreens>true</HideOnlineAccountScreens>\n</OOBE>',
    right:
      '<OOBE>\n  <HideOnlineAccountScreens>true</HideOnlineAccountScreens>\n</OOBE>\n<UserAccounts>\n  <LocalAccounts>…</LocalAccounts>\n</UserAccounts>',
    appliesTo: 'Client editions.',
    settings: [
      'Microsoft-Windows-Shell-Setup/OOBE/HideOnlineAccountScreens',
      'Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount',
    ],
    sources: ['github:cschneegans/unattend-generator#334'],
  },
  check(file, report) {
    if (file.hasDirectives || isForServer(file) || hasUser(file) || accountsOf(file).administrator.length > 0)
      return;
    const hidden = oobeShells(file)
      .map((shell) => settingIn(shell, 'OOBE/HideOnlineAccountScreens'))
      .find((setting) => booleanOf(setting) === true);
    if (!hidden) return;
    report(
      nameRange(hidden.node),
      'Only the pages for a Microsoft account are hidden: without an account in the file OOBE stops and asks for a local one.',
    );
  },
};

export const hidelocalaccountscreenClient: Rule = {
  id: 'hidelocalaccountscreen-client',
  title: 'HideLocalAccountScreen has an effect on Windows Server only',
  subject: 'oobe',
  severity: 'info',
  docs: {
    why: 'HideLocalAccountScreen hides the page for the password of the Administrator, which only Windows Server has.',
    wrong: '<!-- unattend-target: windows-11 -->\n<HideLocalAccountScreen>true</HideLocalAccountScreen>',
    right: '',
    appliesTo: 'Client editions.',
    settings: ['Microsoft-Windows-Shell-Setup/OOBE/HideLocalAccountScreen'],
    sources: ['learn.microsoft.com microsoft-windows-shell-setup-oobe'],
  },
  check(file, report) {
    if (isForServer(file) !== false) return;
    for (const setting of settingsAt(file, SHELL_SETUP, 'OOBE/HideLocalAccountScreen')) {
      report(nameRange(setting.node), 'HideLocalAccountScreen has an effect on Windows Server only.', {
        tag: 'unnecessary',
        fixes: () => [removeSetting(file, setting)],
      });
    }
  },
};

export const hidelocalaccountscreenNoPassword: Rule = {
  id: 'hidelocalaccountscreen-no-password',
  title: 'The page for the password of the Administrator is hidden, but the file sets none',
  subject: 'oobe',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'HideLocalAccountScreen hides the page on which Windows Server asks for the password of the Administrator. Without AdministratorPassword the password is blank and must be changed at the first logon.',
    wrong:
      '<!-- unattend-target: server-2022 -->\n<OOBE>\n  <HideLocalAccountScreen>true</HideLocalAccountScreen>\n</OOBE>',
    right:
      '<OOBE>\n  <HideLocalAccountScreen>true</HideLocalAccountScreen>\n</OOBE>\n<UserAccounts>\n  <AdministratorPassword>…</AdministratorPassword>\n</UserAccounts>',
    appliesTo: 'Windows Server 2012 and later.',
    settings: [
      'Microsoft-Windows-Shell-Setup/OOBE/HideLocalAccountScreen',
      'Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword',
    ],
    sources: [ADMINISTRATORPASSWORD],
  },
  check(file, report) {
    if (file.hasDirectives || !isForServer(file)) return;
    if (accountsOf(file).administrator.some(({ valueSetting }) => valueSetting && valueSetting.value !== ''))
      return;
    for (const setting of settingsAt(file, SHELL_SETUP, 'OOBE/HideLocalAccountScreen', 'oobeSystem')) {
      if (booleanOf(setting) !== true) continue;
      report(
        nameRange(setting.node),
        'The page is hidden, but the file sets no AdministratorPassword: the blank password must be changed at the first logon.',
      );
    }
  },
};

interface MissingPage {
  /** The setting of OOBE that answers or hides the page. */
  readonly name: string;
  /** The value that the fix gives it; `true` is also the only one that hides a page. */
  readonly value: string;
  readonly message: string;
  readonly severity?: Severity;
  /** False when the value alone does not spare the question, so that no fix offers it. */
  readonly isCure?: boolean;
}

/** Reports the first Shell-Setup that leaves a page of OOBE open; the fix closes it in all of them. */
function reportMissing(
  file: AnswerFile,
  report: Report,
  { name, value, message, severity, isCure = true }: MissingPage,
): void {
  if (file.hasDirectives) return;
  const open = oobeShells(file).filter((shell) => !answers(settingIn(shell, `OOBE/${name}`), value));
  const [shell] = open;
  if (!shell) return;
  const oobe = settingIn(shell, 'OOBE');
  const written = settingIn(shell, `OOBE/${name}`);
  report(written ? written.valueRange : oobe ? nameRange(oobe.node) : componentNameRange(shell), message, {
    ...(severity && { severity }),
    ...(isCure && { fixes: () => [answerAll(file, open, name, value)] }),
  });
}

function answers(setting: Setting | undefined, value: string): boolean {
  if (!setting) return false;
  return value === 'true' ? setting.hasHole || booleanOf(setting) === true : setting.value !== '';
}

function answerAll(file: AnswerFile, shells: readonly Component[], name: string, value: string): Fix {
  const { text } = file.tree;
  const edits = shells.map((shell) => {
    const written = settingIn(shell, `OOBE/${name}`);
    if (written) return setValue(text, written.node, value);
    const oobe = settingIn(shell, 'OOBE');
    const element = `<${name}>${value}</${name}>`;
    if (oobe) return insertChild(text, oobe.node, element, oobe.settings.at(-1)?.node);
    return insertChild(text, shell.node, `<OOBE>\n  ${element}\n</OOBE>`, shell.settings.at(-1)?.node);
  });
  return { title: `Set ${name} to ${value}`, edits };
}

/** True when OOBE has no reason to ask who will use the computer. */
function hasUser(file: AnswerFile): boolean {
  return namesUser(accountsOf(file)) || joinsDomain(file) || managesAccounts(file);
}
