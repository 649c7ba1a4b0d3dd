/** `unattend explain`: what a rule, a component or a setting is about. */
import { ruleMarkdown } from '../../checks/rule-markdown';
import { RULE_IDS, ruleById } from '../../checks/rules';
import { describeCompletion } from '../../features/completion/completion';
import { nearestName } from '../../schema/nearest-name';
import { parseArguments } from '../arguments';
import type { Command } from '../command';
import { CONFIGURATION_OPTIONS, configureFolder } from '../configuration';
import { type CommandIo, type ExitStatus, UsageError } from '../io';

export const explainCommand: Command = {
  summary: 'explain a rule, a component or a setting',
  usage: ['explain RULE', 'explain [options] COMPONENT[/SETTING]'],
  about: [
    'Explains what a rule reports and why, or what a setting does: limits, default, passes and versions of Windows. Components of your own are those that the configuration in the folder names.',
  ],
  options: CONFIGURATION_OPTIONS,
  takes: 'rule-or-setting',
  examples: [
    { command: 'unattend explain computername-too-long', does: 'Explain a rule' },
    {
      command: 'unattend explain Microsoft-Windows-Shell-Setup/OOBE/ProtectYourPC',
      does: 'Explain a setting',
    },
  ],
  statuses: { 0: 'done', 2: 'wrong usage, or a name that does not exist' },
  run: runExplain,
};

async function runExplain(io: CommandIo, args: readonly string[]): Promise<ExitStatus> {
  const parsed = parseArguments(args, CONFIGURATION_OPTIONS);
  const { positionals } = parsed;
  const [name] = positionals;
  if (name === undefined || positionals.length > 1)
    throw new UsageError('Name one rule, component or setting.');
  const rule = ruleById(name);
  if (rule) return print(io, ruleMarkdown(rule));
  const { library } = await configureFolder(io, parsed, io.cwd);
  const [component = '', ...path] = name.split('/');
  const text = describeCompletion(library, { component, path: path.join('/') });
  if (text === undefined) {
    const meant = nearestName(name, [...RULE_IDS, ...library.componentNames]);
    throw new UsageError(
      `There is no rule, component or setting "${name}".${meant ? ` Did you mean ${meant}?` : ''}`,
    );
  }
  return print(io, text);
}

async function print(io: CommandIo, text: string): Promise<ExitStatus> {
  await io.print(`${text.trimEnd()}\n`);
  return 0;
}
