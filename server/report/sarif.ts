/**
 * The report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). Results are written as
 * they come; the rules that they name follow at the end.
 */
import type { Rule, Severity } from '../checks/rule';
import { ruleMarkdown } from '../checks/rule-markdown';
import { fingerprintsOf } from './fingerprints';
import type { Place, ReportedFile, ReportedFinding, ReportedFix } from './reported-file';
import type { ReportWriter } from './writer';

/** `version` is that of the program. */
export function createSarifWriter(version: string): ReportWriter {
  const rules = new Map<Rule, number>();
  let separator = '';
  const ruleIndex = (rule: Rule): number => {
    const index = rules.get(rule) ?? rules.size;
    rules.set(rule, index);
    return index;
  };
  return {
    begin: () =>
      `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`,
    file(file) {
      const fingerprintOf = fingerprintsOf(file);
      const write = (finding: ReportedFinding, suppressions: object) => {
        const text = `${separator}\n${JSON.stringify({
          ...resultOf(file, finding),
          ruleIndex: ruleIndex(finding.details.rule),
          partialFingerprints: { 'unattend/v1': fingerprintOf(finding) },
          ...suppressions,
        })}`;
        separator = ',';
        return text;
      };
      return [
        ...file.findings.map((finding) => write(finding, {})),
        ...file.suppressed.map(({ finding, reason }) =>
          write(finding, { suppressions: [{ kind: 'inSource', ...(reason && { justification: reason }) }] }),
        ),
      ].join('');
    },
    end() {
      const driver = { name: 'Unattend', version, rules: [...rules.keys()].map(descriptorOf) };
      return `\n],"tool":${JSON.stringify({ driver })}}]}\n`;
    },
  };
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

function resultOf(file: ReportedFile, finding: ReportedFinding): object {
  const { rule, severity, message, start, end, setting, details } = finding;
  const artifactLocation = { uri: uriOf(file.path) };
  const fixes = details.changes();
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: { artifactLocation, region: regionOf(start, end) },
        ...(setting && { logicalLocations: [{ fullyQualifiedName: setting, kind: 'element' }] }),
      },
    ],
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(fix, artifactLocation)) }),
  };
}

function fixOf({ title, replacements }: ReportedFix, artifactLocation: object): object {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation,
        replacements: replacements.map(({ start, end, newText }) => ({
          deletedRegion: regionOf(start, end),
          ...(newText !== '' && { insertedContent: { text: newText } }),
        })),
      },
    ],
  };
}

function regionOf(start: Place, end: Place): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function descriptorOf(rule: Rule): object {
  const { id, title, severity, subject, docs } = rule;
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: docs.why },
    help: { text: docs.why, markdown: ruleMarkdown(rule) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [subject] },
  };
}

/** `path` has slashes on every system and may be relative; `-`, standard input, stays as it is. */
function uriOf(path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (encoded.startsWith('/')) return `file://${encoded}`;
  // The first part of a relative address must not look like a scheme, which the encoding of the colon sees to.
  return /^[A-Za-z]%3A\//.test(encoded) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
}
