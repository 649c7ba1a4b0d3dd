/** `unattend completion`: scripts with which shells complete commands, options and values. */
import { parseArguments } from '../arguments';
import type { Command, Program } from '../command';
import { bashCompletion } from '../completion/bash';
import { type CompletableCommand, completableCommands } from '../completion/completable';
import { fishCompletion } from '../completion/fish';
import { powershellCompletion } from '../completion/powershell';
import { zshCompletion } from '../completion/zsh';
import { type CommandIo, type ExitStatus, UsageError } from '../io';

const SHELLS: Readonly<Record<string, (commands: readonly CompletableCommand[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
};

export const completionCommand: Command = {
  summary: 'print a script with which a shell completes what is typed',
  usage: [`completion ${Object.keys(SHELLS).join('|')}`],
  about: ['Prints the script; its first lines say how to load it.'],
  options: {},
  takes: Object.keys(SHELLS),
  examples: [
    { command: 'eval "$(unattend completion bash)"', does: 'In ~/.bashrc' },
    { command: 'unattend completion fish > ~/.config/fish/completions/unattend.fish', does: 'For fish' },
    {
      command: 'unattend completion powershell | Out-String | Invoke-Expression',
      does: 'In the profile of PowerShell',
    },
  ],
  statuses: { 0: 'done', 2: 'wrong usage' },
  run: runCompletion,
};

async function runCompletion(
  io: CommandIo,
  args: readonly string[],
  { commands }: Program,
): Promise<ExitStatus> {
  const { positionals } = parseArguments(args, {});
  const [shell] = positionals;
  const script = shell !== undefined && Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
  if (!script || positionals.length > 1)
    throw new UsageError(`Name one shell: ${Object.keys(SHELLS).join(', ')}.`);
  await io.print(script(completableCommands(commands)));
  return 0;
}
