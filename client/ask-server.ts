/** Questions to the language server: for a person who learns when there is no answer, or for nobody in particular. */
import { type CancellationToken, commands, l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ServerSession } from './server-session';

/** For a command that a person has chosen: null when there is no answer, which was reported, or it was taken back. */
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

/** null when there is no answer, of which nobody is told; starts no server. */
export async function askInBackground<Result>(
  session: ServerSession,
  request: string,
  params: (client: BaseLanguageClient) => object,
): Promise<Result | null> {
  const client = await session.runningClient();
  if (!client) return null;
  return client.sendRequest<Result | null>(request, params(client)).catch(() => null);
}

async function reportNoAnswer(): Promise<void> {
  const showLog = l10n.t('Show Log');
  const message = l10n.t('The Unattend language server gave no answer. The log says why.');
  if ((await window.showErrorMessage(message, showLog)) === showLog)
    await commands.executeCommand('unattend.showLog');
}
