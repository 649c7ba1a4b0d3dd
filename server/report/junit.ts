/** The report as JUnit XML: a suite for each file, in which every error is a test that failed. */
import type { ReportedFile, ReportedFinding } from './reported-file';
import type { ReportWriter } from './writer';
import { xmlText } from './xml-text';

export function createJUnitWriter(): ReportWriter {
  return {
    begin: () => '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="unattend">\n',
    file: suite,
    end: () => '</testsuites>\n',
  };
}

function suite({ path, findings }: ReportedFile): string {
  const failures = findings.filter(({ severity }) => severity === 'error').length;
  const counts = `tests="${Math.max(1, findings.length)}" failures="${failures}" errors="0" skipped="0" time="0"`;
  // A file without a finding is a test that passed; a suite without a test would look as if nothing was checked.
  const cases =
    findings.length === 0
      ? [`    <testcase classname="${xmlText(path)}" name="no findings" time="0"/>\n`]
      : findings.map((finding) => testCase(path, finding));
  return `  <testsuite name="${xmlText(path)}" ${counts}>\n${cases.join('')}  </testsuite>\n`;
}

/** What is no error is said in the output of a test that passed: it does not fail the command either. */
function testCase(path: string, { rule, severity, message, start }: ReportedFinding): string {
  const place = `${path}:${start.line}:${start.column}`;
  const name = `${rule} (${start.line}:${start.column})`;
  const result =
    severity === 'error'
      ? `<failure type="${rule}" message="${xmlText(message)}">${xmlText(`${place}: ${message}`)}</failure>`
      : `<system-out>${xmlText(`${place} ${severity}: ${message}`)}</system-out>`;
  return `    <testcase classname="${xmlText(path)}" name="${xmlText(name)}" time="0">${result}</testcase>\n`;
}
