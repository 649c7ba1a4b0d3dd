/** The report as GitLab's Code Quality reads it: one JSON array of issues. */
import type { Severity } from '../checks/rule';
import { fingerprintsOf } from './fingerprints';
import type { ReportWriter } from './writer';

export function createGitLabWriter(): ReportWriter {
  let separator = '';
  return {
    begin: () => '[',
    file(file) {
      const fingerprintOf = fingerprintsOf(file);
      return file.findings
        .map((finding) => {
          const { rule, severity, message, start, end } = finding;
          const issue = {
            type: 'issue',
            check_name: rule,
            description: message,
            fingerprint: fingerprintOf(finding),
            severity: SEVERITIES[severity],
            location: { path: file.path, lines: { begin: start.line, end: end.line } },
          };
          const text = `${separator}\n${JSON.stringify(issue)}`;
          separator = ',';
          return text;
        })
        .join('');
    },
    end: () => '\n]\n',
  };
}

/** https://docs.gitlab.com/ci/testing/code_quality: info, minor, major, critical and blocker. */
const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};
