/** Who can use the computer: accounts that are missing, and names that Windows does not take. */
import {
  accountsOf,
  isBuiltInAdministrator,
  joinsGroup,
  type LocalAccount,
  namesUser,
} from '../../answer-file/accounts';
import type { AnswerFile, Component } from '../../answer-file/answer-file';
import { isForServer, joinsDomain, managesAccounts, oobeShells } from '../../answer-file/purpose';
import { booleanOf, componentNameRange, settingIn } from '../../answer-file/query';
import type { TextRange } from '../../syntax/nodes';
import { nameRange } from '../../syntax/query';
import { replaceValue } from '../fixes';
import type { Rule } from '../rule';
import { neutralGroup } from './translations';

const USERACCOUNTS = 'learn.microsoft.com microsoft-windows-shell-setup-useraccounts';
const ADMINISTRATORPASSWORD =
  'learn.microsoft.com microsoft-windows-shell-setup-useraccounts-administratorpassword';

export const noAccount: Rule = {
  id: 'no-account',
  title: 'The file creates no account: OOBE asks for one',
  subject: 'accounts',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'OOBE always asks who will use the computer unless oobeSystem has a local account, a domain account or, from Windows 10 on, an automatic logon. Windows 11 then wants a Microsoft account.',
    wrong: '<OOBE>\n  <HideEULAPage>true</HideEULAPage>\n  <ProtectYourPC>3</ProtectYourPC>\n</OOBE>',
    right:
      '<OOBE>…</OOBE>\n<UserAccounts>\n  <LocalAccounts>\n    <LocalAccount wcm:action="add">\n      <Name>User</Name>\n      <Group>Administrators</Group>\n      <Password>…</Password>\n    </LocalAccount>\n  </LocalAccounts>\n</UserAccounts>',
    settings: [
      'Microsoft-Windows-Shell-Setup/UserAccounts',
      'Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount',
    ],
    sources: [
      USERACCOUNTS,
      'learn.microsoft.com microsoft-windows-shell-setup-autologon',
      'github:cschneegans/unattend-generator#334',
    ],
  },
  check(file, report) {
    const shell = shellThatAsks(file);
    const accounts = accountsOf(file);
    if (!shell || accounts.administrator.length > 0) return;
    // Published files for any Windows hide the page for Microsoft accounts only: hideonline-without-account says so.
    const hidesOnline = booleanOf(settingIn(shell, 'OOBE/HideOnlineAccountScreens')) === true;
    if (hidesOnline && !file.target.windows) return;
    report(
      placeOf(shell),
      isForServer(file)
        ? 'The file sets no password for the Administrator: the first start asks for it.'
        : 'The file creates no account: OOBE stops and asks who will use the computer.',
    );
  },
};

export const administratorpasswordOnlyClient: Rule = {
  id: 'administratorpassword-only-client',
  title: 'A password for the Administrator does not spare the page for an account',
  subject: 'accounts',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'On client editions the built-in Administrator stays disabled even with a password, unless AutoLogon names it. OOBE asks for an account all the same.',
    wrong: '<UserAccounts>\n  <AdministratorPassword>…</AdministratorPassword>\n</UserAccounts>',
    right:
      '<UserAccounts>\n  <AdministratorPassword>…</AdministratorPassword>\n  <LocalAccounts>…</LocalAccounts>\n</UserAccounts>',
    appliesTo: 'Client editions.',
    settings: ['Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword'],
    sources: [ADMINISTRATORPASSWORD],
  },
  check(file, report) {
    const server = isForServer(file);
    if (server) return;
    const [password] = accountsOf(file).administrator;
    if (!password || !shellThatAsks(file)) return;
    report(
      nameRange(password.setting.node),
      'On client editions the Administrator stays disabled even with a password: OOBE asks for an account. Add a local account, or an automatic logon of Administrator.',
      {
        ...(server === undefined && { severity: 'info' }),
      },
    );
  },
};

export const noAdminAccount: Rule = {
  id: 'no-admin-account',
  title: 'No account is an administrator',
  subject: 'accounts',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'None of the accounts joins Administrators, and the built-in Administrator is disabled on client editions. Nobody can administer the computer then, and FirstLogonCommands prompt for elevation or do not run.',
    wrong: '<LocalAccount wcm:action="add">\n  <Name>Anna</Name>\n  <Group>Users</Group>\n</LocalAccount>',
    right:
      '<LocalAccount wcm:action="add">\n  <Name>Anna</Name>\n  <Group>Administrators</Group>\n</LocalAccount>',
    appliesTo: 'Client editions.',
    settings: ['Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount/Group'],
    sources: [USERACCOUNTS, 'learn.microsoft.com microsoft-windows-shell-setup-firstlogoncommands'],
  },
  check(file, report) {
    if (file.hasDirectives || isForServer(file) || oobeShells(file).length === 0) return;
    const { local, domain, administrator, autoLogons } = accountsOf(file);
    const [first] = local;
    if (!first || joinsDomain(file)) return;
    if (administrator.length > 0 && isForServer(file) === undefined) return;
    if (autoLogons.some(({ username }) => isBuiltInAdministrator(username))) return;
    if (local.some(mayAdminister) || domain.some(mayAdminister) || managesAccounts(file)) return;
    const place = first.groupSetting?.valueRange ?? nameRange(first.setting.node);
    report(place, 'No account joins Administrators: nobody can administer the computer.', {
      fixes: () => (first.groupSetting ? [replaceValue(file, first.groupSetting, 'Administrators')] : []),
    });
  },
};

/** The component whose OOBE asks for an account, in a file that installs Windows and has none. */
function shellThatAsks(file: AnswerFile): Component | undefined {
  if (file.hasDirectives) return undefined;
  const [shell] = oobeShells(file);
  if (!shell || namesUser(accountsOf(file)) || joinsDomain(file) || managesAccounts(file)) return undefined;
  return shell;
}

function placeOf(shell: Component): TextRange {
  const oobe = settingIn(shell, 'OOBE');
  return oobe ? nameRange(oobe.node) : componentNameRange(shell);
}

function mayAdminister(
  account: Pick<LocalAccount, 'groups' | 'setting' | 'nameSetting' | 'name' | 'groupSetting'>,
): boolean {
  if (joinsGroup(account, 'Administrators') !== false) return true;
  return account.groups!.some((group) => neutralGroup(group) === 'Administrators');
}
