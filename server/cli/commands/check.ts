/** `unattend check`: reports what is wrong in answer files. */
import { type FileHandle, open, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PROFILES } from '../../checks/severity';
import { createReportWriter, REPORT_FORMATS, type ReportFormat } from '../../report/formats';
import { addToSummary, EMPTY_SUMMARY } from '../../report/reported-file';
import { type Options, oneOf, type ParsedArguments, parseArguments, wholeNumber } from '../arguments';
import { type CheckWishes, checkFile } from '../check-file';
import { CHECK_STATUSES, type Command, type Program } from '../command';
import { CONFIGURATION_OPTIONS, type ConfiguredFile, configureFiles } from '../configuration';
import { findInputFiles, type LookedBeside, reasonOf, STANDARD_INPUT_OPTIONS } from '../files';
import { IGNORE_OPTIONS } from '../ignore-files';
import { type CommandIo, type ExitStatus, UsageError } from '../io';
import { createProgress } from '../progress';
import { reportPath } from '../report-path';
import { TARGET_OPTIONS, targetOf } from '../target';
import { type WatchedRun, watch } from '../watch';

const OPTIONS = {
  format: {
    choices: REPORT_FORMATS,
    value: 'FORMAT',
    does: 'how to report the findings, as text by default',
  },
  output: { value: 'FILE', does: 'write the report to this file instead of printing it' },
  'max-warnings': { value: 'N', does: 'end with status 1 when there are more warnings' },
  fix: { does: 'apply the fixes that are certain, and report what remains' },
  'fix-dry-run': {
    does: 'report what would remain after --fix and change no file; --format json has the new texts too',
  },
  watch: { does: 'check again whenever a file changes, until Ctrl+C' },
  profile: { choices: PROFILES, does: 'how strict to be' },
  ...TARGET_OPTIONS,
  ...CONFIGURATION_OPTIONS,
  ...IGNORE_OPTIONS,
  ...STANDARD_INPUT_OPTIONS,
} satisfies Options;

export const checkCommand: Command = {
  summary: 'report what is wrong in answer files, and put right what is certain',
  usage: ['check [options] FILE|FOLDER|GLOB...', 'check [options] -'],
  about: [
    'Reports what Windows Setup would reject, ignore or misread in answer files. A folder means every *unattend*.xml below it; - means standard input.',
    'A fix is certain when it changes nothing but what is wrong and there is one way to put it right. Encoding, line ends and every other character stay as they are.',
  ],
  options: OPTIONS,
  takes: 'answer-files',
  examples: [
    { command: 'unattend check autounattend.xml', does: 'Check a file' },
    {
      command: "unattend check --target windows-11 --max-warnings 0 'images/**/*.xml'",
      does: 'Check many, and let no warning pass',
    },
    { command: 'unattend check --fix autounattend.xml', does: 'Put right what is certain' },
    {
      command: 'unattend check --format sarif --output unattend.sarif .',
      does: 'Report to a code scanning service',
    },
    {
      command: 'git show HEAD:autounattend.xml | unattend check --stdin-filename autounattend.xml',
      does: 'Check what was committed',
    },
  ],
  statuses: { ...CHECK_STATUSES, 1: 'errors were found, or more warnings than --max-warnings' },
  run: runCheck,
};

