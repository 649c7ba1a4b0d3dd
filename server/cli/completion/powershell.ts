/** Completion for Windows PowerShell 5.1 and PowerShell 7. Where nothing is found, it completes names of files. */
import { type CompletableCommand, GENERAL_WORDS } from './completable';

export function powershellCompletion(commands: readonly CompletableCommand[]): string {
  const names = [...commands.map(({ name }) => name), ...GENERAL_WORDS];
  return `# Completion of unattend for PowerShell. Load it from your profile with:
# unattend completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName unattend -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = @(${list(names)})
  $options = @{
${commands.map(({ name, options }) => `    '${name}' = @(${list(options.map((option) => `--${option.name}`))})\n`).join('')}  }
  $values = @{
${commands.flatMap(valueRows).join('')}  }
  $others = @{
${commands.flatMap(({ name, rest }) => (rest === 'files' ? [] : [`    '${name}' = @(${list(rest)})\n`])).join('')}  }
  $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  if ($before.Count -le 1) { $words = $commands }
  elseif ($values.ContainsKey("$($before[1]) $($before[-1])")) { $words = $values["$($before[1]) $($before[-1])"] }
  elseif ($wordToComplete -like '-*') { $words = $options[$before[1]] }
  else { $words = $others[$before[1]] }
  $words | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

function valueRows({ name, options }: CompletableCommand): readonly string[] {
  return options.flatMap((option) =>
    option.value === 'none'
      ? []
      : [
          `    '${name} --${option.name}' = @(${typeof option.value === 'string' ? '' : list(option.value)})\n`,
        ],
  );
}

function list(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ');
}
