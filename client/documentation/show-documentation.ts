/** "Unattend: Show Rule" and "Unattend: Show Settings Reference": the documentation as a Markdown preview. */
import { commands, Disposable, Uri, window } from 'vscode';
import { DOCUMENTATION_SCHEME, SHOW_REFERENCE, SHOW_RULE } from '../../server/lsp/protocol';
import { INDEX } from './documentation-files';

/** Both commands take the name of a rule or a component; without one they show the list of all. */
export function registerShowDocumentation(): Disposable {
  return Disposable.from(
    commands.registerCommand(SHOW_RULE, (id?: unknown) => show('rules', id)),
    commands.registerCommand(SHOW_REFERENCE, (component?: unknown) => show('settings', component)),
  );
}

async function show(folder: 'rules' | 'settings', name: unknown): Promise<void> {
  const page = typeof name === 'string' && name !== '' ? name : INDEX;
  const uri = Uri.from({ scheme: DOCUMENTATION_SCHEME, path: `/${folder}/${page}.md` });
  try {
    await commands.executeCommand('markdown.showPreview', uri);
  } catch {
    // Where the extension for Markdown is not there, its text is still readable.
    await window.showTextDocument(uri);
  }
}
