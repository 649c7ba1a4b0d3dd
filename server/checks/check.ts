/** Runs the rules over an answer file. */
import type { AnswerFile } from '../answer-file/answer-file';
import type { Finding, FindingDetails, Report, Rule } from './rule';
import { RULES } from './rules';
import { isOff, type SeverityOptions, severityOf } from './severity';
import { createSuppressions } from './suppressions';

export interface CheckOptions extends SeverityOptions {
  /** Told when a rule throws; the others still run. */
  readonly onRuleFailure?: (rule: Rule, error: unknown) => void;
  readonly rules?: readonly Rule[];
}

/** A rule that finds more in one file has said enough. */
const MOST_FINDINGS_OF_A_RULE = 200;
/** Ends such a rule, which would go on to compare thousands of items with one another. */
const ENOUGH = new Error('The rule has found enough');
/** In UTF-16 units. */
const LONGEST_MESSAGE = 1000;

/** Returns the findings of all rules in the order of the text, suppressed ones left out. */
export function check(file: AnswerFile, options: CheckOptions = {}): readonly Finding[] {
  return checkAll(file, options).findings;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  /** What comments in the file switch off. */
  readonly suppressed: readonly SuppressedFinding[];
}

export interface SuppressedFinding {
  readonly finding: Finding;
  /** What the comment gives as the reason; empty when it gives none. */
  readonly reason: string;
}

/** Returns the findings of all rules, and beside them the suppressed ones, each in the order of the text. */
export function checkAll(file: AnswerFile, options: CheckOptions = {}): CheckResult {
  const findings = runRules(file, options);
  const suppressions = createSuppressions(file);
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const cover = suppressions.coverOf(finding);
    if (cover) suppressed.push({ finding, reason: cover.reason });
    else kept.push(finding);
  }
  for (const finding of suppressions.findings(options))
    kept.push({ ...finding, message: shortened(finding.message) });
  return {
    findings: kept.sort(byPlace),
    suppressed: suppressed.sort((a, b) => byPlace(a.finding, b.finding)),
  };
}

/** What the rules find, suppressed or not, in their order. They share one function to report with. */
function runRules(file: AnswerFile, options: CheckOptions): readonly Finding[] {
  const findings: Finding[] = [];
  const { length } = file.tree.text;
  let running: Rule;
  let full = 0;
  const report: Report = (range, message, details = NO_DETAILS) => {
    if (findings.length >= full) throw ENOUGH;
    const severity = severityOf(running, details.severity ?? running.severity, options);
    if (severity === 'off') return;
    findings.push({
      ...details,
      rule: running,
      range: visible(range, length),
      message: shortened(message),
      severity,
    });
  };
  for (const rule of options.rules ?? RULES) {
    if (isOff(rule, options)) continue;
    running = rule;
    full = findings.length + MOST_FINDINGS_OF_A_RULE;
    try {
      rule.check(file, report);
    } catch (error) {
      if (error !== ENOUGH) options.onRuleFailure?.(rule, error);
    }
  }
  return findings;
}

const NO_DETAILS: FindingDetails = {};

/** An empty range shows no line under anything: it takes the character behind it, or the one before at the end. */
function visible({ start, end }: Finding['range'], length: number): Finding['range'] {
  if (end > start) return { start, end };
  return start < length ? { start, end: start + 1 } : { start: Math.max(0, start - 1), end: start };
}

/** A message quotes names and values, which may be of any length, in each of many findings. */
function shortened(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, 600)} … ${message.slice(-300)}`;
}

function byPlace(a: Finding, b: Finding): number {
  return a.range.start - b.range.start || a.range.end - b.range.end || a.rule.id.localeCompare(b.rule.id);
}
