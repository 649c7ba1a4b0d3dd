/** Settings of OOBE and of the first start that are meant for something else than most authors think. */

import { accountsOf, namesUser } from '../../answer-file/accounts';
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { COMMAND_LINE_SETTINGS } from '../../answer-file/commands';
import { setValue } from '../../answer-file/edits';
import { installsWindows } from '../../answer-file/purpose';
import { booleanOf, SHELL_SETUP, settingsAt } from '../../answer-file/query';
import { kernelOf } from '../../answer-file/target';
import { isForEditing } from '../../answer-file/template-holes';
import { isOlder } from '../../schema/windows-version';
import type { TextRange } from '../../syntax/nodes';
import { nameRange } from '../../syntax/query';
import { removeSetting } from '../fixes';
import type { Rule } from '../rule';

export const skipmachineoobe: Rule = {
  id: 'skipmachineoobe',
  title: 'SkipMachineOOBE skips all of OOBE',
  subject: 'oobe',
  severity: 'warning',
  docs: {
    why: 'SkipMachineOOBE is meant for tests. OOBE is skipped altogether: in Windows Vista and 7 ProtectYourPC and NetworkLocation have no effect then, and without an account nobody can log on. From Windows 8 on it is deprecated; the Hide settings with accounts and locales do the same in a supported way.',
    wrong: '<OOBE>\n  <SkipMachineOOBE>true</SkipMachineOOBE>\n</OOBE>',
    right:
      '<OOBE>\n  <HideEULAPage>true</HideEULAPage>\n  <ProtectYourPC>3</ProtectYourPC>\n</OOBE>\n<UserAccounts>…</UserAccounts>',
    settings: ['Microsoft-Windows-Shell-Setup/OOBE/SkipMachineOOBE'],
    sources: ['learn.microsoft.com ff716280', 'learn.microsoft.com cc765947', 'github:dockur/windows:assets'],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    const isOld = kernel === 'Vista' || kernel === '7';
    for (const setting of settingsAt(file, SHELL_SETUP, 'OOBE/SkipMachineOOBE')) {
      if (booleanOf(setting) !== true) continue;
      const accounts = accountsOf(file);
      const locksOut =
        installsWindows(file) &&
        !file.hasDirectives &&
        !namesUser(accounts) &&
        accounts.administrator.length === 0;
      const effect = locksOut
        ? 'the file has no account either, so that nobody can log on.'
        : isOld
          ? 'ProtectYourPC and NetworkLocation have no effect.'
          : 'it is meant for tests only.';
      report(setting.valueRange, `OOBE is skipped altogether: ${effect}`, {
        severity: locksOut ? 'warning' : isOld ? 'info' : 'hint',
      });
    }
  },
};

export const bypassnro: Rule = {
  id: 'bypassnro',
  title: 'BypassNRO is not needed, or no longer there',
  subject: 'oobe',
  severity: 'info',
  docs: {
    why: 'BypassNRO lets OOBE of Windows 11 go on without a network. A file with a local account does not need it. The script oobe\\bypassnro is missing in newer builds of 24H2 and 25H2; the registry value still works when it is set in specialize.',
    wrong:
      '<Path>reg.exe add "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\OOBE" /v BypassNRO /t REG_DWORD /d 1 /f</Path>',
    right: '',
    appliesTo: 'Windows 11.',
    settings: COMMAND_LINE_SETTINGS,
    sources: ['github:cschneegans/unattend-generator#199', 'github:r-Techsupport/rTS_Wiki#657'],
  },
  check(file, report) {
    if (!/bypassnro/i.test(file.tree.text)) return;
    const hasAccount = accountsOf(file).local.length > 0;
    for (const { name, value, valueRange } of file.settings) {
      if ((name !== 'Path' && name !== 'CommandLine') || !/bypassnro/i.test(value)) continue;
      const isScript = /oobe\\bypassnro/i.test(value);
      if (!hasAccount && !isScript) continue;
      const message = hasAccount
        ? 'The file creates a local account: OOBE wants no network for a Microsoft account, and BypassNRO is not needed.'
        : 'Newer builds of Windows 11 24H2 and 25H2 have no bypassnro script; the registry value set in specialize still works.';
      report(wordRange(file, valueRange, /bypassnro/i), message, {
        ...(hasAccount && { tag: 'unnecessary' }),
      });
    }
  },
};

