/** Commands that run when a user logs on. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { commandsOf } from '../../answer-file/commands';
import { booleanOf, SHELL_SETUP, settingIn, settingsAt, valueIn } from '../../answer-file/query';
import { kernelOf } from '../../answer-file/target';
import { isAtLeast } from '../../schema/windows-version';
import { nameRange } from '../../syntax/query';
import { removeSetting } from '../fixes';
import type { Rule } from '../rule';

const FIRST_LOGON = 'learn.microsoft.com microsoft-windows-shell-setup-firstlogoncommands';

export const firstlogonParallel10: Rule = {
  id: 'firstlogon-parallel-10',
  title: 'FirstLogonCommands may run at the same time',
  subject: 'commands',
  severity: 'hint',
  docs: {
    why: 'The reference says that Windows 10 starts all FirstLogonCommands at the same time; practice still sees one after the other. Where a command needs what another one did, call both from one script.',
    wrong:
      '<SynchronousCommand wcm:action="add"><Order>1</Order>…</SynchronousCommand>\n<SynchronousCommand wcm:action="add"><Order>2</Order>…</SynchronousCommand>',
    right:
      '<SynchronousCommand wcm:action="add">\n  <Order>1</Order>\n  <CommandLine>cmd.exe /c C:\\Scripts\\all.cmd</CommandLine>\n</SynchronousCommand>',
    appliesTo: 'Windows 10 and later.',
    settings: ['Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand'],
    sources: [FIRST_LOGON],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    if (!isAtLeast(kernel, '10')) return;
    for (const list of settingsAt(file, SHELL_SETUP, 'FirstLogonCommands')) {
      if (list.settings.length < 2) continue;
      report(
        nameRange(list.node),
        'Windows 10 and later may start these commands at the same time: Order promises nothing. Call what depends on each other from one script.',
      );
    }
  },
};

export const firstlogonSmode: Rule = {
  id: 'firstlogon-smode',
  title: 'FirstLogonCommands do not run in S mode',
  subject: 'commands',
  severity: 'warning',
  docs: {
    why: 'Windows in S mode supports no FirstLogonCommands, nor most programs that they would start. `SkuPolicyRequired` with the value 1 turns S mode on.',
    wrong: '<SkuPolicyRequired>1</SkuPolicyRequired>\n…\n<FirstLogonCommands>…</FirstLogonCommands>',
    right: '<SkuPolicyRequired>1</SkuPolicyRequired>',
    appliesTo: 'Windows 10 1803 and later in S mode.',
    settings: [
      'Microsoft-Windows-Shell-Setup/FirstLogonCommands',
      'Microsoft-Windows-CodeIntegrity/SkuPolicyRequired',
    ],
    sources: [FIRST_LOGON],
  },
  check(file, report) {
    const [policy] = settingsAt(file, 'Microsoft-Windows-CodeIntegrity', 'SkuPolicyRequired').filter(
      ({ value }) => value === '1',
    );
    if (!policy || file.hasDirectives) return;
    for (const list of settingsAt(file, SHELL_SETUP, 'FirstLogonCommands')) {
      if (list.settings.length === 0) continue;
      report(
        nameRange(list.node),
        'FirstLogonCommands are not supported in S mode, which this file turns on.',
        {
          related: [{ range: nameRange(policy.node), message: 'S mode is turned on here' }],
        },
      );
    }
  },
};

export const firstlogonNeedsAdmin: Rule = {
  id: 'firstlogon-needs-admin',
  title: 'The user who logs on first is no administrator',
  subject: 'commands',
  severity: 'warning',
  docs: {
    why: 'FirstLogonCommands run with full rights only when the first user to log on is an administrator. For a standard user Windows asks for an administrator, or does not run them at all when User Account Control is off.',
    wrong: '<LocalAccount wcm:action="add">\n  <Name>kim</Name>\n  <Group>Users</Group>\n</LocalAccount>',
    right:
      '<LocalAccount wcm:action="add">\n  <Name>kim</Name>\n  <Group>Administrators</Group>\n</LocalAccount>',
    settings: [
      'Microsoft-Windows-Shell-Setup/FirstLogonCommands',
      'Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount/Group',
    ],
    sources: [FIRST_LOGON],
  },
  check(file, report) {
    if (file.hasDirectives || !commandsOf(file).some(({ kind }) => kind === 'first-logon')) return;
    const first = firstAccount(file);
    const group = first && settingIn(first, 'Group');
    if (!first || !group || group.hasHole || !isOrdinary(group.value)) return;
    report(
      group.valueRange,
      'The account that logs on first is no administrator: FirstLogonCommands ask for one or do not run.',
    );
  },
};

/** The local account that logs on by itself, or the only one there is. */
function firstAccount(file: AnswerFile): Setting | undefined {
  const accounts = settingsAt(file, SHELL_SETUP, 'UserAccounts/LocalAccounts/LocalAccount', 'oobeSystem');
  const [autoLogon] = settingsAt(file, SHELL_SETUP, 'AutoLogon', 'oobeSystem');
  if (!autoLogon || booleanOf(settingIn(autoLogon, 'Enabled')) === false)
    return accounts.length === 1 ? accounts[0] : undefined;
  const name = valueIn(autoLogon, 'Username')?.toLowerCase();
  return accounts.find((account) => name !== undefined && valueIn(account, 'Name')?.toLowerCase() === name);
}

