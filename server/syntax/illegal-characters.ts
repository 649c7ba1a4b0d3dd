/** Characters that XML does not allow anywhere in a document. */
import { isXmlCharacter } from './characters';
import type { ErrorList } from './error-list';

export function checkCharacters(text: string, errors: ErrorList): void {
  for (const { 0: character, index } of text.matchAll(SUSPECT_CHARACTERS)) {
    const code = character.codePointAt(0)!;
    if (isXmlCharacter(code)) continue;
    const shown = code.toString(16).toUpperCase().padStart(4, '0');
    const end = index + character.length;
    errors.add('character-illegal', index, end, `The character U+${shown} is not allowed in XML.`);
  }
}

/** Control characters, non-characters and surrogates; a pair of surrogates matches as one character. */
const SUSPECT_CHARACTERS =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;
