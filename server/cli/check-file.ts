/** Checks one file, and applies the certain fixes when they are wanted. */
import type { AnswerFile } from '../answer-file/answer-file';
import { bind } from '../answer-file/bind';
import { placesBeside } from '../answer-file/files-beside';
import type { TargetOverrides } from '../answer-file/target';
import { type CheckOptions, type CheckResult, check, checkAll } from '../checks/check';
import { mergeTargets } from '../checks/configuration';
import { fixesTogether } from '../checks/fix-all';
import type { Profile } from '../checks/severity';
import { soundFixesOf } from '../checks/sound-fixes';
import { type ReportedFile, toReportedFile } from '../report/reported-file';
import { decodeBytes } from '../syntax/decode-bytes';
import { editBytes } from '../syntax/edit-bytes';
import { parse } from '../syntax/parser';
import type { ConfiguredFile } from './configuration';
import { fileNameOf, findMissingBeside, type LookedBeside } from './files';
import type { CommandIo } from './io';

export interface CheckWishes {
  readonly target: TargetOverrides;
  readonly profile: Profile | undefined;
  readonly fix: boolean;
  /** True when the report names fixes: each is tried before. */
  readonly withFixes: boolean;
  /** True when the report holds the text after the fixes. */
  readonly withOutput: boolean;
  /** The path of a file as the report names it. */
  readonly nameOf: (file: ConfiguredFile) => string;
}

export interface CheckedFile {
  readonly report: ReportedFile;
  /** The content after the fixes; undefined when they change nothing. */
  readonly fixed: Uint8Array | undefined;
  /** Why there are fixes that could not be applied, as the end of a sentence. */
  readonly problem: string | undefined;
  readonly beside: LookedBeside;
}

const NONE: ReadonlySet<string> = new Set();

/** A fix may make room for another; more rounds would mean that fixes undo one another. */
const MOST_ROUNDS = 10;

/** `original` is the content of the file. */
export async function checkFile(
  io: CommandIo,
  configured: ConfiguredFile,
  original: Uint8Array,
  wishes: CheckWishes,
): Promise<CheckedFile> {
  const { input, configuration, library } = configured;
  let bytes = original;
  let count = 0;
  let problem: string | undefined;
  for (let round = 0; ; round++) {
    const source = decodeBytes(bytes);
    const bound = (text: string, missingFiles: ReadonlySet<string>): AnswerFile =>
      bind(parse(text), {
        fileName: fileNameOf(input),
        isSaved: true,
        source,
        library,
        target: mergeTargets(configuration.target, wishes.target),
        missingFiles,
      });
    const options: CheckOptions = {
      severities: configuration.rules,
      profile: wishes.profile ?? configuration.profile,
      onRuleFailure: (rule, error) =>
        void io.printError(`unattend: the rule ${rule.id} failed: ${String(error)}\n`),
    };
    const unseen = bound(source.text, NONE);
    const places = placesBeside(unseen);
    const missing = await findMissingBeside(input, places);
    const file = missing.size > 0 ? bound(source.text, missing) : unseen;
    const result: CheckResult = checkAll(file, options);
    const fixes = wishes.fix && round < MOST_ROUNDS ? fixesTogether(result.findings) : undefined;
    if (fixes && fixes.edits.length > 0) {
      const edited = editBytes(bytes, source, fixes.edits);
      if (edited) {
        bytes = edited;
        count += fixes.count;
        continue;
      }
      problem = `its encoding ${source.encoding} cannot be written; save it as UTF-8`;
    }
    const hasChanged = bytes !== original;
    const fixesOf = wishes.withFixes
      ? soundFixesOf(source.text, result.findings, (text) => check(bound(text, missing), options))
      : undefined;
    return {
      report: {
        ...toReportedFile(wishes.nameOf(configured), file, result.findings, result.suppressed, fixesOf),
        ...(wishes.fix && { fixed: count }),
        ...(wishes.withOutput && hasChanged && { output: source.text }),
      },
      fixed: hasChanged ? bytes : undefined,
      problem,
      beside: { input, places, missing },
    };
  }
}
