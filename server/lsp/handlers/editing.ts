/** What changes a document while it is edited: formatting, linked tags, closing tags and rename. */
import {
  ErrorCodes,
  type FormattingOptions,
  type LinkedEditingRanges,
  type PrepareRenameResult,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { autoClose } from '../../features/auto-close';
import { formatDocument, formatRange } from '../../features/format/format';
import type { LayoutOptions } from '../../features/format/layout';
import { formatOnType } from '../../features/format/on-type';
import { linkedEditingRanges } from '../../features/linked-editing';
import { prepareRename, rename } from '../../features/rename/rename';
import { toOffsets, toRange, toTextEdits } from '../convert';
import { AUTO_CLOSE, type AutoCloseParams, type AutoCloseResult } from '../protocol';
import type { Handlers } from '../session';

export const editingHandlers: Handlers = {
  capabilities: {
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '>', moreTriggerCharacter: ['\n'] },
    linkedEditingRangeProvider: true,
    renameProvider: { prepareProvider: true },
  },
  register({ connection, answer }) {
    connection.onDocumentFormatting(
      answer('formatting', null, ({ document, file }, { options }) =>
        toTextEdits(document, formatDocument(file, toLayoutOptions(options))),
      ),
    );
    connection.onDocumentRangeFormatting(
      answer('rangeFormatting', null, ({ document, file }, { range, options }) =>
        toTextEdits(document, formatRange(file, toOffsets(document, range), toLayoutOptions(options))),
      ),
    );
    connection.onDocumentOnTypeFormatting(
      answer('onTypeFormatting', null, ({ document, file }, { position, ch, options }) =>
        toTextEdits(document, formatOnType(file, document.offsetAt(position), ch, toLayoutOptions(options))),
      ),
    );
    connection.languages.onLinkedEditingRange(
      answer('linkedEditingRange', null, ({ document, file }, { position }): LinkedEditingRanges | null => {
        const names = linkedEditingRanges(file, document.offsetAt(position));
        return names
          ? { ranges: names.map((name) => toRange(document, name)), wordPattern: NAME_PATTERN }
          : null;
      }),
    );
    connection.onPrepareRename(
      answer(
        'prepareRename',
        null,
        ({ document, file }, { position }): PrepareRenameResult | null | Refused => {
          const found = prepareRename(file, document.offsetAt(position));
          if ('refusal' in found) return refused(found.refusal);
          return { range: toRange(document, found), placeholder: found.placeholder };
        },
      ),
    );
    connection.onRenameRequest(
      answer('rename', null, ({ document, file }, { position, newName }): WorkspaceEdit | null | Refused => {
        const edits = rename(file, document.offsetAt(position), newName);
        if ('refusal' in edits) return refused(edits.refusal);
        return { changes: { [document.uri]: toTextEdits(document, edits) } };
      }),
    );
    connection.onRequest<AutoCloseResult, never>(
      AUTO_CLOSE,
      answer('autoClose', null as AutoCloseResult, ({ document, file }, { position }: AutoCloseParams) => {
        const snippet = autoClose(file, document.offsetAt(position));
        return snippet === undefined ? null : { snippet };
      }),
    );
  },
};

type Refused = ResponseError<void>;

/** The editor shows the message of an error to the user. */
function refused(message: string): Refused {
  return new ResponseError(ErrorCodes.InvalidRequest, message);
}

function toLayoutOptions({ insertSpaces, tabSize, insertFinalNewline }: FormattingOptions): LayoutOptions {
  return {
    indent: insertSpaces ? ' '.repeat(tabSize) : '\t',
    insertFinalNewline: insertFinalNewline === true,
  };
}

/** What may be typed into the name of a tag. */
const NAME_PATTERN = '[\\w:.\\-\\u00b7-\\uffff]+';
