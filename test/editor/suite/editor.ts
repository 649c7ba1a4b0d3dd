/** What the tests do in the editor, and how they wait for what the editor does. */
import * as vscode from 'vscode';
import { pictureOfFailure } from './mocha';

export const COMPONENT_ATTRIBUTES =
  'processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"';

/** The address of a file or folder of the test workspace. */
export function inWorkspace(...path: readonly string[]): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The test workspace is not open.');
  return vscode.Uri.joinPath(folder.uri, ...path);
}

/** A file of the test workspace, in an editor. */
export async function openFile(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(inWorkspace(name));
}

export async function writeFile(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

export async function readFile(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** A new, unsaved document; `|` in the text becomes the cursor. */
export async function openText(text: string, language = 'unattend'): Promise<vscode.TextEditor> {
  const content = text.replace('|', '');
  const document = await newDocument(language, content);
  const editor = await vscode.window.showTextDocument(document);
  const cursor = document.positionAt(Math.max(text.indexOf('|'), 0));
  editor.selection = new vscode.Selection(cursor, cursor);
  return editor;
}

/**
 * VS Code gives a new document the name of one that was closed, and with it that one's text as long as its backup for
 * a restart has not been removed: then it is closed again.
 */
function newDocument(language: string, content: string): Promise<vscode.TextDocument> {
  return eventually('a document without the text of an earlier one', async () => {
    const document = await vscode.workspace.openTextDocument({ language, content });
    if (document.getText() === content) return document;
    await vscode.window.showTextDocument(document);
    await closeEditors();
    return undefined;
  });
}

/** An answer file around the content of its Shell-Setup component in specialize. */
export function shellSetup(content: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<unattend xmlns="urn:schemas-microsoft-com:unattend">
  <settings pass="specialize">
    <component name="Microsoft-Windows-Shell-Setup" ${COMPONENT_ATTRIBUTES}>
${content}
    </component>
  </settings>
</unattend>
`;
}

/** The only place where a piece of text stands. */
export function rangeOf(document: vscode.TextDocument, piece: string): vscode.Range {
  const text = document.getText();
  const start = text.indexOf(piece);
  if (start < 0 || text.indexOf(piece, start + 1) >= 0)
    throw new Error(`${piece} does not stand exactly once in the text.`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + piece.length));
}

/** Asks again until there is an answer. */
export async function eventually<T>(
  what: string | (() => string),
  ask: () => T | undefined | Thenable<T | undefined>,
): Promise<T> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`Waited in vain for ${typeof what === 'string' ? what : what()}.`);
}

/** What a command of VS Code gets from the providers, once one of them answers. */
export async function answered<T>(command: string, ...args: readonly unknown[]): Promise<T> {
  return eventually(`an answer to ${command}`, async () => {
    const answer = await vscode.commands.executeCommand<T | undefined>(command, ...args);
    return Array.isArray(answer) && answer.length === 0 ? undefined : (answer ?? undefined);
  });
}

/** The code action of that title at a place, with its edit, once it is offered. */
export function actionAt(
  { uri }: Pick<vscode.TextDocument, 'uri'>,
  range: vscode.Range,
  title: string | RegExp,
  kind: vscode.CodeActionKind,
): Promise<vscode.CodeAction> {
  const isWanted = (shown: string) => (typeof title === 'string' ? shown === title : title.test(shown));
  let offered: readonly string[] = [];
  return eventually(
    () => `the action "${title}"; there are ${offered.join(', ')}`,
    async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
        kind.value,
        99,
      );
      offered = actions.map((action) => action.title);
      return actions.find((action) => isWanted(action.title));
    },
  );
}

/** The web host of the tests has none of VS Code's own extensions, such as those for JSON and Markdown. */
export function isWebHost(): boolean {
  return vscode.workspace.workspaceFolders?.[0]?.uri.scheme === 'memfs';
}

/** Time in which what must not come would come; what must come takes a few milliseconds. */
export function settles(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 500));
}

/** Discards changes and closes everything, without a question. */
export async function closeEditors(): Promise<void> {
  await pictureOfFailure();
  while (vscode.window.tabGroups.all.some((group) => group.tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

export function assertEqual(actual: unknown, expected: unknown, what: string): void {
  const [left, right] = [JSON.stringify(actual, null, 1), JSON.stringify(expected, null, 1)];
  if (left !== right) throw new Error(`${what}: expected ${right}, but it is ${left}`);
}
