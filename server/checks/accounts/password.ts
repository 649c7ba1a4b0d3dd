/** Passwords: missing ones, weak ones, and those whose hidden form Setup cannot read. */

import { accountsOf, isBuiltInAdministrator, type Password } from '../../answer-file/accounts';
import type { AnswerFile } from '../../answer-file/answer-file';
import { insertChild, setValue } from '../../answer-file/edits';
import { notableSettings } from '../../answer-file/notable-settings';
import {
  decodeBase64,
  decodeHiddenText,
  encodePassword,
  looksEncoded,
  type PasswordPlace,
} from '../../answer-file/passwords';
import { installsWindows, managesAccounts } from '../../answer-file/purpose';
import { settingIn } from '../../answer-file/query';
import { nameRange } from '../../syntax/query';
import type { Fix, Rule } from '../rule';

const HIDE = 'learn.microsoft.com hide-sensitive-data-in-an-answer-file';

export const passwordMissing: Rule = {
  id: 'password-missing',
  title: 'The account has no password',
  subject: 'accounts',
  severity: 'warning',
  docs: {
    why: 'Without Password the account gets a blank password: anybody at the computer can log on, and Windows refuses Remote Desktop and access by the network. An empty Value says that it is meant.',
    wrong: '<LocalAccount wcm:action="add">\n  <Name>Anna</Name>\n  <Group>Users</Group>\n</LocalAccount>',
    right:
      '<LocalAccount wcm:action="add">\n  <Name>Anna</Name>\n  <Group>Users</Group>\n  <Password>\n    <Value></Value>\n    <PlainText>true</PlainText>\n  </Password>\n</LocalAccount>',
    settings: ['Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount/Password'],
    sources: [
      'learn.microsoft.com microsoft-windows-shell-setup-useraccounts-localaccounts-localaccount-password',
    ],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    const { text } = file.tree;
    for (const { setting, password, isOffline } of accountsOf(file).local) {
      if (password?.valueSetting || isOffline) continue;
      report(
        nameRange(setting.node),
        'The account has no password: Windows refuses it Remote Desktop and access by the network.',
        {
          ...(!password && {
            fixes: () => [
              {
                title: 'Add an empty password',
                edits: [
                  insertChild(
                    text,
                    setting.node,
                    '<Password>\n  <Value></Value>\n  <PlainText>true</PlainText>\n</Password>',
                    setting.settings.at(-1)?.node,
                  ),
                ],
              },
            ],
          }),
        },
      );
    }
  },
};

export const passwordBase64: Rule = {
  id: 'password-base64',
  title: 'Setup cannot decode the hidden password',
  subject: 'accounts',
  severity: 'error',
  docs: {
    why: 'With PlainText set to false, Value is the Base64 of the UTF-16LE password followed by the name of the element: `Password`, or `AdministratorPassword` for the Administrator. Setup logs "Failed to decode password" at anything else and ends with "Windows could not complete the installation", again at every start.',
    wrong: '<Value>c2VjcmV0</Value>\n<PlainText>false</PlainText>',
    right: '<Value>cwBlAGMAcgBlAHQAUABhAHMAcwB3AG8AcgBkAA==</Value>\n<PlainText>false</PlainText>',
    settings: [
      'Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword/Value',
      'Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount/Password/Value',
      'Microsoft-Windows-Shell-Setup/AutoLogon/Password/Value',
      'Microsoft-Windows-Shell-Setup/OfflineUserAccounts/OfflineAdministratorPassword/Value',
      'Microsoft-Windows-Shell-Setup/OfflineUserAccounts/OfflineLocalAccounts/LocalAccount/Password/Value',
    ],
    sources: [
      HIDE,
      'github:SvenGroot/GenerateAnswerFile#48',
      'github:cschneegans/unattend-generator:NewPasswordElement',
    ],
  },
  check(file, report) {
    for (const password of passwordsOf(file)) {
      const { valueSetting, isHidden, place } = password;
      if (!isHidden || !valueSetting || valueSetting.hasHole || valueSetting.value === '') continue;
      const hidden = decodeHiddenText(valueSetting.value);
      if (!password.facts) {
        report(
          valueSetting.valueRange,
          `PlainText is false, but this is not the Base64 of a UTF-16LE password followed by "${place}": Setup cannot decode it and cannot complete the installation.`,
          {
            fixes: () => cures(file, password),
          },
        );
      } else if (place === 'Password' && hidden!.endsWith(OTHER_SUFFIX) && hidden !== OTHER_SUFFIX) {
        report(
          valueSetting.valueRange,
          'This was hidden for AdministratorPassword: here the password would end with "Administrator".',
          {
            severity: 'warning',
            fixes: () => [hideAgain(file, password, hidden!.slice(0, -OTHER_SUFFIX.length), true)],
          },
        );
      }
    }
  },
};

