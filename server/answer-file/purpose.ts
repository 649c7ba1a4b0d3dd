/** What an answer file is for: which of its silences matter depends on it. */
import type { AnswerFile, Component } from './answer-file';
import { isServer } from './target';
import {
  booleanOf,
  componentsNamed,
  DEPLOYMENT,
  SETUP,
  settingIn,
  settingsAt,
  SHELL_SETUP,
  UNATTENDED_JOIN,
  walkSettings,
} from './query';

/** True for a file that installs Windows from its media, not only one for Windows PE, an image or Sysprep. */
export function installsWindows(file: AnswerFile): boolean {
  return componentsNamed(file, SETUP, 'windowsPE').some(({ settings }) =>
    settings.some(({ name }) => name === 'UserData' || name === 'ImageInstall'),
  );
}

/**
 * The Shell-Setup components that answer the pages of OOBE in a file that installs Windows. There are none when the
 * file leaves OOBE to another answer file, goes to audit mode instead or skips OOBE altogether.
 */
export function oobeShells(file: AnswerFile): readonly Component[] {
  if (!installsWindows(file) || entersAuditMode(file)) return [];
  return componentsNamed(file, SHELL_SETUP, 'oobeSystem').filter(
    (shell) =>
      shell.settings.some(({ name }) => name === 'OOBE' || name === 'UserAccounts' || name === 'AutoLogon') &&
      booleanOf(settingIn(shell, 'OOBE/SkipMachineOOBE')) !== true,
  );
}

/** True when OOBE makes way for audit mode. */
export function entersAuditMode(file: AnswerFile): boolean {
  return settingsAt(file, DEPLOYMENT, 'Reseal/Mode', 'oobeSystem').some(({ value }) => value.toLowerCase() === 'audit');
}

/** True when the computer joins a domain in this file. */
export function joinsDomain(file: AnswerFile): boolean {
  return componentsNamed(file, UNATTENDED_JOIN).some((component) =>
    [...walkSettings(component)].some(({ name }) => name === 'JoinDomain' || name === 'Provisioning'),
  );
}

/** True for Windows Server, by the target or by a component that only Server has; undefined when nothing shows it. */
export function isForServer(file: AnswerFile): boolean | undefined {
  const known = isServer(file.target);
  if (known !== undefined) return known;
  return file.components.some(({ name }) => SERVER_COMPONENTS.test(name)) || undefined;
}

const SERVER_COMPONENTS = /^Microsoft-Windows-(?:ServerManager|OutOfBoxExperience|DNS-Server)/i;

/** True when a command of the file creates a local account or runs something that could. */
export function mayCreateAccounts(file: AnswerFile): boolean {
  return file.components.some(
    (component) =>
      (component.pass.known === 'specialize' || component.pass.known === 'windowsPE') &&
      [...walkSettings(component)].some(
        ({ name, value, hasHole }) => name === 'Path' && (hasHole || RUNS_A_SCRIPT.test(value)),
      ),
  );
}

const RUNS_A_SCRIPT = /\bnet1?(?:\.exe)?\s+user\b|New-LocalUser|\.(?:cmd|bat|ps1|vbs|js|wsf)\b|Invoke-Expression|\biex\b/i;
