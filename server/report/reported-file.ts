/** What the report formats print: a file with its findings, in lines and columns. */
import type { AnswerFile } from '../answer-file/answer-file';
import { meaningOf } from '../answer-file/locate';
import type { TargetOverrides } from '../answer-file/target';
import type { Finding, Severity } from '../checks/rule';
import { createLineIndex, type LineIndex } from '../syntax/line-index';
import { elementAt } from '../syntax/query';

export interface ReportedFile {
  /** The path as the user gave it; `-` for standard input. */
  readonly path: string;
  readonly target: TargetOverrides;
  readonly findings: readonly ReportedFinding[];
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
  /** The text of the line on which the finding starts. */
  readonly sourceLine: string;
}

/** Lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

export function toReportedFile(path: string, file: AnswerFile, findings: readonly Finding[]): ReportedFile {
  const lines = createLineIndex(file.tree.text);
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
    findings: findings.map((finding) => toReportedFinding(file, finding, lines)),
  };
}

export function addToSummary(summary: Summary, { findings }: ReportedFile): Summary {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    files: summary.files + 1,
    errors: summary.errors + count('error'),
    warnings: summary.warnings + count('warning'),
    infos: summary.infos + count('info'),
    hints: summary.hints + count('hint'),
  };
}

export const EMPTY_SUMMARY: Summary = { files: 0, errors: 0, warnings: 0, infos: 0, hints: 0 };

function toReportedFinding(file: AnswerFile, finding: Finding, lines: LineIndex): ReportedFinding {
  const { text } = file.tree;
  const { range } = finding;
  const start = placeOf(lines, range.start);
  const line = lines.lineRange(start.line - 1);
  const setting = settingNameAt(file, range.start);
  const fixes = finding.fixes?.().map(({ title }) => title) ?? [];
  return {
    rule: finding.rule.id,
    severity: finding.severity,
    message: finding.message,
    start,
    end: placeOf(lines, range.end),
    ...(setting && { setting }),
    ...(fixes.length > 0 && { fixes }),
    sourceLine: text.slice(line.start, line.end),
  };
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
