/** Commands as scripts, and back. */
import type { Edits, OfDocument, Position } from './shapes';

/** Asks for the script of a command: decoded, and as PowerShell where PowerShell runs it. */
export const COMMAND_SCRIPT = 'unattend/commandScript';

export interface CommandScriptParams extends OfDocument {
  readonly position: Position;
}

/** null when the document is not open. */
export type CommandScriptResult =
  | {
      /** To be sent back with `COMMAND_EDIT` as it is. */
      readonly source: object;
      /** A name for the file, with the suffix of its language. */
      readonly fileName: string;
      readonly language: 'bat' | 'powershell';
      readonly script: string;
    }
  /** Why there is none, as a sentence. */
  | { readonly problem: string }
  | null;

/** Asks for the edits that write a script back into its command, wherever that stands by now. */
export const COMMAND_EDIT = 'unattend/commandEdit';

export interface CommandEditParams extends OfDocument {
  readonly source: object;
  readonly script: string;
}

/** No edits when nothing has changed; null when the document is not open. */
export type CommandEditResult =
  | (Edits & {
      /** What the source is after the edits. */
      readonly source: object;
      /** What to know about the new command, as a sentence. */
      readonly warning?: string;
    })
  | { readonly problem: string }
  | null;
