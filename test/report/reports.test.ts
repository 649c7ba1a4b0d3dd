/** Reports for other programs: each is what its readers expect, whatever stands in the files. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { validateXML } from 'xmllint-wasm';
import { bind } from '../../server/answer-file/bind';
import { applyEdits } from '../../server/answer-file/edits';
import { encodePassword } from '../../server/answer-file/passwords';
import { checkAll } from '../../server/checks/check';
import { ruleById } from '../../server/checks/rules';
import { createAnswerFile } from '../../server/features/new-answer-file/create';
import { createReportWriter, REPORT_FORMATS, type ReportFormat } from '../../server/report/formats';
import { addToSummary, EMPTY_SUMMARY, toReportedFile } from '../../server/report/reported-file';
import { parse } from '../../server/syntax/parser';
import { leastAnswers } from '../support/blocks';
import { runIn } from '../support/command-line';
import { inComponent, library } from '../support/findings';
import { fixtures } from '../support/fixtures';
import { hostileText } from '../support/generators';

const SHELL_SETUP = 'Microsoft-Windows-Shell-Setup';

const MISTAKES = inComponent(
  'specialize',
  SHELL_SETUP,
  `<ComputrName>PC</ComputrName>
<CopyProfile>yes</CopyProfile>
<!-- unattend-disable-next-line timezone-unknown: the script sets it, "really" -->
<TimeZone>Nowhere Time</TimeZone>
<RegisteredOwner></RegisteredOwner>`,
);

/** The files in one report, as the command line writes it. */
function report(format: ReportFormat, files: Readonly<Record<string, string>>): string {
  const writer = createReportWriter(format, { colors: false, version: '1.2.3' });
  let summary = EMPTY_SUMMARY;
  let text = writer.begin();
  for (const [path, content] of Object.entries(files)) {
    const file = bind(parse(content), { library, fileName: path, isSaved: true });
    const { findings, suppressed } = checkAll(file);
    const reported = toReportedFile(path, file, findings, suppressed);
    summary = addToSummary(summary, reported);
    text += writer.file(reported);
  }
  return text + writer.end(summary);
}

const several = { 'a.xml': MISTAKES, 'folder/b c.xml': MISTAKES, 'good.xml': fixtures[0]!.text };

function schemaValidator(path: string): (value: unknown) => void {
  const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat('uri', (text) => URL.canParse(text));
  ajv.addFormat('uri-reference', (text) => /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(text));
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
  const validate = ajv.compile(schema);
  return (value) => assert.ok(validate(value), ajv.errorsText(validate.errors));
}

