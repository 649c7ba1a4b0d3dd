/** A second, strict opinion on whether a text is well-formed, by a parser that is not ours. */
import { XMLValidator } from 'fast-xml-parser';
import { createLineIndex } from './line-index';
import type { XmlSyntaxError } from './nodes';

/** Longer texts are not worth the time; ours has read them in any case. */
const LONGEST_TEXT = 4 * 1024 * 1024;

/** Returns what fast-xml-parser objects to; to be asked only about a text in which our parser finds no error. */
export function secondOpinion(text: string): Pick<XmlSyntaxError, 'start' | 'end' | 'message'> | undefined {
  // A template is no XML yet; ours reads over its directives.
  if (text.length > LONGEST_TEXT || text.includes('<%')) return undefined;
  const verdict = XMLValidator.validate(text);
  if (verdict === true) return undefined;
  const { line, col, msg } = verdict.err;
  const { start, end } = createLineIndex(text).lineRange(line - 1);
  const at = Math.min(start + Math.max(0, (col ?? 1) - 1), end);
  return { start: at, end: Math.max(at + 1, end), message: msg };
}
