/** Stops that only the file itself brings about: commands that wait, and the dialog of Sysprep in audit mode. */
import { inputPerhapsAwaitedBy } from '../../answer-file/command-input';
import { type Command, commandsOf } from '../../answer-file/commands';
import { DEPLOYMENT } from '../../answer-file/query';
import type { PassName } from '../../schema/component-schema';
import { type Circumstances, settingOf } from '../circumstances';
import { awaitedInput, saysItAsks } from '../commands';
import { wanted } from '../wanted';
import {
  asks,
  asksIf,
  decidingSetting,
  type Judgement,
  type Page,
  placeOf,
  suppressed,
  unknown,
} from './page';

const setupCommands: Page = {
  id: 'setup-command',
  phase: 'setup',
  title: 'A command in Windows PE waits for input',
  comesFromFile: true,
  judge: (at) => judgeCommands(at, ['windowsPE']),
};

const firstBootCommands: Page = {
  id: 'first-boot-command',
  phase: 'first-boot',
  title: 'A command in specialize waits for input, unseen',
  comesFromFile: true,
  judge: (at) => judgeCommands(at, ['specialize', 'generalize']),
};

const auditCommands: Page = {
  id: 'audit-command',
  phase: 'audit',
  title: 'A command in audit mode waits for input',
  comesFromFile: true,
  judge: (at) => judgeCommands(at, ['auditSystem', 'auditUser']),
};

const logonCommands: Page = {
  id: 'logon-command',
  phase: 'logon',
  title: 'A command at the first logon waits for input',
  comesFromFile: true,
  judge: (at) => judgeCommands(at, ['oobeSystem']),
};

const sysprepDialog: Page = {
  id: 'audit-sysprep',
  phase: 'audit',
  title: 'System Preparation Tool',
  comesFromFile: true,
  judge: (at) => {
    const reseal = placeOf(at, 'auditUser', DEPLOYMENT, 'Reseal/Mode');
    const generalize = placeOf(at, 'auditUser', DEPLOYMENT, 'Generalize/Mode');
    const set = [reseal, generalize].find(({ setting }) => setting?.value);
    if (set) return suppressed('The mode that follows audit mode is given.', [set.entry]);
    return asks('Nothing ends audit mode: the dialog of Sysprep waits for somebody.', [reseal.entry]);
  },
  remedy: (at) =>
    settingOf(at, 'auditUser', DEPLOYMENT, 'Reseal')
      ? [wanted('auditUser', DEPLOYMENT, 'Reseal/Mode', 'OOBE')]
      : [
          wanted('auditUser', DEPLOYMENT, 'Reseal/ForceShutdownNow', 'false'),
          wanted('auditUser', DEPLOYMENT, 'Reseal/Mode', 'OOBE'),
        ],
};

function judgeCommands(at: Circumstances, passes: readonly PassName[]): Judgement | undefined {
  const commands = commandsOf(at.file).filter(({ pass }) => pass && passes.includes(pass) && at.runs(pass));
  if (commands.length === 0) return undefined;
  const waiting = commands.filter((command) => awaitedInput(command) !== undefined);
  const [first] = waiting;
  if (first) {
    const because = `${awaitedInput(first)} waits for somebody at the keyboard.`;
    return asks(
      because,
      waiting.map(({ item }) => decidingSetting(item)),
    );
  }
  const open = commands.filter(({ line, awaited }) => awaited && line?.hasHole);
  if (open.length > 0) {
    return unknown(
      'template',
      'A template fills in a command.',
      open.slice(0, 5).map(({ item }) => decidingSetting(item)),
    );
  }
  const perhaps = commands.filter(
    (command) => command.awaited && inputPerhapsAwaitedBy(command) !== undefined,
  );
  if (perhaps.length > 0) {
    return asksIf(
      'commands',
      `${inputPerhapsAwaitedBy(perhaps[0]!)} waits for somebody when the step before it fails or its condition holds.`,
      perhaps.slice(0, 5).map(({ item }) => decidingSetting(item)),
    );
  }
  const marked = commands.filter(saysItAsks);
  if (marked.length > 0) {
    const because = 'RequiresUserInput is true: it asks if the command really wants an answer.';
    return asksIf(
      'commands',
      because,
      marked.slice(0, 5).map(({ item }) => decidingSetting(item)),
    );
  }
  return judgeScripts(commands);
}

/** What a script does cannot be seen in the answer file. */
function judgeScripts(commands: readonly Command[]): Judgement {
  const script = commands.find(
    ({ awaited, steps }) => awaited && steps.some(({ file, rest }) => SCRIPT.test(file) || SCRIPT.test(rest)),
  );
  return script
    ? unknown('commands', 'A script is started; whether it asks cannot be seen here.', [
        decidingSetting(script.item),
      ])
    : suppressed('None of the commands waits for input, as far as it shows.');
}

const SCRIPT = /\.(?:cmd|bat|ps1|vbs|js|wsf|hta)(?![\w.])/i;

export const COMMAND_PAGES: readonly Page[] = [
  setupCommands,
  firstBootCommands,
  auditCommands,
  sysprepDialog,
  logonCommands,
];
