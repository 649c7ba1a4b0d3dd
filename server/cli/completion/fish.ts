/** Completion for fish. */
import type { CompletableCommand, CompletableOption } from './completable';

export function fishCompletion(commands: readonly CompletableCommand[]): string {
  const first = 'complete -c unattend -n __fish_use_subcommand';
  const lines = [
    '# Completion of unattend for fish. Save it as ~/.config/fish/completions/unattend.fish',
    `${first} -f -l help -s h -d 'print help'`,
    `${first} -f -l version -s v -d 'print the version'`,
    ...commands.map(({ name, summary }) => `${first} -f -a ${name} -d ${quoted(summary)}`),
  ];
  for (const { name, options, rest } of commands) {
    // Only the first word is the command: a file may have the name of another one.
    const start = `complete -c unattend -n 'contains -- ${name} (commandline -opc)[2]'`;
    lines.push(...options.map((option) => `${start} ${optionWords(option)} -d ${quoted(option.does)}`));
    if (rest !== 'files') lines.push(`${start} -f${rest.length > 0 ? ` -a ${quoted(rest.join(' '))}` : ''}`);
  }
  return `${lines.join('\n')}\n`;
}

function optionWords({ name, value }: CompletableOption): string {
  if (value === 'none') return `-l ${name}`;
  if (value === 'file') return `-l ${name} -r -F`;
  return value === 'text' ? `-l ${name} -x` : `-l ${name} -x -a ${quoted(value.join(' '))}`;
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
