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
      [{ rule: 'xml-not-well-formed', severity: 'Error', place: '5:7-5:16 <TimeZone' }],
      'findings',
    );
  });

  test('a finding goes away when its cause does', async () => {
    const editor = await openText(shellSetup('      <ComputerName>WORKSTATION-00001</ComputerName>'));
    await findingsIn(editor.document, 1);
    await editor.edit((edit) => edit.replace(rangeOf(editor.document, 'WORKSTATION-00001'), 'WS-00001'));
    await findingsIn(editor.document, 0);
  });

  test('a rule that is turned off in the settings reports nothing', async () => {
    const { document } = await openText(shellSetup('      <TimeZon>UTC</TimeZon>'));
    await findingsIn(document, 1);
    const settings = vscode.workspace.getConfiguration('unattend');
    await settings.update('rules', { 'unknown-setting': 'off' }, vscode.ConfigurationTarget.Global);
    try {
      await findingsIn(document, 0);
    } finally {
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Global);
    }
    await findingsIn(document, 1);
  });
});

/** The findings once there are as many as expected, from top to bottom. */
async function findingsIn(document: vscode.TextDocument, count: number): Promise<readonly object[]> {
  const findings = () =>
    vscode.languages
      .getDiagnostics(document.uri)
      .toSorted((a, b) => a.range.start.compareTo(b.range.start))
      .map((diagnostic) => ({
        rule: ruleOf(diagnostic),
        severity: vscode.DiagnosticSeverity[diagnostic.severity],
        place: describe(document, diagnostic.range),
      }));
  return eventually(
    () => `${count} findings in ${document.fileName}; there are ${JSON.stringify(findings())}`,
    () => (findings().length === count ? findings() : undefined),
  );
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
