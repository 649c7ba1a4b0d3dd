/** What the shells complete, from the table of commands. */
import { RULE_IDS } from '../../checks/rules';
import { createSchemaLibrary } from '../../schema/library';
import { isFlag } from '../arguments';
import type { Command, Commands } from '../command';

export interface CompletableCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletableOption[];
  /** What may stand outside options. */
  readonly rest: 'files' | readonly string[];
}

export interface CompletableOption {
  readonly name: string;
  readonly does: string;
  /** `text` is something that no shell can know, such as a number. */
  readonly value: 'none' | 'file' | 'text' | readonly string[];
}

/** The words that may stand in the place of a command. */
export const GENERAL_WORDS = ['--help', '--version'] as const;

export function completableCommands(commands: Commands): readonly CompletableCommand[] {
  return Object.entries(commands).map(([name, command]) => ({
    name,
    summary: command.summary,
    options: [
      ...Object.entries(command.options).map(([option, kind]): CompletableOption => {
        const { does, choices, value } = kind;
        const file = value === 'FILE' || value === 'NAME' ? 'file' : 'text';
        return { name: option, does, value: isFlag(kind) ? 'none' : (choices ?? file) };
      }),
      { name: 'help', does: 'print help', value: 'none' },
    ],
    rest: restOf(command),
  }));
}

function restOf({ takes }: Command): CompletableCommand['rest'] {
  if (takes === 'answer-files') return 'files';
  if (takes === 'nothing') return [];
  if (takes === 'rule-or-setting') return [...RULE_IDS, ...createSchemaLibrary().componentNames].sort();
  return takes;
}
