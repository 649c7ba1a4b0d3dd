/** Text for XML reports. */
import { encodeReferences } from '../syntax/entities';

/** Escapes a text for an attribute or an element; what XML cannot hold becomes a replacement character. */
export function xmlText(text: string): string {
  return encodeReferences(
    text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd'),
  ).replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
