/** What activation does on every platform: commands, language detection, and a server once one is needed. */
import { type Disposable, type ExtensionContext, window, workspace } from 'vscode';
import { registerAutoClose } from './auto-close';
import { registerEditCommand } from './command-scripts/edit-command';
import { registerRestartServer } from './commands/restart-server';
import { registerShowLog } from './commands/show-log';
import { answerFileRequests, registerTurnOffRule } from './configuration-files';
import { registerDocumentationFiles } from './documentation/documentation-files';
import { registerShowDocumentation } from './documentation/show-documentation';
import { registerInsertBlock } from './insert/insert-block';
import { registerInsertLayout } from './insert/insert-layout';
import { registerInsertSetting } from './insert/insert-setting';
import { type ConnectToServer, clientOptions, LANGUAGE_ID } from './language-client';
import { detectAnswerFiles } from './language-detection';
import { registerNewAnswerFile } from './new-answer-file/new-answer-file';
import { registerPreview } from './preview/panel';
import { createServerSession, type ServerSession } from './server-session';
import { registerChangeTarget } from './target/change-target';
import { registerSetTarget } from './target/set-target';
import { registerTargetStatus } from './target/target-status';

let session: ServerSession | undefined;

export function activateUnattend(context: ExtensionContext, connect: ConnectToServer): void {
  const log = window.createOutputChannel('Unattend', { log: true });
  const connectAndAnswer = () => {
    const connection = connect(clientOptions(log));
    answerFileRequests(connection.client);
    return connection;
  };
  const started = createServerSession(connectAndAnswer, log);
  session = started;

  context.subscriptions.push(
    log,
    registerShowLog(log),
    registerRestartServer(started),
    startWithFirstAnswerFile(started),
    detectAnswerFiles(log),
    registerAutoClose(started),
    registerTurnOffRule(started, log),
    registerDocumentationFiles(started),
    registerShowDocumentation(),
    registerInsertLayout(started),
    registerInsertBlock(started),
    registerInsertSetting(started),
    registerNewAnswerFile(started),
    registerEditCommand(started),
    registerPreview(context.extensionUri, started),
    registerTargetStatus(started),
    registerSetTarget(started),
    registerChangeTarget(started),
  );
}

export async function deactivateUnattend(): Promise<void> {
  await session?.stop();
}

/** Any XML file wakes the extension, for a look at its root element; only an answer file starts the server. */
function startWithFirstAnswerFile(session: ServerSession): Disposable {
  const start = ({ languageId }: { readonly languageId: string }) => {
    if (languageId === LANGUAGE_ID) session.client().catch(() => undefined);
  };
  workspace.textDocuments.forEach(start);
  return workspace.onDidOpenTextDocument(start);
}
