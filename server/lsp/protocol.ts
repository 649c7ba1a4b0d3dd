/** The messages between client and server that LSP does not have; the client imports these types and no more. */

/** Ids of the commands that the server's answers refer to and the client carries out. */
export const OPEN_SUGGESTIONS = 'editor.action.triggerSuggest';
/** Arguments: the URI of the document and the position of the disk that is meant. */
export const OPEN_PREVIEW = 'unattend.openPreview';
/** Arguments: one `TurnOffRuleArguments`. */
export const TURN_OFF_RULE = 'unattend.turnOffRule';
/** Argument: the id of a rule; without one the list of all rules is shown. */
export const SHOW_RULE = 'unattend.showRule';
/** Argument: the name of a component; without one the list of all is shown. */
export const SHOW_REFERENCE = 'unattend.showReference';
export const SHOW_PROBLEMS = 'workbench.actions.view.problems';

/** What the client tells in `initializationOptions`: what it does beyond LSP. */
export interface ClientOptions {
  /** It answers `unattend/readFile`. */
  readonly readsFiles?: boolean;
  /** It opens `unattend-docs:` addresses, and carries out `SHOW_RULE` from a hover. */
  readonly opensDocumentation?: boolean;
  /** It carries out `TURN_OFF_RULE`. */
  readonly turnsOffRules?: boolean;
}

/** The section of the settings that the server reads. */
export const CONFIGURATION_SECTION = 'unattend';

/** The settings that the server reads, as the client has them. */
export interface Configuration {
  /** By rule id or group of rules. */
  readonly rules?: Readonly<Record<string, 'error' | 'warning' | 'info' | 'hint' | 'off'>>;
  readonly profile?: 'auto' | 'recommended' | 'strict' | 'errors-only';
  /** Paths relative to the workspace folder. */
  readonly schemas?: readonly string[];
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

/** The server asks the client for a file, such as the configuration beside an answer file. */
export const READ_FILE = 'unattend/readFile';

export interface ReadFileParams {
  readonly uri: string;
}

/** null when there is no such file, or it cannot be read or is not UTF-8. */
export type ReadFileResult = { readonly text: string } | null;

export interface TurnOffRuleArguments {
  readonly rule: string;
  /** The configuration file, which may not exist yet. */
  readonly configuration: string;
}

/** Asks for the edit that turns a rule off in the text of a configuration file. */
export const TURN_OFF_RULE_EDIT = 'unattend/turnOffRuleEdit';

export interface TurnOffRuleEditParams {
  readonly rule: string;
  /** Empty for a file that does not exist. */
  readonly text: string;
}

/** Offsets in UTF-16 units; null when the text is not fit to be edited. */
export type TurnOffRuleEditResult = {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
} | null;

/** The scheme of the documentation: `unattend-docs:/rules/<id>.md`, `unattend-docs:/settings/<component>.md`. */
export const DOCUMENTATION_SCHEME = 'unattend-docs';

/** Asks for the page of a rule, or for the list of all. */
export const RULE_DOCUMENTATION = 'unattend/ruleDocumentation';

export interface RuleDocumentationParams {
  readonly id?: string;
}

/** Asks for the reference page of a component, or for the list of all. */
export const SETTING_DOCUMENTATION = 'unattend/settingDocumentation';

export interface SettingDocumentationParams {
  readonly component?: string;
}

/** Markdown; null when there is no such page. */
export type DocumentationResult = { readonly markdown: string } | null;