describe('a SARIF report', () => {
  const expectSarif = schemaValidator(
    'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  const log = JSON.parse(report('sarif', several));
  const [run] = log.runs;
  const resultsOf = (uri: string) =>
    run.results.filter(
      ({ locations }: SarifResult) => locations[0].physicalLocation.artifactLocation.uri === uri,
    );

  it('is valid against the schema of the standard, with findings and without', () => {
    expectSarif(log);
    expectSarif(JSON.parse(report('sarif', {})));
  });

  it('has the schema see a mistake', () => {
    assert.throws(() => expectSarif({ ...log, runs: [{ ...run, columnKind: 'bytes' }] }));
    assert.throws(() => expectSarif({ ...log, runs: [{ ...run, tool: undefined }] }));
  });

  it('names each rule once, as the table of rules has it', () => {
    const { name, version, rules } = run.tool.driver;
    assert.deepEqual([name, version, run.columnKind], ['Unattend', '1.2.3', 'utf16CodeUnits']);
    assert.equal(new Set(rules.map(({ id }: { id: string }) => id)).size, rules.length);
    for (const { ruleId, ruleIndex } of run.results) assert.equal(rules[ruleIndex].id, ruleId);
    const unknown = rules.find(({ id }: { id: string }) => id === 'unknown-setting');
    assert.equal(unknown.shortDescription.text, `${ruleById('unknown-setting')!.title}.`);
    assert.equal(unknown.defaultConfiguration.level, 'error');
    assert.match(unknown.help.markdown, /## Wrong/);
  });

  it('has places that the text bears out, and addresses without blanks', () => {
    assert.ok(resultsOf('folder/b%20c.xml').length > 0);
    const [misspelt] = resultsOf('a.xml').filter(({ ruleId }: SarifResult) => ruleId === 'unknown-setting');
    const { startLine, startColumn, endLine, endColumn } = misspelt.locations[0].physicalLocation.region;
    assert.equal(startLine, endLine);
    assert.equal(MISTAKES.split('\n')[startLine - 1]!.slice(startColumn - 1, endColumn - 1), 'ComputrName');
    assert.equal(misspelt.locations[0].logicalLocations[0].fullyQualifiedName, `${SHELL_SETUP}/ComputrName`);
  });

  it('has the address of a file by its whole path, on any system', () => {
    const urisOf = (path: string) => {
      const { runs } = JSON.parse(report('sarif', { [path]: MISTAKES }));
      const results: readonly SarifResult[] = runs[0].results;
      return [...new Set(results.map(({ locations }) => locations[0].physicalLocation.artifactLocation.uri))];
    };
    assert.deepEqual(urisOf('/home/a b/x.xml'), ['file:///home/a%20b/x.xml']);
    assert.deepEqual(urisOf('C:/a b/x.xml'), ['file:///C:/a%20b/x.xml']);
    // No scheme "c".
    assert.deepEqual(urisOf('c:x.xml'), ['c%3Ax.xml']);
  });

  it('has fixes that cure the text', () => {
    const [misspelt] = resultsOf('a.xml').filter(({ ruleId }: SarifResult) => ruleId === 'unknown-setting');
    const lines = MISTAKES.split('\n');
    const offsetOf = (line: number, column: number) =>
      lines.slice(0, line - 1).reduce((length, one) => length + one.length + 1, 0) + column - 1;
    const edits = misspelt.fixes[0].artifactChanges[0].replacements.map(
      ({
        deletedRegion: { startLine, startColumn, endLine, endColumn },
        insertedContent,
      }: SarifReplacement) => ({
        start: offsetOf(startLine, startColumn),
        end: offsetOf(endLine, endColumn),
        newText: insertedContent?.text ?? '',
      }),
    );
    assert.equal(applyEdits(MISTAKES, edits), MISTAKES.replaceAll('ComputrName', 'ComputerName'));
  });

  it('leaves out fixes that renumber a long list for each of its items: they would fill the report', () => {
    const command =
      '<SynchronousCommand wcm:action="add"><Order>1</Order><CommandLine>cmd /c ver</CommandLine></SynchronousCommand>';
    const replacementsFor = (count: number): readonly number[] => {
      const commands = `<FirstLogonCommands>${command.repeat(count)}</FirstLogonCommands>`;
      const text = inComponent('oobeSystem', SHELL_SETUP, commands);
      const results: readonly SarifResult[] = JSON.parse(report('sarif', { 'a.xml': text })).runs[0].results;
      return results
        .filter(({ ruleId }) => ruleId === 'list-item-duplicate-key')
        .map(({ fixes = [] }) => fixes.flatMap((fix) => fix.artifactChanges[0].replacements).length);
    };
    assert.deepEqual(replacementsFor(4), [4, 4, 1]);
    const ofMany = replacementsFor(400);
    assert.ok(ofMany.length > 50);
    assert.deepEqual(ofMany, [...Array(50).fill(400), ...Array(ofMany.length - 50).fill(0)]);
  });

  it('has what comments switch off as suppressed, with the reason', () => {
    const suppressed = resultsOf('a.xml').filter(({ suppressions }: SarifResult) => suppressions);
    assert.deepEqual(
      suppressed.map(({ ruleId, suppressions }: SarifResult) => [ruleId, suppressions]),
      [['timezone-unknown', [{ kind: 'inSource', justification: 'the script sets it, "really"' }]]],
    );
  });

  it('has fingerprints that differ, and stay when lines move', () => {
    const fingerprints = (text: string): readonly string[] =>
      JSON.parse(report('sarif', { 'a.xml': text })).runs[0].results.map(
        ({ partialFingerprints }: SarifResult) => partialFingerprints['unattend/v1'],
      );
    const before = fingerprints(MISTAKES);
    assert.equal(new Set(before).size, before.length);
    assert.deepEqual(fingerprints(MISTAKES.replace('<settings', '\n\n  <settings')), before);
    const all = run.results.map(({ partialFingerprints }: SarifResult) => partialFingerprints['unattend/v1']);
    assert.equal(new Set(all).size, all.length);
  });

  it('is valid for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => expectSarif(JSON.parse(report('sarif', { 'x.xml': text })))),
    );
  });
});

interface SarifResult {
  readonly ruleId: string;
  readonly locations: readonly [SarifLocation];
  readonly suppressions?: unknown;
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly fixes?: readonly { readonly artifactChanges: readonly [SarifChange] }[];
}

interface SarifChange {
  readonly replacements: readonly SarifReplacement[];
}

interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: SarifRegion;
  };
  readonly logicalLocations: readonly [{ readonly fullyQualifiedName: string }];
}

type SarifRegion = Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>;

interface SarifReplacement {
  readonly deletedRegion: SarifRegion;
  readonly insertedContent?: { readonly text: string };
}

