/** Findings arrive in the editor: at the right place, with their rule. */
import * as vscode from 'vscode';
import { assertEqual, closeEditors, eventually, openFile, openText, rangeOf, shellSetup } from './editor';

suite('diagnostics', () => {
  teardown(closeEditors);

  test('a file with two mistakes has two findings', async () => {
    const { document } = await openFile('broken-unattend.xml');
    const findings = await findingsIn(document, 2);
    assertEqual(
      findings,
      [
        { rule: 'unknown-setting', severity: 'Error', place: '5:8-5:15 TimeZon' },
        { rule: 'computername-too-long', severity: 'Error', place: '6:21-6:38 WORKSTATION-00001' },
      ],
      'findings',
    );
  });

  test('a file that is not well-formed has a finding', async () => {
    const { document } = await openFile('malformed-unattend.xml');
    const findings = await findingsIn(document, 1);
    assertEqual(
      findings,
      [{ rule: 'xml-not-well-formed', severity: 'Error', place: '5:8-5:16 TimeZone' }],
      'findings',
    );
  });

  test('a finding goes away when its cause does', async () => {
    const editor = await openText(shellSetup('      <ComputerName>WORKSTATION-00001</ComputerName>'));
    await findingsIn(editor.document, 1);
    await editor.edit((edit) => edit.replace(rangeOf(editor.document, 'WORKSTATION-00001'), 'WS-00001'));
    await findingsIn(editor.document, 0);
  });
});

/** The findings once there are as many as expected, from top to bottom. */
async function findingsIn(document: vscode.TextDocument, count: number) {
  const diagnostics = await eventually(`${count} findings in ${document.fileName}`, () => {
    const found = vscode.languages.getDiagnostics(document.uri);
    return found.length === count ? found : undefined;
  });
  return diagnostics
    .toSorted((a, b) => a.range.start.compareTo(b.range.start))
    .map((diagnostic) => ({
      rule: ruleOf(diagnostic),
      severity: vscode.DiagnosticSeverity[diagnostic.severity],
      place: describe(document, diagnostic.range),
    }));
}

/** A finding of ours names its rule and links to its page. */
function ruleOf({ source, code }: vscode.Diagnostic): string {
  if (source !== 'unattend' || typeof code !== 'object') throw new Error(`No rule: ${source} ${code}`);
  const rule = String(code.value);
  assertEqual(code.target.path.includes(rule), true, `${code.target} is the page of ${rule}`);
  return rule;
}

function describe(document: vscode.TextDocument, range: vscode.Range): string {
  const place = ({ line, character }: vscode.Position) => `${line + 1}:${character + 1}`;
  return `${place(range.start)}-${place(range.end)} ${document.getText(range)}`;
}
