/** The messages between client and server that LSP does not have; the client imports these types and no more. */

/** Ids of the commands that the server's answers refer to and the client carries out. */
export const OPEN_SUGGESTIONS = 'editor.action.triggerSuggest';
/** Arguments: the URI of the document and the position of the disk that is meant. */
export const OPEN_PREVIEW = 'unattend.openPreview';
export const SHOW_PROBLEMS = 'workbench.actions.view.problems';

/** The section of the settings that the server reads. */
export const CONFIGURATION_SECTION = 'unattend';

/** The settings that the server reads, as the client has them. */
export interface Configuration {
  readonly rules?: Readonly<Record<string, 'error' | 'warning' | 'info' | 'hint' | 'off'>>;
  readonly target?: {
    readonly windows?: string;
    readonly architecture?: string;
    readonly firmware?: string;
  };
  readonly inlayHints?: {
    readonly names?: boolean;
    readonly sizes?: boolean;
    readonly references?: boolean;
    readonly commandLength?: boolean;
  };
  readonly codeLens?: { readonly enabled?: boolean };
  readonly semanticTokens?: boolean;
}

/**
 * Asks what belongs behind a `>`, `/` or `=` that was just typed: an end tag, the rest of one, or quotation marks.
 * The client sends it after the change, and inserts the answer if the document has not changed again meanwhile.
 */
export const AUTO_CLOSE = 'unattend/autoClose';

export interface AutoCloseParams {
  readonly textDocument: { readonly uri: string };
  /** The place behind the character. */
  readonly position: { readonly line: number; readonly character: number };
}

/** A snippet to insert at the position; null when nothing is missing. */
export type AutoCloseResult = { readonly snippet: string } | null;