/** Only names that are known to be no administrators: the name of the group may be that of the image's language. */
function isOrdinary(groups: string): boolean {
  return groups
    .split(';')
    .every((group) => /^(?:users|guests|power ?users|remote ?desktop ?users)$/i.test(group.trim()));
}

export const logoncommandsElevated: Rule = {
  id: 'logoncommands-elevated',
  title: 'LogonCommands have no rights of an administrator',
  subject: 'commands',
  severity: 'info',
  docs: {
    why: 'A program that needs administrative rights cannot be started by LogonCommands. FirstLogonCommands are elevated when the first user is an administrator.',
    wrong:
      '<LogonCommands>\n  <AsynchronousCommand wcm:action="add">\n    <CommandLine>msiexec.exe /i C:\\agent.msi /qn</CommandLine>',
    right:
      '<FirstLogonCommands>\n  <SynchronousCommand wcm:action="add">\n    <CommandLine>msiexec.exe /i C:\\agent.msi /qn</CommandLine>',
    settings: ['Microsoft-Windows-Shell-Setup/LogonCommands/AsynchronousCommand/CommandLine'],
    sources: ['learn.microsoft.com microsoft-windows-shell-setup-logoncommands'],
  },
  check(file, report) {
    for (const list of settingsAt(file, SHELL_SETUP, 'LogonCommands')) {
      if (list.settings.length === 0) continue;
      report(
        nameRange(list.node),
        'LogonCommands cannot start programs that need administrative rights; FirstLogonCommands can.',
      );
    }
  },
};

export const requiresuserinput: Rule = {
  id: 'requiresuserinput',
  title: 'The command is marked as one that needs a user',
  subject: 'commands',
  severity: 'hint',
  docs: {
    why: 'With `RequiresUserInput` set to true the command is expected to ask somebody, so that the installation is not fully automatic. Under LogonCommands the setting has no effect.',
    wrong: '<RequiresUserInput>true</RequiresUserInput>',
    right: '',
    settings: [
      'Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand/RequiresUserInput',
      'Microsoft-Windows-Shell-Setup/LogonCommands/AsynchronousCommand/RequiresUserInput',
    ],
    sources: [
      'learn.microsoft.com microsoft-windows-shell-setup-firstlogoncommands-synchronouscommand-requiresuserinput',
    ],
  },
  check(file, report) {
    for (const { kind, item } of commandsOf(file)) {
      const setting = settingIn(item, 'RequiresUserInput');
      if (!setting || setting.value === '' || setting.hasHole) continue;
      if (kind === 'first-logon' && booleanOf(setting) !== true) continue;
      const message =
        kind === 'logon'
          ? 'RequiresUserInput has no effect under LogonCommands.'
          : 'The command is marked as one that asks the user: the installation is not fully automatic.';
      report(kind === 'logon' ? nameRange(setting.node) : setting.valueRange, message, {
        ...(kind === 'logon' && { tag: 'unnecessary' }),
        fixes: () => [removeSetting(file, setting)],
      });
    }
  },
};
