/** The answer file in front: what the server is asked about it, and what its answers change in it. */
import {
  type CancellationToken,
  l10n,
  Range,
  Selection,
  type TextDocument,
  TextEdit,
  TextEditorRevealType,
  WorkspaceEdit,
  type WorkspaceEditEntryMetadata,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Edits, Range as LspRange } from '../server/lsp/protocol';
import { askServer } from './ask-server';
import { LANGUAGE_ID } from './language-client';
import type { ServerSession } from './server-session';

/** Tells the person when the editor in front has none. */
export function answerFileInFront(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  if (document?.languageId === LANGUAGE_ID) return document;
  void window.showInformationMessage(l10n.t('Open an answer file first, or make a new one.'));
  return undefined;
}

/** Sends a request about a document; null when there is no answer, which has been reported. */
export async function askAbout<Result>(
  session: ServerSession,
  document: TextDocument,
  request: string,
  params: object = {},
  token?: CancellationToken,
): Promise<Result | null> {
  const paramsFor = (client: BaseLanguageClient) => ({
    ...params,
    textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
  });
  return askServer<Result>(session, request, paramsFor, token);
}

/** The same as `applyEdits`; edits that were for another text are reported. */
export async function applyTo(
  document: TextDocument,
  edits: Edits,
  metadata?: WorkspaceEditEntryMetadata,
): Promise<boolean> {
  const isApplied = await applyEdits(document, edits, metadata);
  // Who is asked to confirm the edits and takes none has decided so.
  const isDeclined = metadata?.needsConfirmation === true && document.version === edits.version;
  if (!isApplied && !isDeclined) reportChanged();
  return isApplied;
}

/** Tells that edits were for another text. */
export function reportChanged(): void {
  const message = l10n.t('Nothing was done: the file has changed meanwhile. Please try again.');
  void window.showWarningMessage(message);
}

/**
 * All edits as one step of undo; false when they are for another text. `metadata` can have the person confirm them
 * one by one.
 */
export async function applyEdits(
  document: TextDocument,
  { version, edits }: Edits,
  metadata?: WorkspaceEditEntryMetadata,
): Promise<boolean> {
  if (document.version !== version) return false;
  if (edits.length === 0) return true;
  const change = new WorkspaceEdit();
  change.set(
    document.uri,
    edits.map(({ range, newText }): [TextEdit, WorkspaceEditEntryMetadata | undefined] => [
      new TextEdit(toRange(range), newText),
      metadata,
    ]),
  );
  return workspace.applyEdit(change);
}

export async function select(document: TextDocument, place: LspRange): Promise<void> {
  const editor = await window.showTextDocument(document);
  const range = toRange(place);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Puts the cursor at the beginning of a range, and as much of it as there is room for into view. */
export async function reveal(document: TextDocument, place: LspRange): Promise<void> {
  const { start } = toRange(place);
  const editor = await window.showTextDocument(document);
  editor.selection = new Selection(start, start);
  editor.revealRange(new Range(start, start), TextEditorRevealType.InCenterIfOutsideViewport);
}

export function toRange({ start, end }: LspRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
