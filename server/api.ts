/** What the npm package gives to other programs: answer files read, judged and planned, as plain data. */
import type { AnswerFile } from './answer-file/answer-file';
import { bind } from './answer-file/bind';
import type { TextEdit } from './answer-file/edits';
import type { TargetOverrides } from './answer-file/target';
import { check as runRules } from './checks/check';
import type { Severity } from './checks/rule';
import type { SeverityOptions } from './checks/severity';
import { soundFixesOf } from './checks/sound-fixes';
import type { WayIn } from './plan/model';
import { planSetup } from './plan/setup-plan';
import { type Place, toReportedFile } from './report/reported-file';
import { type ReportedPlan, withFindings } from './report/reported-plan';
import { createSchemaLibrary } from './schema/library';
import { decodeBytes } from './syntax/decode-bytes';
import type { SyntaxTree, TextRange } from './syntax/nodes';
import { parse as parseText } from './syntax/parser';

export type { TargetArchitecture, TargetFirmware, TargetWindows } from './answer-file/target';
export type { Profile } from './checks/severity';
export type * from './plan/model';
export type * from './syntax/nodes';
export type { Place, ReportedPlan, Severity, SeverityOptions, TargetOverrides, TextEdit, TextRange };

export interface FileOptions {
  /** The name of the file, without folders: some findings are about it. */
  readonly fileName?: string;
  /** What is known about Windows and the computer; the rest is found from the file. */
  readonly target?: TargetOverrides;
}

/** `severities` is by rule id or group of rules, as `rules` in a configuration file. */
export interface CheckOptions extends FileOptions, SeverityOptions {}

export interface PlanOptions extends CheckOptions {
  /** Size of each disk in MB; when it is absent 64 GB, or the next usual size with room for the layout. */
  readonly diskSizeMB?: number;
  /** How the file reaches Windows; what the file itself shows when it is absent. */
  readonly wayIn?: WayIn;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Full sentences: what is wrong and what Setup does about it. */
  readonly message: string;
  /** In UTF-16 units of the text. */
  readonly range: TextRange;
  /** The same in lines and columns that count from 1. */
  readonly start: Place;
  readonly end: Place;
  /** Component and path of the setting at hand, such as `Microsoft-Windows-Shell-Setup/ComputerName`. */
  readonly setting?: string;
  /** What cures the finding and causes no other, the best first. */
  readonly fixes: readonly Fix[];
}

export interface Fix {
  readonly title: string;
  /** True when it is certain enough to be applied without asking. */
  readonly preferred: boolean;
  /** They do not overlap, and change nothing else. */
  readonly edits: readonly TextEdit[];
}

/** Reads any text as XML: what is intact is in the tree, and every error has its place. Never throws. */
export function parse(text: string): SyntaxTree {
  return parseText(text);
}

/** Returns what Windows Setup would reject, ignore or misread, in the order of the text. Bytes are decoded, and their encoding judged. */
export function check(content: string | Uint8Array, options: CheckOptions = {}): readonly Finding[] {
  const file = answerFile(content, options);
  const findings = runRules(file, options);
  const fixesOf = soundFixesOf(file.tree.text, findings, (text) =>
    runRules(answerFile(text, options), options),
  );
  const reported = toReportedFile(options.fileName ?? '', file, findings, [], () => []).findings;
  return reported.map(({ rule, severity, message, start, end, setting }, index) => ({
    rule,
    severity,
    message,
    range: { start: findings[index]!.range.start, end: findings[index]!.range.end },
    start,
    end,
    ...(setting !== undefined && { setting }),
    fixes: fixesOf(findings[index]!).map(({ title, preferred = false, edits }) => ({
      title,
      preferred,
      edits,
    })),
  }));
}

/** Returns what Windows Setup will do with an answer file; values of secrets are not in it. */
export function plan(content: string | Uint8Array, options: PlanOptions = {}): ReportedPlan {
  const file = answerFile(content, options);
  return withFindings(planSetup(file, options), runRules(file, options));
}

function answerFile(content: string | Uint8Array, { fileName, target = {} }: FileOptions): AnswerFile {
  const source = typeof content === 'string' ? undefined : decodeBytes(content);
  return bind(parseText(source?.text ?? (content as string)), {
    fileName,
    isSaved: true,
    source,
    library,
    target,
  });
}

const library = createSchemaLibrary();
