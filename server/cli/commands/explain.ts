/** `unattend explain`: what a rule, a component or a setting is about. */
import { ruleMarkdown } from '../../checks/rule-markdown';
import { RULE_IDS, ruleById } from '../../checks/rules';
import { describeCompletion } from '../../features/completion/completion';
import { createSchemaLibrary } from '../../schema/library';
import { nearestName } from '../../schema/nearest-name';
import { parseArguments } from '../arguments';
import { type CommandIo, type ExitStatus, UsageError } from '../io';

export const EXPLAIN_HELP = `unattend explain RULE | COMPONENT | COMPONENT/SETTING

Explains a rule such as computername-too-long, or a setting such as
Microsoft-Windows-Shell-Setup/OOBE/ProtectYourPC.
`;

export async function runExplain(io: CommandIo, args: readonly string[]): Promise<ExitStatus> {
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