export const retaildemo: Rule = {
  id: 'retaildemo',
  title: 'The computer becomes a demo for a shop',
  subject: 'oobe',
  severity: 'warning',
  docs: {
    why: 'UnattendEnableRetailDemo starts the computer in retail demo mode, with a demo user and films. It belongs only in files for computers on display.',
    wrong: '<UnattendEnableRetailDemo>true</UnattendEnableRetailDemo>',
    right: '',
    settings: ['Microsoft-Windows-Shell-Setup/OOBE/UnattendEnableRetailDemo'],
    sources: ['learn.microsoft.com microsoft-windows-shell-setup-oobe-unattendenableretaildemo'],
  },
  check(file, report) {
    for (const setting of settingsAt(file, SHELL_SETUP, 'OOBE/UnattendEnableRetailDemo')) {
      if (booleanOf(setting) !== true) continue;
      report(
        setting.valueRange,
        'The computer starts in retail demo mode: keep this only for computers on display in a shop.',
        {
          fixes: () => [removeSetting(file, setting)],
        },
      );
    }
  },
};

export const folderlocations: Rule = {
  id: 'folderlocations',
  title: 'User profiles or program data are moved',
  subject: 'oobe',
  severity: 'warning',
  docs: {
    why: 'FolderLocations is meant for tests. Store apps do not work with moved profiles, and with program data off the system volume updates may fail to install and Windows cannot be upgraded.',
    wrong: '<FolderLocations>\n  <ProfilesDirectory>D:\\Users</ProfilesDirectory>\n</FolderLocations>',
    right: '',
    settings: [
      'Microsoft-Windows-Shell-Setup/FolderLocations/ProfilesDirectory',
      'Microsoft-Windows-Shell-Setup/FolderLocations/ProgramData',
    ],
    sources: ['learn.microsoft.com microsoft-windows-shell-setup-folderlocations'],
  },
  check(file, report) {
    for (const setting of settingsAt(file, SHELL_SETUP, 'FolderLocations').flatMap(
      ({ settings }) => settings,
    )) {
      if (setting.value === '' || setting.hasHole || isUsualFolder(setting)) continue;
      const effect =
        setting.name === 'ProgramData'
          ? 'updates may fail to install and Store apps do not work.'
          : 'Store apps and resetting the computer do not work.';
      report(nameRange(setting.node), `Moving this folder is meant for tests: ${effect}`);
    }
  },
};

export const windowsfeaturesAbsent: Rule = {
  id: 'windowsfeatures-absent',
  title: 'The edition does not have the program',
  subject: 'oobe',
  severity: 'error',
  docs: {
    why: 'WindowsFeatures shows or hides programs that come with Windows. Microsoft warns that Setup fails when the image does not have the program, whatever the value.',
    wrong:
      '<!-- unattend-target: windows-10 edition=ProfessionalN -->\n<WindowsFeatures>\n  <ShowWindowsMediaPlayer>false</ShowWindowsMediaPlayer>\n</WindowsFeatures>',
    right: '',
    appliesTo: 'N and KN editions, Starter and Home Basic; Windows 11, which has no Internet Explorer.',
    settings: [
      'Microsoft-Windows-Shell-Setup/WindowsFeatures/ShowInternetExplorer',
      'Microsoft-Windows-Shell-Setup/WindowsFeatures/ShowMediaCenter',
      'Microsoft-Windows-Shell-Setup/WindowsFeatures/ShowWindowsMediaPlayer',
    ],
    sources: ['learn.microsoft.com microsoft-windows-shell-setup-windowsfeatures'],
  },
  check(file, report) {
    const { edition } = file.target;
    const kernel = kernelOf(file.target);
    for (const setting of settingsAt(file, SHELL_SETUP, 'WindowsFeatures').flatMap(
      ({ settings }) => settings,
    )) {
      const isMedia = setting.name === 'ShowWindowsMediaPlayer' || setting.name === 'ShowMediaCenter';
      // Later versions have no Media Center at all: that is the business of setting-removed.
      const isJudged = setting.name !== 'ShowMediaCenter' || isOlder(kernel, '10');
      if (isMedia && isJudged && edition !== undefined && lacksMedia(setting.name, edition)) {
        report(
          nameRange(setting.node),
          `The edition ${edition} does not have this program: Setup fails when the file names it.`,
          {
            fixes: () => [removeSetting(file, setting)],
          },
        );
      } else if (setting.name === 'ShowInternetExplorer' && kernel === '11') {
        report(
          nameRange(setting.node),
          'Windows 11 has no Internet Explorer: Setup may fail when the file names it.',
          {
            severity: 'warning',
            fixes: () => [removeSetting(file, setting)],
          },
        );
      }
    }
  },
};

