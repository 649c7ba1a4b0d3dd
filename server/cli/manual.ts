/** The page docs/command-line.md, made of the table of commands. */
import type { Command, Commands } from './command';
import { described, GENERAL_OPTIONS, written } from './help';

export function manual(commands: Commands): string {
  const list = Object.entries(commands).map(([name, { summary }]) => `- [\`${name}\`](#${name}): ${summary}`);
  return `${[
    '# The command line',
    'This page is made of the same table as `unattend --help` (`npm run docs` writes it).',
    '`unattend` reads the files that it is told to read, and writes only with `--write`, `--fix`, `--output` and `--out`. It uses no network. Findings, texts and scripts go to standard output, everything else to standard error.',
    [...list, '', 'Without a command:'].join('\n'),
    optionTable(GENERAL_OPTIONS),
    ...Object.entries(commands).map(([name, command]) => section(name, command)),
    ...[FORMATS, LEAVING_OUT, COMPLETION],
  ].join('\n\n')}\n`;
}

function section(name: string, { usage, about, options, examples, statuses }: Command): string {
  const rows = Object.entries(options).map(
    ([option, kind]) => [written(option, kind), described(kind)] as const,
  );
  const sample = examples.map(({ command, does }) => `# ${does}\n${command}`).join('\n\n');
  const ends = Object.entries(statuses).map(([status, when]) => `${status}: ${when}`);
  return [
    `## ${name}`,
    `\`\`\`text\n${usage.map((line) => `unattend ${line}`).join('\n')}\n\`\`\``,
    ...about.map(literally),
    ...(rows.length > 0 ? [optionTable(rows)] : []),
    `\`\`\`sh\n${sample}\n\`\`\``,
    `Exit status ${ends.join('; ')}.`,
  ].join('\n\n');
}

/** Puts words with asterisks into backticks, which Markdown would take for emphasis. */
function literally(text: string): string {
  return text.replace(/\S*\*\S*[\w*]/g, '`$&`');
}

function optionTable(rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(([option, does]) => `| \`${option.replaceAll('|', '\\|')}\` | ${literally(does)} |`);
  return ['| option | what |', '| --- | --- |', ...lines].join('\n');
}

const FORMATS = `## Formats of reports

| format | for |
| --- | --- |
| \`text\` | people: each finding with its line; secrets in it are masked |
| \`json\` | programs: \`files\` with \`path\`, \`target\`, \`findings\` (rule, severity, message, start, end, setting, titles of fixes), with \`--fix\` also \`fixed\` and with \`--fix-dry-run\` the new text as \`output\`; \`summary\` counts. Lines and columns count from 1, columns in UTF-16 units |
| \`sarif\` | GitHub code scanning, Azure DevOps and viewers of SARIF 2.1.0: with the rules, fixes, fingerprints, and what comments in the file switch off as suppressed |
| \`github\` | annotations in GitHub Actions: error, warning, and notice for the rest |
| \`gitlab\` | GitLab Code Quality: error is critical, warning major, information minor, hint info |
| \`junit\` | build servers that show tests: a suite for each file, a failure for each error; the rest is in the output of tests that passed |
| \`checkstyle\` | build servers that read Checkstyle XML |

In the formats for other programs a path is relative to \`GITHUB_WORKSPACE\` or \`CI_PROJECT_DIR\` when they are set, otherwise
to the current folder. Fingerprints are made of path, rule and setting, never of the text, so that they give no password
away. SARIF leaves out fixes that would write a secret anew, and what is beyond 20,000 replacements in one file.`;

const LEAVING_OUT = `## Leaving files out

\`.unattendignore\` has the patterns of \`.gitignore\`. It holds for its folder and those below; the nearest one that says
something about a file decides. \`ignore\` in \`unattend.config.json\` ([configuration.md](configuration.md)) leaves files out
as well. Both hold for files that are named one by one too, as hooks do; only \`preview\` and \`redact\` take every file that
is named. \`node_modules\` and \`.git\` are never looked into.

\`--watch\` follows the files, those that come and go, what they name in their own folder, and the configuration and ignore
files above them, but not component schemas that a configuration names.`;

const COMPLETION = `## Completion

\`\`\`sh
eval "$(unattend completion bash)"                                            # ~/.bashrc
unattend completion zsh > "\${fpath[1]}/_unattend"                             # zsh
unattend completion fish > ~/.config/fish/completions/unattend.fish
unattend completion powershell | Out-String | Invoke-Expression               # $PROFILE
\`\`\``;
