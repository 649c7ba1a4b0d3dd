/** The report for people: each finding with its line and a marker under the place. */

import type { Severity } from '../checks/rule';
import { withBlanks } from './one-line';
import type { ReportedFinding, Summary } from './reported-file';
import type { ReportWriter } from './writer';

export function createTextWriter(colors: boolean): ReportWriter {
  const paint = (style: Style, text: string) => (colors ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text);
  const printFinding = (path: string, finding: ReportedFinding): string => {
    const { start, severity, message, rule } = finding;
    const head = `${paint('bold', `${withBlanks(path)}:${start.line}:${start.column}`)} ${paint(severity, severity)}: ${withBlanks(message)} ${paint('dim', `[${rule}]`)}`;
    return `${head}\n${excerpt(finding, (text) => paint(severity, text))}\n`;
  };
  return {
    begin: () => '',
    file: ({ path, findings }) => findings.map((finding) => `${printFinding(path, finding)}\n`).join(''),
    end: (summary) => `${summaryLine(summary)}\n`,
  };
}

type Style = Severity | 'bold' | 'dim';

const STYLES: Readonly<Record<Style, string>> = {
  error: '31',
  warning: '33',
  info: '36',
  hint: '90',
  bold: '1',
  dim: '90',
};

/** Longer lines are cut around the place. */
const WIDEST_EXCERPT = 110;

function excerpt({ start, end, details }: ReportedFinding, paint: (text: string) => string): string {
  const found = details.excerpt();
  const line = withBlanks(found.line);
  const first = found.start;
  const last = end.line === start.line ? found.end : line.trimEnd().length;
  const from =
    line.length <= WIDEST_EXCERPT ? line.length - line.trimStart().length : Math.max(0, first - 40);
  const shown = line.slice(from, from + WIDEST_EXCERPT);
  const marker = '^'.repeat(Math.max(1, Math.min(last, from + shown.length) - first));
  const number = String(start.line);
  return `${number} | ${shown}\n${' '.repeat(number.length)} | ${' '.repeat(first - Math.min(from, first))}${paint(marker)}`;
}

function summaryLine({ files, fixed, errors, warnings, infos, hints }: Summary): string {
  const counts = [
    count(errors, 'error'),
    count(warnings, 'warning'),
    count(infos, 'note'),
    count(hints, 'hint'),
  ];
  const repaired = fixed === undefined ? '' : `, ${fixed} fixed`;
  return `${count(files, 'file')} checked${repaired}: ${counts.join(', ')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
