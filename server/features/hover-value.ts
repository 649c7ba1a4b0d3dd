/** The value under the pointer in words: decoded, counted and named; a secret never by its text. */
import { accountsOf, type Password } from '../answer-file/accounts';
import type { AnswerFile, Setting } from '../answer-file/answer-file';
import { maskSecrets } from '../answer-file/command-secrets';
import { longestCommand } from '../answer-file/commands';
import { isSensitive, listKeyOf } from '../answer-file/query';
import { occurrenceSchema } from '../schema/component-schema';
import { commandOf, describeCommand } from './command-text';
import { commandForm } from './commands/command-form';
import { SCRIPT_FILE_NOTE, scriptFileOf } from './commands/script-file';
import { valueName } from './value-names';

/** Returns undefined when there is no more to say than the value itself says. */
export function describeValue(file: AnswerFile, setting: Setting): string | undefined {
  const schema = setting.schema && occurrenceSchema(setting.schema);
  if (!schema || setting.value === '') return undefined;
  if (setting.hasHole) return 'A template fills in this value: it is not checked.';
  const parts = [
    describeChoice(setting),
    describePassword(file, setting) ?? describeSecret(file, setting) ?? describeNamed(file, setting),
    describeCommandLine(file, setting),
    setting.parent?.schema?.list?.key === setting.name
      ? describeListKey(setting.parent, setting.value)
      : undefined,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join('\n\n') : undefined;
}

/** What a key tells apart, and which keys the other items have. */
export function describeListKey(item: Setting, key: string): string | undefined {
  const list = item.schema?.list;
  if (!list?.key) return undefined;
  const siblings = (item.parent ?? item.component).settings.filter(({ name }) => name === item.name);
  const place = siblings.indexOf(item) + 1;
  const same = siblings.filter((other) => other !== item && listKeyOf(other) === key).length;
  const twice = same > 0 ? ' **Another item has the same key.**' : '';
  return `Key of this ${item.name}, item ${place} of ${siblings.length}.${twice}`;
}

function describeChoice({ schema, value }: Setting): string | undefined {
  const { enum: values, enumDescriptions } = occurrenceSchema(schema!);
  const index = values?.findIndex((one) => String(one).toLowerCase() === value.toLowerCase()) ?? -1;
  if (index === -1) return undefined;
  return [`\`${values![index]}\``, enumDescriptions?.[index]].filter(Boolean).join(': ');
}

function describeNamed(file: AnswerFile, setting: Setting): string | undefined {
  const name = valueName(file, setting);
  return name && `${code(setting.value)}: ${name.label}`;
}

/** The published keys are no secret; of any other one only this is said. */
function describeSecret(file: AnswerFile, setting: Setting): string | undefined {
  if (!isSensitive(setting.schema)) return undefined;
  if (occurrenceSchema(setting.schema!).values !== 'product-keys')
    return 'A secret that whoever reads the file can read.';
  const name = valueName(file, setting);
  return name
    ? `Published key: ${name.label}`
    : 'A key that Microsoft does not publish: its edition is not known here.';
}

function describePassword(file: AnswerFile, setting: Setting): string | undefined {
  const { local, administrator, autoLogons } = accountsOf(file);
  const passwords = [
    ...administrator,
    ...local.map(({ password }) => password),
    ...autoLogons.map(({ password }) => password),
  ];
  const password = passwords.find((one) => one?.valueSetting === setting);
  return password && passwordText(password);
}

function passwordText({ isHidden, facts }: Password): string {
  if (isHidden === undefined) return 'A password; a template decides whether it is hidden.';
  if (!isHidden) return 'A password in clear text: whoever reads the file can read it.';
  if (!facts)
    return 'Setup cannot read this hidden password: it is not encoded the way `PlainText` `false` needs.';
  return `${facts.isBlank ? 'Hidden password, blank' : 'Hidden password'}. The encoding is Base64, which anybody can read back.`;
}

function describeCommandLine(file: AnswerFile, setting: Setting): string | undefined {
  const command = commandOf(file, setting);
  if (!command) return undefined;
  const { start, end } = setting.valueRange;
  const isEncoded = file.tree.text.slice(start, end) !== command.text;
  const length = `${command.text.length} of at most ${longestCommand(command)} characters.`;
  const { kind, language, script } = commandForm(command.text);
  const decoded =
    kind === 'encoded' ? codeBlock(language, script) : isEncoded ? codeBlock('cmd', command.text) : '';
  const isInFile = scriptFileOf(file, setting.node.start) !== undefined;
  return `${decoded}${describeCommand(command)} ${length}${isInFile ? `\n\n${SCRIPT_FILE_NOTE}` : ''}`;
}

function codeBlock(language: string, code: string): string {
  return `\`\`\`${language}\n${maskSecrets(code).replaceAll('```', "'''")}\n\`\`\`\n\n`;
}

function code(value: string): string {
  const line = value.replace(/\s+/g, ' ');
  return line.includes('`') ? line : `\`${line}\``;
}
