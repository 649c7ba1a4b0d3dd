/** Closes tags and quotation marks while the author types; the server knows what is missing. */
import {
  type Disposable,
  type Position,
  SnippetString,
  type TextDocumentChangeEvent,
  window,
  workspace,
} from 'vscode';
import { AUTO_CLOSE, type AutoCloseParams, type AutoCloseResult } from '../server/lsp/protocol';
import { askInBackground } from './ask-server';
import { LANGUAGE_ID } from './language-client';
import type { ServerSession } from './server-session';

/** Characters behind which something may belong. */
const TRIGGERS = ['>', '/', '='];

export function registerAutoClose(session: ServerSession): Disposable {
  return workspace.onDidChangeTextDocument((event) => {
    const position = typedPosition(event);
    if (position) void closeAt(event, position, session);
  });
}

/** The place behind a trigger that was just typed, alone and at the cursor; undo and paste are not typing. */
function typedPosition({ document, contentChanges, reason }: TextDocumentChangeEvent): Position | undefined {
  const [change] = contentChanges;
  const isTyped = change && contentChanges.length === 1 && change.rangeLength === 0 && reason === undefined;
  if (!isTyped || !TRIGGERS.includes(change.text) || document.languageId !== LANGUAGE_ID) return undefined;
  if (window.activeTextEditor?.document !== document) return undefined;
  if (!workspace.getConfiguration('unattend', document).get<boolean>('autoClose', true)) return undefined;
  return change.range.start.translate(0, 1);
}

async function closeAt(
  { document }: TextDocumentChangeEvent,
  position: Position,
  session: ServerSession,
): Promise<void> {
  const { version } = document;
  const answer = await askInBackground<AutoCloseResult>(
    session,
    AUTO_CLOSE,
    (client): AutoCloseParams => ({
      textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
      position: { line: position.line, character: position.character },
    }),
  );
  const editor = window.activeTextEditor;
  if (!answer || editor?.document !== document || document.version !== version) return;
  await editor.insertSnippet(new SnippetString(answer.snippet), position, {
    undoStopBefore: false,
    undoStopAfter: true,
  });
}
