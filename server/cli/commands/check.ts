/** `unattend check`: reports what is wrong in answer files. */
import { basename } from 'node:path';
import { bind } from '../../answer-file/bind';
import { check } from '../../checks/check';
import { mergeTargets } from '../../checks/configuration';
import type { Finding } from '../../checks/rule';
import { PROFILES, type SeverityOptions } from '../../checks/severity';
import { createReportWriter, REPORT_FORMATS } from '../../report/formats';
import { addToSummary, EMPTY_SUMMARY, toReportedFile } from '../../report/reported-file';
import { decodeBytes } from '../../syntax/decode-bytes';
import { parse } from '../../syntax/parser';
import { oneOf, parseArguments, wholeNumber } from '../arguments';
import { CONFIGURATION_HELP, CONFIGURATION_OPTIONS, configureFiles } from '../configuration';
import { findInputFiles } from '../files';
import { type CommandIo, type ExitStatus, UsageError } from '../io';
import { TARGET_HELP, TARGET_OPTIONS, targetOf } from '../target';

export const CHECK_HELP = `unattend check [options] FILE|FOLDER|GLOB...

Reports what Windows Setup would reject, ignore or misread in answer files.
A folder means every *unattend*.xml below it; - means standard input.

Options:
  --format text|json     how to print the findings (text)
${TARGET_HELP}
  --profile NAME         recommended, strict or errors-only
  --max-warnings N       exit with status 1 when there are more warnings
${CONFIGURATION_HELP}

Exit status: 0 no error, 1 errors, 2 wrong usage or a file that cannot be read.
`;

export async function runCheck(io: CommandIo, args: readonly string[]): Promise<ExitStatus> {
  const parsed = parseArguments(args, {
    format: 'value',
    profile: 'value',
    'max-warnings': 'value',
    ...TARGET_OPTIONS,
    ...CONFIGURATION_OPTIONS,
  });
  const format = oneOf('format', parsed.values.format, REPORT_FORMATS) ?? 'text';
  const mostWarnings = wholeNumber('max-warnings', parsed.values['max-warnings']);
  const target = targetOf(parsed);
  const profile = oneOf('profile', parsed.values.profile, PROFILES);
  if (parsed.positionals.length === 0)
    throw new UsageError('Name at least one answer file, or - for standard input.');

  const writer = createReportWriter(format, { colors: io.isTerminal && !io.env.NO_COLOR });
  const files = await configureFiles(io, parsed, await findInputFiles(io, parsed.positionals));
  let summary = EMPTY_SUMMARY;
  let unreadable = false;
  await io.print(writer.begin());
  for (const { input, configuration, library } of files) {
    let bytes: Uint8Array;
    try {
      bytes = await input.read();
    } catch (error) {
      unreadable = true;
      await io.printError(`unattend: cannot read ${input.path}: ${(error as Error).message}\n`);
      continue;
    }
    const source = decodeBytes(bytes);
    const fileName = input.path === '-' ? undefined : basename(input.path);
    const file = bind(parse(source.text), {
      fileName,
      isSaved: true,
      source,
      library,
      target: mergeTargets(configuration.target, target),
    });
    const report = toReportedFile(
      input.path,
      file,
      findingsOf(file, io, { severities: configuration.rules, profile: profile ?? configuration.profile }),
    );
    summary = addToSummary(summary, report);
    await io.print(writer.file(report));
  }
  await io.print(writer.end(summary));
  if (unreadable) return 2;
  return summary.errors > 0 || summary.warnings > (mostWarnings ?? Number.POSITIVE_INFINITY) ? 1 : 0;
}

function findingsOf(
  file: Parameters<typeof check>[0],
  io: CommandIo,
  severities: SeverityOptions,
): readonly Finding[] {
  return check(file, {
    ...severities,
    onRuleFailure: (rule, error) =>
      void io.printError(`unattend: the rule ${rule.id} failed: ${String(error)}\n`),
  });
}
