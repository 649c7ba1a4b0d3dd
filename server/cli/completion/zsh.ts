/** Completion for zsh. */
import type { CompletableCommand, CompletableOption } from './completable';

export function zshCompletion(commands: readonly CompletableCommand[]): string {
  return `#compdef unattend
# Completion of unattend for zsh. Save it as _unattend in a folder of $fpath.
_unattend() {
  local -a commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}\n`).join('')}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _arguments '--help[print help]' '--version[print the version]'
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(commandCase).join('')}  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _unattend "$@"; else compdef _unattend unattend; fi
`;
}

function commandCase({ name, options, rest }: CompletableCommand): string {
  const specs = options.map((option) =>
    quoted(`--${nameSpec(option)}[${described(option.does)}]${action(option)}`),
  );
  if (rest === 'files') specs.push(quoted('*:file:_files'));
  else if (rest.length > 0) specs.push(quoted(`*:name:(${rest.join(' ')})`));
  return `    ${name})\n      _arguments -S \\\n${specs.map((spec) => `        ${spec}`).join(' \\\n')}\n      ;;\n`;
}

/** With "=" the value may stand in the same word or in the next. */
function nameSpec({ name, value }: CompletableOption): string {
  return value === 'none' ? name : `${name}=`;
}

function action({ name, value }: CompletableOption): string {
  if (value === 'none') return '';
  if (value === 'file') return `:${name}:_files`;
  return value === 'text' ? `:${name}: ` : `:${name}:(${value.join(' ')})`;
}

/** Brackets and colons end a description. */
function described(text: string): string {
  return text.replace(/[[\]:\\]/g, '\\$&');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
