/** What a command is: a row of the table in commands.ts. */
import type { Options } from './arguments';
import type { CommandIo, ExitStatus } from './io';

export type Commands = Readonly<Record<string, Command>>;

export interface Command {
  /** One line for the list of commands, without a full stop. */
  readonly summary: string;
  /** The ways to call it, without the program's name. */
  readonly usage: readonly string[];
  /** What it does, in paragraphs. */
  readonly about: readonly string[];
  readonly options: Options;
  /** What its other arguments are, for completion. */
  readonly takes: 'answer-files' | 'rule-or-setting' | 'nothing' | readonly string[];
  readonly examples: readonly Example[];
  /** When it ends with which status. */
  readonly statuses: Readonly<Partial<Record<ExitStatus, string>>>;
  readonly run: (io: CommandIo, args: readonly string[], program: Program) => Promise<ExitStatus>;
}

export interface Example {
  readonly command: string;
  readonly does: string;
}

/** The whole program, as a command may need it. */
export interface Program {
  readonly version: string;
  readonly commands: Commands;
}

export const CHECK_STATUSES: Command['statuses'] = {
  0: 'no error was found',
  1: 'errors were found',
  2: 'wrong usage, or a file that cannot be read',
};
