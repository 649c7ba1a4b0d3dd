/** The accounts of an answer file: who is created, who gets a password and who is logged on. */

import type { AnswerFile, Setting } from './answer-file';
import { decodePassword, encodePassword, type PasswordPlace, passwordPlace } from './passwords';
import { perFile } from './per-file';
import { booleanOf, SHELL_SETUP, settingIn, settingsAt, settingsIn, writtenValue } from './query';

export interface Accounts {
  /** Local accounts of all passes, those of `OfflineUserAccounts` included. */
  readonly local: readonly LocalAccount[];
  /** Accounts of a domain that join local groups. */
  readonly domain: readonly DomainAccount[];
  /** Passwords of the built-in Administrator. */
  readonly administrator: readonly Password[];
  readonly autoLogons: readonly AutoLogon[];
}

interface GroupMember {
  readonly setting: Setting;
  readonly nameSetting: Setting | undefined;
  /** Undefined when it is absent, empty or a template's placeholder. */
  readonly name: string | undefined;
  readonly groupSetting: Setting | undefined;
  /** The local groups that it joins; undefined when a template's placeholder stands among them. */
  readonly groups: readonly string[] | undefined;
}

export interface LocalAccount extends GroupMember {
  /** Undefined when the file gives the account no password. */
  readonly password: Password | undefined;
  /** True for an account that is written into the image before its first start. */
  readonly isOffline: boolean;
}

export interface DomainAccount extends GroupMember {
  /** Undefined when it is absent, empty or a placeholder, and for an account that stands there by its SID. */
  readonly domain: string | undefined;
}

export interface AutoLogon {
  readonly setting: Setting;
  /** Undefined when nothing says so, or a placeholder does. */
  readonly enabled: boolean | undefined;
  readonly usernameSetting: Setting | undefined;
  /** Undefined when it is absent, empty or a placeholder. */
  readonly username: string | undefined;
  readonly domain: Setting | undefined;
  readonly logonCount: Setting | undefined;
  readonly password: Password | undefined;
}

/** A password as it stands in the file. Nothing here can print it. */
export interface Password {
  /** The element with `Value` and `PlainText`. */
  readonly setting: Setting;
  readonly place: PasswordPlace;
  readonly valueSetting: Setting | undefined;
  readonly plainTextSetting: Setting | undefined;
  /** True when `PlainText` is false; undefined when a placeholder decides it. */
  readonly isHidden: boolean | undefined;
  /** Undefined when there is no value, a placeholder stands for it, or it is hidden and Setup cannot read it. */
  readonly facts: PasswordFacts | undefined;
}

/** What may be known and said about a password. */
export interface PasswordFacts {
  readonly isBlank: boolean;
  readonly length: number;
  /** How many of the four kinds occur: capitals, small letters, digits, anything else. */
  countKinds(): number;
  contains(text: string): boolean;
  equals(other: PasswordFacts): boolean;
  /** The hidden form for a place, as it stands in `Value` when `PlainText` is false. */
  hiddenFor(place: PasswordPlace): string;
  is(secret: string): boolean;
}

/** The accounts of an answer file. */
export const accountsOf = perFile(readAccounts);

/** Names, in lower case, of accounts and principals that Windows has itself: it creates no second one. */
export const BUILT_IN_NAMES: ReadonlySet<string> = new Set([
  'none',
  'system',
  'local service',
  'network service',
  'local',
  'guest',
  'defaultaccount',
  'wdagutilityaccount',
  'helpassistant',
  'krbtgt',
]);

/** True for the built-in Administrator, which goes by this name in `AutoLogon` in every language of Windows. */
export function isBuiltInAdministrator(name: string | undefined): boolean {
  return name?.toLowerCase() === 'administrator';
}

/** True when the account joins that group; undefined when a placeholder hides its groups. */
export function joinsGroup({ groups }: GroupMember, group: string): boolean | undefined {
  const lower = group.toLowerCase();
  return groups?.some((name) => name.toLowerCase() === lower);
}

/** True when two names mean the same account. */
export function isSameName(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a.toLowerCase() === b?.toLowerCase();
}

