/** What the command line reads and writes, so that tests can stand in for it. */

export interface CommandIo {
  /** Folder against which relative paths and globs are resolved. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  /**
   * Resolves when the text, or the bytes of a file, were taken, so that a slow reader slows the run down instead of
   * filling memory.
   */
  print(text: string | Uint8Array): Promise<void>;
  printError(text: string): Promise<void>;
  readStandardInput(): Promise<Uint8Array>;
  /** True when messages go to a terminal, so that progress can be shown there. */
  readonly isErrorTerminal?: boolean;
  /** Resolves when the user ends a command that otherwise goes on forever. */
  untilInterrupted?(): Promise<void>;
}

/** 0: no error found. 1: errors found. 2: wrong usage or a file that cannot be read. */
export type ExitStatus = 0 | 1 | 2;

/** A configuration file that is broken or cannot be read; its message is printed as it is. */
export class ConfigurationError extends Error {}

/** A mistake in the arguments; its message is printed with a pointer to the help. */
export class UsageError extends Error {}
