/** The secrets of a file: where each stands, what kind it is and who can read it. Never what it is. */
import type { Setting } from '../answer-file/answer-file';
import { holdsSecret } from '../answer-file/command-secrets';
import { commandsOf } from '../answer-file/commands';
import { isPrivateProductKey } from '../answer-file/product-keys';
import { booleanOf, isSensitive, settingIn } from '../answer-file/query';
import type { Circumstances } from './circumstances';
import type { PlanSecret } from './model';
import { rangeOf } from './text';

export function planSecrets({ file }: Circumstances): readonly PlanSecret[] {
  const inSettings = file.settings.filter(isSecret).map((setting): PlanSecret => {
    const plainText = setting.parent && settingIn(setting.parent, 'PlainText');
    const form = setting.name === 'Value' && booleanOf(plainText) === false ? 'hidden' : 'clear';
    return { ...placeOf(setting), kind: kindOf(setting), form, readableBy: READERS[form] };
  });
  const inCommands = commandsOf(file).flatMap(({ line, text }): readonly PlanSecret[] =>
    line && !line.hasHole && holdsSecret(text)
      ? [{ ...placeOf(line), kind: 'command', form: 'clear', readableBy: READERS.clear }]
      : [],
  );
  return [...inSettings, ...inCommands].sort((a, b) => a.range.start - b.range.start);
}

/** https://learn.microsoft.com/windows-hardware/customize/desktop/wsim/hide-sensitive-data-in-an-answer-file */
const READERS: Readonly<Record<PlanSecret['form'], string>> = {
  clear:
    'Anybody who has the file or the media, and administrators in %WINDIR%\\Panther until Setup has cleared it.',
  hidden: 'Anybody who has the file or the media: it is Base64, which is no protection.',
};

function isSecret(setting: Setting): boolean {
  const { schema, value, hasHole } = setting;
  if (!isSensitive(schema) || value === '' || hasHole || /^\*SENSITIVE|^%\w+%$/i.test(value)) return false;
  return kindOf(setting) !== 'product-key' || isPrivateProductKey(value);
}

function kindOf({ name, path }: Setting): PlanSecret['kind'] {
  if (/(?:^|\/)(?:\w*ProductKey|Key)$/.test(path)) return 'product-key';
  if (name === 'AccountData' || name === 'MachinePassword') return 'computer-account';
  return name === 'Value' ? 'password' : 'network-password';
}

function placeOf(setting: Setting): Pick<PlanSecret, 'where' | 'pass' | 'range'> {
  const { component, path } = setting;
  return { where: `${component.name}/${path}`, pass: component.pass.name, range: rangeOf(setting) };
}
