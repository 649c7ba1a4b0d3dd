/** What several messages carry: places, edits and documents as LSP writes them, and choices. */

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface OfDocument {
  readonly textDocument: { readonly uri: string };
}

export interface Edits {
  /** The version of the document that the edits are for: to be dropped when it has changed meanwhile. */
  readonly version: number;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

/** An edit of a text that is no document of the server, in offsets (UTF-16 units). */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

export interface Choice {
  /** What stands in the answers. */
  readonly value: string;
  /** What a person calls it. */
  readonly label: string;
}
