/** The report as commands that GitHub Actions turns into annotations of the changed files. */
import type { Severity } from '../checks/rule';
import type { ReportedFinding } from './reported-file';
import type { ReportWriter } from './writer';

export function createGitHubWriter(): ReportWriter {
  return {
    begin: () => '',
    file: ({ path, findings }) => findings.map((finding) => command(path, finding)).join(''),
    end: () => '',
  };
}

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function command(path: string, { rule, severity, message, start, end }: ReportedFinding): string {
  const properties = {
    file: path,
    line: start.line,
    endLine: end.line,
    // Columns are shown only when they are of one line.
    ...(start.line === end.line && { col: start.column, endColumn: end.column }),
    title: rule,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${LEVELS[severity]} ${written.join(',')}::${data(message)}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
