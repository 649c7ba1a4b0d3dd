/** What stands between the end of OOBE and a desktop that is ready. */
import { type AutoLogon, isBuiltInAdministrator, isSameName, joinsGroup } from '../../answer-file/accounts';
import { commandsOf } from '../../answer-file/commands';
import { booleanOf, SHELL_SETUP } from '../../answer-file/query';
import { activeAutoLogon, judgeAutoLogon } from '../accounts';
import { type Circumstances, isSince, settingOf } from '../circumstances';
import { shownText } from '../text';
import { container, leaf, type Wanted, wantedIn } from '../wanted';
import {
  asks,
  asksIf,
  decidingSetting,
  type Judgement,
  type Page,
  placeOf,
  suppressed,
  unknown,
} from './page';

const logon: Page = {
  id: 'logon-screen',
  phase: 'logon',
  title: 'Sign-in screen',
  judge: (at) => {
    const auto = activeAutoLogon(at);
    if (auto) return judgeSignIn(at, auto);
    const { entry } = placeOf(at, 'oobeSystem', SHELL_SETUP, 'AutoLogon');
    const blocks = hasLogonCommands(at);
    if (signsInByItself(at)) {
      return {
        ...asksIf('target', 'Windows may sign in the only account, whose password is blank.', [entry]),
        blocks,
      };
    }
    const because = blocks
      ? 'There is no AutoLogon: the commands of the first logon wait until somebody signs in.'
      : 'There is no AutoLogon: the computer is ready and waits for a user.';
    return { ...asks(because, [entry]), blocks };
  },
  remedy: (at) => (activeAutoLogon(at) || !hasLogonCommands(at) ? [] : autoLogonFor(at)),
};

function judgeSignIn(at: Circumstances, auto: AutoLogon): Judgement {
  const settings = [decidingSetting(auto.setting)];
  const { works, because, decidedBy = 'media' } = judgeAutoLogon(at, auto);
  if (works === 'unknown') return unknown(decidedBy, because, settings);
  return works === 'yes' ? suppressed(because, settings) : asks(because, settings);
}

function hasLogonCommands({ file }: Circumstances): boolean {
  return commandsOf(file).some(({ kind }) => kind === 'first-logon');
}

function autoLogonFor(at: Circumstances): readonly Wanted[] {
  const account =
    at.accounts.local.find((local) => joinsGroup(local, 'Administrators')) ?? at.accounts.local[0];
  const name = account?.name ?? (at.server ? 'Administrator' : undefined);
  const isThere = (path: string) =>
    Boolean(settingOf(at, 'oobeSystem', SHELL_SETUP, `AutoLogon/${path}`)?.value);
  const credentials = [
    ...(isThere('Username') ? [] : [leaf('Username', name ?? { example: 'user' })]),
    ...(isThere('LogonCount') ? [] : [leaf('LogonCount', '1')]),
    // Whether a password is hidden belongs to its value: a new one comes with both.
    ...(isThere('Password/Value')
      ? []
      : [container('Password', [leaf('Value', { example: 'password' }), leaf('PlainText', 'true')])]),
  ];
  return [wantedIn('oobeSystem', SHELL_SETUP, 'AutoLogon', [leaf('Enabled', 'true'), ...credentials])];
}

const changePassword: Page = {
  id: 'logon-change-password',
  phase: 'logon',
  title: 'The password must be changed',
  comesFromFile: true,
  judge: (at) => {
    const command = commandsOf(at.file).find(({ text }) => /\/logonpasswordchg:yes/i.test(text));
    return command && asks('A command makes Windows want a new password.', [decidingSetting(command.item)]);
  },
};

const elevation: Page = {
  id: 'logon-elevation',
  phase: 'logon',
  title: 'User Account Control',
  comesFromFile: true,
  judge: (at) => {
    if (!hasLogonCommands(at)) return undefined;
    const username = activeAutoLogon(at)?.username ?? at.accounts.local[0]?.name;
    if (username === undefined) return undefined;
    const account = at.accounts.local.find(({ name }) => isSameName(name, username));
    if (isBuiltInAdministrator(username)) return suppressed('Administrator needs no elevation.');
    if (!account) return undefined;
    const who = shownText(at.file, username);
    const settings = [decidingSetting(account.groupSetting ?? account.setting)];
    const isAdministrator = joinsGroup(account, 'Administrators');
    if (isAdministrator === undefined)
      return unknown('template', 'A template fills in the groups of the user.', settings);
    return isAdministrator
      ? suppressed(`${who} is an administrator.`, settings)
      : asks(`${who} is no administrator: the commands of the first logon need one.`, settings);
  },
};

const serverManager: Page = {
  id: 'logon-server-manager',
  phase: 'logon',
  title: 'Server Manager',
  product: 'server',
  blocks: false,
  judge: (at) => {
    const places = [
      placeOf(at, 'specialize', 'Microsoft-Windows-ServerManager-SvrMgrNc', 'DoNotOpenServerManagerAtLogon'),
      placeOf(
        at,
        'specialize',
        'Microsoft-Windows-OutOfBoxExperience',
        'DoNotOpenInitialConfigurationTasksAtLogon',
      ),
    ];
    const set = places.find(({ setting }) => booleanOf(setting));
    return set
      ? suppressed('The file keeps it closed.', [set.entry])
      : asksIf('target', 'It opens at each logon with a desktop, and nothing waits for it.', [
          places[0]!.entry,
        ]);
  },
};

const discoverable: Page = {
  id: 'logon-network',
  phase: 'logon',
  title: 'Do you want to allow your PC to be discoverable?',
  appearsWhen: 'the computer joins a new network',
  since: '8',
  blocks: false,
  judge: (at) =>
    judgeByCommand(at, /NewNetworkWindowOff/i, 'network', 'It opens beside the desktop in a new network.'),
};

const finishSetup: Page = {
  id: 'logon-finish-setup',
  phase: 'logon',
  title: 'Let’s finish setting up your device',
  appearsWhen: 'some days have passed',
  since: '10',
  product: 'client',
  blocks: false,
  judge: (at) => judgeByCommand(at, /ScoobeSystemSettingEnabled/i, 'target', 'It comes up some days later.'),
};

const activation: Page = {
  id: 'logon-activation',
  phase: 'logon',
  title: 'Activate Windows',
  appearsWhen: 'Windows is not activated',
  blocks: false,
  judge: (at) => {
    const { entry } = placeOf(at, 'specialize', SHELL_SETUP, 'ProductKey');
    return asksIf('network', 'Windows reminds of it until it is activated.', [entry]);
  },
};

function judgeByCommand(
  at: Circumstances,
  pattern: RegExp,
  decidedBy: 'network' | 'target',
  because: string,
): Judgement {
  const command = commandsOf(at.file).find(({ text }) => pattern.test(text));
  return command
    ? suppressed('A command switches it off.', [decidingSetting(command.item)])
    : asksIf(decidedBy, `${because} Nothing waits for it.`);
}

/** Windows 10 and 11 sign in the only account by themselves when its password is blank. */
function signsInByItself(at: Circumstances): boolean {
  const [only, second] = at.accounts.local;
  return (
    only !== undefined &&
    second === undefined &&
    isSince(at, '10') === true &&
    only.password?.facts?.isBlank === true
  );
}

export const LOGON_PAGES: readonly Page[] = [
  logon,
  changePassword,
  elevation,
  serverManager,
  discoverable,
  finishSetup,
  activation,
];
