/** Fixes of the shapes that many rules offer: another value for a setting, another text for a range. */
import type { AnswerFile, Setting } from '../answer-file/answer-file';
import { replaceRange, setValue } from '../answer-file/edits';
import type { TextRange } from '../syntax/nodes';
import type { Fix } from './rule';

export function replaceValue(
  file: AnswerFile,
  { node }: Pick<Setting, 'node'>,
  value: string,
  preferred = false,
): Fix {
  return { title: `Replace by ${value}`, edits: [setValue(file.tree.text, node, value)], preferred };
}

/** For what is no value of a setting, such as an attribute or a part of a list. */
export function replaceText(range: TextRange, text: string, preferred = false): Fix {
  return { title: `Replace by ${text}`, edits: [replaceRange(range, text)], preferred };
}
