/** Commands in words: who runs them, and when. */
import type { AnswerFile, Setting } from '../answer-file/answer-file';
import { type Command, commandsOf } from '../answer-file/commands';

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
