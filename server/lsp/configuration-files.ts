/** What the server does about files that it does not edit: it has them read, has them watched, and tells what is wrong. */
import {
  type Connection,
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  type Disposable,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIGURATION_FILE } from '../checks/configuration';
import { nameIn } from './addresses';
import { SOURCE, toRange } from './convert';
import type { ConfigurationFile, ReadFile } from './environments';
import { READ_FILE, type ReadFileResult } from './protocol';
import { type Log, tolerate } from './run-safe';
import type { ClientAbilities } from './session';

/** Has the client read files. */
export function readThroughClient(connection: Connection): ReadFile {
  return async (uri) => (await connection.sendRequest<ReadFileResult>(READ_FILE, { uri }))?.text;
}

export interface ProblemTeller {
  /** Shows the problems of a configuration file at their places, and tells of the first one once. */
  tell(file: ConfigurationFile): void;
  /** Tells of something wrong with the settings, once. */
  tellOnce(message: string): void;
}

/** A client that validates configuration files marks the mistakes in their text; the others are told all the same. */
export function createProblemTeller(
  connection: Connection,
  client: () => Pick<ClientAbilities, 'validatesConfiguration'>,
): ProblemTeller {
  const told = new Map<string, string>();
  const marked = new Set<string>();
  const show = (message: string) =>
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  return {
    tell({ uri, text, problems, schemaProblems }) {
      const toMark = client().validatesConfiguration ? schemaProblems : [...problems, ...schemaProblems];
      if (toMark.length > 0 || marked.delete(uri)) {
        const document = TextDocument.create(uri, 'json', 0, text);
        const diagnostics = toMark.map(({ range, message }) => ({
          range: toRange(document, range),
          message,
          severity: DiagnosticSeverity.Error,
          source: SOURCE,
        }));
        void connection.sendDiagnostics({ uri, diagnostics });
      }
      if (toMark.length > 0) marked.add(uri);
      const [first, ...more] = [...problems, ...schemaProblems];
      if (!first) {
        told.delete(uri);
        return;
      }
      if (told.get(uri) === first.message) return;
      told.set(uri, first.message);
      const others = more.length > 0 ? ` (${more.length} more)` : '';
      show(`${nameIn(uri)}: ${first.message}${others}`);
    },
    tellOnce(message) {
      if (told.get(message) === message) return;
      told.set(message, message);
      show(message);
    },
  };
}

/** Has the client watch all configuration files and all files of these names; to be called again when they change. */
export function createWatcher(connection: Connection, log: Log): (others: readonly string[]) => void {
  let watched: string | undefined;
  let registration: Promise<Disposable> | undefined;
  return (others) => {
    const names = [...new Set([CONFIGURATION_FILE, ...others])].sort();
    if (names.join('\n') === watched) return;
    watched = names.join('\n');
    const earlier = registration;
    // A character that has a meaning in globs is covered by the one that stands for any.
    const watchers = names.map((name) => ({ globPattern: `**/${name.replace(/[[\]{}*?!]/g, '?')}` }));
    registration = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    void tolerate('to watch files', registration, log);
    void earlier?.then(
      (one) => one.dispose(),
      () => undefined, // it was logged
    );
  };
}
