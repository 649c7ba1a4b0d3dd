/** The editor beside the panel: where it is, and how a place in it is shown. */
import {
  Position,
  Range,
  Selection,
  TabInputText,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  ViewColumn,
  window,
  workspace,
} from 'vscode';

/** Puts the cursor at the beginning of a range and brings the range into view. */
export async function revealSource(document: TextDocument, start: number, end: number): Promise<void> {
  const editor = await showSource(await reopened(document));
  const range = new Range(document.positionAt(start), document.positionAt(end));
  editor.selection = new Selection(range.start, range.start);
  // A range that is higher than the editor would be centred: its beginning counts.
  editor.revealRange(headOf(range), TextEditorRevealType.InCenterIfOutsideViewport);
}

/** A closed document is opened again, so that the server knows it; what was never saved is gone, and stays closed. */
export async function reopened(document: TextDocument): Promise<TextDocument> {
  return document.isClosed && !document.isUntitled ? workspace.openTextDocument(document.uri) : document;
}

/** Opens the document where it is shown already, or in the first column. */
export function showSource(document: TextDocument): Thenable<TextEditor> {
  return window.showTextDocument(document, { viewColumn: columnOf(document) });
}

function columnOf({ uri }: TextDocument): ViewColumn {
  const address = uri.toString();
  const shown = window.tabGroups.all.find((group) =>
    group.tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === address),
  );
  return shown?.viewColumn ?? ViewColumn.One;
}

function headOf({ start, end }: Range): Range {
  return end.line - start.line < 20
    ? new Range(start, end)
    : new Range(start, new Position(start.line + 20, 0));
}
