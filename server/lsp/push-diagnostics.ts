/** Diagnostics for clients that cannot pull them: sent after each change, a moment later for large documents. */
import type { Connection, Diagnostic } from 'vscode-languageserver';

export interface PushDiagnostics {
  /** Sends the diagnostics of a document whose text has `length` UTF-16 units, once it is quiet for a moment. */
  schedule(uri: string, length: number): void;
  clear(uri: string): void;
}

/** Below this many UTF-16 units a check takes a few milliseconds, and nobody has to wait for a pause. */
const LARGE_DOCUMENT = 256 * 1024;
const PAUSE_MILLISECONDS = 250;

export function createPushDiagnostics(
  connection: Connection,
  diagnosticsOf: (uri: string) => Diagnostic[] | undefined,
): PushDiagnostics {
  const timers = new Map<string, unknown>();
  const cancel = (uri: string) => {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
  };
  return {
    schedule(uri, length) {
      cancel(uri);
      const send = () => {
        timers.delete(uri);
        const diagnostics = diagnosticsOf(uri);
        if (diagnostics) void connection.sendDiagnostics({ uri, diagnostics });
      };
      timers.set(uri, setTimeout(send, length < LARGE_DOCUMENT ? 0 : PAUSE_MILLISECONDS));
    },
    clear(uri) {
      cancel(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}
