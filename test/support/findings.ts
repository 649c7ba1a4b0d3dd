/**
 * Runs all rules over a text and compares what they report with the carets in it.
 *
 * A line of carets marks a range of the line above it and names the rule, with a severity if it matters:
 *
 *     <ComputerName>a-name-that-is-too-long</ComputerName>
 *                   ^^^^^^^^^^^^^^^^^^^^^^^ computername-too-long
 *
 * `^^^ rule-id (warning)` checks the severity too. A finding that no caret announces fails the test.
 */
import assert from 'node:assert/strict';
import { bind } from '../../server/answer-file/bind';
import { applyEdits } from '../../server/answer-file/edits';
import type { TargetOverrides } from '../../server/answer-file/target';
import { check } from '../../server/checks/check';
import type { Finding, Rule } from '../../server/checks/rule';
import { RULES, ruleById } from '../../server/checks/rules';
import { createSchemaLibrary } from '../../server/schema/library';
import type { DecodedBytes } from '../../server/syntax/decode-bytes';
import { createLineIndex } from '../../server/syntax/line-index';
import { parse } from '../../server/syntax/parser';

export interface Judged {
  readonly fileName?: string;
  readonly source?: DecodedBytes;
  readonly target?: TargetOverrides;
}

export const library = createSchemaLibrary();

/** Asserts that the rules report exactly what the carets mark. */
export function expectFindings(marked: string, options: Judged = {}, rules: readonly Rule[] = RULES): void {
  const { text, expected } = readCarets(marked);
  const findings = findingsOf(text, options, rules);
  const actual = findings.map((finding) => describeFinding(text, finding));
  const wanted = expected.map((caret) => withSeverityOf(caret, actual));
  assert.deepEqual(actual.map(printed(wanted)).sort(), wanted.map(printed(wanted)).sort());
}

/** Asserts that applying the fix of that title to the only finding of the rule turns one text into the other. */
export function expectFix(
  rule: string,
  before: string,
  title: string,
  after: string,
  options: Judged = {},
): void {
  const { text } = readCarets(before);
  const findings = findingsOf(text, options, RULES).filter((finding) => finding.rule.id === rule);
  assert.equal(
    findings.length,
    1,
    `findings of ${rule}: ${findings.map(({ message }) => message).join(' | ')}`,
  );
  const fixes = findings[0]!.fixes?.() ?? [];
  const fix = fixes.find((candidate) => candidate.title === title);
  assert.ok(fix, `no fix "${title}" among: ${fixes.map((candidate) => candidate.title).join(', ')}`);
  assert.equal(applyEdits(text, fix.edits), after);
}

export function findingsOf(
  text: string,
  options: Judged = {},
  rules: readonly Rule[] = RULES,
): readonly Finding[] {
  const file = bind(parse(text), { library, ...options });
  return check(file, {
    rules,
    onRuleFailure: (rule, error) => {
      throw new Error(`${rule.id} threw`, { cause: error });
    },
  });
}

/** Rules to run over a fragment: all but those that miss something in a file as a whole, and the one under test. */
export function rulesForFragments(underTest: string): readonly Rule[] {
  return RULES.filter((rule) => !rule.judgesWholeFile || rule.id === underTest);
}

/** Puts settings into one component of one pass of an otherwise empty answer file. */
export function inComponent(
  pass: string,
  component: string,
  settings: string,
  architecture = 'amd64',
): string {
  return inPass(
    pass,
    `<component name="${component}" processorArchitecture="${architecture}" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">\n${settings.replace(/^\n|\n$/g, '')}\n</component>`,
  );
}

/** Puts components into one pass of an otherwise empty answer file. */
export function inPass(pass: string, components: string): string {
  return inRoot(`<settings pass="${pass}">\n${components}\n</settings>`);
}

/** Puts passes into an otherwise empty answer file. */
export function inRoot(passes: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">\n${passes}\n</unattend>\n`;
}

export interface Caret {
  readonly line: number;
  readonly start: number;
  readonly length: number;
  readonly rule: string;
  readonly severity: string | undefined;
}

/** Takes the lines of carets out of a text. */
export function readCarets(marked: string): { text: string; expected: readonly Caret[] } {
  const lines: string[] = [];
  const expected: Caret[] = [];
  for (const line of marked.split('\n')) {
    const match = /^( *)(\^+) ([a-z0-9-]+)(?: \((\w+)\))?\s*$/.exec(line);
    if (!match) {
      lines.push(line);
      continue;
    }
    assert.ok(ruleById(match[3]!), `a caret names the rule ${match[3]}, which does not exist`);
    expected.push({
      line: lines.length - 1,
      start: match[1]!.length,
      length: match[2]!.length,
      rule: match[3]!,
      severity: match[4],
    });
  }
  return { text: lines.join('\n'), expected };
}

interface Described extends Caret {
  readonly message: string;
}

function describeFinding(text: string, finding: Finding): Described {
  const lines = createLineIndex(text);
  const { line, column } = lines.positionAt(finding.range.start);
  const lineEnd = lines.lineRange(line).end;
  const end = Math.min(finding.range.end, lineEnd);
  return {
    line,
    start: column,
    length: Math.max(1, end - finding.range.start),
    rule: finding.rule.id,
    severity: finding.severity,
    message: finding.message,
  };
}

function withSeverityOf(caret: Caret, actual: readonly Described[]): Caret {
  if (caret.severity) return caret;
  const same = actual.find(
    (one) => one.rule === caret.rule && one.line === caret.line && one.start === caret.start,
  );
  return { ...caret, severity: same?.severity };
}

function printed(wanted: readonly Caret[]) {
  return (one: Caret & { message?: string }): string => {
    const place = `line ${one.line + 1}, column ${one.start + 1}, length ${one.length}: ${one.rule} (${one.severity})`;
    const isWanted = wanted.some(
      (caret) => caret.rule === one.rule && caret.line === one.line && caret.start === one.start,
    );
    return isWanted || !one.message ? place : `${place} ${one.message}`;
  };
}
