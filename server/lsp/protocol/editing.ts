/** Messages while a document is edited, and its text without secrets. */
import type { OfDocument, Position } from './shapes';

/**
 * Asks what belongs behind a `>`, `/` or `=` that was just typed: an end tag, the rest of one, or quotation marks.
 * The client sends it after the change, and inserts the answer if the document has not changed again meanwhile.
 */
export const AUTO_CLOSE = 'unattend/autoClose';

export interface AutoCloseParams extends OfDocument {
  /** The place behind the character. */
  readonly position: Position;
}

/** A snippet to insert at the position; null when nothing is missing. */
export type AutoCloseResult = { readonly snippet: string } | null;

/** Asks for the text of a document without its secrets, to show it to others. */
export const REDACTED_TEXT = 'unattend/redactedText';
export type RedactedTextParams = OfDocument;

/** null when the document is not open. */
export type RedactedTextResult = {
  readonly text: string;
  /** How many places were taken out. */
  readonly secrets: number;
  /** The version of the document that was read. */
  readonly version: number;
} | null;
