/** What the parts of a plan show of a setting: its place, and its value with secrets masked. */
import type { AnswerFile, Setting } from '../answer-file/answer-file';
import { MASK, maskSecrets } from '../answer-file/command-secrets';
import { secretSearchOf } from '../answer-file/secret-words';
import type { TextRange } from '../syntax/nodes';

/** The range of a setting's element, as plain data. */
export function rangeOf({ node }: { readonly node: TextRange }): TextRange {
  return { start: node.start, end: node.end };
}

/** The value of a leaf, a placeholder as it is written; null when it is absent or empty. */
export function shownValue(file: AnswerFile, setting: Setting | undefined): string | null {
  return setting && setting.value !== '' ? shownText(file, setting.value) : null;
}

/** A text of the file with a mask in the place of every secret that may stand in it. */
export function shownText(file: AnswerFile, text: string): string {
  const masked = maskSecrets(text);
  let shown = '';
  let position = 0;
  for (const { start, end } of secretSearchOf(file)(masked)) {
    shown += masked.slice(position, start) + MASK;
    position = end;
  }
  return (shown + masked.slice(position)).replace(SECRET_ELEMENT, `$1${MASK}`);
}

/** In broken text a value may have swallowed the elements behind it. */
const SECRET_ELEMENT = /(<(?:\w+:)?(?:Value|Key|\w*Password|ProductKey|AccountData)\b[^<>]*>)[^<]+/gi;
