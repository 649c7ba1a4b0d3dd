/** Who can sign in afterwards, and who is signed in by the computer itself. */
import {
  type AutoLogon,
  type DomainAccount,
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
import type { Decider, PasswordState, PlanAccount, PlanAutoLogon } from './model';
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
        name: shownDomainName(at, account),
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
  const { works, because } = judgeAutoLogon(at, logon);
  return {
    username: shownValue(at.file, logon.usernameSetting),
    domain: shownValue(at.file, logon.domain),
    count: integerOf(logon.logonCount) ?? null,
    works,
    because,
    range: rangeOf(logon.setting),
  };
}

function shownDomainName({ file }: Circumstances, { domain, name, nameSetting }: DomainAccount) {
  return domain === undefined ? shownValue(file, nameSetting) : shownText(file, `${domain}\\${name ?? '?'}`);
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

export interface AutoLogonJudgement extends Pick<PlanAutoLogon, 'works' | 'because'> {
  /** What decides about one of which the file does not show whether it works. */
  readonly decidedBy?: Decider;
}

/** Says whether an automatic logon signs somebody in. */
export function judgeAutoLogon(at: Circumstances, logon: AutoLogon): AutoLogonJudgement {
  const { username, usernameSetting, password, domain, setting } = logon;
  if (settingIn(setting, 'Enabled')?.hasHole || usernameSetting?.hasHole) {
    return { works: 'unknown', because: 'A template fills in who is signed in.', decidedBy: 'template' };
  }
  if (username === undefined) return { works: 'no', because: 'AutoLogon names no user.' };
  const isAdministrator = isBuiltInAdministrator(username);
  const account = at.accounts.local.find(({ name }) => isSameName(name, username));
  if (!account && !isAdministrator) return judgeUnknownUser(at, username, domain);
  const expected = account ? account.password : at.accounts.administrator[0];
  return comparePasswords(password, expected, shownText(at.file, account?.name ?? username));
}

function judgeUnknownUser(
  at: Circumstances,
  username: string,
  domain: Setting | undefined,
): AutoLogonJudgement {
  const who = shownText(at.file, username);
  if (domain && domain.value !== '' && domain.value !== '.' && joinsDomain(at.file)) {
    const because = `The domain must know ${who} and the password.`;
    return { works: 'unknown', because, decidedBy: 'media' };
  }
  if (at.wayIn === 'sysprep' || at.wayIn === 'dism' || at.hasUser !== true || hasPlaceholderAccount(at)) {
    const because = `No account of the file is ${who}: the image or a command must create it.`;
    return { works: 'unknown', because, decidedBy: 'media' };
  }
  return { works: 'no', because: `No account of the file is ${who}.` };
}

function hasPlaceholderAccount({ accounts }: Circumstances): boolean {
  return accounts.local.some(({ nameSetting }) => nameSetting?.hasHole);
}

function comparePasswords(
  logon: Password | undefined,
  account: Password | undefined,
  who: string,
): AutoLogonJudgement {
  if (logon?.valueSetting?.hasHole || account?.valueSetting?.hasHole) {
    return { works: 'unknown', because: 'A template fills in the password.', decidedBy: 'template' };
  }
  if (passwordState(logon) === 'unreadable') {
    return { works: 'no', because: 'Setup cannot decode the password of AutoLogon.' };
  }
  if (logon?.facts && account?.facts && !logon.facts.equals(account.facts)) {
    return { works: 'no', because: `The password of AutoLogon is not that of ${who}.` };
  }
  if (logon?.facts && !logon.facts.isBlank && !account?.facts) {
    const because = `The file sets no password for ${who} to compare with.`;
    return { works: 'unknown', because, decidedBy: 'media' };
  }
  return { works: 'yes', because: `${who} is signed in without a question.` };
}

/** Says how a password stands in the file, and nothing about what it is. */
export function passwordState(password: Password | undefined): PasswordState {
  if (!password) return 'none';
  if (password.valueSetting?.hasHole || password.plainTextSetting?.hasHole) return 'template';
  if (!password.valueSetting || password.valueSetting.value === '' || password.facts?.isBlank) return 'blank';
  if (!password.facts) return 'unreadable';
  return password.isHidden ? 'hidden' : 'clear';
}
