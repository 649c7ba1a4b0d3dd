/** The documentation in the editor, without a network. */
import * as vscode from 'vscode';
import { assertEqual, closeEditors, eventually, isWebHost, openText, shellSetup } from './editor';

suite('documentation', () => {
  teardown(closeEditors);

  test('the code of a finding opens the page of its rule', async () => {
    const { document } = await openText(shellSetup('      <TimeZon>UTC</TimeZon>'));
    const code = await eventually('a finding', () => vscode.languages.getDiagnostics(document.uri)[0]?.code);
    if (typeof code !== 'object') throw new Error(`the code ${code} leads nowhere`);
    assertEqual(code.target.toString(), `unattend-docs:/rules/${code.value}.md`, 'target');
    const page = await vscode.workspace.openTextDocument(code.target);
    assertEqual(page.lineAt(0).text, `# ${code.value}`, 'heading');
    if (isWebHost()) return; // a page is shown as text there
    await vscode.commands.executeCommand('vscode.open', code.target);
    await eventually(
      () => `the page as a preview: ${JSON.stringify(inputs())}`,
      () => inputs().includes('vscode.markdown.preview.editor') || undefined,
    );
  });

  for (const [command, name] of [
    ['unattend.showRule', 'unknown-setting'],
    ['unattend.showRule', undefined],
    ['unattend.showReference', 'Microsoft-Windows-Shell-Setup'],
    ['unattend.showReference', undefined],
  ] as const) {
    test(`${command} shows ${name ?? 'the list'}`, async () => {
      await vscode.commands.executeCommand(command, ...(name === undefined ? [] : [name]));
      const title = `${name ?? 'README'}.md`;
      await eventually(
        () =>
          `a preview of ${title} among ${vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label))}`,
        () =>
          vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes(title))) ||
          undefined,
      );
    });
  }
});

/** The kinds of the editors that are open. */
function inputs(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) =>
    tabs.map(({ input }) => (input instanceof vscode.TabInputCustom ? input.viewType : 'other')),
  );
}
