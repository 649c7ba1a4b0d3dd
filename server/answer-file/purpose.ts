/** What an answer file is for: which of its silences matter depends on it. */
import type { Component } from './answer-file';
import { perFile } from './per-file';
import {
  booleanOf,
  componentsNamed,
  DEPLOYMENT,
  SETUP,
  SHELL_SETUP,
  settingIn,
  settingsAt,
  UNATTENDED_JOIN,
  walkSettings,
} from './query';
import { isServer } from './target';

/** True for a file that installs Windows from its media, not only one for Windows PE, an image or Sysprep. */
export const installsWindows = perFile((file): boolean => {
  return componentsNamed(file, SETUP, 'windowsPE').some(({ settings }) =>
    settings.some(({ name }) => name === 'UserData' || name === 'ImageInstall'),
  );
});

/**
 * True when windowsPE lays out disks or says something about the image. A file that does neither may be for Sysprep
 * all the same: such files often keep the user data of the one that installed the image.
 */
export const placesWindows = perFile((file): boolean => {
  return componentsNamed(file, SETUP, 'windowsPE').some(({ settings }) =>
    settings.some(({ name }) => name === 'DiskConfiguration' || name === 'ImageInstall'),
  );
});

/**
 * The Shell-Setup components that answer the pages of OOBE in a file that installs Windows. There are none when the
 * file leaves OOBE to another answer file, goes to audit mode instead or skips OOBE altogether.
 */
export const oobeShells = perFile((file): readonly Component[] => {
  if (!installsWindows(file) || entersAuditMode(file)) return [];
  return componentsNamed(file, SHELL_SETUP, 'oobeSystem').filter(
    (shell) =>
      shell.settings.some(({ name }) => name === 'OOBE' || name === 'UserAccounts' || name === 'AutoLogon') &&
      booleanOf(settingIn(shell, 'OOBE/SkipMachineOOBE')) !== true,
  );
});

/** True when OOBE makes way for audit mode. */
export const entersAuditMode = perFile((file): boolean => {
  return settingsAt(file, DEPLOYMENT, 'Reseal/Mode', 'oobeSystem').some(
    ({ value }) => value.toLowerCase() === 'audit',
  );
});

/** True when the computer joins a domain in this file. */
export const joinsDomain = perFile((file): boolean => {
  return componentsNamed(file, UNATTENDED_JOIN).some((component) =>
    walkSettings(component).some(({ name }) => name === 'JoinDomain' || name === 'Provisioning'),
  );
});

/**
 * True for Windows Server, by the target or by a component that only Server has; undefined when nothing shows it.
 * Such components are left over in files for clients: what only a client needs makes it doubtful.
 */
export const isForServer = perFile((file): boolean | undefined => {
  const known = isServer(file.target);
  if (known !== undefined) return known;
  if (!file.components.some(({ name }) => SERVER_COMPONENTS.test(name))) return undefined;
  const isDoubtful =
    CLIENT_WORDS.test(file.tree.text) ||
    file.components.some(({ schema }) => schema?.products && !schema.products.includes('server'));
  return isDoubtful ? undefined : true;
});

const SERVER_COMPONENTS = /^Microsoft-Windows-(?:ServerManager|OutOfBoxExperience|DNS-Server)/i;

/** Setup of Windows 11 refuses old computers, and its OOBE wants a network; that of Server does neither. */
const CLIENT_WORDS = /\bBypass(?:TPM|SecureBoot|RAM|CPU|Storage)Check\b|\bBypassNRO\b/i;

/** True when a command of the file plainly creates or changes a local account. */
export const managesAccounts = perFile((file): boolean => {
  return MANAGES_ACCOUNTS.test(file.tree.text);
});

const MANAGES_ACCOUNTS = /\bnet1?(?:\.exe)?["']?\s+(?:user|localgroup)\b|New-LocalUser|Add-LocalGroupMember/i;

/** True when the file runs a script before the first logon: what it does to the accounts is not known. */
export const runsScripts = perFile((file): boolean => {
  return file.components.some(
    ({ pass, settings }) =>
      (pass.known === 'specialize' || pass.known === 'windowsPE') &&
      settings.some(
        (setting) =>
          setting.name.startsWith('Run') &&
          walkSettings(setting).some(
            ({ name, value, hasHole }) => name === 'Path' && (hasHole || SCRIPT.test(value)),
          ),
      ),
  );
});

const SCRIPT = /\.(?:cmd|bat|ps1|vbs|js|wsf)\b|Invoke-Expression|\biex\b/i;
