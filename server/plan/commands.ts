/** The commands in the order in which they run, decoded. */
import { inputAwaitedBy } from '../answer-file/command-input';
import { type Command, commandsOf, longestCommand } from '../answer-file/commands';
import { booleanOf, settingIn } from '../answer-file/query';
import { activeAutoLogon } from './accounts';
import type { Circumstances } from './circumstances';
import type { PlanCommand, StageName } from './model';
import { rangeOf, shownText } from './text';

export function planCommands(at: Circumstances): readonly PlanCommand[] {
  const user = userAtLogon(at);
  return commandsOf(at.file).map((command) => planCommand(at, command, user));
}

/** What a command waits for at the keyboard; undefined when it waits for nobody, as far as it shows. */
export function awaitedInput(command: Command): string | undefined {
  return command.awaited ? inputAwaitedBy(command) : undefined;
}

/** True when the file itself says that somebody has to answer the command. */
export function saysItAsks({ item }: Command): boolean {
  return booleanOf(settingIn(item, 'RequiresUserInput')) === true;
}

/** The stage in which a command runs. */
function stageOf({ kind, pass }: Pick<Command, 'kind' | 'pass'>): StageName | 'unknown' {
  return kind === 'first-logon' || kind === 'logon' ? 'first-logon' : (pass ?? 'unknown');
}

/** Who signs in first, in words. */
export function userAtLogon(at: Circumstances): string {
  const username = activeAutoLogon(at)?.username;
  return username === undefined ? 'the user who signs in' : shownText(at.file, username);
}

function planCommand(at: Circumstances, command: Command, user: string): PlanCommand {
  const { kind, item, text, order, description, account, awaited, willReboot, pass } = command;
  const waitsFor = awaitedInput(command);
  return {
    pass: stageOf(command),
    kind,
    order: order ?? null,
    text: shownText(at.file, text),
    length: text.length,
    longest: longestCommand(command),
    description: description === undefined ? null : shownText(at.file, description),
    user: account === 'user' ? user : account === 'audit-user' ? 'Administrator (audit mode)' : 'SYSTEM',
    awaited,
    ...(waitsFor !== undefined && { waitsFor }),
    ...(saysItAsks(command) && { requiresUserInput: true as const }),
    restarts: willReboot ?? null,
    runs: pass !== undefined && at.runs(pass) && !(pass === 'oobeSystem' && at.staysInAudit),
    range: rangeOf(item),
  };
}
