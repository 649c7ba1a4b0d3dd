/** The pages of OOBE about who will use the computer. */
import { booleanOf, SHELL_SETUP } from '../../answer-file/query';
import { passwordState } from '../accounts';
import { type Circumstances, isSince, settingOf, skipsMachineOobe } from '../circumstances';
import type { DecidingSetting } from '../model';
import { container, item, leaf, type Wanted, wanted, wantedIn } from '../wanted';
import { oobeSetting } from './oobe-pages';
import {
  asks,
  asksIf,
  decidingSetting,
  filledIn,
  hiddenBy,
  type Judgement,
  type Page,
  placeOf,
  suppressed,
  unknown,
} from './page';

/** Answers a page that belongs to making an account by hand. */
function unlessUser(
  at: Circumstances,
  otherwise: (settings: readonly DecidingSetting[]) => Judgement,
): Judgement {
  const settings = userSettings(at);
  if (at.hasUser) return suppressed('The file sees to a user.', settings);
  if (at.hasUser === undefined) {
    return unknown(
      'commands',
      'A command of the file seems to create the user; OOBE may ask all the same.',
      settings,
    );
  }
  if (skipsMachineOobe(at)) {
    return unknown(
      'target',
      'SkipMachineOOBE may leave out this page; only older versions document it.',
      settings,
    );
  }
  return at.file.hasDirectives ? filledIn(settings) : otherwise(settings);
}

function userSettings(at: Circumstances): readonly DecidingSetting[] {
  const { local, domain, autoLogons } = at.accounts;
  const found = [...local, ...domain, ...autoLogons]
    .slice(0, 3)
    .map(({ setting }) => decidingSetting(setting));
  return found.length > 0
    ? found
    : [placeOf(at, 'oobeSystem', SHELL_SETUP, 'UserAccounts/LocalAccounts/LocalAccount').entry];
}

const computerName: Page = {
  id: 'oobe-name',
  phase: 'oobe',
  title: (at) => {
    if (isSince(at, '10')) return 'Let’s name your device';
    return isSince(at, '8') ? 'Personalize: name of the PC' : 'User name and computer name';
  },
  product: 'client',
  machine: true,
  judge: (at) => {
    // Windows 10 makes up a name without asking.
    if (isSince(at, '10') && isSince(at, '11') === false) return undefined;
    const name = placeOf(at, 'specialize', SHELL_SETUP, 'ComputerName');
    const mayBe10 = at.version === undefined && !isSince(at, '11');
    const judged = unlessUser(at, (settings) =>
      mayBe10
        ? asksIf('target', 'OOBE of every Windows but 10 asks for the names: there is no user in the file.', [
            ...settings,
            name.entry,
          ])
        : asks('There is no user in the file: OOBE asks for the names.', [...settings, name.entry]),
    );
    if (judged.verdict !== 'suppressed' || isSince(at, '10') !== false) return judged;
    return name.setting
      ? judged
      : asks('ComputerName is missing: OOBE asks for the name of the computer.', [name.entry]);
  },
  remedy: (at) => [
    ...localAccount(at),
    ...(settingOf(at, 'specialize', SHELL_SETUP, 'ComputerName')
      ? []
      : [wanted('specialize', SHELL_SETUP, 'ComputerName', '*')]),
  ],
};

const owner: Page = {
  id: 'oobe-owner',
  phase: 'oobe',
  title: 'How would you like to set up this device?',
  since: '10',
  product: 'client',
  judge: (at) => {
    if (/^core/i.test(at.edition ?? '')) return undefined;
    return unlessUser(at, (settings) =>
      at.edition === undefined
        ? asksIf(
            'media',
            'Every edition but Home asks whose computer it is: there is no user in the file.',
            settings,
          )
        : asks('There is no user in the file: OOBE asks whose computer it is.', settings),
    );
  },
  remedy: localAccount,
};

const microsoftAccount: Page = {
  id: 'oobe-microsoft-account',
  phase: 'oobe',
  title: 'Let’s add your Microsoft account',
  since: '8',
  product: 'client',
  judge: (at) =>
    unlessUser(at, (settings) =>
      hiddenBy(at, ['oobeSystem', SHELL_SETUP, 'OOBE/HideOnlineAccountScreens'], (hide) =>
        asks('There is no user in the file, and HideOnlineAccountScreens is not true.', [
          ...settings,
          ...hide,
        ]),
      ),
    ),
  remedy: (at) => [...localAccount(at), oobeSetting('HideOnlineAccountScreens', 'true')],
};

