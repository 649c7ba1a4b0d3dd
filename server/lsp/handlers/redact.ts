/** The text of a document without its secrets. */
import { applyEdits } from '../../answer-file/edits';
import { redact } from '../../answer-file/redact';
import { REDACTED_TEXT, type RedactedTextParams, type RedactedTextResult } from '../protocol';
import type { Handlers } from '../session';

export const redactHandlers: Handlers = {
  capabilities: {},
  register({ connection, answer }) {
    connection.onRequest<RedactedTextResult, never>(
      REDACTED_TEXT,
      answer<RedactedTextParams, RedactedTextResult>('redactedText', null, ({ document, file }) => {
        const edits = redact(file);
        return {
          text: applyEdits(file.tree.text, edits),
          secrets: edits.length,
          version: document.version,
        };
      }),
    );
  },
};
