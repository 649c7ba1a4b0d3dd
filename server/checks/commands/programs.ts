/** What a command starts: Setup starts a program, not a line of a shell. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { type CommandStep, hasShellOperator, isShellBuiltIn } from '../../answer-file/command-line';
import { COMMAND_LINE_SETTINGS, type Command, commandsOf } from '../../answer-file/commands';
import { setValue } from '../../answer-file/edits';
import { occurrenceSchema } from '../../schema/component-schema';
import type { Fix, Rule } from '../rule';

export const commandShellBuiltin: Rule = {
  id: 'command-shell-builtin',
  title: 'A command of the shell runs without a shell',
  subject: 'commands',
  severity: 'error',
  docs: {
    why: 'Setup starts the program that the command names. `echo`, `copy`, `del` and the like are part of cmd.exe, and `>`, `|` and `&&` mean something only to a shell: without `cmd.exe /c` no such program is found. In RunSynchronous the pass may end with "The settings specified in the answer file cannot be applied"; a logon command fails without a word.',
    wrong: '<Path>echo done &gt; C:\\done.txt</Path>',
    right: '<Path>cmd.exe /c echo done &gt; C:\\done.txt</Path>',
    settings: COMMAND_LINE_SETTINGS,
    sources: [
      'github:cschneegans/unattend-generator:CommandBuilder.cs',
      'learn.microsoft.com microsoft-windows-deployment-runsynchronous-runsynchronouscommand-path',
    ],
  },
  check(file, report) {
    for (const command of commandsOf(file)) {
      const step = command.steps[0];
      if (!step || !command.line) continue;
      const builtIn = isShellBuiltIn(step.program) && !/[\\.]./.test(step.file);
      if (!builtIn && !needsShell(command, step)) continue;
      const message = builtIn
        ? `${step.program} is a command of cmd, not a program: Setup finds nothing to start. Write cmd.exe /c before it.`
        : `${step.file} is started without a shell, to which alone >, | and & mean something: they are passed to the program. Write cmd.exe /c before it.`;
      report(command.line.valueRange, message, {
        severity: builtIn && command.kind === 'run-synchronous' ? 'error' : 'warning',
        fixes: () =>
          replaceCommand(
            file,
            command,
            'Run it with cmd.exe /c',
            `cmd.exe /c ${quotedForShell(command.text)}`,
          ),
      });
    }
  },
};

/** Programs that take a whole script as their arguments. */
const SHELLS = new Set([
  'cmd',
  'powershell',
  'pwsh',
  'bash',
  'wsl',
  'mshta',
  'forfiles',
  'schtasks',
  'start',
]);

function needsShell({ text }: Command, { program }: CommandStep): boolean {
  return (
    !SHELLS.has(program) &&
    hasShellOperator(text) &&
    /(?:^|\s)(?:\d?>{1,2}|\||\|\||&&|&)(?:\s|&\d|$)/.test(outsideQuotes(text))
  );
}

/** A backslash before a quotation mark makes it a part of the argument. */
function outsideQuotes(text: string): string {
  return text.replace(/"(?:\\"|[^"])*"?/g, '""');
}

/** cmd drops the outer quotation marks of a line that begins with one. */
function quotedForShell(text: string): string {
  return text.startsWith('"') ? `"${text}"` : text;
}

export const commandScriptWithoutHost: Rule = {
  id: 'command-script-without-host',
  title: 'A script is started without the program that runs it',
  subject: 'commands',
  severity: 'warning',
  docs: {
    why: 'Only programs and batch files can be started directly. A PowerShell script opens in an editor, a registry file asks for consent, and a script of Windows Script Host is found only where file associations are used.',
    wrong: '<CommandLine>C:\\Scripts\\first.ps1</CommandLine>',
    right:
      '<CommandLine>powershell.exe -NoProfile -ExecutionPolicy Bypass -File "C:\\Scripts\\first.ps1"</CommandLine>',
    settings: COMMAND_LINE_SETTINGS,
    sources: ['github:cschneegans/unattend-generator:CommandBuilder.cs'],
  },
  check(file, report) {
    for (const command of commandsOf(file).filter(({ steps }) => steps.some(needsHost))) {
      const { line, steps } = command;
      const index = steps.findIndex(needsHost);
      const step = steps[index];
      if (!step || !line) continue;
      const [, extension = ''] = /\.(\w+)$/.exec(step.file.toLowerCase())!;
      const host = HOSTS[extension === 'reg' || extension === 'ps1' ? extension : 'script'];
      report(line.valueRange, `${nameOf(step.file)} is no program: it needs ${host.name} to run it.`, {
        ...(index === 0 && {
          fixes: () =>
            replaceCommand(
              file,
              command,
              `Run it with ${host.name}`,
              `${host.command} "${step.file}"${step.rest && ` ${step.rest}`}`,
            ),
        }),
      });
    }
  },
};

/** The shell knows file associations: there a PowerShell script still opens in an editor. */
function needsHost({ file, inShell }: CommandStep): boolean {
  return (inShell ? /\.ps1$/i : /\.(?:ps1|vbs|vbe|js|wsf|reg)$/i).test(file);
}

const HOSTS = {
  ps1: { name: 'powershell.exe', command: 'powershell.exe -NoProfile -ExecutionPolicy Bypass -File' },
  reg: { name: 'reg.exe import', command: 'reg.exe import' },
  script: { name: 'cscript.exe', command: 'cscript.exe //Nologo' },
} as const;

function nameOf(file: string): string {
  return file.split(/[\\/]/).pop() ?? file;
}

export const commandPowershellInPe: Rule = {
  id: 'command-powershell-in-pe',
  title: 'PowerShell is started in Windows PE',
  subject: 'commands',
  severity: 'warning',
  docs: {
    why: 'The Windows PE on the installation media has no PowerShell: the command fails. Only an image of your own that holds the optional component WinPE-PowerShell can run it.',
    wrong: '<settings pass="windowsPE">\n  … <Path>powershell.exe -File X:\\prepare.ps1</Path>',
    right: '<settings pass="windowsPE">\n  … <Path>cscript.exe X:\\prepare.vbs</Path>',
    appliesTo: 'The pass windowsPE with unchanged installation media.',
    settings: [
      'Microsoft-Windows-Setup/RunSynchronous/RunSynchronousCommand/Path',
      'Microsoft-Windows-Setup/RunAsynchronous/RunAsynchronousCommand/Path',
    ],
    sources: ['github:cschneegans/unattend-generator#72'],
  },
  check(file, report) {
    for (const { pass, steps, line } of commandsOf(file)) {
      if (
        pass !== 'windowsPE' ||
        !line ||
        !steps.some(({ program }) => program === 'powershell' || program === 'pwsh')
      )
        continue;
      report(
        line.valueRange,
        'The Windows PE of the installation media has no PowerShell: this command fails. Use cmd or cscript, or run it in specialize.',
      );
    }
  },
};

/** No fix where the new command would be longer than the setting allows. */
function replaceCommand(file: AnswerFile, { line }: Command, title: string, text: string): readonly Fix[] {
  const limit = line?.schema && occurrenceSchema(line.schema).maxLength;
  if (!line || (limit !== undefined && text.length > limit)) return [];
  return [{ title, edits: [setValue(file.tree.text, line.node, text)], preferred: true }];
}