const localUser: Page = {
  id: 'oobe-local-account',
  phase: 'oobe',
  title: 'Who’s going to use this PC?',
  since: '8',
  product: 'client',
  judge: (at) =>
    unlessUser(at, (settings) => {
      const hides = booleanOf(settingOf(at, 'oobeSystem', SHELL_SETUP, 'OOBE/HideOnlineAccountScreens'));
      return hides
        ? asks('Only the pages for a Microsoft account are hidden: OOBE asks for a local one.', settings)
        : asksIf(
            'network',
            'Without a network OOBE asks for a local account: there is no user in the file.',
            settings,
          );
    }),
  remedy: localAccount,
};

const password: Page = {
  id: 'oobe-password',
  phase: 'oobe',
  title: (at) => (isSince(at, '8') === false ? 'Set a password for your account' : 'Create a password'),
  product: 'client',
  judge: (at) =>
    unlessUser(at, (settings) =>
      asks('OOBE asks for the password of the account that is made by hand.', settings),
    ),
  remedy: localAccount,
};

const securityQuestions: Page = {
  id: 'oobe-security-questions',
  phase: 'oobe',
  title: 'Create security questions for this account',
  since: '10 1803',
  product: 'client',
  judge: (at) =>
    unlessUser(at, (settings) =>
      asksIf('network', 'OOBE asks when somebody makes a local account with a password.', settings),
    ),
  remedy: localAccount,
};

const personal: Page = {
  id: 'oobe-personal',
  phase: 'oobe',
  title: 'Pages of the account: PIN, phone, OneDrive, Office, …',
  since: '8.1',
  product: 'client',
  judge: (at) =>
    unlessUser(at, (settings) =>
      isSince(at, '10')
        ? asks('These pages follow an account that is made by hand.', settings)
        : asksIf('network', 'Some of these pages follow an account that is made by hand.', settings),
    ),
  remedy: localAccount,
};

const administratorPassword: Page = {
  id: 'oobe-administrator-password',
  phase: 'oobe',
  title: 'Customize settings: password of the Administrator',
  product: 'server',
  judge: (at) => {
    const found = at.accounts.administrator.find(
      ({ setting }) => setting.component.pass.known !== 'auditSystem',
    );
    const place = placeOf(at, 'oobeSystem', SHELL_SETUP, 'UserAccounts/AdministratorPassword');
    const entry = found ? decidingSetting(found.setting) : place.entry;
    const hide = placeOf(at, 'oobeSystem', SHELL_SETUP, 'OOBE/HideLocalAccountScreen');
    switch (passwordState(found)) {
      case 'template':
        return filledIn([entry]);
      case 'clear':
      case 'hidden':
        return suppressed('AdministratorPassword sets the password.', [entry]);
      case 'unreadable':
        return asks('Setup cannot decode AdministratorPassword, and stops.', [entry]);
      default:
        return booleanOf(hide.setting)
          ? asks('The page is hidden, but the blank password must be changed at the first logon.', [
              entry,
              hide.entry,
            ])
          : asks('AdministratorPassword is missing or blank.', [entry]);
    }
  },
  remedy: (at) => {
    const value = settingOf(at, 'oobeSystem', SHELL_SETUP, 'UserAccounts/AdministratorPassword/Value');
    if (value?.value) return [];
    const path = 'UserAccounts/AdministratorPassword';
    return [
      wanted('oobeSystem', SHELL_SETUP, `${path}/Value`, { example: 'password' }),
      wanted('oobeSystem', SHELL_SETUP, `${path}/PlainText`, 'true'),
    ];
  },
};

/** An account that is an administrator, whose name and password the author has to give. */
function localAccount(at: Circumstances): readonly Wanted[] {
  if (at.accounts.local.length > 0) return [];
  const secret = container('Password', [leaf('Value', { example: 'password' }), leaf('PlainText', 'true')]);
  const children = [leaf('Name', { example: 'user' }), leaf('Group', 'Administrators'), secret];
  return [
    wantedIn('oobeSystem', SHELL_SETUP, 'UserAccounts/LocalAccounts', [item('LocalAccount', children)]),
  ];
}

export const ACCOUNT_PAGES: readonly Page[] = [
  computerName,
  owner,
  microsoftAccount,
  localUser,
  password,
  securityQuestions,
  personal,
  administratorPassword,
];
