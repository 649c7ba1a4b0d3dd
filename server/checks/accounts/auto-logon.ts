/** The automatic logon: whom it logs on, and whether the password fits. */
import {
  type Accounts,
  type AutoLogon,
  accountsOf,
  type LocalAccount,
  type Password,
  type PasswordFacts,
} from '../../answer-file/accounts';
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { insertChild, setValue } from '../../answer-file/edits';
import {
  installsWindows,
  joinsDomain,
  managesAccounts,
  placesWindows,
  runsScripts,
} from '../../answer-file/purpose';
import { SHELL_SETUP, settingsAt } from '../../answer-file/query';
import { isForEditing } from '../../answer-file/template-holes';
import { nameRange } from '../../syntax/query';
import type { Fix, Rule } from '../rule';
import { ADMINISTRATOR_NAMES } from './translations';

const AUTOLOGON = 'learn.microsoft.com microsoft-windows-shell-setup-autologon';
const LOGONCOUNT = 'learn.microsoft.com microsoft-windows-shell-setup-autologon-logoncount';

export const autologonIncomplete: Rule = {
  id: 'autologon-incomplete',
  title: 'A part of the automatic logon is missing',
  subject: 'accounts',
  severity: 'error',
  docs: {
    why: 'AutoLogon needs Enabled and Username: without the first it has no effect, without the second Windows stops at the logon screen. Without LogonCount Windows 10 and 11 log on without end.',
    wrong: '<AutoLogon>\n  <Enabled>true</Enabled>\n  <LogonCount>1</LogonCount>\n</AutoLogon>',
    right:
      '<AutoLogon>\n  <Enabled>true</Enabled>\n  <LogonCount>1</LogonCount>\n  <Username>Anna</Username>\n  <Password>…</Password>\n</AutoLogon>',
    settings: [
      'Microsoft-Windows-Shell-Setup/AutoLogon/Enabled',
      'Microsoft-Windows-Shell-Setup/AutoLogon/Username',
      'Microsoft-Windows-Shell-Setup/AutoLogon/LogonCount',
    ],
    sources: [LOGONCOUNT, 'github:cschneegans/unattend-generator#262'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const { setting, enabled, usernameSetting, logonCount } of accountsOf(file).autoLogons) {
      const name = nameRange(setting.node);
      const has = (child: string) => setting.settings.some((one) => one.name === child);
      if (enabled === true && (!usernameSetting || usernameSetting.value === '')) {
        report(
          usernameSetting ? usernameSetting.node : name,
          'AutoLogon has no Username: Windows stops at the logon screen.',
        );
      } else if (usernameSetting && !has('Enabled')) {
        report(name, 'AutoLogon has no Enabled: without it the automatic logon has no effect.', {
          severity: 'warning',
        });
      }
      if (enabled === true && !logonCount) {
        report(name, 'AutoLogon has no LogonCount: Windows 10 and 11 log on at every start.', {
          severity: 'info',
        });
      }
    }
  },
};

export const autologonUserUnknown: Rule = {
  id: 'autologon-user-unknown',
  title: 'The automatic logon names an account that the file does not create',
  subject: 'accounts',
  severity: 'error',
  docs: {
    why: 'Windows stops at the logon screen with "The user name or password is incorrect" when there is no such account. AutoLogon does not create one.',
    wrong:
      '<AutoLogon>\n  <Enabled>true</Enabled>\n  <Username>Ana</Username>\n</AutoLogon>\n…\n<LocalAccount wcm:action="add">\n  <Name>Anna</Name>',
    right:
      '<AutoLogon>\n  <Enabled>true</Enabled>\n  <Username>Anna</Username>\n</AutoLogon>\n…\n<LocalAccount wcm:action="add">\n  <Name>Anna</Name>',
    appliesTo: 'Files that install Windows: an image may have accounts already.',
    settings: [
      'Microsoft-Windows-Shell-Setup/AutoLogon/Username',
      'Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount/Name',
    ],
    sources: ['learn.microsoft.com microsoft-windows-shell-setup-autologon-username'],
  },
  check(file, report) {
    const { autoLogons, local } = accountsOf(file);
    if (autoLogons.length === 0 || file.hasDirectives || !installsWindows(file)) return;
    if (joinsDomain(file) || local.some(({ nameSetting }) => nameSetting?.hasHole)) return;
    const isLocal = localLogons(file);
    const known = new Set([...lowerNames(local), 'administrator', 'guest']);
    for (const autoLogon of autoLogons) {
      const { enabled, username, usernameSetting } = autoLogon;
      if (enabled !== true || username === undefined || !isLocal(autoLogon)) continue;
      if (known.has(username.toLowerCase()) || managesAccounts(file)) continue;
      const translated = ADMINISTRATOR_NAMES.has(username.toLowerCase());
      report(
        usernameSetting!.valueRange,
        `The file creates no account "${username}": Windows stops at the logon screen because user name or password are incorrect.`,
        {
          // A script that runs before may create it, some media have an Administrator of that name, and a file
          // that neither places Windows nor has accounts may be for an image.
          ...((translated || runsScripts(file) || (local.length === 0 && !placesWindows(file))) && {
            severity: 'warning',
          }),
          fixes: () => local.flatMap((account) => logOn(file, autoLogon, account)),
        },
      );
    }
  },
};

