/** Files beside an answer file: the server reads them through here, and a quick fix writes into one of them. */
import {
  commands,
  type Disposable,
  FileType,
  type LogOutputChannel,
  l10n,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type OffsetEdit,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
  TURN_OFF_RULE,
  TURN_OFF_RULE_EDIT,
  type TurnOffRuleArguments,
  type TurnOffRuleEditParams,
  type TurnOffRuleEditResult,
} from '../server/lsp/protocol';
import { fileExists } from './file-exists';
import type { ServerSession } from './server-session';

/** Larger files are neither configurations nor schemas. */
const LARGEST_FILE_BYTES = 4 * 1024 * 1024;

/** Lets the server read files of every kind of folder that VS Code knows, also in the browser. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(READ_FILE, async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
    const text = await readText(Uri.parse(uri, true));
    return text === undefined ? null : { text };
  });
}

/** The quick fix "Turn off … in unattend.config.json". */
export function registerTurnOffRule(session: ServerSession, log: LogOutputChannel): Disposable {
  return commands.registerCommand(TURN_OFF_RULE, async ({ rule, configuration }: TurnOffRuleArguments) => {
    try {
      await turnOffRule(session, rule, Uri.parse(configuration, true));
    } catch (error) {
      log.error(`${rule} could not be turned off: ${error}`);
      void window.showErrorMessage(l10n.t('{0} could not be turned off: {1}', rule, messageOf(error)));
    }
  });
}

async function turnOffRule(session: ServerSession, rule: string, uri: Uri): Promise<void> {
  const client = await session.client();
  const isEdited = await editConfigurationFile(uri, async (text) => {
    const params: TurnOffRuleEditParams = { rule, text };
    const edit = await client.sendRequest<TurnOffRuleEditResult>(TURN_OFF_RULE_EDIT, params);
    return edit && [edit];
  });
  if (!isEdited)
    void window.showErrorMessage(l10n.t('unattend.config.json is not in order: put it right first.'));
}

/**
 * Changes a configuration file, which may not exist yet, by the edits that `editsFor` its text are made. Without
 * edits, because the text is broken, the file is shown and the answer is false.
 */
export async function editConfigurationFile(
  uri: Uri,
  editsFor: (text: string) => Promise<readonly OffsetEdit[] | null>,
): Promise<boolean> {
  if (await fileExists(uri)) return editDocument(await workspace.openTextDocument(uri), editsFor);
  const edits = await editsFor('');
  if (!edits) return false;
  const written = edits.map(({ newText }) => newText).join('');
  if (written !== '') await workspace.fs.writeFile(uri, new TextEncoder().encode(written));
  return true;
}

async function editDocument(
  document: TextDocument,
  editsFor: (text: string) => Promise<readonly OffsetEdit[] | null>,
): Promise<boolean> {
  const { version } = document;
  const edits = await editsFor(document.getText());
  if (document.version !== version) return editDocument(document, editsFor); // they were for another text
  if (!edits) {
    await window.showTextDocument(document);
    return false;
  }
  if (edits.length === 0) return true;
  const changes = new WorkspaceEdit();
  for (const { start, end, newText } of edits)
    changes.replace(document.uri, new Range(document.positionAt(start), document.positionAt(end)), newText);
  await applyAndSave(document, changes);
  return true;
}

/** A change that the user has not saved yet stays theirs to save. Throws when the editor does not take the changes. */
async function applyAndSave(document: TextDocument, changes: WorkspaceEdit): Promise<void> {
  const wasDirty = document.isDirty;
  if (!(await workspace.applyEdit(changes)))
    throw new Error(l10n.t('Nothing was done: the file has changed meanwhile. Please try again.'));
  if (!wasDirty) await document.save();
}

async function readText(uri: Uri): Promise<string | undefined> {
  try {
    // A device or a pipe would never end.
    const { type, size } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0 || size > LARGEST_FILE_BYTES) return undefined;
    const bytes = await workspace.fs.readFile(uri);
    if (bytes.length > LARGEST_FILE_BYTES) return undefined;
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