/** True when the file creates a user, or logs one on whom the image or the domain has already. */
export function namesUser({ local, domain, autoLogons }: Accounts): boolean {
  return local.length > 0 || domain.length > 0 || autoLogons.some(({ enabled }) => enabled !== false);
}

/** Facts about a password in clear, for comparisons. */
export function passwordFacts(secret: string): PasswordFacts {
  return {
    isBlank: secret === '',
    length: [...secret].length,
    countKinds: () => KINDS_OF_CHARACTERS.filter((kind) => kind.test(secret)).length,
    contains: (text) => text !== '' && secret.toLowerCase().includes(text.toLowerCase()),
    equals: (other) => other.is(secret),
    hiddenFor: (place) => encodePassword(secret, place),
    is: (other) => other === secret,
  };
}

const KINDS_OF_CHARACTERS = [/\p{Lu}/u, /\p{Ll}/u, /\d/, /[^\p{Lu}\p{Ll}\d]/u];

function readAccounts(file: AnswerFile): Accounts {
  const at = (path: string): readonly Setting[] => settingsAt(file, SHELL_SETUP, path);
  return {
    local: [
      ...at('UserAccounts/LocalAccounts/LocalAccount').map((setting) => readLocal(setting, false)),
      ...at('OfflineUserAccounts/OfflineLocalAccounts/LocalAccount').map((setting) =>
        readLocal(setting, true),
      ),
    ],
    domain: [
      ...at('UserAccounts/DomainAccounts/DomainAccountList').flatMap(readDomainList),
      ...at('OfflineUserAccounts/OfflineDomainAccounts/OfflineDomainAccount').map((setting) => ({
        ...readMember(setting, 'SID'),
        domain: undefined,
      })),
    ],
    administrator: [
      ...at('UserAccounts/AdministratorPassword'),
      ...at('OfflineUserAccounts/OfflineAdministratorPassword'),
    ].map(readPassword),
    autoLogons: at('AutoLogon').map(readAutoLogon),
  };
}

function readLocal(setting: Setting, isOffline: boolean): LocalAccount {
  return { ...readMember(setting, 'Name'), password: passwordIn(setting), isOffline };
}

function readDomainList(list: Setting): readonly DomainAccount[] {
  const domain = writtenValue(settingIn(list, 'Domain'));
  return settingsIn(list, 'DomainAccount').map((setting) => ({ ...readMember(setting, 'Name'), domain }));
}

function readMember(setting: Setting, nameElement: string): GroupMember {
  const nameSetting = settingIn(setting, nameElement);
  const groupSetting = settingIn(setting, 'Group');
  return {
    setting,
    nameSetting,
    name: writtenValue(nameSetting),
    groupSetting,
    groups: groupSetting?.hasHole ? undefined : splitGroups(groupSetting?.value ?? ''),
  };
}

function splitGroups(value: string): readonly string[] {
  return value
    .split(';')
    .map((group) => group.trim())
    .filter((group) => group !== '');
}

function readAutoLogon(setting: Setting): AutoLogon {
  const usernameSetting = settingIn(setting, 'Username');
  return {
    setting,
    enabled: booleanOf(settingIn(setting, 'Enabled')),
    usernameSetting,
    username: writtenValue(usernameSetting),
    domain: settingIn(setting, 'Domain'),
    logonCount: settingIn(setting, 'LogonCount'),
    password: passwordIn(setting),
  };
}

function passwordIn(parent: Setting): Password | undefined {
  const setting = settingIn(parent, 'Password');
  return setting && readPassword(setting);
}

function readPassword(setting: Setting): Password {
  const place = passwordPlace(setting.name) ?? 'Password';
  const valueSetting = settingIn(setting, 'Value');
  const plainTextSetting = settingIn(setting, 'PlainText');
  const isHidden = plainTextSetting?.hasHole ? undefined : booleanOf(plainTextSetting) === false;
  return {
    setting,
    place,
    valueSetting,
    plainTextSetting,
    isHidden,
    facts: readFacts(valueSetting, isHidden, place),
  };
}

function readFacts(value: Setting | undefined, isHidden: boolean | undefined, place: PasswordPlace) {
  if (!value || value.hasHole || isHidden === undefined) return undefined;
  const secret = isHidden ? decodePassword(value.value, place) : value.value;
  return secret === undefined ? undefined : passwordFacts(secret);
}
