/**
 * Runs all rules over a text and compares what they report with the carets in it.
 *
 * A line of carets marks a range of the line above it and names the rule, with a severity if it matters:
 *
 *     <ComputerName>a-name-that-is-too-long</ComputerName>
 *                   ^^^^^^^^^^^^^^^^^^^^^^^ computername-too-long
 *
 * `^^^ rule-id (warning)` checks the severity too. A finding that no caret announces fails the test.
 *
 * A line of tildes marks a related place of a finding of that rule, and says what the finding says of it:
 *
 *     <UserName>Anna</UserName>
 *               ~~~~ duplicate-user: The first one
 */
import assert from 'node:assert/strict';
import { bind } from '../../server/answer-file/bind';
import { applyEdits } from '../../server/answer-file/edits';
import type { TargetOverrides } from '../../server/answer-file/target';
import { check } from '../../server/checks/check';
import type { Finding, Rule } from '../../server/checks/rule';
import { RULES, ruleById } from '../../server/checks/rules';
import { createSchemaLibrary, type SchemaLibrary } from '../../server/schema/library';
import type { DecodedBytes } from '../../server/syntax/decode-bytes';
import { createLineIndex } from '../../server/syntax/line-index';
import type { TextRange } from '../../server/syntax/nodes';
import { parse } from '../../server/syntax/parser';

export interface Judged {
  readonly fileName?: string;
  readonly source?: DecodedBytes;
  readonly target?: TargetOverrides;
  readonly missingFiles?: ReadonlySet<string>;
  /** With schemas of a user's own; otherwise the bundled ones. */
  readonly library?: SchemaLibrary;
}

export const library = createSchemaLibrary();

/** Rules of which a finding had related places in any test. */
export const rulesWithRelated = new Set<string>();

/** Asserts that the rules report exactly what the carets mark, with the related places that the tildes mark. */
export function expectFindings(marked: string, options: Judged = {}, rules: readonly Rule[] = RULES): void {
  const { text, expected, related } = readCarets(marked);
  const findings = findingsOf(text, options, rules);
  const actual = findings.map((finding) => describeFinding(text, finding));
  const wanted = expected.map((caret) => withSeverityOf(caret, actual));
  assert.deepEqual(
    [...actual.map(printed(wanted)), ...relatedOf(text, findings).map(printedPlace)].sort(),
    [...wanted.map(printed(wanted)), ...related.map(printedPlace)].sort(),
  );
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

/** The titles of the fixes that are offered for the findings of a rule. */
export function fixTitles(rule: string, text: string, options: Judged = {}): readonly string[] {
  return findingsOf(readCarets(text).text, options)
    .filter((finding) => finding.rule.id === rule)
    .flatMap(({ fixes }) => fixes?.() ?? [])
    .map(({ title }) => title);
}

export function findingsOf(
  text: string,
  options: Judged = {},
  rules: readonly Rule[] = RULES,
): readonly Finding[] {
  const file = bind(parse(text), { library, ...options });
  const findings = check(file, {
    rules,
    onRuleFailure: (rule, error) => {
      throw new Error(`${rule.id} threw`, { cause: error });
    },
  });
  for (const { rule, related = [] } of findings) if (related.length > 0) rulesWithRelated.add(rule.id);
  return findings;
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

/** Puts tildes below the text between « and », where it stands first in its surroundings. */
export function withTildes(text: string, quoted: string, mark: string): string {
  const [before, inside, after] = quoted.split(/[«»]/) as [string, string, string];
  const found = text.indexOf(before + inside + after);
  assert.ok(found !== -1, `the text needs ${quoted}`);
  const start = found + before.length;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', start);
  const tildes = ' '.repeat(start - lineStart) + '~'.repeat(inside.length);
  return `${text.slice(0, lineEnd)}\n${tildes} ${mark}${text.slice(lineEnd)}`;
}

interface Mark {
  readonly line: number;
  readonly start: number;
  readonly length: number;
  readonly rule: string;
}

export interface Caret extends Mark {
  readonly severity: string | undefined;
}

/** A related place of a finding. */
export interface Tilde extends Mark {
  readonly message: string;
}

export interface CaretText {
  readonly text: string;
  readonly expected: readonly Caret[];
  readonly related: readonly Tilde[];
}

/** Takes the lines of carets and tildes out of a text. */
export function readCarets(marked: string): CaretText {
  const lines: string[] = [];
  const expected: Caret[] = [];
  const related: Tilde[] = [];
  for (const line of marked.split('\n')) {
    const match = /^( *)(\^+|~+) ([a-z0-9-]+)(?: \((\w+)\)|: (.+))?\s*$/.exec(line);
    if (!match) {
      lines.push(line);
      continue;
    }
    const [, indent, signs, rule, severity, message] = match as readonly (string | undefined)[];
    assert.ok(ruleById(rule!), `a mark names the rule ${rule}, which does not exist`);
    const mark = { line: lines.length - 1, start: indent!.length, length: signs!.length, rule: rule! };
    if (signs![0] === '^') expected.push({ ...mark, severity });
    else related.push({ ...mark, message: message ?? '' });
  }
  return { text: lines.join('\n'), expected, related };
}

interface Described extends Caret {
  readonly message: string;
}

function describeFinding(text: string, finding: Finding): Described {
  return {
    ...markOf(text, finding.range),
    rule: finding.rule.id,
    severity: finding.severity,
    message: finding.message,
  };
}

function relatedOf(text: string, findings: readonly Finding[]): readonly Tilde[] {
  return findings.flatMap(({ rule, related = [] }) =>
    related.map(({ range, message }) => ({ ...markOf(text, range), rule: rule.id, message })),
  );
}

/** Where the signs below a range stand: up to the end of its first line. */
function markOf(text: string, range: TextRange): Omit<Mark, 'rule'> {
  const lines = createLineIndex(text);
  const { line, column } = lines.positionAt(range.start);
  const end = Math.min(range.end, lines.lineRange(line).end);
  return { line, start: column, length: Math.max(1, end - range.start) };
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
    const place = `${placeOf(one)}: ${one.rule} (${one.severity})`;
    const isWanted = wanted.some(
      (caret) => caret.rule === one.rule && caret.line === one.line && caret.start === one.start,
    );
    return isWanted || !one.message ? place : `${place} ${one.message}`;
  };
}

function printedPlace(place: Tilde): string {
  return `${placeOf(place)}: related to ${place.rule}: ${place.message}`;
}

function placeOf({ line, start, length }: Mark): string {
  return `line ${line + 1}, column ${start + 1}, length ${length}`;
}
