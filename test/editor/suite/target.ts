/** The target: stated in the file, the settings and the configuration, taken back, and the file for another one. */
import * as vscode from 'vscode';
import {
  assertEqual,
  COMPONENT_ATTRIBUTES,
  closeEditors,
  eventually,
  inWorkspace,
  openText,
  readFile,
  writeFile,
} from './editor';

/** For Windows 10 it stands, for Windows 7 it is too new. */
const TEXT = `<unattend xmlns="urn:schemas-microsoft-com:unattend">
  <settings pass="oobeSystem">
    <component name="Microsoft-Windows-Shell-Setup" ${COMPONENT_ATTRIBUTES}>
      <OOBE>
        <HideEULAPage>true</HideEULAPage>
        <HideOnlineAccountScreens>true</HideOnlineAccountScreens>
      </OOBE>
    </component>
  </settings>
</unattend>
`;

const setTarget = (value: string | null, place: string) =>
  vscode.commands.executeCommand('unattend.setTarget', { fact: 'windows', value, place });

suite('target', () => {
  teardown(closeEditors);

  async function judged(document: vscode.TextDocument, isTooNew: boolean): Promise<void> {
    await eventually(`"too new" to be ${isTooNew}`, () => {
      const found = vscode.languages
        .getDiagnostics(document.uri)
        .some(({ code }) => (typeof code === 'object' ? code.value : code) === 'setting-too-new');
      return found === isTooNew || undefined;
    });
  }

  test('stated in the file it counts, and no longer when it is taken back', async () => {
    const { document } = await openText(TEXT);
    await setTarget('windows-7', 'comment');
    assertEqual(document.lineAt(0).text, '<!-- unattend-target: windows-7 -->', 'first line');
    await judged(document, true);
    await setTarget(null, 'comment');
    assertEqual(document.getText(), TEXT, 'text');
    await judged(document, false);
  });

  test('stated in the settings everything is judged again', async () => {
    const { document } = await openText(TEXT);
    await judged(document, false);
    await setTarget('windows-7', 'setting');
    await judged(document, true);
    await setTarget(null, 'setting');
    await judged(document, false);
    const value = vscode.workspace.getConfiguration('unattend').inspect('target.windows')?.workspaceValue;
    assertEqual(value, undefined, 'setting');
  });

  test('stated in the configuration file it counts', async () => {
    const configuration = inWorkspace('unattend.config.json');
    const file = inWorkspace('target-unattend.xml');
    await writeFile(file, TEXT);
    try {
      const document = await vscode.workspace.openTextDocument(file);
      await vscode.window.showTextDocument(document);
      await setTarget('windows-7', 'configuration');
      await judged(document, true);
      assertEqual(
        JSON.parse(await readFile(configuration)),
        { target: { windows: 'windows-7' } },
        'configuration',
      );
      await setTarget(null, 'configuration');
      await judged(document, false);
    } finally {
      await closeEditors();
      await vscode.workspace.fs.delete(configuration);
      await vscode.workspace.fs.delete(file);
    }
  });

  test('the file becomes one for another target, and one undo takes that back', async () => {
    const { document } = await openText(TEXT);
    const target = { windows: 'windows-7', architecture: 'x86' };
    await vscode.commands.executeCommand('unattend.changeTarget', { target, confirmed: true });
    const text = document.getText();
    assertEqual(/HideOnlineAccountScreens/.test(text), false, 'what Windows 7 does not have');
    assertEqual(/processorArchitecture="x86"/.test(text), true, 'architecture');
    assertEqual(/<NetworkLocation>Work</.test(text), true, 'the page of Windows 7');
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), TEXT, 'text after undo');
  });
});
