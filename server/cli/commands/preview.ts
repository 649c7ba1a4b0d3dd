/** `unattend preview`: what Setup will do with an answer file, and where it will stop and ask. */
import { bind } from '../../answer-file/bind';
import type { TargetOverrides } from '../../answer-file/target';
import { check } from '../../checks/check';
import { mergeTargets } from '../../checks/configuration';
import { type PlanOptions, planSetup, WAYS_IN } from '../../plan/setup-plan';
import { planHtml } from '../../report/plan-html';
import { planMarkdown } from '../../report/plan-markdown';
import { planText } from '../../report/plan-text';
import { type ReportedPlan, withFindings } from '../../report/reported-plan';
import { type DecodedBytes, decodeBytes } from '../../syntax/decode-bytes';
import { parse } from '../../syntax/parser';
import { type Options, oneOf, type ParsedArguments, parseArguments, wholeNumber } from '../arguments';
import { CHECK_STATUSES, type Command } from '../command';
import { CONFIGURATION_OPTIONS, type ConfiguredFile, configureFiles } from '../configuration';
import { fileNameOf, findInputFiles, reasonOf, STANDARD_INPUT_OPTIONS } from '../files';
import { type CommandIo, type ExitStatus, UsageError } from '../io';
import { TARGET_OPTIONS, targetOf } from '../target';

const FORMATS = ['text', 'json', 'markdown', 'html'] as const;
type Format = (typeof FORMATS)[number];

const OPTIONS = {
  format: { choices: FORMATS, does: 'how to print it, as text by default' },
  'disk-size': { value: 'GB', does: 'the size of the disks; 64 is the default' },
  'way-in': {
    choices: WAYS_IN,
    value: 'NAME',
    does: 'how the file reaches Windows, otherwise what it shows',
  },
  ...TARGET_OPTIONS,
  ...CONFIGURATION_OPTIONS,
  ...STANDARD_INPUT_OPTIONS,
} satisfies Options;

export const previewCommand: Command = {
  summary: 'show what Setup will do, and where it asks',
  usage: ['preview [options] FILE', 'preview [options] -'],
  about: [
    'Prints what Windows Setup will do with an answer file: whether it stops and asks, the disks as they will be, the passes, accounts and commands. Secrets are never shown. - means standard input.',
  ],
  options: OPTIONS,
  takes: 'answer-files',
  examples: [
    { command: 'unattend preview autounattend.xml', does: 'Read it in the terminal' },
    {
      command: 'unattend preview --format html --disk-size 256 autounattend.xml > preview.html',
      does: 'Make a page for others',
    },
  ],
  statuses: CHECK_STATUSES,
  run: runPreview,
};

async function runPreview(io: CommandIo, args: readonly string[]): Promise<ExitStatus> {
  const parsed = parseArguments(args, OPTIONS);
  const format = oneOf('format', parsed.values.format, FORMATS) ?? 'text';
  const options = optionsOf(parsed);
  const target = targetOf(parsed);
  const files = await configureFiles(io, parsed, await findInputFiles(io, parsed));
  const [file, second] = files;
  if (!file || second) throw new UsageError('Name one answer file.');
  const { path } = file.input;
  let bytes: Uint8Array;
  try {
    bytes = await file.input.read();
  } catch (error) {
    await io.printError(`unattend: cannot read ${path}: ${reasonOf(error)}\n`);
    return 2;
  }
  const plan = planOf(io, file, decodeBytes(bytes), target, options);
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

function planOf(
  io: CommandIo,
  { input, configuration, library }: ConfiguredFile,
  source: DecodedBytes,
  stated: TargetOverrides,
  options: PlanOptions,
): ReportedPlan {
  const target = mergeTargets(configuration.target, stated);
  const file = bind(parse(source.text), {
    fileName: fileNameOf(input),
    isSaved: true,
    source,
    library,
    target,
  });
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
