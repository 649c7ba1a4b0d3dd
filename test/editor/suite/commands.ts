/** Commands as scripts: opened, changed and saved back into the answer file. */
import * as vscode from 'vscode';
import {
  actionAt,
  assertEqual,
  COMPONENT_ATTRIBUTES,
  closeEditors,
  inWorkspace,
  openText,
  rangeOf,
  readFile,
  writeFile,
} from './editor';

function deployment(path: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">
  <settings pass="specialize">
    <component name="Microsoft-Windows-Deployment" ${COMPONENT_ATTRIBUTES}>
      <RunSynchronous>
        <RunSynchronousCommand wcm:action="add"><Order>1</Order><Path>${path}</Path></RunSynchronousCommand>
      </RunSynchronous>
    </component>
  </settings>
</unattend>
`;
}

suite('commands', () => {
  teardown(closeEditors);

  /** Opens the command that the action at the cursor offers, and returns its document. */
  const openScript = async (document: vscode.TextDocument, piece: string): Promise<vscode.TextDocument> => {
    const { start } = rangeOf(document, piece);
    const { command } = await actionAt(
      document,
      new vscode.Range(start, start),
      'Edit command as script',
      vscode.CodeActionKind.RefactorRewrite,
    );
    await vscode.commands.executeCommand(command!.command, ...(command!.arguments ?? []));
    const script = vscode.window.activeTextEditor?.document;
    if (script?.uri.scheme !== 'unattend-command') throw new Error(`no script but ${script?.uri}`);
    return script;
  };

  const write = async (document: vscode.TextDocument, text: string): Promise<void> => {
    const change = new vscode.WorkspaceEdit();
    const end = document.positionAt(document.getText().length);
    change.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
    await vscode.workspace.applyEdit(change);
  };

  /** An answer file in a folder of its own. */
  const newFile = async (folder: string, text: string): Promise<vscode.Uri> => {
    const uri = inWorkspace(folder, 'autounattend.xml');
    await writeFile(uri, text);
    return uri;
  };

  const remove = async (folder: string): Promise<void> => {
    await closeEditors();
    await vscode.workspace.fs.delete(inWorkspace(folder), { recursive: true });
  };

  test('a script is saved into its command, which has moved meanwhile', async () => {
    const { document } = await openText(deployment('powershell.exe -Command &quot;Get-Date&quot;'));
    const script = await openScript(document, 'Get-Date');
    assertEqual(script.getText(), 'Get-Date', 'script');
    assertEqual(script.uri.path.endsWith('/specialize-1.ps1'), true, script.uri.path);
    const comment = new vscode.WorkspaceEdit();
    comment.insert(document.uri, new vscode.Position(1, 0), '<!-- moved -->\n');
    await vscode.workspace.applyEdit(comment);
    await write(script, 'Get-Date | Out-Host; "a & b"\n');
    assertEqual(await script.save(), true, 'saved');
    assertEqual(
      document.getText(),
      deployment('powershell.exe -Command &quot;Get-Date | Out-Host; \\"a &amp; b\\"&quot;').replace(
        '\n<unattend',
        '\n<!-- moved -->\n<unattend',
      ),
      'answer file',
    );
    await write(script, 'Get-Date');
    assertEqual(await script.save(), true, 'saved again');
    assertEqual(document.getText().includes('&quot;Get-Date&quot;'), true, 'the second change');
  });

  test('a script whose command is gone, or of several lines, keeps its text', async () => {
    const { document } = await openText(deployment('cmd.exe /c ver'));
    const script = await openScript(document, 'ver<');
    await write(script, 'cmd.exe /c ver\ncmd.exe /c dir\n');
    await script.save().then(undefined, () => false);
    assertEqual(script.isDirty, true, 'two lines are not saved');
    assertEqual(document.getText(), deployment('cmd.exe /c ver'), 'answer file');
    await write(document, deployment('other.exe'));
    await write(script, 'cmd.exe /c dir');
    await script.save().then(undefined, () => false);
    assertEqual(script.isDirty, true, 'there is no such command');
    assertEqual(script.getText(), 'cmd.exe /c dir', 'text');
    assertEqual(document.getText(), deployment('other.exe'), 'answer file');
  });

  test('a script is saved into an answer file whose editor was closed', async () => {
    const uri = await newFile('closed', deployment('powershell.exe -Command "a"'));
    try {
      const { document } = await vscode.window.showTextDocument(uri);
      const script = await openScript(document, 'powershell.exe');
      await vscode.window.showTextDocument(document, { preview: false });
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await write(script, 'b');
      assertEqual(await script.save(), true, 'saved');
      assertEqual(await readFile(uri), deployment('powershell.exe -Command "b"'), 'answer file');
    } finally {
      await remove('closed');
    }
  });

  test('a command moves to a script file beside the answer file, and back', async () => {
    const text = deployment('cmd.exe /c ver &amp; dir');
    const uri = await newFile('moved', text);
    const { document } = await vscode.window.showTextDocument(uri);
    const action = (kind: vscode.CodeActionKind) => {
      const { start } = rangeOf(document, 'cmd.exe');
      return actionAt(document, new vscode.Range(start, start), /\$OEM\$/, kind);
    };
    try {
      const { edit } = await action(vscode.CodeActionKind.RefactorMove);
      assertEqual(edit && (await vscode.workspace.applyEdit(edit)), true, 'moved');
      const line = 'cmd.exe /c %WINDIR%\\Setup\\Scripts\\specialize-1.cmd';
      assertEqual(document.getText(), deployment(line), 'answer file');
      const path = ['..', '$OEM$', '$$', 'Setup', 'Scripts', 'specialize-1.cmd'];
      const script = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(uri, ...path));
      assertEqual(await script.save(), true, 'saved');
      const lines = script.getText().split(/\r?\n/);
      assertEqual(lines.slice(1), ['@echo off', 'ver & dir', ''], 'script');
      const back = await action(vscode.CodeActionKind.RefactorInline);
      assertEqual(back.edit && (await vscode.workspace.applyEdit(back.edit)), true, 'back');
      assertEqual(document.getText(), text, 'answer file again');
      await document.save();
    } finally {
      await remove('moved');
    }
  });
});
