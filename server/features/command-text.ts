/** Commands in words: who runs them, when, and how long they may be. */
import type { AnswerFile, Setting } from '../answer-file/answer-file';
import { type Command, commandsOf } from '../answer-file/commands';
import { occurrenceSchema } from '../schema/component-schema';

/** The limit of Path in Microsoft-Windows-Deployment, which Windows PE is believed to have as well. */
const LONGEST_COMMAND = 259;

/** Most characters that the command line may have, references decoded; 1024 for those of the first logon. */
export function longestCommand({ line }: Command): number {
  return (line?.schema && occurrenceSchema(line.schema).maxLength) ?? LONGEST_COMMAND;
}

/** The command whose line stands in that setting. */
export function commandOf(file: AnswerFile, line: Setting): Command | undefined {
  return commandsOf(file).find((command) => command.line === line);
}

/** One sentence: "Runs as SYSTEM in specialize; Setup waits until it ends." */
export function describeCommand(command: Command): string {
  const { account, kind, pass, awaited } = command;
  const when =
    kind === 'first-logon'
      ? 'at the first logon'
      : kind === 'logon'
        ? 'at every logon'
        : pass && `in \`${pass}\``;
  const waits = awaited ? 'the next one waits until it ends' : 'nothing waits for it';
  return `Runs as ${ACCOUNTS[account]}${when ? ` ${when}` : ''}; ${waits}.`;
}

const ACCOUNTS: Readonly<Record<Command['account'], string>> = {
  system: '`SYSTEM`',
  'audit-user': 'the built-in Administrator of audit mode',
  user: 'the user who logs on',
};
