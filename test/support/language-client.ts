/** Starts the built language server as an editor does, over standard input and output. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  type CancellationToken,
  createMessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type MessageConnection,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

export interface ClientOptions {
  readonly capabilities?: object;
  readonly initializationOptions?: object;
  readonly workspaceFolders?: readonly string[];
  /** The one folder of an editor that does not know of several. */
  readonly rootUri?: string;
  /** Answers requests that the server sends, by their method. */
  readonly answers?: Readonly<Record<string, (params: never) => unknown>>;
  /** What the server gets when it asks for its section of the settings. */
  readonly configuration?: (item: { readonly scopeUri?: string }) => unknown;
}

export interface LanguageClient {
  readonly initialized: InitializeResult;
  /** What the server logged. */
  readonly log: readonly string[];
  /** The methods of the requests that the server sent. */
  readonly asked: readonly string[];
  /** What the server showed to the user. */
  readonly shown: readonly string[];
  request<Result>(method: string, params: unknown, token?: CancellationToken): Promise<Result>;
  /** A request about a document: its address is added to the parameters. */
  ask<Result>(method: string, uri: string, params?: object): Promise<Result>;
  notify(method: string, params: unknown): void;
  open(uri: string, text: string, version?: number): void;
  change(
    uri: string,
    version: number,
    changes: readonly { readonly range?: Range; readonly text: string }[],
  ): void;
  close(uri: string): void;
  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  /** The next diagnostics that the server sends for a document. */
  pushed(uri: string): Promise<readonly Diagnostic[]>;
  stop(): Promise<number | null>;
}

/** What an editor that pulls diagnostics can do. */
export const PULLING = {
  textDocument: {
    diagnostic: {},
    completion: { completionItem: { snippetSupport: true } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
};

const running = new Set<ChildProcess>();

/** A test that fails leaves its server behind, and with it nothing would ever end. */
after(() => {
  for (const server of running) server.kill();
});

export async function startLanguageClient(options: ClientOptions = {}): Promise<LanguageClient> {
  const server = spawn(process.execPath, ['dist/server.js', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.add(server);
  server.once('exit', () => running.delete(server));
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const log: string[] = [];
  const asked: string[] = [];
  const shown: string[] = [];
  const waiting = new Map<string, ((diagnostics: readonly Diagnostic[]) => void)[]>();
  listen(connection, log, asked, options, (uri, diagnostics) => waiting.get(uri)?.shift()?.(diagnostics));
  connection.onNotification(
    'window/showMessage',
    ({ message }: { message: string }) => void shown.push(message),
  );
  const exited = new Promise<number | null>((resolve) => server.once('exit', resolve));

  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: options.rootUri ?? null,
    capabilities: options.capabilities ?? {},
    ...(options.initializationOptions && { initializationOptions: options.initializationOptions }),
    ...(options.workspaceFolders && {
      workspaceFolders: options.workspaceFolders.map((uri) => ({ uri, name: uri })),
    }),
  });
  void connection.sendNotification('initialized', {});
  const notify = (method: string, params: unknown) => void connection.sendNotification(method, params);
  const request = <Result>(method: string, params: unknown, token?: CancellationToken) =>
    token
      ? connection.sendRequest<Result>(method, params, token)
      : connection.sendRequest<Result>(method, params);
  return {
    initialized,
    log,
    asked,
    shown,
    request,
    notify,
    ask: (method, uri, params = {}) => request(method, { ...params, textDocument: { uri } }),
    open: (uri, text, version = 1) =>
      notify('textDocument/didOpen', { textDocument: { uri, languageId: 'unattend', version, text } }),
    change: (uri, version, contentChanges) =>
      notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges }),
    close: (uri) => notify('textDocument/didClose', { textDocument: { uri } }),
    pull: (uri, previousResultId) =>
      request('textDocument/diagnostic', {
        textDocument: { uri },
        ...(previousResultId !== undefined && { previousResultId }),
      }),
    pushed: (uri) =>
      new Promise((resolve) => {
        waiting.set(uri, [...(waiting.get(uri) ?? []), resolve]);
      }),
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const status = await exited;
      connection.dispose();
      return status;
    },
  };
}

function listen(
  connection: MessageConnection,
  log: string[],
  asked: string[],
  { configuration, answers = {} }: ClientOptions,
  onDiagnostics: (uri: string, diagnostics: readonly Diagnostic[]) => void,
): void {
  connection.onNotification(
    'window/logMessage',
    ({ message }: { message: string }) => void log.push(message),
  );
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: { uri: string; diagnostics: readonly Diagnostic[] }) =>
      onDiagnostics(uri, diagnostics),
  );
  connection.onRequest((method: string, params: unknown) => {
    asked.push(method);
    if (Object.hasOwn(answers, method)) return answers[method]!(params as never);
    if (method !== 'workspace/configuration') return null;
    return (params as { items: readonly { readonly scopeUri?: string }[] }).items.map(
      (item) => configuration?.(item) ?? null,
    );
  });
  connection.listen();
}
