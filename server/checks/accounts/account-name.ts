/** Names that Windows does not take for a local account. */
import {
  type Accounts,
  accountsOf,
  BUILT_IN_NAMES,
  isSameName,
  type LocalAccount,
} from '../../answer-file/accounts';
import type { AnswerFile } from '../../answer-file/answer-file';
import { setValue } from '../../answer-file/edits';
import type { Fix, Rule } from '../rule';
import { ADMINISTRATOR_NAMES } from './translations';

const ACCOUNT_NAME =
  'learn.microsoft.com microsoft-windows-shell-setup-useraccounts-localaccounts-localaccount-name';

export const accountNameIllegal: Rule = {
  id: 'account-name-illegal',
  title: 'Windows does not take the name of the account',
  subject: 'accounts',
  severity: 'error',
  docs: {
    why: 'The name of a local account has at most 20 characters, none of `" / \\ [ ] : ; | < > + = , ? * % @`, and no full stop at its end. Otherwise the account is not created and Setup ends with "Windows could not complete the installation", again at every start.',
    wrong: '<Name>anna@example.com</Name>',
    right: '<Name>anna</Name>',
    settings: [
      'Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount/Name',
      'Microsoft-Windows-Shell-Setup/OfflineUserAccounts/OfflineLocalAccounts/LocalAccount/Name',
    ],
    sources: [
      ACCOUNT_NAME,
      'github:rcmaehl/LocalUser.App#3',
      'github:pbatard/rufus#2239',
      'github:cschneegans/unattend-generator:Users.cs',
    ],
  },
  check(file, report) {
    const accounts = accountsOf(file);
    for (const account of accounts.local) {
      const { name, nameSetting } = account;
      if (nameSetting?.value === '' && nameSetting.settings.length === 0 && !nameSetting.hasHole) {
        report(
          nameSetting.node,
          'The account has no name: Windows does not create it, and Setup cannot complete the installation.',
        );
        continue;
      }
      const problem = name === undefined ? undefined : nameProblem(name);
      if (!problem) continue;
      report(
        nameSetting!.valueRange,
        `${problem} Windows does not create the account, and Setup cannot complete the installation.`,
        {
          fixes: () =>
            renameAccount(
              file,
              accounts,
              account,
              name!
                .replace(ILLEGAL, '')
                .slice(0, LONGEST_NAME)
                .replace(/[.\s]+$/, ''),
            ),
        },
      );
    }
  },
};

export const accountNameReserved: Rule = {
  id: 'account-name-reserved',
  title: 'The name of the account belongs to Windows',
  subject: 'accounts',
  severity: 'error',
  docs: {
    why: 'Windows has accounts and other principals of its own under these names. It does not create a second one, and Setup may not complete the installation. Administrator is the exception: published files name it here, and on Server this was told to set its password.',
    wrong: '<Name>System</Name>',
    right: '<Name>Operator</Name>',
    settings: [
      'Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount/Name',
      'Microsoft-Windows-Shell-Setup/OfflineUserAccounts/OfflineLocalAccounts/LocalAccount/Name',
    ],
    sources: [
      ACCOUNT_NAME,
      'github:cschneegans/unattend-generator:Users.cs',
      'github:pbatard/rufus#2974',
      'github:SvenGroot/GenerateAnswerFile#44',
    ],
  },
  check(file, report) {
    for (const { name, nameSetting } of accountsOf(file).local) {
      const lower = name?.toLowerCase();
      if (!name || !lower) continue;
      if (BUILT_IN_NAMES.has(lower)) {
        report(
          nameSetting!.valueRange,
          `Windows has a "${name}" of its own: it does not create an account of that name, and Setup may not complete the installation.`,
        );
      } else if (lower === 'administrator') {
        // Published files do so for many versions, and on Server it was told to work.
        report(
          nameSetting!.valueRange,
          'Administrator exists already: AdministratorPassword gives it a password, and AutoLogon enables it.',
          {
            severity: 'info',
          },
        );
      } else if (ADMINISTRATOR_NAMES.has(lower)) {
        report(
          nameSetting!.valueRange,
          `"${name}" is the built-in Administrator in its language: on such media Windows does not create the account.`,
          {
            severity: 'warning',
          },
        );
      }
    }
  },
};

const LONGEST_NAME = 20;
const ILLEGAL = /["/\\[\]:;|<>+=,?*%@]/g;

function nameProblem(name: string): string | undefined {
  const characters = [...new Set(name.match(ILLEGAL) ?? [])];
  if (characters.length > 0) return `The name of an account must not contain ${characters.join(' ')}.`;
  if (name.length > LONGEST_NAME)
    return `The name of an account has at most ${LONGEST_NAME} characters, this one has ${name.length}.`;
  return name.endsWith('.') ? 'The name of an account must not end with a full stop.' : undefined;
}

/** Renames the account, and with it the automatic logons that name it. */
function renameAccount(
  file: AnswerFile,
  { autoLogons }: Accounts,
  { name, nameSetting }: LocalAccount,
  newName: string,
): readonly Fix[] {
  if (newName === '') return [];
  const places = [
    nameSetting!,
    ...autoLogons
      .filter(({ username }) => isSameName(username, name))
      .map(({ usernameSetting }) => usernameSetting!),
  ];
  return [
    {
      title: `Rename to ${newName}`,
      edits: places.map(({ node }) => setValue(file.tree.text, node, newName)),
    },
  ];
}
