/** The automatic logon: whom it logs on, and whether the password fits. */
import {
  type Accounts,
  type AutoLogon,
  accountsOf,
  isBuiltInAdministrator,
  isSameName,
  type LocalAccount,
  type Password,
} from '../../answer-file/accounts';
import type { AnswerFile } from '../../answer-file/answer-file';
import { insertChild, setValue } from '../../answer-file/edits';
import { installsWindows, joinsDomain, managesAccounts, runsScripts } from '../../answer-file/purpose';
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
    sources: [LOGONCOUNT, 'github:cschneegans/unattend-generator#262'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const { setting, enabled, usernameSetting, logonCount } of accountsOf(file).autoLogons) {
      const name = nameRange(setting.node);
      const has = (child: string) => setting.settings.some((one) => one.name === child);
      if (enabled === true && !usernameSetting) {
        report(name, 'AutoLogon has no Username: Windows stops at the logon screen.');
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
    sources: ['learn.microsoft.com microsoft-windows-shell-setup-autologon-username'],
  },
  check(file, report) {
    const { autoLogons, local } = accountsOf(file);
    if (autoLogons.length === 0 || file.hasDirectives || !installsWindows(file)) return;
    if (joinsDomain(file) || managesAccounts(file) || local.some(({ nameSetting }) => nameSetting?.hasHole))
      return;
    for (const autoLogon of autoLogons) {
      const { enabled, username, usernameSetting } = autoLogon;
      if (enabled !== true || username === undefined || !isLocal(autoLogon, file) || isNamed(username, local))
        continue;
      const translated = ADMINISTRATOR_NAMES.has(username.toLowerCase());
      report(
        usernameSetting!.valueRange,
        `The file creates no account "${username}": Windows stops at the logon screen because user name or password are incorrect.`,
        {
          // A script that runs before may create it, and some media have an Administrator of that name.
          ...((translated || runsScripts(file)) && { severity: 'warning' }),
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
    sources: [AUTOLOGON, 'github:jamesstringer90/Easy-GPU-PV#179'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    const accounts = accountsOf(file);
    for (const autoLogon of accounts.autoLogons) {
      if (autoLogon.enabled !== true || !isLocal(autoLogon, file)) continue;
      const passwords = passwordsFor(autoLogon, accounts);
      const known = passwords.flatMap(({ facts }) => facts ?? []);
      // A placeholder or an unreadable password may fit.
      if (known.length === 0 || known.length < passwords.length) continue;
      const { password, username, setting } = autoLogon;
      const facts = password?.facts;
      if (facts) {
        if (known.some((other) => other.equals(facts))) continue;
        report(
          password.valueSetting!.valueRange,
          `This is not the password of ${username}: Windows stops at the logon screen because user name or password are incorrect.`,
          {
            ...(isForEditing(password.valueSetting!.value) && { severity: 'warning' }),
            related: [
              { range: passwords[0]!.valueSetting!.valueRange, message: `The password of ${username}` },
            ],
            fixes: () => copyPassword(file, passwords[0]!, password),
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

export const autologonAdminNoPassword: Rule = {
  id: 'autologon-admin-no-password',
  title: 'The Administrator is logged on without getting a password',
  subject: 'accounts',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'An automatic logon of Administrator enables the account. Without AdministratorPassword its password is blank, so that a password in AutoLogon does not fit; for audit mode both must stand in auditSystem.',
    wrong: '<AutoLogon>\n  <Enabled>true</Enabled>\n  <Username>Administrator</Username>\n</AutoLogon>',
    right:
      '<AutoLogon>…</AutoLogon>\n<UserAccounts>\n  <AdministratorPassword>…</AdministratorPassword>\n</UserAccounts>',
    sources: ['learn.microsoft.com microsoft-windows-shell-setup-useraccounts-administratorpassword'],
  },
  check(file, report) {
    if (file.hasDirectives || managesAccounts(file)) return;
    const { autoLogons, administrator, local } = accountsOf(file);
    if (local.some(({ name }) => isBuiltInAdministrator(name))) return;
    for (const { enabled, username, usernameSetting, setting } of autoLogons) {
      if (enabled !== true || !isBuiltInAdministrator(username)) continue;
      const { pass } = setting.component;
      const needsOwn = pass.known === 'auditSystem';
      if (
        administrator.some((password) => !needsOwn || password.setting.component.pass.known === 'auditSystem')
      )
        continue;
      report(
        usernameSetting!.valueRange,
        needsOwn
          ? 'Audit mode logs the Administrator on only if auditSystem sets AdministratorPassword too.'
          : 'The file gives the Administrator no password: the account is enabled with a blank one.',
        {
          // The image of a file without windowsPE may have a password for it.
          ...(!installsWindows(file) && { severity: 'info' }),
        },
      );
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
    sources: ['learn.microsoft.com microsoft-windows-shell-setup-autologon-domain'],
  },
  check(file, report) {
    const { autoLogons, local } = accountsOf(file);
    for (const autoLogon of autoLogons) {
      const { domain, username } = autoLogon;
      if (!domain || domain.hasHole || isLocal(autoLogon, file)) continue;
      if (!local.some(({ name }) => isSameName(name, username))) continue;
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

/** True when the user name means an account of this computer; placeholders may mean anything. */
function isLocal({ domain, username }: AutoLogon, file: AnswerFile): boolean {
  if (domain?.hasHole || /[\\@]/.test(username ?? '')) return false;
  if (!domain || domain.value === '' || domain.value === '.') return true;
  return settingsAt(file, SHELL_SETUP, 'ComputerName').some(({ value }) => isSameName(value, domain.value));
}

function isNamed(username: string, local: Accounts['local']): boolean {
  const isBuiltIn = isBuiltInAdministrator(username) || username.toLowerCase() === 'guest';
  return isBuiltIn || local.some(({ name }) => isSameName(name, username));
}

/** The passwords that the file gives the account; a file for several architectures gives one for each. */
function passwordsFor(
  { username, setting }: AutoLogon,
  { local, administrator }: Accounts,
): readonly Password[] {
  if (username === undefined) return [];
  const passwords = [
    ...local.filter(({ name }) => isSameName(name, username)).flatMap(({ password }) => password ?? []),
    ...(isBuiltInAdministrator(username) ? administrator : []),
  ];
  const { architecture, pass } = setting.component;
  const fitting = passwords.filter(({ setting: { component } }) => component.architecture === architecture);
  const isAudit = pass.known === 'auditSystem';
  return fitting.filter(({ setting: { component } }) => (component.pass.known === 'auditSystem') === isAudit);
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
