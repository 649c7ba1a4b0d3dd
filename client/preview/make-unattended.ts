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
import { MAKE_UNATTENDED, type MakeUnattendedResult, type PlanChoice } from '../../server/lsp/protocol';
import { askAbout, reportChanged, toRange } from '../answer-file-in-front';
import type { ServerSession } from '../server-session';
import { reopened, showSource } from './source-editor';

/** `question` is the page of Setup that is meant; null for all. */
export async function makeUnattended(
  document: TextDocument,
  session: ServerSession,
  choice: PlanChoice,
  question: string | null,
): Promise<void> {
  const params = { ...choice, ...(question !== null && { questions: [question] }) };
  const open = await reopened(document);
  const result = await askAbout<MakeUnattendedResult>(session, open, MAKE_UNATTENDED, params);
  if (!result) return; // reported
  if (result.edits.length === 0) {
    void window.showInformationMessage(
      l10n.t('There is nothing to add to the file that would keep this away.'),
    );
    return;
  }
  // Snippets need the editor in front: there the values are typed.
  await showSource(open);
  if (open.version !== result.version) {
    reportChanged();
    return;
  }
  const change = new WorkspaceEdit();
  change.set(
    open.uri,
    result.edits.map(({ range, snippet }) => {
      const place = toRange(range);
      const { line, character } = place.start;
      const indent = /^[\t ]*/.exec(open.lineAt(line).text.slice(0, character))![0];
      return new SnippetTextEdit(place, new SnippetString(withoutIndent(snippet, indent)));
    }),
  );
  await workspace.applyEdit(change);
}

/** The editor indents each further line of a snippet as the line that it begins on, and the server has done so too. */
function withoutIndent(snippet: string, indent: string): string {
  return snippet.replaceAll(`\n${indent}`, '\n');
}
