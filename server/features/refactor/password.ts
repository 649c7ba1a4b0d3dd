/**
 * Hides a password in Setup's encoding or shows it in clear text.
 *
 *     <Value>secret</Value>
 *     <PlainText>true</PlainText>
 *
 * becomes
 *
 *     <Value>cwBlAGMAcgBlAHQAUABhAHMAcwB3AG8AcgBkAA==</Value>
 *     <PlainText>false</PlainText>
 *
 * and back. What is appended before the encoding depends on the element that holds the password.
 */
import { accountsOf, type Password } from '../../answer-file/accounts';
import { insertChild, setValue, type TextEdit } from '../../answer-file/edits';
import { decodePassword, encodePassword } from '../../answer-file/passwords';
import type { Refactoring, RefactoringPlace } from './refactoring';

export function changePasswordForm({ file, setting }: RefactoringPlace): readonly Refactoring[] {
  const { administrator, local, autoLogons } = accountsOf(file);
  const all = [...administrator, ...[...local, ...autoLogons].map(({ password }) => password)];
  const password = all.find((one) => one && (one.setting === setting || one.setting === setting?.parent));
  const value = password?.valueSetting;
  if (!password || !value || value.hasHole || password.isHidden === undefined) return [];
  // A comment or CDATA section beside the value would be lost.
  if (value.node.children.some(({ kind }) => kind !== 'text')) return [];
  if (!password.isHidden) {
    const edits = rewrite(file.tree.text, password, encodePassword(value.value, password.place), 'false');
    return edits ? [{ title: "Hide the password in Setup's encoding", kind: 'rewrite', edits }] : [];
  }
  const secret = decodePassword(value.value, password.place);
  const edits = secret === undefined ? undefined : rewrite(file.tree.text, password, secret, 'true');
  return edits ? [{ title: 'Show the password in clear text', kind: 'rewrite', edits }] : [];
}

function rewrite(
  text: string,
  { setting, valueSetting, plainTextSetting }: Password,
  value: string,
  plainText: 'true' | 'false',
): readonly TextEdit[] | undefined {
  const first = setValue(text, valueSetting!.node, value);
  if (!plainTextSetting) {
    const element = `<PlainText>${plainText}</PlainText>`;
    return [first, insertChild(text, setting.node, element, valueSetting!.node)];
  }
  if (plainTextSetting.node.children.some(({ kind }) => kind !== 'text')) return undefined;
  return [first, setValue(text, plainTextSetting.node, plainText)];
}