describe('a GitLab report', () => {
  const expectCodeQuality = schemaValidator('test/fixtures/report/gitlab-code-quality.json');

  it('is valid, with findings and without, and for any text', () => {
    const issues = JSON.parse(report('gitlab', several));
    expectCodeQuality(issues);
    assert.deepEqual(JSON.parse(report('gitlab', { 'good.xml': '' })).length > 0, true);
    expectCodeQuality(JSON.parse(report('gitlab', {})));
    assert.throws(() => expectCodeQuality([{ ...issues[0], severity: 'error' }]));
    fc.assert(
      fc.property(hostileText, (text) => expectCodeQuality(JSON.parse(report('gitlab', { 'x.xml': text })))),
    );
  });

  it('has a fingerprint of its own for each issue', () => {
    const fingerprints = JSON.parse(report('gitlab', several)).map(
      ({ fingerprint }: { fingerprint: string }) => fingerprint,
    );
    assert.equal(new Set(fingerprints).size, fingerprints.length);
  });
});

describe('XML reports', () => {
  const texts = ['', MISTAKES, '<a b="\u0001&amp;]]>"/>\u0000', '<unattend>\ud800'];

  for (const format of ['junit', 'checkstyle'] as const) {
    const schema = readFileSync(`test/fixtures/report/${format}.xsd`, 'utf8');
    const problemsOf = async (xml: string) =>
      (await validateXML({ xml, schema })).errors.map(({ message }) => message);

    it(`in the form of ${format} are valid`, async () => {
      const files = Object.fromEntries(texts.map((text, index) => [`<${index}>\u0007 "&'.xml`, text]));
      assert.deepEqual(await problemsOf(report(format, { ...several, ...files })), []);
      assert.deepEqual(await problemsOf(report(format, {})), []);
    });

    it(`in the form of ${format} have the schema see a mistake`, async () => {
      assert.notDeepEqual(await problemsOf(report(format, several).replace(/ (tests|line)="/, ' x="')), []);
    });
  }

  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => /^(testsuite|testcase|file|error)$/.test(name),
  });

  it('in the form of JUnit have a suite for each file and a failure for each error', () => {
    const { testsuites } = parser.parse(report('junit', several));
    const { files } = JSON.parse(report('json', several));
    for (const [index, { path, findings }] of files.entries()) {
      const suite = testsuites.testsuite[index];
      const errors = findings.filter(({ severity }: { severity: string }) => severity === 'error').length;
      assert.equal(suite.name, path);
      assert.equal(Number(suite.failures), errors);
      assert.equal(suite.testcase.filter(({ failure }: { failure?: unknown }) => failure).length, errors);
      assert.equal(suite.testcase.length, Number(suite.tests));
    }
    const answers = { ...leastAnswers('windows-11'), computerName: 'PC1' };
    const { testsuite } = parser.parse(
      report('junit', { 'autounattend.xml': createAnswerFile(library, answers).text! }),
    ).testsuites;
    const [clean] = testsuite;
    assert.deepEqual([clean.tests, clean.failures], ['1', '0']);
    assert.deepEqual(
      clean.testcase.map(({ name }: { name: string }) => name),
      ['no findings'],
    );
    assert.equal(
      parser.parse(report('junit', { 'x.xml': fixtures[1]!.text })).testsuites.testsuite[0].testcase.length >
        0,
      true,
    );
  });

  it('in the form of Checkstyle have an error for each finding', () => {
    const { checkstyle } = parser.parse(report('checkstyle', several));
    const { files } = JSON.parse(report('json', several));
    for (const [index, { path, findings }] of files.entries()) {
      const { name, error = [] } = checkstyle.file[index];
      assert.equal(name, path);
      assert.deepEqual(
        error.map(({ line, source }: Record<string, string>) => `${line} ${source}`),
        findings.map(
          ({ start, rule }: { start: { line: number }; rule: string }) => `${start.line} unattend.${rule}`,
        ),
      );
    }
  });
});

interface ListedFinding {
  readonly severity: string;
  readonly message: string;
  readonly start: { readonly line: number };
  readonly rule: string;
}

describe('a GitHub report', () => {
  /** Takes a workflow command apart as the runner does. */
  const readCommand = (line: string) => {
    const [, level, properties, message] = /^::(\w+) (.*?)::(.*)$/.exec(line)!;
    const decoded = (text: string) =>
      text.replace(/%(0D|0A|3A|2C|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    const pairs = properties!.split(',').map((pair) => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), decoded(pair.slice(equals + 1))];
    });
    return { level, message: decoded(message!), ...Object.fromEntries(pairs) };
  };

  it('has a command for each finding', () => {
    const path = '100%,a:b.xml';
    const lines = report('github', { [path]: MISTAKES })
      .trimEnd()
      .split('\n');
    const { findings } = JSON.parse(report('json', { [path]: MISTAKES })).files[0];
    const levels: Record<string, string> = {
      error: 'error',
      warning: 'warning',
      info: 'notice',
      hint: 'notice',
    };
    assert.deepEqual(
      lines
        .map(readCommand)
        .map(({ level, message, file, line, title }) => ({ level, message, file, line, title })),
      findings.map(({ severity, message, start, rule }: ListedFinding) => ({
        level: levels[severity],
        message,
        file: path,
        line: String(start.line),
        title: rule,
      })),
    );
  });

  it('has one line for each finding, for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const lines = report('github', { 'x\n::error::y.xml': text }).split('\n').slice(0, -1);
        assert.equal(lines.length, JSON.parse(report('json', { x: text })).files[0].findings.length);
        for (const line of lines) assert.equal(readCommand(line).file, 'x\n::error::y.xml');
      }),
    );
  });
});

