/** The report as one JSON document. */
import type { ReportWriter } from './writer';

export function createJsonWriter(): ReportWriter {
  let separator = '';
  return {
    begin: () => '{"files":[',
    file({ path, target, findings }) {
      const listed = findings.map(({ sourceLine: _, ...finding }) => finding);
      const text = `${separator}\n${JSON.stringify({ path, target, findings: listed })}`;
      separator = ',';
      return text;
    },
    end: (summary) => `\n],"summary":${JSON.stringify(summary)}}\n`,
  };
}
