/** What is shown in the text: inlay hints, semantic tokens and code lenses. */
import { SemanticTokensBuilder } from 'vscode-languageserver';
import type { Finding } from '../../checks/rule';
import { type CodeLens, codeLenses } from '../../features/code-lens';
import { inlayHints } from '../../features/inlay-hints';
import { semanticTokens, TOKEN_TYPES } from '../../features/semantic-tokens';
import type { TextRange } from '../../syntax/nodes';
import { toCodeLens, toInlayHint, toOffsets } from '../convert';
import type { AnalyzedDocument } from '../documents';
import type { Handlers } from '../session';

export const hintHandlers: Handlers = {
  capabilities: {
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: false },
    semanticTokensProvider: {
      legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] },
      full: true,
      range: true,
    },
  },
  register(session) {
    const { connection, answer } = session;
    connection.languages.inlayHint.on(
      answer('inlayHint', null, ({ document, file }, { range }) => {
        const shown = toOffsets(document, range);
        return inlayHints(file, shown, session.presentationOf(document.uri).inlayHints).map((hint) =>
          toInlayHint(document, hint),
        );
      }),
    );
    connection.onCodeLens(
      answer('codeLens', null, ({ document, file, findings }) => {
        if (!session.presentationOf(document.uri).codeLens) return [];
        const isKnown = ({ action }: CodeLens) => action !== 'edit-command' || session.client.editsCommands;
        return codeLenses(file, counterOf(findings()))
          .filter(isKnown)
          .map((lens) => toCodeLens(document, lens, session.client));
      }),
    );
    const tokens = (analyzed: AnalyzedDocument, range: TextRange) =>
      session.presentationOf(analyzed.document.uri).semanticTokens ? encode(analyzed, range) : { data: [] };
    connection.languages.semanticTokens.on(
      answer('semanticTokens', { data: [] }, (analyzed) =>
        tokens(analyzed, { start: 0, end: analyzed.file.tree.text.length }),
      ),
    );
    connection.languages.semanticTokens.onRange(
      answer('semanticTokensRange', { data: [] }, (analyzed, { range }) =>
        tokens(analyzed, toOffsets(analyzed.document, range)),
      ),
    );
  },
};

function encode({ document, file }: AnalyzedDocument, range: TextRange): { data: number[] } {
  const builder = new SemanticTokensBuilder();
  for (const { start, end, type } of semanticTokens(file, range)) {
    const { line, character } = document.positionAt(start);
    builder.push(line, character, end - start, TOKEN_TYPES.indexOf(type), 0);
  }
  return { data: builder.build().data };
}

/** Counts findings that begin in a range; they are sorted by their start. The list of problems shows no hints. */
function counterOf(findings: readonly Finding[]): (range: TextRange) => number {
  const starts = findings.filter(({ severity }) => severity !== 'hint').map(({ range }) => range.start);
  return ({ start, end }) => firstFrom(starts, end) - firstFrom(starts, start);
}

/** Index of the first number that is not below `limit`, in sorted numbers. */
function firstFrom(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