describe('every format', () => {
  it('keeps secrets to itself', () => {
    const secret = fc
      .string({ unit: fc.constantFrom(...'aZ19-_.,!#+(){}~é€'), minLength: 6, maxLength: 20 })
      .map((text) => `a1${text.replaceAll('--', '-~')}b`);
    fc.assert(
      fc.property(secret, fc.constantFrom(...REPORT_FORMATS), (password, format) => {
        const hidden = encodePassword(password, 'Password');
        const text = inComponent(
          'oobeSystem',
          SHELL_SETUP,
          `<AutoLogon><Password><Value>${password}</Value></Password><Enabled>perhaps</Enabled><Username>kim</Username></AutoLogon>
<UserAccounts><LocalAccounts><LocalAccount wcm:action="add"><Name>kim</Name><Password><Value>${hidden}</Value><PlainText>maybe</PlainText></Password></LocalAccount>
<LocalAccount><Password><Value> ${password}</Value><PlainText>true</PlainText></Password><Name>kim</Name></LocalAccount></LocalAccounts>
<AdministratorPassword><Value>${password}</Value><PlainText>false</PlainText></AdministratorPassword></UserAccounts>
<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>1</Order><CommandLine>net user kim ${password} /add</CommandLine></SynchronousCommand>
<SynchronousCommand wcm:action="add"><Order>1</Order><CommandLine>shutdown -r & net user kim ${password}</CommandLine></SynchronousCommand></FirstLogonCommands>
<!-- <Password><Value>${password}</Value></Password> --><Passwrd>${password}</Passwrd>`,
        );
        const printed = report(format, { 'a.xml': text });
        for (const form of [password, hidden, encodePassword(password, 'AdministratorPassword')])
          assert.ok(
            !printed.includes(form),
            printed.slice(Math.max(0, printed.indexOf(form) - 300)).slice(0, 400),
          );
      }),
    );
  });

  it('marks a place of several lines to the end of the first', () => {
    const text = inComponent('specialize', SHELL_SETUP, '<TimeZone>Nowhere\n  Time</TimeZone>');
    const lines = report('text', { 'a.xml': text }).split('\n');
    const at = lines.findIndex((line) => line.includes('[timezone-unknown]'));
    const marker = lines[at + 2]!;
    assert.equal(lines[at + 1]!.slice(marker.indexOf('^'), marker.lastIndexOf('^') + 1), 'Nowhere');
  });

  it('marks the place in a line with a mask', () => {
    const text = inComponent(
      'oobeSystem',
      SHELL_SETUP,
      '<AutoLogon><Password><Value>Summer-2024</Value></Password><Enabld>true</Enabld><Username>kim</Username></AutoLogon>',
    );
    const lines = report('text', { 'a.xml': text }).split('\n');
    const at = lines.findIndex((line) => line.includes('[unknown-setting]'));
    const marker = lines[at + 2]!;
    assert.equal(lines[at + 1]!.slice(marker.indexOf('^'), marker.lastIndexOf('^') + 1), 'Enabld');
    assert.ok(lines[at + 1]!.includes('<Value>••••••</Value>'));
    const secret = lines.findIndex((line) => line.includes('[secrets-in-clear]'));
    const under = lines[secret + 2]!;
    assert.equal(lines[secret + 1]!.slice(under.indexOf('^'), under.lastIndexOf('^') + 1), '••••••');
  });

  it('lets nothing of the file steer the terminal', () => {
    const printed = report('text', { 'a.xml': '<a \u001b[31m="1" b="\u009b2J\u202e"><\u001b]0;x\u0007/>' });
    assert.doesNotMatch(printed, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('names files as the build service knows them', async () => {
    const files = { 'images/a.xml': MISTAKES };
    const path = async (format: string, env: Record<string, string> = {}) =>
      JSON.parse(
        (await runIn({ files, env }, ['check', '--format', format, './images/../images/a.xml'])).output,
      );
    assert.equal((await path('json')).files[0].path, './images/../images/a.xml');
    assert.equal((await path('gitlab'))[0].location.path, 'images/a.xml');
    const above = await path('gitlab', { CI_PROJECT_DIR: '/' });
    assert.match(above[0].location.path, /^[^/].*\/images\/a\.xml$/);
  });
});
