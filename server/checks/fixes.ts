/** Fixes of the shapes that many rules offer: another value for a setting, another text for a range, one setting less. */
import type { AnswerFile, Setting } from '../answer-file/answer-file';
import { removeWithEmptyParents, replaceRange, setValue } from '../answer-file/edits';
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

/** Removes a setting or component, and the parents that hold nothing else. */
export function removeSetting(
  file: AnswerFile,
  { name, node }: Pick<Setting, 'name' | 'node'>,
  preferred = false,
): Fix {
  return { title: `Remove ${name}`, edits: [removeWithEmptyParents(file.tree.text, node)], preferred };
}
