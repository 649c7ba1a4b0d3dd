/** `unattend explain`: what a rule, a component or a setting is about. */
import { ruleMarkdown } from '../../checks/rule-markdown';
import { RULE_IDS, ruleById } from '../../checks/rules';
import { describeCompletion } from '../../features/completion/completion';
import { createSchemaLibrary } from '../../schema/library';
import { nearestName } from '../../schema/nearest-name';
import { parseArguments } from '../arguments';
import type { Command } from '../command';
import { type CommandIo, type ExitStatus, UsageError } from '../io';

export const explainCommand: Command = {
  summary: 'explain a rule, a component or a setting',
  usage: ['explain RULE', 'explain COMPONENT[/SETTING]'],
  about: [
    'Explains what a rule reports and why, or what a setting does: limits, default, passes and versions of Windows.',
  ],
  options: {},
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
  const { positionals } = parseArguments(args, {});
  const [name] = positionals;
  if (name === undefined || positionals.length > 1)
    throw new UsageError('Name one rule, component or setting.');
  const rule = ruleById(name);
  const library = createSchemaLibrary();
  const [component = '', ...path] = name.split('/');
  const text = rule ? ruleMarkdown(rule) : describeCompletion(library, { component, path: path.join('/') });
  if (text === undefined) {
    const meant = nearestName(name, [...RULE_IDS, ...library.componentNames]);
    throw new UsageError(
      `There is no rule, component or setting "${name}".${meant ? ` Did you mean ${meant}?` : ''}`,
    );
  }
  await io.print(`${text.trimEnd()}\n`);
  return 0;
}
