/** The report as one JSON document. */
import type { ReportWriter } from './writer';

export function createJsonWriter(): ReportWriter {
  let separator = '';
  return {
    begin: () => '{"files":[',
    file({ path, target, findings, fixed, output }) {
      const listed = findings.map(({ details: _, ...finding }) => finding);
      const text = `${separator}\n${JSON.stringify({ path, target, findings: listed, fixed, output })}`;
      separator = ',';
      return text;
    },
    end: (summary) => `\n],"summary":${JSON.stringify(summary)}}\n`,
  };
}
