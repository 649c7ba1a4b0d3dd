/** Completion for bash 3.2 and later. Where the function finds nothing, bash completes names of files. */
import { type CompletableCommand, GENERAL_WORDS } from './completable';

export function bashCompletion(commands: readonly CompletableCommand[]): string {
  const names = [...commands.map(({ name }) => name), ...GENERAL_WORDS];
  return `# Completion of unattend for bash. Load it with: eval "$(unattend completion bash)"
_unattend() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  # Bash takes --option=value apart.
  if [[ $current == "=" ]]; then
    current=""
  elif [[ $previous == "=" ]]; then
    previous="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W "${names.join(' ')}" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]} $previous" in
${commands.flatMap(valueCases).join('')}  esac
  if [[ -z $words ]]; then
    case "\${COMP_WORDS[1]}" in
${commands.map(wordsCase).join('')}    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o bashdefault -o default -F _unattend unattend
`;
}

function valueCases({ name, options }: CompletableCommand): readonly string[] {
  return options.flatMap((option) => {
    const pattern = `"${name} --${option.name}"`;
    if (option.value === 'none') return [];
    if (typeof option.value === 'string') return [`    ${pattern}) return ;;\n`];
    return [`    ${pattern}) words="${option.value.join(' ')}" ;;\n`];
  });
}

function wordsCase({ name, options, rest }: CompletableCommand): string {
  const flags = `words="${options.map((option) => `--${option.name}`).join(' ')}"`;
  const others = rest === 'files' || rest.length === 0 ? 'return' : `words="${rest.join(' ')}"`;
  return `      ${name}) if [[ $current == -* ]]; then ${flags}; else ${others}; fi ;;\n`;
}
