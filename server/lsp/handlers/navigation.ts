/** What leads from one place to others: definition, references, highlights, symbols, links and colours. */
import { DocumentHighlightKind, type LocationLink } from 'vscode-languageserver';
import { RULE_IDS } from '../../checks/rules';
import { definitions } from '../../features/definition';
import { documentColors, spellColor } from '../../features/document-colors';
import { documentLinks } from '../../features/document-links';
import { highlights } from '../../features/highlights';
import { references } from '../../features/references';
import { workspaceSymbols } from '../../features/workspace-symbols';
import { toDocumentLink, toRange, toWorkspaceSymbol } from '../convert';
import { runSafe } from '../run-safe';
import type { Handlers } from '../session';

export const navigationHandlers: Handlers = {
  capabilities: {
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    workspaceSymbolProvider: true,
    documentLinkProvider: {},
    colorProvider: true,
  },
  register(session) {
    const { connection, answer, analyze, openDocuments } = session;
    const hasPage = (rule: string) => session.client.opensDocumentation && RULE_IDS.has(rule);
    connection.onDefinition(
      answer('definition', null, ({ document, file }, { position }): LocationLink[] =>
        definitions(file, document.offsetAt(position)).map(({ origin, range, selection }) => ({
          originSelectionRange: toRange(document, origin),
          targetUri: document.uri,
          targetRange: toRange(document, range),
          targetSelectionRange: toRange(document, selection),
        })),
      ),
    );
    connection.onReferences(
      answer('references', null, ({ document, file }, { position, context }) =>
        references(file, document.offsetAt(position), context.includeDeclaration).map((place) => ({
          uri: document.uri,
          range: toRange(document, place),
        })),
      ),
    );
    connection.onDocumentHighlight(
      answer('documentHighlight', null, ({ document, file }, { position }) =>
        highlights(file, document.offsetAt(position)).map((place) => ({
          range: toRange(document, place),
          kind: HIGHLIGHT_KINDS[place.kind],
        })),
      ),
    );
    connection.onWorkspaceSymbol(({ query }, token) =>
      runSafe(
        'workspaceSymbol',
        () =>
          openDocuments().flatMap((document) =>
            workspaceSymbols(analyze(document).file, query).map((symbol) =>
              toWorkspaceSymbol(document, symbol),
            ),
          ),
        [],
        token,
        (message) => connection.console.error(message),
      ),
    );
    connection.onDocumentLinks(
      answer('documentLink', [], ({ document, file }) =>
        documentLinks(file, hasPage)
          .map((link) => toDocumentLink(document, link))
          .filter((link) => link !== undefined),
      ),
    );
    connection.onDocumentColor(
      answer('documentColor', [], ({ document, file }) =>
        documentColors(file).map(({ range, color }) => ({ range: toRange(document, range), color })),
      ),
    );
    connection.onColorPresentation(
      answer('colorPresentation', [], ({ document, file }, { range, color }) => {
        const label = spellColor(file, document.offsetAt(range.start), color);
        return label === undefined ? [] : [{ label }];
      }),
    );
  },
};

const HIGHLIGHT_KINDS = {
  text: DocumentHighlightKind.Text,
  definition: DocumentHighlightKind.Write,
  use: DocumentHighlightKind.Read,
} as const;
