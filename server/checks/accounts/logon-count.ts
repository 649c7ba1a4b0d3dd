/** How often the automatic logon happens, and what waits for it. */
import { accountsOf } from '../../answer-file/accounts';
import { integerOf, SHELL_SETUP, settingsAt } from '../../answer-file/query';
import { nameRange } from '../../syntax/query';
import type { Rule } from '../rule';

const LOGONCOUNT = 'learn.microsoft.com microsoft-windows-shell-setup-autologon-logoncount';
const AUTOLOGON = 'learn.microsoft.com microsoft-windows-shell-setup-autologon';

/** More logons than an installation can want. */
const FOREVER = 100;

export const autologonLogoncountPlusOne: Rule = {
  id: 'autologon-logoncount-plus-one',
  title: 'Windows logs on once more than LogonCount says',
  subject: 'accounts',
  severity: 'info',
  docs: {
    why: 'By a known defect a LogonCount above 0 gives one logon more. For exactly one, set it to 1 and let a FirstLogonCommand set the registry value AutoLogonCount to 0.',
    wrong: '<LogonCount>1</LogonCount>',
    right:
      '<LogonCount>1</LogonCount>\n…\n<CommandLine>reg.exe add "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon" /v AutoLogonCount /t REG_DWORD /d 0 /f</CommandLine>',
    settings: ['Microsoft-Windows-Shell-Setup/AutoLogon/LogonCount'],
    sources: [LOGONCOUNT],
  },
  check(file, report) {
    if (/AutoLogonCount|AutoAdminLogon/i.test(file.tree.text)) return;
    for (const { enabled, logonCount } of accountsOf(file).autoLogons) {
      const count = integerOf(logonCount);
      if (enabled !== true || count === undefined || count < 1 || count > FOREVER) continue;
      const times = count === 1 ? 'twice' : `${count + 1} times`;
      report(
        logonCount!.valueRange,
        `By a known defect Windows logs on ${times}. A FirstLogonCommand that sets AutoLogonCount to 0 ends it.`,
      );
    }
  },
};

export const autologonLeftOn: Rule = {
  id: 'autologon-left-on',
  title: 'The automatic logon stays on',
  subject: 'accounts',
  severity: 'info',
  docs: {
    why: 'With so many logons anybody who starts the computer is logged on, and the password stays in the registry of the computer. Switch it off before the computer goes to its user.',
    wrong: '<LogonCount>9999999</LogonCount>',
    right: '<LogonCount>1</LogonCount>',
    settings: ['Microsoft-Windows-Shell-Setup/AutoLogon/LogonCount'],
    sources: [AUTOLOGON],
  },
  check(file, report) {
    for (const { enabled, logonCount } of accountsOf(file).autoLogons) {
      const count = integerOf(logonCount);
      if (enabled !== true || count === undefined || count <= FOREVER) continue;
      report(
        logonCount!.valueRange,
        `Windows logs on by itself ${count} times: anybody who starts the computer can use it, and the password stays in the registry.`,
      );
    }
  },
};

export const firstlogonWithoutAutologon: Rule = {
  id: 'firstlogon-without-autologon',
  title: 'The commands of the first logon wait for somebody',
  subject: 'accounts',
  severity: 'info',
  judgesWholeFile: true,
  docs: {
    why: 'FirstLogonCommands run when the first user logs on. Without AutoLogon that is when somebody comes and does it.',
    wrong: '<FirstLogonCommands>…</FirstLogonCommands>',
    right: '<AutoLogon>…</AutoLogon>\n<FirstLogonCommands>…</FirstLogonCommands>',
    settings: ['Microsoft-Windows-Shell-Setup/FirstLogonCommands', 'Microsoft-Windows-Shell-Setup/AutoLogon'],
    sources: ['learn.microsoft.com microsoft-windows-shell-setup-firstlogoncommands'],
  },
  check(file, report) {
    if (file.hasDirectives || accountsOf(file).autoLogons.some(({ enabled }) => enabled !== false)) return;
    const [commands] = settingsAt(file, SHELL_SETUP, 'FirstLogonCommands', 'oobeSystem');
    if (!commands || commands.settings.length === 0) return;
    report(nameRange(commands.node), 'There is no AutoLogon: these commands wait until somebody logs on.');
  },
};
