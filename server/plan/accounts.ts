/** Who can sign in afterwards, and who is signed in by the computer itself. */
import {
  type AutoLogon,
  isBuiltInAdministrator,
  isSameName,
  joinsGroup,
  type LocalAccount,
  type Password,
} from '../answer-file/accounts';
import type { Setting } from '../answer-file/answer-file';
import { joinsDomain } from '../answer-file/purpose';
import { integerOf, settingIn } from '../answer-file/query';
import type { Circumstances } from './circumstances';
import type { PasswordState, PlanAccount, PlanAutoLogon } from './model';
import { rangeOf, shownText, shownValue } from './text';

/** Returns the accounts that the file creates or gives a password. */
export function planAccounts(at: Circumstances): readonly PlanAccount[] {
  const { local, domain, administrator } = at.accounts;
  const logon = activeAutoLogon(at);
  const shown = (setting: Setting | undefined) => shownValue(at.file, setting);
  const logsOn = (name: string | undefined) => isSameName(name, logon?.username);
  return [
    ...administrator.map(
      (password): PlanAccount => ({
        name: 'Administrator',
        kind: 'administrator',
        groups: ['Administrators'],
        isAdministrator: true,
        password: passwordState(password),
        displayName: null,
        logsOn: isBuiltInAdministrator(logon?.username),
        range: rangeOf(password.setting),
      }),
    ),
    ...local.map(
      (account): PlanAccount => ({
        name: shown(account.nameSetting),
        kind: account.isOffline ? 'offline' : 'local',
        groups: shownGroups(at, account),
        isAdministrator: joinsGroup(account, 'Administrators') === true,
        password: passwordState(account.password),
        displayName: shown(settingIn(account.setting, 'DisplayName')),
        logsOn: logsOn(account.name),
        range: rangeOf(account.setting),
      }),
    ),
    ...domain.map(
      (account): PlanAccount => ({
        name: account.domain ? `${account.domain}\\${account.name ?? '?'}` : shown(account.nameSetting),
        kind: 'domain',
        groups: shownGroups(at, account),
        isAdministrator: joinsGroup(account, 'Administrators') === true,
        password: 'none',
        displayName: null,
        logsOn: logsOn(account.name),
        range: rangeOf(account.setting),
      }),
    ),
  ];
}

/** Returns the automatic logon that takes place, with what speaks against it. */
export function planAutoLogon(at: Circumstances): PlanAutoLogon | null {
  const logon = activeAutoLogon(at);
  if (!logon) return null;
  return {
    username: shownValue(at.file, logon.usernameSetting),
    domain: shownValue(at.file, logon.domain),
    count: integerOf(logon.logonCount) ?? null,
    ...judgeAutoLogon(at, logon),
    range: rangeOf(logon.setting),
  };
}

function shownGroups(
  { file }: Circumstances,
  { groups, groupSetting }: Pick<LocalAccount, 'groups' | 'groupSetting'>,
) {
  return groups?.map((group) => shownText(file, group)) ?? [shownValue(file, groupSetting) ?? ''];
}

/** The automatic logon behind OOBE; that of audit mode is another. */
export function activeAutoLogon({ accounts }: Circumstances): AutoLogon | undefined {
  const passes = ['oobeSystem', 'specialize'];
  return accounts.autoLogons.find(
    ({ enabled, setting }) =>
      passes.includes(setting.component.pass.name) &&
      (enabled === true || settingIn(setting, 'Enabled')?.hasHole),
  );
}

type Judgement = Pick<PlanAutoLogon, 'works' | 'because'>;

function judgeAutoLogon(at: Circumstances, logon: AutoLogon): Judgement {
  const { username, usernameSetting, password, domain, setting } = logon;
  if (settingIn(setting, 'Enabled')?.hasHole || usernameSetting?.hasHole) {
    return { works: 'unknown', because: 'A template fills in who is signed in.' };
  }
  if (username === undefined) return { works: 'no', because: 'AutoLogon names no user.' };
  const isAdministrator = isBuiltInAdministrator(username);
  const account = at.accounts.local.find(({ name }) => isSameName(name, username));
  if (!account && !isAdministrator) return judgeUnknownUser(at, username, domain);
  const expected = account ? account.password : at.accounts.administrator[0];
  return comparePasswords(password, expected, account ?? username);
}

function judgeUnknownUser(at: Circumstances, username: string, domain: Setting | undefined): Judgement {
  if (domain && domain.value !== '' && domain.value !== '.' && joinsDomain(at.file)) {
    return { works: 'unknown', because: `The domain must know ${username} and the password.` };
  }
  if (at.wayIn === 'sysprep' || at.wayIn === 'dism' || at.hasUser !== true || hasPlaceholderAccount(at)) {
    return {
      works: 'unknown',
      because: `No account of the file is ${username}: the image or a command must create it.`,
    };
  }
  return { works: 'no', because: `No account of the file is ${username}.` };
}

function hasPlaceholderAccount({ accounts }: Circumstances): boolean {
  return accounts.local.some(({ nameSetting }) => nameSetting?.hasHole);
}

function comparePasswords(
  logon: Password | undefined,
  account: Password | undefined,
  who: LocalAccount | string,
): Judgement {
  if (logon?.valueSetting?.hasHole || account?.valueSetting?.hasHole) {
    return { works: 'unknown', because: 'A template fills in the password.' };
  }
  if (passwordState(logon) === 'unreadable') {
    return { works: 'no', because: 'Setup cannot decode the password of AutoLogon.' };
  }
  const name = typeof who === 'string' ? who : (who.name ?? '');
  if (logon?.facts && account?.facts && !logon.facts.equals(account.facts)) {
    return { works: 'no', because: `The password of AutoLogon is not that of ${name}.` };
  }
  if (logon?.facts && !logon.facts.isBlank && !account?.facts) {
    return { works: 'unknown', because: `The file sets no password for ${name} to compare with.` };
  }
  return { works: 'yes', because: `${name} is signed in without a question.` };
}

/** Says how a password stands in the file, and nothing about what it is. */
export function passwordState(password: Password | undefined): PasswordState {
  if (!password) return 'none';
  if (password.valueSetting?.hasHole || password.plainTextSetting?.hasHole) return 'template';
  if (!password.valueSetting || password.valueSetting.value === '' || password.facts?.isBlank) return 'blank';
  if (!password.facts) return 'unreadable';
  return password.isHidden ? 'hidden' : 'clear';
}
