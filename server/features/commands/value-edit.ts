/** Gives a setting another value and leaves alone what both values share, character by character. */
import type { Setting } from '../../answer-file/answer-file';
import { encodeText, replaceRange, setValue, type TextEdit } from '../../answer-file/edits';
import { rawRanges } from '../../answer-file/raw-ranges';
import { decodeReferences } from '../../syntax/entities';
import type { TextRange } from '../../syntax/nodes';
import { isClosed } from '../../syntax/query';

/** Undefined when a comment or the like in the value would be lost, or the element has no end. */
export function valueEdit(text: string, setting: Setting, value: string): TextEdit | undefined {
  const { node, valueRange } = setting;
  if (!isClosed(node)) return undefined;
  if (node.children.some(({ kind }) => kind !== 'text' && kind !== 'cdata')) return undefined;
  const isText = node.children.every(({ kind }) => kind === 'text');
  const encode = setting.hasHole ? encodeAroundHoles : encodeText;
  if (!value.includes(']]>')) {
    const edit = changedPart(text, setting, value, isText ? encode : String);
    if (edit && (!isText || decodeReferences(applied(text, valueRange, edit)) === value)) return edit;
  }
  if (setting.value === '' || !isText) return setValue(text, node, value);
  return replaceRange(valueRange, encode(value));
}

function changedPart(
  text: string,
  setting: Setting,
  value: string,
  encode: (value: string) => string,
): TextEdit | undefined {
  const old = setting.value;
  const rangeOf = old === '' ? undefined : rawRanges(text, setting);
  if (!rangeOf) return undefined;
  let start = 0;
  while (start < old.length && old[start] === value[start]) start++;
  if (splitsCharacter(old, start) || splitsCharacter(value, start)) start--;
  let rest = 0;
  const most = Math.min(old.length, value.length) - start;
  while (rest < most && old[old.length - rest - 1] === value[value.length - rest - 1]) rest++;
  if (splitsCharacter(old, old.length - rest) || splitsCharacter(value, value.length - rest)) rest--;
  return replaceRange(rangeOf(start, old.length - rest), encode(value.slice(start, value.length - rest)));
}

/** True between the halves of a surrogate pair and of a line break. */
function splitsCharacter(text: string, offset: number): boolean {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(offset - 1, offset + 1));
}

/** The range's text after an edit inside of it. */
function applied(text: string, range: TextRange, edit: TextEdit): string {
  return text.slice(range.start, edit.start) + edit.newText + text.slice(edit.end, range.end);
}

/** Placeholders of ERB stand in the text as they are, `<` and `&` included. */
function encodeAroundHoles(value: string): string {
  return value
    .split(/(<%(?:(?!<%|%>).)*%>)/s)
    .map((part, index) => (index % 2 === 1 ? part : encodeText(part)))
    .join('');
}
