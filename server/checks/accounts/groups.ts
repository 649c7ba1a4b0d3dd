/** The local groups that accounts join. */
import { accountsOf } from '../../answer-file/accounts';
import { insertChild, setValue } from '../../answer-file/edits';
import { installsWindows } from '../../answer-file/purpose';
import { semicolonItems } from '../../answer-file/query';
import { valueTable } from '../../schema/library';
import { nearestName } from '../../schema/nearest-name';
import { nameRange } from '../../syntax/query';
import { replaceText } from '../fixes';
import type { Rule } from '../rule';
import { neutralGroup } from './translations';

const GROUP =
  'learn.microsoft.com microsoft-windows-shell-setup-useraccounts-localaccounts-localaccount-group';

export const groupUnknown: Rule = {
  id: 'group-unknown',
  title: 'Windows has no built-in group of this name',
  subject: 'accounts',
  severity: 'warning',
  docs: {
    why: 'Sixteen names, such as Administrators and RemoteDesktopUsers, mean the built-in groups in every language of Windows. Any other name must be that of a group which exists under exactly this name, else the account does not join it.',
    wrong: '<Group>Administratoren</Group>',
    right: '<Group>Administrators</Group>',
    settings: [
      'Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount/Group',
      'Microsoft-Windows-Shell-Setup/OfflineUserAccounts/OfflineLocalAccounts/LocalAccount/Group',
      'Microsoft-Windows-Shell-Setup/UserAccounts/DomainAccounts/DomainAccountList/DomainAccount/Group',
    ],
    sources: [GROUP],
  },
  check(file, report) {
    const { local, domain } = accountsOf(file);
    for (const { groupSetting } of [...local, ...domain]) {
      if (!groupSetting || groupSetting.hasHole) continue;
      for (const { text, isPlaced, ...range } of semicolonItems(file, groupSetting)) {
        if (isBuiltIn(text)) continue;
        const meant = meantGroup(text);
        const message = meant
          ? `Windows has no built-in group "${text}" in every language: did you mean ${meant}?`
          : `Windows has no built-in group "${text}": the account joins it only if it exists by then.`;
        report(range, message, {
          severity: meant && installsWindows(file) ? 'warning' : 'info',
          ...(meant && isPlaced && { fixes: () => [replaceText(range, meant, true)] }),
        });
      }
    }
  },
};

export const groupMissing: Rule = {
  id: 'group-missing',
  title: 'The account joins no group of its own',
  subject: 'accounts',
  severity: 'hint',
  docs: {
    why: 'Setup puts every account it creates into Users. Without Group the account stays a standard user, which may not be what was meant.',
    wrong: '<LocalAccount wcm:action="add">\n  <Name>Anna</Name>\n</LocalAccount>',
    right: '<LocalAccount wcm:action="add">\n  <Name>Anna</Name>\n  <Group>Users</Group>\n</LocalAccount>',
    settings: [
      'Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount/Group',
      'Microsoft-Windows-Shell-Setup/OfflineUserAccounts/OfflineLocalAccounts/LocalAccount/Group',
    ],
    sources: [GROUP, 'github:AutomatedLab/AutomatedLab#1429', 'github:jamesstringer90/appsandbox#103'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const { setting, groups, groupSetting, nameSetting } of accountsOf(file).local) {
      if (groups?.length !== 0) continue;
      report(nameRange(setting.node), 'Without Group the account becomes a standard user.', {
        fixes: () =>
          ['Users', 'Administrators'].map((group) => ({
            title: `Add it to ${group}`,
            edits: [
              groupSetting
                ? setValue(file.tree.text, groupSetting.node, group)
                : insertChild(file.tree.text, setting.node, `<Group>${group}</Group>`, nameSetting?.node),
            ],
          })),
      });
    }
  },
};

/** Groups without a name for every language that Windows has all the same, in small letters. */
const ENGLISH_GROUPS = new Set([
  'access control assistance operators',
  'certificate service dcom access',
  'device owners',
  'event log readers',
  'hyper-v administrators',
  'offer remote assistance helpers',
  'openssh users',
  'rds endpoint servers',
  'rds management servers',
  'rds remote access servers',
  'remote management users',
  'storage replica administrators',
  'system managed accounts group',
  'user mode hardware operators',
]);

let builtIn: ReadonlySet<string> | undefined;

function isBuiltIn(name: string): boolean {
  builtIn ??= new Set(
    valueTable('groups').entries.flatMap(({ value, aliases = [] }) =>
      [value, ...aliases].map((one) => one.toLowerCase()),
    ),
  );
  const lower = name.toLowerCase();
  return builtIn.has(lower) || ENGLISH_GROUPS.has(lower);
}

function meantGroup(name: string): string | undefined {
  if (/[,|]/.test(name)) {
    const parts = name.split(/[,|]/).map((part) => part.trim());
    return parts.every(isBuiltIn) ? parts.join(';') : undefined;
  }
  return (
    neutralGroup(name) ??
    nearestName(
      name,
      valueTable('groups').entries.map(({ value }) => value),
    )
  );
}
