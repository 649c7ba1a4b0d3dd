/** What the report formats print: a file with its findings, in lines and columns. */
import type { AnswerFile } from '../answer-file/answer-file';
import type { TextEdit } from '../answer-file/edits';
import { meaningOf } from '../answer-file/locate';
import { redact } from '../answer-file/redact';
import { secretSearchOf } from '../answer-file/secret-words';
import type { TargetOverrides } from '../answer-file/target';
import type { SuppressedFinding } from '../checks/check';
import type { Finding, Fix, Rule, Severity } from '../checks/rule';
import { createLineIndex, type LineIndex } from '../syntax/line-index';
import type { TextRange } from '../syntax/nodes';
import { elementAt } from '../syntax/query';
import { touchesAny } from '../syntax/sorted-ranges';
import { type Excerpt, excerptOf } from './excerpt';

export interface ReportedFile {
  /** The path as the user gave it; `-` for standard input. */
  readonly path: string;
  readonly target: TargetOverrides;
  readonly findings: readonly ReportedFinding[];
  /** What comments in the file switch off. */
  readonly suppressed: readonly SuppressedReport[];
  /** How many fixes were applied; undefined when none were asked for. */
  readonly fixed?: number;
  /** The text with the fixes, when it is asked for and they changed it. */
  readonly output?: string;
}

export interface SuppressedReport {
  readonly finding: ReportedFinding;
  /** Empty when the comment gives no reason. */
  readonly reason: string;
}

export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: Place;
  readonly end: Place;
  /** Component and path of the setting at hand, such as `Microsoft-Windows-Shell-Setup/ComputerName`. */
  readonly setting?: string;
  /** Titles of the fixes on offer. */
  readonly fixes?: readonly string[];
  readonly details: FindingDetails;
}

/** What only some formats want, made when they ask for it. */
export interface FindingDetails {
  readonly rule: Rule;
  /** The line on which the finding starts, and the part of it that is meant. Secrets are masked. */
  excerpt(): Excerpt;
  /** The fixes as changes of the text; without those that would show a secret, or for which the report has no room. */
  changes(): readonly ReportedFix[];
}

export interface ReportedFix {
  readonly title: string;
  readonly replacements: readonly {
    readonly start: Place;
    readonly end: Place;
    readonly newText: string;
  }[];
}

/** Lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Summary {
  readonly files: number;
  /** How many fixes were applied; undefined when none were asked for. */
  readonly fixed?: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

export function toReportedFile(
  path: string,
  file: AnswerFile,
  findings: readonly Finding[],
  suppressed: readonly SuppressedFinding[] = [],
  fixesOf: FixesOf = ({ fixes }) => fixes?.() ?? [],
): ReportedFile {
  const context: Context = {
    file,
    fixesOf,
    lines: createLineIndex(file.tree.text),
    secrets: onceOnly(() => redact(file)),
    hasRoomFor: replacementLimit(),
  };
  const { windows, build, edition, architecture, firmware } = file.target;
  return {
    path,
    target: {
      ...(windows && { windows }),
      ...(build && { build }),
      ...(edition && { edition }),
      ...(architecture && { architecture }),
      ...(firmware && { firmware }),
    },
    findings: findings.map((finding) => toReportedFinding(finding, context)),
    suppressed: suppressed.map(({ finding, reason }) => ({
      finding: toReportedFinding(finding, context),
      reason,
    })),
  };
}

export function addToSummary(summary: Summary, { findings, fixed }: ReportedFile): Summary {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    files: summary.files + 1,
    ...(fixed !== undefined && { fixed: (summary.fixed ?? 0) + fixed }),
    errors: summary.errors + count('error'),
    warnings: summary.warnings + count('warning'),
    infos: summary.infos + count('info'),
    hints: summary.hints + count('hint'),
  };
}

export const EMPTY_SUMMARY: Summary = { files: 0, errors: 0, warnings: 0, infos: 0, hints: 0 };

/** Says which fixes of a finding are offered. */
export type FixesOf = (finding: Finding) => readonly Fix[];

interface Context {
  readonly file: AnswerFile;
  readonly fixesOf: FixesOf;
  readonly lines: LineIndex;
  /** Sorted; they do not overlap. */
  readonly secrets: () => readonly TextRange[];
  /** False for a fix with which the file would have more replacements than its report takes. */
  readonly hasRoomFor: (fix: Fix) => boolean;
}

/**
 * Most replacements in the report of one file. The fix of one item of a list may renumber all of them: a long list with
 * many such items would have as many replacements as the product of both.
 */
const MOST_REPLACEMENTS = 20_000;

function replacementLimit(): Context['hasRoomFor'] {
  let left = MOST_REPLACEMENTS;
  return ({ edits }) => {
    if (edits.length > left) return false;
    left -= edits.length;
    return true;
  };
}

function onceOnly<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function toReportedFinding(finding: Finding, context: Context): ReportedFinding {
  const { file, lines } = context;
  const { range } = finding;
  const start = placeOf(lines, range.start);
  const setting = settingNameAt(file, range.start);
  const fixes = onceOnly(() => context.fixesOf(finding));
  const titles = fixes().map(({ title }) => title);
  return {
    rule: finding.rule.id,
    severity: finding.severity,
    message: finding.message,
    start,
    end: placeOf(lines, range.end),
    ...(setting && { setting }),
    ...(titles.length > 0 && { fixes: titles }),
    details: {
      rule: finding.rule,
      excerpt: () => excerptOf(file.tree.text, lines.lineRange(start.line - 1), range, context.secrets()),
      changes: onceOnly(() =>
        fixes()
          .filter((fix) => !showsSecret(fix, context) && context.hasRoomFor(fix))
          .map(({ title, edits }) => ({
            title,
            replacements: edits.map((edit) => toReplacement(edit, lines)),
          })),
      ),
    },
  };
}

function toReplacement({ start, end, newText }: TextEdit, lines: LineIndex) {
  return { start: placeOf(lines, start), end: placeOf(lines, end), newText };
}

/** True for a fix that writes a secret anew, such as one that hides a password. */
function showsSecret({ edits }: Fix, { file, secrets }: Context): boolean {
  if (edits.every(({ newText }) => newText === '')) return false;
  const search = secretSearchOf(file);
  return edits.some((edit) => touchesAny(secrets(), edit) || search(edit.newText).length > 0);
}

function placeOf(lines: LineIndex, offset: number): Place {
  const { line, column } = lines.positionAt(offset);
  return { line: line + 1, column: column + 1 };
}

function settingNameAt(file: AnswerFile, offset: number): string | undefined {
  const meaning = meaningOf(file, elementAt(file.tree, offset + 1));
  if (meaning?.kind === 'component') return meaning.component.name || undefined;
  return meaning?.kind === 'setting' ? `${meaning.component.name}/${meaning.setting.path}` : undefined;
}
