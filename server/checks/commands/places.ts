/** Where a command expects its files: drive letters, shares, SetupComplete.cmd. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { COMMAND_LINE_SETTINGS, commandsOf } from '../../answer-file/commands';
import { publishedKey } from '../../answer-file/product-keys';
import { SETUP, SHELL_SETUP, settingsAt } from '../../answer-file/query';
import type { Rule } from '../rule';

export const commandDriveLetter: Rule = {
  id: 'command-drive-letter',
  title: 'The command counts on the drive letter of the media',
  subject: 'commands',
  severity: 'info',
  docs: {
    why: 'Which letter the installation media has after the first restart depends on the disks and drives of the computer. In a virtual machine that always has the same drives this works; elsewhere search all letters, or use `%configsetroot%` with a configuration set.',
    wrong: '<CommandLine>cmd.exe /c E:\\scripts\\first.cmd</CommandLine>',
    right:
      '<CommandLine>cmd.exe /c for %d in (D E F G) do @if exist %d:\\scripts\\first.cmd call %d:\\scripts\\first.cmd</CommandLine>',
    settings: COMMAND_LINE_SETTINGS,
    sources: ['learn.microsoft.com use-a-configuration-set-with-windows-setup'],
  },
  check(file, report) {
    const commands = commandsOf(file);
    if (commands.length === 0) return;
    const assigned = assignedLetters(file);
    for (const { pass, line, steps, text } of commands) {
      if (
        !line ||
        steps.length === 0 ||
        (pass !== 'specialize' && pass !== 'oobeSystem' && pass !== 'auditUser')
      )
        continue;
      if (steps.some(({ program }) => program === 'for' || program === 'if') || /\bTest-Path\b/i.test(text))
        continue;
      const letter = /(?:^|[\s"'=(])([D-WYZ]):\\/i.exec(text)?.[1]?.toUpperCase();
      if (!letter || assigned.has(letter)) continue;
      report(
        line.valueRange,
        `Drive ${letter}: may be another drive on other computers: search the letters for the file instead.`,
      );
    }
  },
};

/** Letters that the answer file gives to partitions itself. */
function assignedLetters(file: AnswerFile): ReadonlySet<string> {
  const letters = settingsAt(file, SETUP, 'DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Letter');
  return new Set(letters.map(({ value }) => value.toUpperCase()));
}

export const uncWithoutCredentials: Rule = {
  id: 'unc-without-credentials',
  title: 'A command stands on a share, and no credentials are given',
  subject: 'commands',
  severity: 'error',
  docs: {
    why: 'The command runs as SYSTEM, which has no rights on other computers. The reference says that Credentials must be given for a path that begins with `\\\\`.',
    wrong:
      '<RunSynchronousCommand wcm:action="add">\n  <Order>1</Order>\n  <Path>\\\\server\\share\\setup.exe</Path>\n</RunSynchronousCommand>',
    right:
      '<RunSynchronousCommand wcm:action="add">\n  <Credentials>\n    <Domain>contoso</Domain>\n    <Username>installer</Username>\n    <Password>…</Password>\n  </Credentials>\n  <Order>1</Order>\n  <Path>\\\\server\\share\\setup.exe</Path>\n</RunSynchronousCommand>',
    settings: [
      'Microsoft-Windows-Setup/RunSynchronous/RunSynchronousCommand/Path',
      'Microsoft-Windows-Setup/RunSynchronous/RunSynchronousCommand/Credentials',
      'Microsoft-Windows-Setup/RunAsynchronous/RunAsynchronousCommand/Path',
      'Microsoft-Windows-Setup/RunAsynchronous/RunAsynchronousCommand/Credentials',
      'Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand/Path',
      'Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand/Credentials',
      'Microsoft-Windows-Deployment/RunAsynchronous/RunAsynchronousCommand/Path',
      'Microsoft-Windows-Deployment/RunAsynchronous/RunAsynchronousCommand/Credentials',
    ],
    sources: ['learn.microsoft.com microsoft-windows-deployment-runsynchronous-runsynchronouscommand-path'],
  },
  check(file, report) {
    for (const { kind, line, text, credentials, pass } of commandsOf(file)) {
      if (kind === 'first-logon' || kind === 'logon' || !line || line.hasHole || credentials) continue;
      if (!/^"?\\\\[^\\?.]/.test(text)) continue;
      report(line.valueRange, 'The command stands on a share: without Credentials Setup cannot open it.', {
        // In audit mode the commands run as a user, who may have rights of his own.
        ...(pass === 'auditUser' && { severity: 'warning' }),
      });
    }
  },
};

export const setupcompleteOemKey: Rule = {
  id: 'setupcomplete-oem-key',
  title: 'SetupComplete.cmd does not run with the key of a manufacturer',
  subject: 'commands',
  severity: 'info',
  docs: {
    why: 'Windows skips `SetupComplete.cmd` when it is installed with an OEM product key, as most computers that come with Windows have in their firmware. FirstLogonCommands run with any key.',
    wrong: '<Path>cmd.exe /c copy D:\\done.cmd C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd</Path>',
    right: '<CommandLine>cmd.exe /c C:\\Windows\\Setup\\Scripts\\done.cmd</CommandLine>',
    appliesTo: 'Computers with an OEM product key; files with a volume licence key are not reported.',
    settings: COMMAND_LINE_SETTINGS,
    sources: ['learn.microsoft.com add-a-custom-script-to-windows-setup'],
  },
  check(file, report) {
    for (const { line, text } of commandsOf(file)) {
      if (!line || !WRITES_SETUP_COMPLETE.test(text) || hasVolumeKey(file)) continue;
      report(
        line.valueRange,
        'Windows skips SetupComplete.cmd on computers with an OEM product key; FirstLogonCommands run there too.',
      );
    }
  },
};

const WRITES_SETUP_COMPLETE =
  /(?:>\s{0,9}"?[^"<>|&]{0,200}|\b(?:x?copy|move|Set-Content|Add-Content|Out-File|New-Item|Copy-Item)\b.{0,400})\bSetupComplete\.cmd/i;

function hasVolumeKey(file: AnswerFile): boolean {
  return [
    ...settingsAt(file, SETUP, 'UserData/ProductKey/Key'),
    ...settingsAt(file, SHELL_SETUP, 'ProductKey'),
  ].some(({ value }) => publishedKey(value)?.kind === 'kms');
}
