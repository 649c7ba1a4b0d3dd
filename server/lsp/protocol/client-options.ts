/** What the client tells about itself, and the settings that it has. */

/** What the client tells in `initializationOptions`: what it does beyond LSP. */
export interface ClientOptions {
  /** It answers `unattend/readFile`. */
  readonly readsFiles?: boolean;
  /** It opens `unattend-docs:` addresses, and carries out `SHOW_RULE` from a hover. */
  readonly opensDocumentation?: boolean;
  /** It marks itself what is against `schemas/configuration.json` in a configuration file. */
  readonly validatesConfiguration?: boolean;
  /** It carries out `TURN_OFF_RULE`. */
  readonly turnsOffRules?: boolean;
  /** It carries out `EDIT_COMMAND`. */
  readonly editsCommands?: boolean;
  /** It carries out `OPEN_SUGGESTIONS`, `OPEN_PREVIEW` and `SHOW_PROBLEMS`. */
  readonly runsCommands?: boolean;
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
