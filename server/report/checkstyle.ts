/** The report as XML in the form of Checkstyle, which most build servers read. */
import type { Severity } from '../checks/rule';
import type { ReportedFinding } from './reported-file';
import type { ReportWriter } from './writer';
import { xmlText } from './xml-text';

export function createCheckstyleWriter(): ReportWriter {
  return {
    begin: () => '<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n',
    file: ({ path, findings }) =>
      `  <file name="${xmlText(path)}">\n${findings.map(errorElement).join('')}  </file>\n`,
    end: () => '</checkstyle>\n',
  };
}

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'info',
};

function errorElement({ rule, severity, message, start }: ReportedFinding): string {
  const place = `line="${start.line}" column="${start.column}"`;
  return `    <error ${place} severity="${SEVERITIES[severity]}" message="${xmlText(message)}" source="unattend.${rule}"/>\n`;
}
