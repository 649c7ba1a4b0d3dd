/** The preview panel; the tour looks inside it, where the extension host cannot. */
import * as vscode from 'vscode';
import { assertEqual, closeEditors, eventually, openFile, settles } from './editor';

suite('preview', () => {
  teardown(closeEditors);

  test('opens beside the text and keeps the focus there', async () => {
    const { document } = await openFile('AutoUnattend.xml');
    await vscode.commands.executeCommand('unattend.openPreview');
    await eventually('the preview', () => previews().includes('Preview: AutoUnattend.xml') || undefined);
    assertEqual(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString(), 'active');
    assertEqual(vscode.window.tabGroups.all.length, 2, 'groups');
  });

  test('follows the answer file in front, one panel for all', async () => {
    await openFile('AutoUnattend.xml');
    await vscode.commands.executeCommand('unattend.openPreview');
    await openFile('broken-unattend.xml');
    await eventually(
      'the other file',
      () => previews().join() === 'Preview: broken-unattend.xml' || undefined,
    );
    await vscode.commands.executeCommand('unattend.openPreview');
    await openFile('ordinary.xml');
    await settles();
    assertEqual(previews(), ['Preview: broken-unattend.xml'], 'previews');
  });

  test('stays with its file while it is pinned', async () => {
    await openFile('AutoUnattend.xml');
    await vscode.commands.executeCommand('unattend.openPreview');
    await vscode.commands.executeCommand('unattend.pinPreview');
    await openFile('broken-unattend.xml');
    await settles();
    assertEqual(previews(), ['Preview: AutoUnattend.xml'], 'pinned');
    await vscode.commands.executeCommand('unattend.unpinPreview');
    await eventually(
      'the file in front',
      () => previews().join() === 'Preview: broken-unattend.xml' || undefined,
    );
  });
});

/** The titles of all open previews. */
function previews(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('unattend.preview'),
    )
    .map(({ label }) => label);
}
