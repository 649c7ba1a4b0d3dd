/** The one language server of a window: started when first needed, restarted on demand, stopped at the end. */
import { type LogOutputChannel, l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Connection } from './language-client';

export interface ServerSession {
  /** The running client; the first call starts the server. A failure has been reported when this rejects. */
  readonly client: () => Promise<BaseLanguageClient>;
  /** The same for what nobody waits for: undefined where no server was started, or it has failed. Never rejects. */
  readonly runningClient: () => Promise<BaseLanguageClient | undefined>;
  /** Never fails: a server that does not start has been reported. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export function createServerSession(connect: () => Connection, log: LogOutputChannel): ServerSession {
  let current: Promise<Connection> | undefined;

  const start = async (): Promise<Connection> => {
    const connection = connect();
    try {
      await connection.client.start();
      return connection;
    } catch (error) {
      connection.end();
      throw error;
    }
  };

  const startOrReport = () =>
    start().catch((error: unknown) => {
      current = undefined; // so that the next answer file, or a restart, tries again
      reportFailedStart(error, log);
      throw error;
    });

  const client = async (): Promise<BaseLanguageClient> => {
    current ??= startOrReport();
    return (await current).client;
  };

  const runningClient = async (): Promise<BaseLanguageClient | undefined> =>
    (await current?.catch(() => undefined))?.client;

  const stop = async (): Promise<void> => {
    const stopping = current;
    current = undefined;
    const connection = await stopping?.catch(() => undefined);
    // A server that does not answer must not keep a fresh one from starting.
    await connection?.client.dispose().catch((error: unknown) => log.warn(`Stopping the server: ${error}`));
    connection?.end();
  };

  const restart = async (): Promise<void> => {
    await stop();
    await client().catch(() => undefined);
  };

  return { client, runningClient, restart, stop };
}

function reportFailedStart(error: unknown, log: LogOutputChannel): void {
  log.error(`The language server did not start: ${error instanceof Error ? error.stack : error}`);
  const showLog = l10n.t('Show Log');
  void window
    .showErrorMessage(l10n.t('The Unattend language server did not start.'), showLog)
    .then((choice) => choice === showLog && log.show());
}
