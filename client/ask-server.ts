/** Questions to the language server on behalf of a command that a person has chosen, who learns when none is answered. */
import { type CancellationToken, commands, l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ServerSession } from './server-session';

/** null when there is no answer, which has been reported, or the question was taken back. */
export async function askServer<Result>(
  session: ServerSession,
  request: string,
  params: (client: BaseLanguageClient) => object,
  token?: CancellationToken,
): Promise<Result | null> {
  const client = await session.client().catch(() => undefined);
  if (!client) return null; // reported by the session
  // A token that is undefined would be sent as a second parameter.
  const sent = token
    ? client.sendRequest<Result | null>(request, params(client), token)
    : client.sendRequest<Result | null>(request, params(client));
  const result = await sent.catch(() => null);
  if (result === null && !token?.isCancellationRequested) void reportNoAnswer();
  return result;
}

async function reportNoAnswer(): Promise<void> {
  const showLog = l10n.t('Show Log');
  const message = l10n.t('The Unattend language server gave no answer. The log says why.');
  if ((await window.showErrorMessage(message, showLog)) === showLog)
    await commands.executeCommand('unattend.showLog');
}