export const oeminfoSupporturl: Rule = {
  id: 'oeminfo-supporturl',
  title: 'Address or logo of the manufacturer cannot be used',
  subject: 'oobe',
  severity: 'warning',
  docs: {
    why: 'Windows opens SupportURL as it stands, so that it must begin with http:// or https://. Logo must be a bitmap in the format .bmp.',
    wrong: '<SupportURL>www.example.com/support</SupportURL>',
    right: '<SupportURL>https://www.example.com/support</SupportURL>',
    settings: [
      'Microsoft-Windows-Shell-Setup/OEMInformation/SupportURL',
      'Microsoft-Windows-Shell-Setup/OEMInformation/Logo',
    ],
    sources: [
      'learn.microsoft.com microsoft-windows-shell-setup-oeminformation-supporturl',
      'learn.microsoft.com microsoft-windows-shell-setup-oeminformation-logo',
    ],
  },
  check(file, report) {
    for (const setting of settingsAt(file, SHELL_SETUP, 'OEMInformation').flatMap(
      ({ settings }) => settings,
    )) {
      const { name, value, valueRange, hasHole } = setting;
      if (value === '' || hasHole) continue;
      if (name === 'SupportURL' && !/^(?:https?|mailto):/i.test(value)) {
        const isAddress = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/:?#]\S*)?$/i.test(value);
        report(valueRange, 'SupportURL must begin with http:// or https://: Windows cannot open this.', {
          ...(isForEditing(value) && { severity: 'info' }),
          ...(isAddress && {
            fixes: () => [
              {
                title: 'Add https://',
                edits: [setValue(file.tree.text, setting.node, `https://${value}`)],
                preferred: true,
              },
            ],
          }),
        });
      } else if (name === 'Logo' && !/\.bmp$/i.test(value)) {
        report(valueRange, 'The logo must be a .bmp file: Windows shows no other format.');
      }
    }
  },
};

function isUsualFolder({ name, value }: Setting): boolean {
  const usual = name === 'ProgramData' ? 'programdata' : 'users';
  return /^(?:C:|%SYSTEMDRIVE%)\\(\w+)\\?$/i.exec(value)?.[1]?.toLowerCase() === usual;
}

/** N and KN editions have no media programs, the small ones of Windows 7 no Media Center. */
function lacksMedia(name: string, edition: string): boolean {
  if (/[a-z]K?N$/.test(edition)) return true;
  return name === 'ShowMediaCenter' && /^(?:Starter|HomeBasic)/.test(edition);
}

/** The first word of that pattern in a range, or the whole range when references hide it. */
function wordRange(file: AnswerFile, range: TextRange, word: RegExp): TextRange {
  const match = word.exec(file.tree.text.slice(range.start, range.end));
  if (!match) return range;
  const start = range.start + match.index;
  return { start, end: start + match[0].length };
}
