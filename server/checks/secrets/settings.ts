/** Secrets that stand in settings and in commands. No message here may show one. */

import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { holdsSecret } from '../../answer-file/command-secrets';
import { COMMAND_LINE_SETTINGS, commandsOf } from '../../answer-file/commands';
import { insertChild, setValue, type TextEdit } from '../../answer-file/edits';
import { notableSettings } from '../../answer-file/notable-settings';
import { encodePassword, passwordPlace } from '../../answer-file/passwords';
import { isPrivateProductKey } from '../../answer-file/product-keys';
import { booleanOf, SHELL_SETUP, settingIn } from '../../answer-file/query';
import type { Fix, Rule } from '../rule';

export const secretsInClear: Rule = {
  id: 'secrets-in-clear',
  title: 'A secret can be read in the file',
  subject: 'secrets',
  severity: 'info',
  // Almost every file with an account has a secret: it is a matter of where the whole file is kept.
  judgesWholeFile: true,
  docs: {
    why: 'Anybody who has the file, the media or the folder `%WINDIR%\\Panther`, where Setup keeps a copy, can read the secret. Passwords of local accounts can be hidden from a passing look with `PlainText` set to false; that is Base64 and no protection. Use passwords that are changed after the installation, and delete the copies at the end.',
    wrong: '<Password>\n  <Value>correct horse</Value>\n  <PlainText>true</PlainText>\n</Password>',
    right:
      '<Password>\n  <Value>(the password and the word Password in Base64)</Value>\n  <PlainText>false</PlainText>\n</Password>',
    sources: [
      'learn.microsoft.com hide-sensitive-data-in-an-answer-file',
      'learn.microsoft.com best-practices-for-authoring-answer-files',
    ],
  },
  check(file, report) {
    for (const setting of notableSettings(file).sensitive) {
      if (/^\*SENSITIVE|^%\w+%$/i.test(setting.value)) continue;
      if (/ProductKey$|\/Key$/.test(setting.path)) {
        if (isPrivateProductKey(setting.value)) {
          report(setting.valueRange, 'The product key can be read by anybody who has this file.');
        }
        continue;
      }
      if (
        setting.name === 'Value' &&
        booleanOf(setting.parent && settingIn(setting.parent, 'PlainText')) === false
      )
        continue;
      report(
        setting.valueRange,
        `${labelOf(setting)} can be read by anybody who has this file; Setup keeps a copy in %WINDIR%\\Panther.`,
        {
          fixes: () => hide(file, setting),
        },
      );
    }
  },
};

function labelOf({ name, parent }: Setting): string {
  if (name === 'AccountData') return 'The data of the computer account';
  return parent?.name === 'Credentials' ? 'The password of these credentials' : 'The password';
}

function hide(file: AnswerFile, value: Setting): readonly Fix[] {
  const holder = value.parent;
  const place = holder && passwordPlace(holder.name);
  if (!place || value.name !== 'Value' || value.component.name.toLowerCase() !== SHELL_SETUP.toLowerCase())
    return [];
  const { text } = file.tree;
  const plainText = settingIn(holder, 'PlainText');
  const edits: TextEdit[] = [setValue(text, value.node, encodePassword(value.value, place))];
  edits.push(
    plainText
      ? setValue(text, plainText.node, 'false')
      : insertChild(text, holder.node, '<PlainText>false</PlainText>', value.node),
  );
  return [{ title: 'Hide the password', edits }];
}

export const secretInCommand: Rule = {
  id: 'secret-in-command',
  title: 'A password stands in a command',
  subject: 'secrets',
  severity: 'info',
  docs: {
    why: 'A password in a command line stays in the file, in the copies that Setup keeps, and in the log of what ran. Let an account of the answer file have the password instead, or read it from a place that is deleted afterwards.',
    wrong: '<Path>net user kim Summer2024 /add</Path>',
    right: '<LocalAccount wcm:action="add">\n  <Name>kim</Name>\n  <Password>…</Password>\n</LocalAccount>',
    settings: COMMAND_LINE_SETTINGS,
    sources: ['learn.microsoft.com best-practices-for-authoring-answer-files'],
  },
  check(file, report) {
    for (const { line, text, steps } of commandsOf(file)) {
      if (!line || steps.length === 0 || !holdsSecret(text)) continue;
      report(
        line.valueRange,
        'A password stands in this command: Setup keeps copies of the file, and the command may be logged.',
      );
    }
  },
};
