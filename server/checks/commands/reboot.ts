/** Commands that restart the computer while Setup runs. */
import type { CommandStep } from '../../answer-file/command-line';
import { COMMAND_LINE_SETTINGS, type Command, commandsOf } from '../../answer-file/commands';
import { DEPLOYMENT, settingIn } from '../../answer-file/query';
import type { Rule } from '../rule';

export const commandReboot: Rule = {
  id: 'command-reboot',
  title: 'A command restarts or shuts down the computer during Setup',
  subject: 'commands',
  severity: 'error',
  docs: {
    why: 'Setup does not know about the restart and ends with "The computer restarted unexpectedly or encountered an unexpected error. Windows installation cannot proceed." Let Setup restart the computer with WillReboot: the remaining commands then run after it.',
    wrong:
      '<RunSynchronousCommand wcm:action="add">\n  <Order>1</Order>\n  <Path>shutdown.exe /r /t 0</Path>\n</RunSynchronousCommand>',
    right:
      '<RunSynchronousCommand wcm:action="add">\n  <Order>1</Order>\n  <Path>cmd.exe /c exit 0</Path>\n  <WillReboot>Always</WillReboot>\n</RunSynchronousCommand>',
    appliesTo: 'Microsoft-Windows-Deployment; logon commands may restart the computer.',
    settings: COMMAND_LINE_SETTINGS,
    sources: ['learn.microsoft.com microsoft-windows-deployment-runsynchronous-runsynchronouscommand-path'],
  },
  check(file, report) {
    for (const { item, line, steps, pass } of commandsOf(file)) {
      const shutdown = steps.some((step) => !step.conditional && shutsDown(step));
      if (!shutdown && !steps.some(restarts)) continue;
      if (!line || item.component.name.toLowerCase() !== DEPLOYMENT.toLowerCase()) continue;
      report(
        line.valueRange,
        'The command restarts the computer behind the back of Setup, which then ends with "The computer restarted unexpectedly". Use WillReboot.',
        {
          severity: shutdown && pass === 'specialize' ? 'error' : 'warning',
        },
      );
    }
  },
};

function shutsDown({ program, rest }: CommandStep): boolean {
  return (
    program === 'shutdown' && /(?:^|\s)[/-](?:r|s|p|g|sg)\b/i.test(rest) && !/(?:^|\s)[/-]a\b/i.test(rest)
  );
}

function restarts({ program, rest }: CommandStep): boolean {
  return program === 'powershell' && RESTARTS.test(rest);
}

const RESTARTS = /\b(?:Restart|Stop)-Computer\b/i;

export const willrebootOnrequest: Rule = {
  id: 'willreboot-onrequest',
  title: 'With OnRequest an unexpected exit code ends the installation',
  subject: 'commands',
  severity: 'warning',
  docs: {
    why: 'With `WillReboot` set to OnRequest, Setup takes exit code 0 for success, 1 for "restart now" and 2 for "restart and run me again". Any other code ends the installation. With Never or Always the exit code does not matter.',
    wrong: '<Path>msiexec.exe /i C:\\agent.msi /qn</Path>\n<WillReboot>OnRequest</WillReboot>',
    right: '<Path>msiexec.exe /i C:\\agent.msi /qn</Path>\n<WillReboot>Always</WillReboot>',
    settings: ['Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand/WillReboot'],
    sources: [
      'learn.microsoft.com microsoft-windows-deployment-runsynchronous-runsynchronouscommand-willreboot',
      'learn.microsoft.com use-answer-files-with-sysprep',
    ],
  },
  check(file, report) {
    for (const command of commandsOf(file)) {
      const setting = settingIn(command.item, 'WillReboot');
      if (command.willReboot !== 'OnRequest' || !setting) continue;
      const program = programWithOtherCodes(command);
      const message = program
        ? `${program} ends with codes other than 0, 1 and 2 even when all is well: with OnRequest that ends the installation. Use Always or Never.`
        : 'With OnRequest every exit code other than 0, 1 (restart) and 2 (restart and run again) ends the installation.';
      report(setting.valueRange, message, { severity: program ? 'warning' : 'hint' });
    }
  },
};

/** Programs that report success or a needed restart by a code above 2: 3010, 1641, robocopy's bits. */
const OTHER_CODES = new Set(['msiexec', 'dism', 'wusa', 'robocopy', 'pnputil']);

function programWithOtherCodes({ steps }: Command): string | undefined {
  const last = steps.findLast(({ startedBy }) => startedBy !== 'start');
  return last && OTHER_CODES.has(last.program) ? last.program : undefined;
}
