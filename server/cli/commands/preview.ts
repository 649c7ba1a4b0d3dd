/** `unattend preview`: what Setup will do with an answer file, and where it will stop and ask. */
import { basename } from 'node:path';
import { bind } from '../../answer-file/bind';
import type { TargetOverrides } from '../../answer-file/target';
import { check } from '../../checks/check';
import { mergeTargets } from '../../checks/configuration';
import { type PlanOptions, planSetup, WAYS_IN } from '../../plan/setup-plan';
import { planHtml } from '../../report/plan-html';
import { planMarkdown } from '../../report/plan-markdown';
import { planText } from '../../report/plan-text';
import { type ReportedPlan, withFindings } from '../../report/reported-plan';
import { decodeBytes } from '../../syntax/decode-bytes';
import { parse } from '../../syntax/parser';
import { oneOf, type ParsedArguments, parseArguments, wholeNumber } from '../arguments';
import {
  CONFIGURATION_HELP,
  CONFIGURATION_OPTIONS,
  type ConfiguredFile,
  configureFiles,
} from '../configuration';
import { findInputFiles } from '../files';
import { type CommandIo, type ExitStatus, UsageError } from '../io';
import { TARGET_HELP, TARGET_OPTIONS, targetOf } from '../target';

export const PREVIEW_HELP = `unattend preview [options] FILE

Prints what Windows Setup will do with an answer file: whether it stops and asks,
the disks as they will be, the passes, accounts and commands. Secrets are never
shown. - means standard input.

Options:
  --format text|json|markdown|html
                         how to print it (text)
  --disk-size GB         size of the disks (64)
  --way-in media|setup|sysprep|wds|dism
                         how the file reaches Windows; otherwise what it shows
${TARGET_HELP}
${CONFIGURATION_HELP}

Exit status: 0 no error, 1 errors, 2 wrong usage or a file that cannot be read.
`;

const FORMATS = ['text', 'json', 'markdown', 'html'] as const;
type Format = (typeof FORMATS)[number];

export async function runPreview(io: CommandIo, args: readonly string[]): Promise<ExitStatus> {
  const parsed = parseArguments(args, {
    format: 'value',
    'disk-size': 'value',
    'way-in': 'value',
    ...TARGET_OPTIONS,
    ...CONFIGURATION_OPTIONS,
  });
  const format = oneOf('format', parsed.values.format, FORMATS) ?? 'text';
  const options = optionsOf(parsed);
  const target = targetOf(parsed);
  if (parsed.positionals.length === 0) throw new UsageError('Name an answer file, or - for standard input.');
  const files = await configureFiles(io, parsed, await findInputFiles(io, parsed.positionals));
  const [file, second] = files;
  if (!file || second) throw new UsageError('Name one answer file.');
  const { path } = file.input;
  let plan: ReportedPlan;
  try {
    plan = await planOf(io, file, target, options);
  } catch (error) {
    await io.printError(`unattend: cannot read ${path}: ${(error as Error).message}\n`);
    return 2;
  }
  await io.print(printed(plan, format, path === '-' ? 'standard input' : path, io));
  return plan.findings.length > 0 ? 1 : 0;
}

function optionsOf({ values }: ParsedArguments): PlanOptions {
  const gigabytes = wholeNumber('disk-size', values['disk-size']);
  if (gigabytes !== undefined && (gigabytes < 1 || gigabytes > LARGEST_DISK_GB)) {
    throw new UsageError(`--disk-size must be 1 to ${LARGEST_DISK_GB} (GB), not "${gigabytes}".`);
  }
  const wayIn = oneOf('way-in', values['way-in'], WAYS_IN);
  return { ...(gigabytes !== undefined && { diskSizeMB: gigabytes * 1024 }), ...(wayIn && { wayIn }) };
}

const LARGEST_DISK_GB = 1_000_000;

async function planOf(
  io: CommandIo,
  { input, configuration, library }: ConfiguredFile,
  stated: TargetOverrides,
  options: PlanOptions,
): Promise<ReportedPlan> {
  const source = decodeBytes(await input.read());
  const fileName = input.path === '-' ? undefined : basename(input.path);
  const target = mergeTargets(configuration.target, stated);
  const file = bind(parse(source.text), { fileName, isSaved: true, source, library, target });
  const findings = check(file, {
    severities: configuration.rules,
    profile: configuration.profile,
    onRuleFailure: (rule, error) =>
      void io.printError(`unattend: the rule ${rule.id} failed: ${String(error)}\n`),
  });
  return withFindings(planSetup(file, options), findings);
}

function printed(plan: ReportedPlan, format: Format, name: string, io: CommandIo): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(plan, null, 2)}\n`;
    case 'markdown':
      return planMarkdown(plan, name);
    case 'html':
      return planHtml(plan, name);
    default:
      return planText(plan, name, { colors: io.isTerminal && !io.env.NO_COLOR });
  }
}
