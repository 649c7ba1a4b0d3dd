/** Puts into the file what keeps Setup from asking; the author fills in the values as in a snippet. */
import {
  l10n,
  SnippetString,
  SnippetTextEdit,
  type TextDocument,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import {
  MAKE_UNATTENDED,
  type MakeUnattendedParams,
  type MakeUnattendedResult,
  type PlanChoice,
} from '../../server/lsp/protocol';
import { toRange } from '../answer-file-in-front';
import type { ServerSession } from '../server-session';
import { planParams } from './plan-requests';
import { showSource } from './source-editor';

/** `question` is the page of Setup that is meant; null for all. */
export async function makeUnattended(
  document: TextDocument,
  session: ServerSession,
  choice: PlanChoice,
  question: string | null,
): Promise<void> {
  const params: MakeUnattendedParams = {
    ...planParams(document, choice),
    ...(question !== null && { questions: [question] }),
  };
  const client = await session.client();
  const result = await client.sendRequest<MakeUnattendedResult>(MAKE_UNATTENDED, params);
  if (!result || result.edits.length === 0) {
    void window.showInformationMessage(
      l10n.t('There is nothing to add to the file that would keep this away.'),
    );
    return;
  }
  if (document.version !== result.version) return; // the edits were for another text
  // Snippets need the editor in front: there the values are typed.
  await showSource(document);
  const change = new WorkspaceEdit();
  change.set(
    document.uri,
    result.edits.map(({ range, snippet }) => {
      const place = toRange(range);
      const { line, character } = place.start;
      const indent = /^[\t ]*/.exec(document.lineAt(line).text.slice(0, character))![0];
      return new SnippetTextEdit(place, new SnippetString(withoutIndent(snippet, indent)));
    }),
  );
  await workspace.applyEdit(change);
}

/** The editor indents each further line of a snippet as the line that it begins on, and the server has done so too. */
function withoutIndent(snippet: string, indent: string): string {
  return snippet.replaceAll(`\n${indent}`, '\n');
}