export const passwordLooksEncoded: Rule = {
  id: 'password-looks-encoded',
  title: 'The password is hidden, but PlainText does not say so',
  subject: 'accounts',
  severity: 'warning',
  docs: {
    why: 'Value is the form that Windows SIM writes for hidden passwords, but PlainText is not false: the Base64 text itself becomes the password.',
    wrong: '<Value>cwBlAGMAcgBlAHQAUABhAHMAcwB3AG8AcgBkAA==</Value>\n<PlainText>true</PlainText>',
    right: '<Value>cwBlAGMAcgBlAHQAUABhAHMAcwB3AG8AcgBkAA==</Value>\n<PlainText>false</PlainText>',
    settings: [
      'Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword/PlainText',
      'Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount/Password/PlainText',
      'Microsoft-Windows-Shell-Setup/AutoLogon/Password/PlainText',
      'Microsoft-Windows-Shell-Setup/OfflineUserAccounts/OfflineAdministratorPassword/PlainText',
      'Microsoft-Windows-Shell-Setup/OfflineUserAccounts/OfflineLocalAccounts/LocalAccount/Password/PlainText',
    ],
    sources: [HIDE],
  },
  check(file, report) {
    const { text } = file.tree;
    for (const { setting, valueSetting, plainTextSetting, isHidden } of passwordsOf(file)) {
      if (isHidden !== false || !valueSetting || valueSetting.hasHole || !looksEncoded(valueSetting.value))
        continue;
      report(
        valueSetting.valueRange,
        'This is a hidden password, but PlainText is not false: the Base64 text itself becomes the password.',
        {
          fixes: () => [
            {
              title: 'Set PlainText to false',
              edits: [
                plainTextSetting
                  ? setValue(text, plainTextSetting.node, 'false')
                  : insertChild(text, setting.node, '<PlainText>false</PlainText>', valueSetting.node),
              ],
              preferred: true,
            },
          ],
        },
      );
    }
  },
};

export const passwordDomainHidden: Rule = {
  id: 'password-domain-hidden',
  title: 'The password of a domain account or share is hidden',
  subject: 'accounts',
  severity: 'error',
  docs: {
    why: 'Only the passwords of local accounts can be hidden. Credentials for a domain, a share or a server are taken as they stand: with a hidden password the logon fails.',
    wrong:
      '<Credentials>\n  <Domain>FABRIKAM</Domain>\n  <Username>joiner</Username>\n  <Password>cwBlAGMAcgBlAHQAUABhAHMAcwB3AG8AcgBkAA==</Password>\n</Credentials>',
    right:
      '<Credentials>\n  <Domain>FABRIKAM</Domain>\n  <Username>joiner</Username>\n  <Password>…</Password>\n</Credentials>',
    settings: [
      'Microsoft-Windows-UnattendedJoin/Identification/Credentials/Password',
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom/Credentials/Password',
      'Microsoft-Windows-Setup/ImageInstall/DataImage/InstallFrom/Credentials/Password',
      'Microsoft-Windows-Setup/WindowsDeploymentServices/Login/Credentials/Password',
      'Microsoft-Windows-PnpCustomizationsWinPE/DriverPaths/PathAndCredentials/Credentials/Password',
      'Microsoft-Windows-PnpCustomizationsNonWinPE/DriverPaths/PathAndCredentials/Credentials/Password',
      'Microsoft-Windows-Setup/RunSynchronous/RunSynchronousCommand/Credentials/Password',
      'Microsoft-Windows-Setup/RunAsynchronous/RunAsynchronousCommand/Credentials/Password',
      'Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand/Credentials/Password',
      'Microsoft-Windows-Deployment/RunAsynchronous/RunAsynchronousCommand/Credentials/Password',
    ],
    sources: [HIDE],
  },
  check(file, report) {
    for (const credentials of notableSettings(file).containers) {
      if (credentials.name !== 'Credentials') continue;
      const password = settingIn(credentials, 'Password');
      if (!password || password.hasHole || !looksEncoded(password.value)) continue;
      report(
        password.valueRange,
        'Only passwords of local accounts can be hidden: here the Base64 text itself is taken for the password, and the logon fails.',
      );
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
    settings: [
      'Microsoft-Windows-Shell-Setup/AutoLogon/Username',
      'Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword',
    ],
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

const OTHER_SUFFIX = 'AdministratorPassword';

function passwordsOf(file: AnswerFile): readonly Password[] {
  const { local, administrator, autoLogons } = accountsOf(file);
  return [...local, ...autoLogons].flatMap(({ password }) => password ?? []).concat(administrator);
}

/** Ways to make a hidden password readable, the surest first. */
function cures(file: AnswerFile, password: Password): readonly Fix[] {
  const { value } = password.valueSetting!;
  const hidden = decodeHiddenText(value);
  if (hidden !== undefined && isReadable(hidden))
    return [hideAgain(file, password, withoutSuffix(hidden), true)];
  const bytes = decodeBase64(value);
  if (bytes !== undefined && bytes.length > 2 && isReadable(bytes)) {
    return [hideAgain(file, password, withoutSuffix(bytes), false)];
  }
  return [{ ...hideAgain(file, password, value, false), title: 'Hide the text as it stands' }];
}

function hideAgain(
  file: AnswerFile,
  { valueSetting, place }: Password,
  secret: string,
  preferred: boolean,
): Fix {
  const edits = [setValue(file.tree.text, valueSetting!.node, encodePassword(secret, place))];
  return { title: 'Hide the password as Setup reads it', edits, preferred };
}

/** The password without the name of an element for which it was hidden. */
function withoutSuffix(hidden: string): string {
  const places: readonly PasswordPlace[] = [
    'OfflineAdministratorPassword',
    'AdministratorPassword',
    'Password',
  ];
  const place = places.find((suffix) => hidden.endsWith(suffix));
  return place ? hidden.slice(0, -place.length) : hidden;
}

function isReadable(text: string): boolean {
  return /^[ -~\u00a0-\u024f]+$/.test(text);
}