async function runCheck(io: CommandIo, args: readonly string[], program: Program): Promise<ExitStatus> {
  const parsed = parseArguments(args, OPTIONS);
  const { flags, values, positionals } = parsed;
  const format = oneOf('format', values.format, REPORT_FORMATS) ?? 'text';
  const mostWarnings = wholeNumber('max-warnings', values['max-warnings']);
  const readsStandardInput = positionals.includes('-') || values['stdin-filename'] !== undefined;
  if (flags.has('fix') && flags.has('fix-dry-run'))
    throw new UsageError('--fix and --fix-dry-run exclude each other.');
  if (flags.has('fix') && readsStandardInput)
    throw new UsageError(
      'Standard input cannot be changed with --fix; --fix-dry-run --format json shows it.',
    );
  if (flags.has('watch') && readsStandardInput) throw new UsageError('Standard input cannot be watched.');
  const wishes: CheckWishes = {
    target: targetOf(parsed),
    profile: oneOf('profile', values.profile, PROFILES),
    fix: flags.has('fix') || flags.has('fix-dry-run'),
    withFixes: format === 'json' || format === 'sarif',
    withOutput: flags.has('fix-dry-run') && format === 'json',
    nameOf: ({ input }) => reportPath(io, format, input),
  };
  const run = async (): Promise<WatchedRun> => {
    const { hasFailed, errors, warnings, beside } = await checkFiles(io, parsed, {
      format,
      wishes,
      version: program.version,
    });
    const isBad = errors > 0 || warnings > (mostWarnings ?? Number.POSITIVE_INFINITY);
    return { status: hasFailed ? 2 : isBad ? 1 : 0, beside };
  };
  return flags.has('watch') ? watch(io, parsed, run) : (await run()).status;
}

interface CheckRun {
  readonly format: ReportFormat;
  readonly wishes: CheckWishes;
  readonly version: string;
}

interface Found {
  readonly errors: number;
  readonly warnings: number;
  /** True when a file could not be read or written. */
  readonly hasFailed: boolean;
  readonly beside: readonly LookedBeside[];
}

async function checkFiles(
  io: CommandIo,
  parsed: ParsedArguments,
  { format, wishes, version }: CheckRun,
): Promise<Found> {
  const configured = await configureFiles(io, parsed, await findInputFiles(io, parsed));
  const files = configured.filter(({ isIgnored }) => !isIgnored);
  const output = await openOutput(io, parsed.values.output, files);
  const colors = io.isTerminal && !io.env.NO_COLOR && !parsed.values.output;
  const writer = createReportWriter(format, { colors, version });
  const progress = createProgress(io, files.length);
  let summary = wishes.fix ? { ...EMPTY_SUMMARY, fixed: 0 } : EMPTY_SUMMARY;
  const beside: LookedBeside[] = [];
  let hasFailed = false;
  const fail = async (message: string) => {
    hasFailed = true;
    await progress.clear();
    await io.printError(`unattend: ${message}\n`);
  };
  try {
    await output.print(writer.begin());
    for (const [index, file] of files.entries()) {
      const { path, location } = file.input;
      let bytes: Uint8Array;
      try {
        bytes = await file.input.read();
      } catch (error) {
        await fail(`cannot read ${path}: ${(error as Error).message}`);
        continue;
      }
      const { report, fixed, problem, beside: looked } = await checkFile(io, file, bytes, wishes);
      if (looked.places.size > 0) beside.push(looked);
      if (problem) await fail(`cannot fix ${path}: ${problem}`);
      if (fixed && parsed.flags.has('fix')) {
        await writeFile(location!, fixed).catch((error) => fail(`cannot write ${path}: ${reasonOf(error)}`));
      }
      summary = addToSummary(summary, report);
      const text = writer.file(report);
      if (text !== '') {
        await progress.clear();
        await output.print(text);
      }
      await progress.show(index + 1);
    }
    await progress.clear();
    await output.print(writer.end(summary));
  } finally {
    await output.close();
  }
  return { errors: summary.errors, warnings: summary.warnings, hasFailed, beside };
}

interface Output {
  print(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Throws a UsageError when the file cannot be written, or is one of those to be checked, which the report would replace. */
async function openOutput(
  io: CommandIo,
  name: string | undefined,
  files: readonly ConfiguredFile[],
): Promise<Output> {
  if (name === undefined) return { print: (text) => io.print(text), close: async () => undefined };
  const path = resolve(io.cwd, name);
  if (files.some(({ input }) => input.location === path && !input.isStandardInput))
    throw new UsageError(`--output would replace ${name}, which is to be checked: choose another name.`);
  let file: FileHandle;
  try {
    file = await open(path, 'w');
  } catch (error) {
    throw new UsageError(`Cannot write ${name}: ${reasonOf(error)}.`);
  }
  return {
    print: (text) => file.appendFile(text),
    close: () => file.close(),
  };
}
