/** The command line: finds the command and turns every mistake into a message and an exit status. */
import { CHECK_HELP, runCheck } from './commands/check';
import { EXPLAIN_HELP, runExplain } from './commands/explain';
import { FORMAT_HELP, runFormat } from './commands/format';
import { NEW_HELP, runNew } from './commands/new';
import { PREVIEW_HELP, runPreview } from './commands/preview';
import { RULES_HELP, runRules } from './commands/rules';
import { type CommandIo, ConfigurationError, type ExitStatus, UsageError } from './io';

interface Command {
  readonly run: (io: CommandIo, args: readonly string[]) => Promise<ExitStatus>;
  readonly help: string;
  /** One line for the list of commands. */
  readonly summary: string;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  check: { run: runCheck, help: CHECK_HELP, summary: 'report what is wrong in answer files' },
  format: { run: runFormat, help: FORMAT_HELP, summary: 'lay out answer files without changing a value' },
  new: { run: runNew, help: NEW_HELP, summary: 'make an answer file from answers in a JSON file' },
  preview: { run: runPreview, help: PREVIEW_HELP, summary: 'show what Setup will do, and where it asks' },
  rules: { run: runRules, help: RULES_HELP, summary: 'list all rules' },
  explain: { run: runExplain, help: EXPLAIN_HELP, summary: 'explain a rule, a component or a setting' },
};

/** Runs one command; never throws for what a user can get wrong. `args` are those behind the program's name. */
export async function runCommandLine(
  io: CommandIo,
  args: readonly string[],
  version: string,
): Promise<ExitStatus> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v') {
    await io.print(`${version}\n`);
    return 0;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await io.print(generalHelp());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    await io.printError(`unattend: there is no command "${name}". Try: unattend --help\n`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    await io.print(command.help);
    return 0;
  }
  try {
    return await command.run(io, rest);
  } catch (error) {
    if (error instanceof ConfigurationError) {
      await io.printError(`unattend: ${error.message}\n`);
      return 2;
    }
    if (!(error instanceof UsageError)) throw error;
    await io.printError(`unattend ${name}: ${error.message} Try: unattend ${name} --help\n`);
    return 2;
  }
}

function generalHelp(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `unattend COMMAND [options]\n\nChecks answer files for Windows Setup (autounattend.xml, unattend.xml).\n\nCommands:\n${lines.join('\n')}\n\nunattend COMMAND --help tells more about each.\n`;
}
