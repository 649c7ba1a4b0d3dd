/** `unattend rules`: lists all rules. */
import { RULES } from '../../checks/rules';
import { type Options, oneOf, parseArguments } from '../arguments';
import type { Command } from '../command';
import type { CommandIo, ExitStatus } from '../io';

const FORMATS = ['text', 'json'] as const;

const OPTIONS = { format: { choices: FORMATS, does: 'how to print it' } } satisfies Options;

export const rulesCommand: Command = {
  summary: 'list all rules',
  usage: ['rules [--format text|json]'],
  about: ['Lists every rule with its severity and what it reports.'],
  options: OPTIONS,
  takes: 'nothing',
  examples: [{ command: 'unattend rules --format json', does: 'List the rules for a program' }],
  statuses: { 0: 'done', 2: 'wrong usage' },
  run: runRules,
};

async function runRules(io: CommandIo, args: readonly string[]): Promise<ExitStatus> {
  const { values } = parseArguments(args, OPTIONS);
  const format = oneOf('format', values.format, FORMATS) ?? 'text';
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
