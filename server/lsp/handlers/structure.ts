/** What shows the structure of a document: symbols, folding and selection ranges. */
import { foldingRanges } from '../../features/folding';
import { selectionRanges } from '../../features/selection-range';
import { documentSymbols } from '../../features/symbols';
import { toDocumentSymbol, toFoldingRange, toSelectionRange } from '../convert';
import { flatSymbols } from '../plain-clients';
import type { Handlers } from '../session';

export const structureHandlers: Handlers = {
  capabilities: { documentSymbolProvider: true, foldingRangeProvider: true, selectionRangeProvider: true },
  register(session) {
    const { connection, answer } = session;
    connection.onDocumentSymbol(
      answer('documentSymbol', null, ({ document, file }) => {
        const symbols = documentSymbols(file).map((symbol) => toDocumentSymbol(document, symbol));
        return session.client.nestsSymbols ? symbols : flatSymbols(document.uri, symbols);
      }),
    );
    connection.onFoldingRanges(
      answer('foldingRange', null, ({ document, file }) =>
        foldingRanges(file)
          .map((range) => toFoldingRange(document, range))
          .filter((range) => range !== undefined),
      ),
    );
    connection.onSelectionRanges(
      answer('selectionRange', null, ({ document, file }, { positions }) =>
        positions.map((position) =>
          toSelectionRange(document, selectionRanges(file, document.offsetAt(position))),
        ),
      ),
    );
  },
};
