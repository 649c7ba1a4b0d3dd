/** Files beside an answer file: the server reads them through here, and a quick fix writes into one of them. */
import {
  commands,
  type Disposable,
  type LogOutputChannel,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
  TURN_OFF_RULE,
  TURN_OFF_RULE_EDIT,
  type TurnOffRuleArguments,
  type TurnOffRuleEditParams,
  type TurnOffRuleEditResult,
} from '../server/lsp/protocol';
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
      void window.showErrorMessage(`${rule} could not be turned off: ${messageOf(error)}`);
    }
  });
}

async function turnOffRule(session: ServerSession, rule: string, uri: Uri): Promise<void> {
  const isThere = (await readText(uri)) !== undefined;
  const open = isThere ? await workspace.openTextDocument(uri) : undefined;
  const client = await session.client();
  const params: TurnOffRuleEditParams = { rule, text: open?.getText() ?? '' };
  const edit = await client.sendRequest<TurnOffRuleEditResult>(TURN_OFF_RULE_EDIT, params);
  if (!edit) {
    if (open) await window.showTextDocument(open);
    void window.showErrorMessage('unattend.config.json is not in order: put it right first.');
    return;
  }
  if (!open) {
    await workspace.fs.writeFile(uri, new TextEncoder().encode(edit.newText));
    return;
  }
  const changes = new WorkspaceEdit();
  changes.replace(uri, new Range(open.positionAt(edit.start), open.positionAt(edit.end)), edit.newText);
  await applyAndSave(open, changes);
}

/** A change that the user has not saved yet stays theirs to save. */
async function applyAndSave(document: TextDocument, changes: WorkspaceEdit): Promise<void> {
  const wasDirty = document.isDirty;
  await workspace.applyEdit(changes);
  if (!wasDirty) await document.save();
}

async function readText(uri: Uri): Promise<string | undefined> {
  try {
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
