/** Every command that an answer file runs: when, in which order, as whom, and whether it restarts the computer. */
import { occurrenceSchema, PASSES, type PassName } from '../schema/component-schema';
import type { AnswerFile, Setting } from './answer-file';
import { type CommandStep, stepsOf } from './command-line';
import { perFile } from './per-file';
import { DEPLOYMENT, integerOf, SETUP, SHELL_SETUP, settingIn, settingsAt, valueIn } from './query';

export type CommandKind = 'run-synchronous' | 'run-asynchronous' | 'first-logon' | 'logon';

/** `system`: the account SYSTEM; `audit-user`: the user of audit mode; `user`: whoever logs on. */
export type CommandAccount = 'system' | 'audit-user' | 'user';

export type WillReboot = 'Always' | 'OnRequest' | 'Never';

export interface Command {
  readonly kind: CommandKind;
  /** The list item, such as RunSynchronousCommand. */
  readonly item: Setting;
  /** The setting that holds the command line: Path or CommandLine. Undefined when it is missing. */
  readonly line: Setting | undefined;
  /** The command line, decoded; empty when it is missing. */
  readonly text: string;
  /** What the command line starts, a shell and what the shell runs included. Empty when a placeholder stands in it. */
  readonly steps: readonly CommandStep[];
  readonly pass: PassName | undefined;
  /** Undefined when it is missing or no number. */
  readonly order: number | undefined;
  readonly description: string | undefined;
  readonly account: CommandAccount;
  /** The credentials with which Setup opens the path of the command. */
  readonly credentials: Setting | undefined;
  /** True when Setup waits for the command to end before it goes on. */
  readonly awaited: boolean;
  /** What happens after the command; undefined for commands that have no such setting. */
  readonly willReboot: WillReboot | undefined;
}

/** The commands in the order in which they run. */
export const commandsOf = perFile((file): readonly Command[] =>
  LISTS.flatMap((list) => commandsIn(file, list)).sort(byTime),
);

interface CommandList {
  readonly kind: CommandKind;
  readonly component: string;
  readonly items: string;
  readonly line: 'Path' | 'CommandLine';
}

const LISTS: readonly CommandList[] = [
  { kind: 'run-synchronous', component: SETUP, items: 'RunSynchronous/RunSynchronousCommand', line: 'Path' },
  {
    kind: 'run-synchronous',
    component: DEPLOYMENT,
    items: 'RunSynchronous/RunSynchronousCommand',
    line: 'Path',
  },
  {
    kind: 'run-asynchronous',
    component: SETUP,
    items: 'RunAsynchronous/RunAsynchronousCommand',
    line: 'Path',
  },
  {
    kind: 'run-asynchronous',
    component: DEPLOYMENT,
    items: 'RunAsynchronous/RunAsynchronousCommand',
    line: 'Path',
  },
  {
    kind: 'first-logon',
    component: SHELL_SETUP,
    items: 'FirstLogonCommands/SynchronousCommand',
    line: 'CommandLine',
  },
  { kind: 'logon', component: SHELL_SETUP, items: 'LogonCommands/AsynchronousCommand', line: 'CommandLine' },
];

/** The settings that hold command lines, as `Component/Path/To/Setting`. */
export const COMMAND_LINE_SETTINGS: readonly string[] = LISTS.map(
  ({ component, items, line }) => `${component}/${items}/${line}`,
);

/** The limit of Path in Microsoft-Windows-Deployment, in characters; the page of Microsoft-Windows-Setup gives none. */
export const LONGEST_PATH = 259;

/** Most characters that the command line may have, references decoded; 1024 for those of the first logon. */
export function longestCommand({ line }: Pick<Command, 'line'>): number {
  return (line?.schema && occurrenceSchema(line.schema).maxLength) ?? LONGEST_PATH;
}

function commandsIn(
  file: AnswerFile,
  { kind, component, items, line: name }: CommandList,
): readonly Command[] {
  return settingsAt(file, component, items).map((item): Command => {
    const line = settingIn(item, name);
    const text = line?.value ?? '';
    const pass = item.component.pass.known;
    return {
      kind,
      item,
      line,
      text,
      steps: text === '' || line?.hasHole ? [] : stepsOf(text),
      pass,
      order: integerOf(settingIn(item, 'Order')),
      description: valueIn(item, 'Description'),
      account:
        kind === 'first-logon' || kind === 'logon' ? 'user' : pass === 'auditUser' ? 'audit-user' : 'system',
      credentials: settingIn(item, 'Credentials'),
      awaited: kind === 'run-synchronous' || kind === 'first-logon',
      willReboot: kind === 'run-synchronous' && component === DEPLOYMENT ? willRebootOf(item) : undefined,
    };
  });
}

function willRebootOf(item: Setting): WillReboot {
  const value = valueIn(item, 'WillReboot')?.toLowerCase();
  return value === 'always' ? 'Always' : value === 'onrequest' ? 'OnRequest' : 'Never';
}

/** A command without an order comes last in its list; `sort` keeps the order of the text among equals. */
function byTime(a: Command, b: Command): number {
  return (
    placeOf(a) - placeOf(b) ||
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    (a.order ?? Number.MAX_SAFE_INTEGER) - (b.order ?? Number.MAX_SAFE_INTEGER)
  );
}

const KINDS: readonly CommandKind[] = ['run-synchronous', 'run-asynchronous', 'first-logon', 'logon'];

function placeOf({ pass }: Command): number {
  return pass === undefined ? PASSES.length : PASSES.indexOf(pass);
}
