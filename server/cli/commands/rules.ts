/** `unattend rules`: lists all rules. */
import { RULES } from '../../checks/rules';
import { oneOf, parseArguments } from '../arguments';
import type { CommandIo, ExitStatus } from '../io';

export const RULES_HELP = `unattend rules [--format text|json]

Lists every rule with its severity and what it reports.
`;

export async function runRules(io: CommandIo, args: readonly string[]): Promise<ExitStatus> {
  const { values } = parseArguments(args, { format: 'value' });
  const format = oneOf('format', values.format, ['text', 'json'] as const) ?? 'text';
  if (format === 'json') {
    const rows = RULES.map(({ id, title, severity, subject }) => ({ id, title, severity, subject }));
    await io.print(`${JSON.stringify(rows, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(...RULES.map(({ id }) => id.length));
  for (const { id, title, severity } of RULES)
    await io.print(`${id.padEnd(width)}  ${severity.padEnd(7)}  ${title}\n`);
  return 0;
}