export const autologonPasswordMismatch: Rule = {
  id: 'autologon-password-mismatch',
  title: 'The automatic logon has another password than the account',
  subject: 'accounts',
  severity: 'error',
  docs: {
    why: 'AutoLogon must repeat the password of the account. With another one Windows stops at the logon screen with "The user name or password is incorrect".',
    wrong:
      '<AutoLogon>… <Password><Value>secret1</Value></Password></AutoLogon>\n<LocalAccount>… <Password><Value>secret2</Value></Password></LocalAccount>',
    right:
      '<AutoLogon>… <Password><Value>secret2</Value></Password></AutoLogon>\n<LocalAccount>… <Password><Value>secret2</Value></Password></LocalAccount>',
    settings: [
      'Microsoft-Windows-Shell-Setup/AutoLogon/Password',
      'Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount/Password',
      'Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword',
    ],
    sources: [AUTOLOGON, 'github:jamesstringer90/Easy-GPU-PV#179'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    const accounts = accountsOf(file);
    if (accounts.autoLogons.length === 0) return;
    const isLocal = localLogons(file);
    const given = givenPasswords(accounts);
    for (const autoLogon of accounts.autoLogons) {
      const { enabled, password, username, setting } = autoLogon;
      if (enabled !== true || username === undefined || !isLocal(autoLogon)) continue;
      const passwords = given.get(accountKey(username, setting));
      if (!passwords || passwords.hasUnknown) continue;
      const { first, known } = passwords;
      const facts = password?.facts;
      if (facts) {
        if (known.some((other) => other.equals(facts))) continue;
        report(
          password.valueSetting!.valueRange,
          `This is not the password of ${username}: Windows stops at the logon screen because user name or password are incorrect.`,
          {
            ...([password, first].some(isToBeReplaced) && { severity: 'warning' }),
            related: [{ range: first.valueSetting!.valueRange, message: `The password of ${username}` }],
            fixes: () => copyPassword(file, first, password),
          },
        );
      } else if (!password?.valueSetting && known.every(({ isBlank }) => !isBlank)) {
        report(
          nameRange(setting.node),
          `${username} has a password, but AutoLogon gives none: Windows stops at the logon screen.`,
          {
            severity: 'warning',
          },
        );
      }
    }
  },
};

export const autologonDomainLocal: Rule = {
  id: 'autologon-domain-local',
  title: 'A local account is logged on with the name of a domain',
  subject: 'accounts',
  severity: 'hint',
  docs: {
    why: 'Domain names the domain of the account. For an account that the file creates leave it out, or write `.` for this computer.',
    wrong: '<AutoLogon>\n  <Domain>FABRIKAM</Domain>\n  <Username>Anna</Username>\n</AutoLogon>',
    right: '<AutoLogon>\n  <Domain>.</Domain>\n  <Username>Anna</Username>\n</AutoLogon>',
    settings: [
      'Microsoft-Windows-Shell-Setup/AutoLogon/Domain',
      'Microsoft-Windows-Shell-Setup/AutoLogon/Username',
    ],
    sources: ['learn.microsoft.com microsoft-windows-shell-setup-autologon-domain'],
  },
  check(file, report) {
    const { autoLogons, local } = accountsOf(file);
    if (!autoLogons.some(({ domain }) => domain)) return;
    const isLocal = localLogons(file);
    const names = lowerNames(local);
    for (const autoLogon of autoLogons) {
      const { domain, username } = autoLogon;
      if (!domain || domain.hasHole || username === undefined || isLocal(autoLogon)) continue;
      if (!names.has(username.toLowerCase())) continue;
      report(domain.valueRange, `${username} is a local account: leave Domain out, or write a full stop.`, {
        fixes: () => [
          { title: 'Replace by a full stop', edits: [setValue(file.tree.text, domain.node, '.')] },
        ],
      });
    }
  },
};

/** Logs on another account, with its password. */
function logOn(
  file: AnswerFile,
  { usernameSetting, password, setting }: AutoLogon,
  account: LocalAccount,
): readonly Fix[] {
  const { name } = account;
  if (name === undefined || account.setting.component.architecture !== setting.component.architecture)
    return [];
  const rename = setValue(file.tree.text, usernameSetting!.node, name);
  const copied = password && account.password ? copyPassword(file, account.password, password) : [];
  return [{ title: `Log on ${name}`, edits: [rename, ...copied.flatMap(({ edits }) => edits)] }];
}

/** Tells whether a user name means an account of this computer; placeholders may mean anything. */
function localLogons(file: AnswerFile): (autoLogon: AutoLogon) => boolean {
  const computers = new Set(
    settingsAt(file, SHELL_SETUP, 'ComputerName').map(({ value }) => value.toLowerCase()),
  );
  return ({ domain, username }) => {
    if (domain?.hasHole || /[\\@]/.test(username ?? '')) return false;
    return (
      !domain || domain.value === '' || domain.value === '.' || computers.has(domain.value.toLowerCase())
    );
  };
}

function lowerNames(accounts: Accounts['local']): ReadonlySet<string> {
  return new Set(accounts.flatMap(({ name }) => name?.toLowerCase() ?? []));
}

/** The passwords that a file gives one account. */
interface GivenPasswords {
  readonly first: Password;
  /** The different ones among them. */
  readonly known: PasswordFacts[];
  /** True when a placeholder or an unreadable password is among them, which may be any. */
  hasUnknown: boolean;
}

/** Collects the passwords of each account; audit mode and each architecture of the file have their own. */
function givenPasswords({ local, administrator }: Accounts): ReadonlyMap<string, GivenPasswords> {
  const given = new Map<string, GivenPasswords>();
  const add = (name: string | undefined, password: Password | undefined): void => {
    if (name === undefined || !password) return;
    const key = accountKey(name, password.setting);
    const passwords = given.get(key) ?? { first: password, known: [], hasUnknown: false };
    given.set(key, passwords);
    const { facts } = password;
    if (!facts) passwords.hasUnknown = true;
    else if (!passwords.known.some((other) => other.equals(facts))) passwords.known.push(facts);
  };
  for (const { name, password } of local) add(name, password);
  for (const password of administrator) add('Administrator', password);
  return given;
}

function isToBeReplaced({ valueSetting }: Password): boolean {
  return valueSetting !== undefined && isForEditing(valueSetting.value);
}

function accountKey(name: string, { component: { architecture, pass } }: Setting): string {
  return `${architecture}|${pass.known === 'auditSystem'}|${name.toLowerCase()}`;
}

/** Gives the automatic logon the password of the account, hidden when one of them is hidden. */
function copyPassword(file: AnswerFile, from: Password, to: Password): readonly Fix[] {
  const { text } = file.tree;
  if (!from.facts || !from.valueSetting || !to.valueSetting) return [];
  const isHidden = from.isHidden || to.isHidden;
  const value = isHidden ? from.facts.hiddenFor('Password') : from.valueSetting.value;
  const edits = [setValue(text, to.valueSetting.node, value)];
  if (isHidden && !to.isHidden) {
    edits.push(
      to.plainTextSetting
        ? setValue(text, to.plainTextSetting.node, 'false')
        : insertChild(text, to.setting.node, '<PlainText>false</PlainText>', to.valueSetting.node),
    );
  }
  return [{ title: 'Copy the password of the account', edits }];
}
