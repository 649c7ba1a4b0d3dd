/** The name of the computer. */

import { accountsOf } from '../../answer-file/accounts';
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { isForServer, oobeShells } from '../../answer-file/purpose';
import { componentNameRange, SHELL_SETUP, settingsAt } from '../../answer-file/query';
import { kernelOf } from '../../answer-file/target';
import { isForEditing } from '../../answer-file/template-holes';
import { byteLength } from '../../schema/validator';
import { isOlder } from '../../schema/windows-version';
import { nameRange } from '../../syntax/query';
import { replaceValue } from '../fixes';
import type { Fix, Rule } from '../rule';

const COMPUTERNAME = 'learn.microsoft.com microsoft-windows-shell-setup-computername';

const LONGEST_IN_BYTES = 15;

/** What a name must not contain, blanks included. */
const ILLEGAL = /[\s{|}~[\\\]^':;<=>?@!"#$%`()+/.,*&]/g;

export const computernameTooLong: Rule = {
  id: 'computername-too-long',
  title: 'The computer name is longer than 15 bytes',
  subject: 'accounts',
  severity: 'error',
  docs: {
    why: 'A computer name has at most 15 bytes; letters outside ASCII take more than one. With a longer one Setup stops in specialize with "The answer file is invalid", restarts and stops again, without end.',
    wrong: '<ComputerName>accounting-workstation</ComputerName>',
    right: '<ComputerName>accounting-ws</ComputerName>',
    settings: ['Microsoft-Windows-Shell-Setup/ComputerName'],
    sources: [COMPUTERNAME, 'github:jamesstringer90/Easy-GPU-PV#13'],
  },
  check(file, report) {
    for (const setting of namesOf(file)) {
      const bytes = byteLength(setting.value);
      if (bytes <= LONGEST_IN_BYTES) continue;
      report(
        setting.valueRange,
        `A computer name has at most ${LONGEST_IN_BYTES} bytes, this one has ${bytes}: Setup stops in specialize because the answer file is invalid, at every start.`,
        {
          ...(isForEditing(setting.value) && { severity: 'warning' }),
          fixes: () => replacements(file, setting, shortened(setting.value)),
        },
      );
    }
  },
};

export const computernameIllegal: Rule = {
  id: 'computername-illegal',
  title: 'The computer name contains a character that is not allowed, or digits only',
  subject: 'accounts',
  severity: 'error',
  docs: {
    why: 'A computer name must not contain blanks or punctuation other than the hyphen, and must not consist of digits only. Setup stops in specialize because it cannot apply the name. An asterisk alone asks for a random name.',
    wrong: "<ComputerName>Anna's PC</ComputerName>",
    right: '<ComputerName>Annas-PC</ComputerName>',
    settings: ['Microsoft-Windows-Shell-Setup/ComputerName'],
    sources: [COMPUTERNAME, 'github:cschneegans/unattend-generator:ComputerName.cs'],
  },
  check(file, report) {
    for (const setting of namesOf(file)) {
      const { value } = setting;
      if (value === '*') continue;
      const characters = [...new Set(value.match(ILLEGAL) ?? [])];
      if (characters.length > 0) {
        const named = characters.map((character) => (/\s/.test(character) ? 'a blank' : character)).join(' ');
        report(
          setting.valueRange,
          `A computer name must not contain ${named}: Setup stops in specialize because it cannot apply the name.`,
          {
            ...(isForEditing(value) && { severity: 'warning' }),
            fixes: () => replacements(file, setting, shortened(value.replace(ILLEGAL, ''))),
          },
        );
      } else if (/^\d+$/.test(value)) {
        report(
          setting.valueRange,
          'A computer name must not consist of digits only: Setup stops in specialize because it cannot apply the name.',
          {
            fixes: () => replacements(file, setting, shortened(`PC${value}`)),
          },
        );
      }
    }
  },
};

export const computernameHyphen: Rule = {
  id: 'computername-hyphen',
  title: 'The computer name is no proper DNS name',
  subject: 'accounts',
  severity: 'warning',
  docs: {
    why: 'A name in DNS neither begins nor ends with a hyphen and has no underscore. Windows may take such a name, but other computers may not find it.',
    wrong: '<ComputerName>-PC</ComputerName>',
    right: '<ComputerName>PC</ComputerName>',
    settings: ['Microsoft-Windows-Shell-Setup/ComputerName'],
    sources: ['github:dockur/windows:src/answer.sh', 'RFC 1123'],
  },
  check(file, report) {
    for (const setting of namesOf(file)) {
      const { value } = setting;
      if (/^-|-$/.test(value)) {
        report(
          setting.valueRange,
          'A computer name must not begin or end with a hyphen: other computers may not find it.',
          {
            fixes: () => replacements(file, setting, withoutOuterHyphens(value)),
          },
        );
      } else if (value.includes('_')) {
        report(
          setting.valueRange,
          'An underscore is not part of proper DNS names: some programs will not find this computer.',
          {
            fixes: () => replacements(file, setting, value.replaceAll('_', '-')),
          },
        );
      }
    }
  },
};

export const computernameStar: Rule = {
  id: 'computername-star',
  title: 'Windows makes up the name of the computer',
  subject: 'accounts',
  severity: 'hint',
  docs: {
    why: 'With `*`, or an empty element, Windows makes up a name of 15 characters, which begins with letters of FullName or Organization if the file sets them in UserData, and with WIN- or DESKTOP- if not.',
    wrong: '<ComputerName>*</ComputerName>',
    right: '<ComputerName>PC1</ComputerName>',
    settings: ['Microsoft-Windows-Shell-Setup/ComputerName'],
    sources: [COMPUTERNAME],
  },
  check(file, report) {
    for (const setting of namesOf(file)) {
      if (setting.value === '*')
        report(setting.valueRange, 'Windows makes up a random name of 15 characters.');
    }
  },
};

export const computernameWrongPass: Rule = {
  id: 'computername-wrong-pass',
  title: 'The computer name stands in a pass that does not process it',
  subject: 'accounts',
  severity: 'warning',
  docs: {
    why: 'ComputerName belongs in specialize. Windows does not process it in another pass and makes up a name; only Windows 10 and later knows it in offlineServicing too.',
    wrong:
      '<settings pass="oobeSystem">\n  <component name="Microsoft-Windows-Shell-Setup" …>\n    <ComputerName>PC1</ComputerName>',
    right:
      '<settings pass="specialize">\n  <component name="Microsoft-Windows-Shell-Setup" …>\n    <ComputerName>PC1</ComputerName>',
    appliesTo: 'All versions; in offlineServicing Windows 8.1 and older.',
    settings: ['Microsoft-Windows-Shell-Setup/ComputerName'],
    sources: [COMPUTERNAME, 'learn.microsoft.com changed-answer-file-settings'],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    for (const { node, component, value } of settingsAt(file, SHELL_SETUP, 'ComputerName')) {
      const pass = component.pass.known;
      if (!pass || pass === 'specialize') continue;
      if (pass !== 'offlineServicing') {
        report(
          nameRange(node),
          `ComputerName is not processed in ${pass}, and Windows makes up a name: move it to specialize.`,
          // A made-up name is what the author wants then.
          value === '*' || value === '' ? { severity: 'hint' } : {},
        );
      } else if (isOlder(kernel, '10')) {
        report(
          nameRange(node),
          `Windows ${kernel} does not take ComputerName in offlineServicing: move it to specialize.`,
        );
      }
    }
  },
};

export const computernameMissing7: Rule = {
  id: 'computername-missing-7',
  title: 'Neither computer name nor account: OOBE asks for both',
  subject: 'accounts',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'Windows 7 and 8 ask for the names of user and computer on one page unless the file sets ComputerName in specialize and a local account in oobeSystem.',
    wrong: '<!-- unattend-target: windows-7 -->\n<OOBE>\n  <ProtectYourPC>3</ProtectYourPC>\n</OOBE>',
    right: '<ComputerName>PC1</ComputerName>',
    appliesTo: 'Windows Vista to 8.1.',
    settings: [
      'Microsoft-Windows-Shell-Setup/ComputerName',
      'Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount',
    ],
    sources: [COMPUTERNAME, 'github:cschneegans/unattend-generator#63'],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    if (!isOlder(kernel, '10') || isForServer(file) || file.hasDirectives) return;
    const shell = oobeShells(file)[0];
    if (!shell || accountsOf(file).local.length > 0) return;
    if (settingsAt(file, SHELL_SETUP, 'ComputerName').length > 0) return;
    report(
      componentNameRange(shell),
      `The file sets neither ComputerName nor a local account: OOBE of Windows ${kernel} asks for the names of computer and user.`,
    );
  },
};

