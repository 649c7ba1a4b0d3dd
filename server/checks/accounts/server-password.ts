/** What Windows Server wants of passwords. */
import { accountsOf, type Password } from '../../answer-file/accounts';
import { isForServer, oobeShells } from '../../answer-file/purpose';
import { booleanOf, componentNameRange, settingIn } from '../../answer-file/query';
import { nameRange } from '../../syntax/query';
import type { Rule } from '../rule';

const ADMINISTRATORPASSWORD =
  'learn.microsoft.com microsoft-windows-shell-setup-useraccounts-administratorpassword';

export const serverAdminPassword: Rule = {
  id: 'server-admin-password',
  title: 'Windows Server gets no password for the Administrator',
  subject: 'accounts',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'The first start of Windows Server stops and asks for the password of the Administrator unless oobeSystem sets AdministratorPassword.',
    wrong:
      '<!-- unattend-target: server-2022 -->\n<UserAccounts>\n  <LocalAccounts>…</LocalAccounts>\n</UserAccounts>',
    right:
      '<UserAccounts>\n  <AdministratorPassword>…</AdministratorPassword>\n  <LocalAccounts>…</LocalAccounts>\n</UserAccounts>',
    appliesTo: 'Windows Server.',
    settings: ['Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword'],
    sources: [
      ADMINISTRATORPASSWORD,
      'learn.microsoft.com enable-and-disable-the-built-in-administrator-account',
    ],
  },
  check(file, report) {
    if (file.hasDirectives || !isForServer(file)) return;
    const [shell] = oobeShells(file);
    const { administrator } = accountsOf(file);
    // Without any account no-account reports it, with the page hidden hidelocalaccountscreen-no-password does.
    if (!shell || !settingIn(shell, 'UserAccounts') || administrator.some(isGiven)) return;
    if (booleanOf(settingIn(shell, 'OOBE/HideLocalAccountScreen')) === true) return;
    const place = administrator[0]?.setting ?? settingIn(shell, 'UserAccounts');
    report(
      place ? nameRange(place.node) : componentNameRange(shell),
      'Windows Server asks for the password of the Administrator at its first start: set AdministratorPassword.',
    );
  },
};

export const serverPasswordComplexity: Rule = {
  id: 'server-password-complexity',
  title: 'The password does not meet the policy of Windows Server',
  subject: 'accounts',
  severity: 'hint',
  docs: {
    why: 'Windows Server wants passwords with three of four kinds of characters and without the name of the account. Setup has been seen to take weaker ones, but Windows refuses them at the next change, and a domain may refuse them at once.',
    wrong:
      '<!-- unattend-target: server-2022 -->\n<Name>anna</Name>\n<Password>\n  <Value>secret</Value>\n  <PlainText>true</PlainText>\n</Password>',
    right: '<Value>…</Value>',
    appliesTo: 'Windows Server.',
    settings: [
      'Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword',
      'Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount/Password',
    ],
    sources: [ADMINISTRATORPASSWORD],
  },
  check(file, report) {
    if (!isForServer(file)) return;
    const { local, administrator } = accountsOf(file);
    const passwords = [
      ...local.map(({ name, password }) => ({ name, password })),
      ...administrator.map((password) => ({ name: 'Administrator', password })),
    ];
    for (const { name, password } of passwords) {
      const facts = password?.facts;
      if (!facts || facts.isBlank) continue;
      const holdsName = name !== undefined && name.length > 2 && facts.contains(name);
      if (facts.countKinds() >= 3 && !holdsName) continue;
      const why = holdsName
        ? 'contains the name of the account'
        : 'has fewer than three of the four kinds of characters';
      report(
        password!.valueSetting!.valueRange,
        `The password ${why}: the policy of Windows Server refuses that when the password is changed.`,
      );
    }
  },
};

function isGiven({ valueSetting }: Password): boolean {
  return valueSetting !== undefined && valueSetting.value !== '';
}
