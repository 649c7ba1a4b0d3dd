/** The messages between client and server that LSP does not have; the client imports these types and no more. */

/** Ids of the commands that the server's answers refer to and the client carries out. */
export const OPEN_SUGGESTIONS = 'editor.action.triggerSuggest';

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
}