export const computernameEqualsUser: Rule = {
  id: 'computername-equals-user',
  title: 'Computer and account have the same name',
  subject: 'accounts',
  severity: 'error',
  docs: {
    why: 'When Setup adds the account to its groups, Windows takes its name for the computer: the account is created but joins no group ("failed to add … to group", 0x8007056b). Nobody is administrator then, and OOBE may log on a defaultuser0 instead.',
    wrong: '<ComputerName>anna</ComputerName>\n…\n<LocalAccount wcm:action="add">\n  <Name>Anna</Name>',
    right: '<ComputerName>anna-pc</ComputerName>\n…\n<LocalAccount wcm:action="add">\n  <Name>Anna</Name>',
    settings: [
      'Microsoft-Windows-Shell-Setup/ComputerName',
      'Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount/Name',
    ],
    sources: [
      'github:cschneegans/unattend-generator#16',
      'github:jamesstringer90/appsandbox#103',
      'github:AutomatedLab/AutomatedLab#1429',
    ],
  },
  check(file, report) {
    const names = namesOf(file);
    if (names.length === 0) return;
    const byName = new Map(accountsOf(file).local.map((account) => [account.name?.toLowerCase(), account]));
    for (const setting of names) {
      const account = byName.get(setting.value.toLowerCase());
      if (!account) continue;
      report(
        setting.valueRange,
        `The account ${account.name} has the name of the computer: Setup cannot add it to its groups, so that it is no administrator.`,
        {
          related: [{ range: account.nameSetting!.valueRange, message: 'The account' }],
          fixes: () =>
            replacements(file, setting, shortened(`${setting.value.slice(0, LONGEST_IN_BYTES - 3)}-PC`)),
        },
      );
    }
  },
};

/** The computer names that may be judged. */
function namesOf(file: AnswerFile): readonly Setting[] {
  return settingsAt(file, SHELL_SETUP, 'ComputerName').filter(
    ({ value, hasHole, settings }) => value !== '' && !hasHole && settings.length === 0,
  );
}

/** As much of a name as Windows takes, without a hyphen at the end. */
function shortened(name: string): string {
  let short = '';
  for (const character of name) {
    if (byteLength(short + character) > LONGEST_IN_BYTES) break;
    short += character;
  }
  return withoutOuterHyphens(short);
}

/** Looking back keeps a name of many hyphens from being tried at each of them. */
function withoutOuterHyphens(name: string): string {
  return name.replace(/^-+|(?<!-)-+$/g, '');
}

function replacements(file: AnswerFile, setting: Setting, name: string): readonly Fix[] {
  if (name === '' || /^\d+$/.test(name)) return [];
  return [replaceValue(file, setting, name)];
}
