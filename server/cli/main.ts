/** The command line: finds the command and turns every mistake into a message and an exit status. */
import { COMMANDS } from './commands';
import { commandHelp, generalHelp } from './help';
import { type CommandIo, ConfigurationError, type ExitStatus, UsageError } from './io';

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
    await io.print(generalHelp(COMMANDS));
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    await io.printError(`unattend: there is no command "${name}". Try: unattend --help\n`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    await io.print(commandHelp(command));
    return 0;
  }
  try {
    return await command.run(io, rest, { version, commands: COMMANDS });
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
