/** The language server: one connection, its documents and settings, and the handlers that answer. */
import {
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { nameIn } from './addresses';
import { abilitiesOf, foldersOf } from './client-abilities';
import { createClientSettings } from './client-settings';
import { createProblemTeller, createWatcher, readThroughClient } from './configuration-files';
import { toDiagnostic } from './convert';
import { createAnalyses } from './documents';
import { createEnvironments, type ReadFile } from './environments';
import { createFilesBeside, type ListFolderAt } from './files-beside';
import { blockHandlers } from './handlers/blocks';
import { commandHandlers } from './handlers/commands';
import { completionHandlers } from './handlers/completion';
import { diagnosticHandlers } from './handlers/diagnostics';
import { documentationHandlers } from './handlers/documentation';
import { editingHandlers } from './handlers/editing';
import { hintHandlers } from './handlers/hints';
import { navigationHandlers } from './handlers/navigation';
import { planHandlers } from './handlers/plan';
import { redactHandlers } from './handlers/redact';
import { refactorHandlers } from './handlers/refactor';
import { structureHandlers } from './handlers/structure';
import { targetHandlers } from './handlers/target';
import { CONFIGURATION_SECTION } from './protocol';
import { createPushDiagnostics } from './push-diagnostics';
import { contentModified, runSafe, tolerate } from './run-safe';
import type { Handlers, Session } from './session';

const HANDLERS: readonly Handlers[] = [
  diagnosticHandlers,
  completionHandlers,
  structureHandlers,
  editingHandlers,
  navigationHandlers,
  hintHandlers,
  refactorHandlers,
  documentationHandlers,
  planHandlers,
  blockHandlers,
  redactHandlers,
  commandHandlers,
  targetHandlers,
];

/** What a server can do that runs where the files are. */
export interface OwnFiles {
  /** Stands in for a client that reads no files. */
  readonly readFile?: ReadFile;
  readonly listFolder?: ListFolderAt;
}

/** Serves one connection until it closes. */
export function startServer(connection: Connection, own: OwnFiles = {}): void {
  const documents = new TextDocuments(TextDocument);
  const log = (message: string) => connection.console.error(message);
  const settings = createClientSettings();
  let workspaceFolders: readonly string[] = [];
  let client = abilitiesOf({ capabilities: {} });
  let generation = 0;
  const problems = createProblemTeller(connection, () => client);
  const watch = createWatcher(connection, log);
  const readFile = () => (client.readsFiles ? readThroughClient(connection) : own.readFile);
  let schemaUris: ReadonlySet<string> = new Set();
  const watchFiles = () => {
    if (client.watchesFiles) watch([...[...schemaUris].map(nameIn), ...beside.names()]);
  };
  const environments = createEnvironments(
    () => ({
      readFile: readFile(),
      workspaceFolders,
      settingsOf: (uri) => settings.of(uri).configuration,
    }),
    {
      onChange: () => judgeAgain(),
      onConfigurationRead: problems.tell,
      onBrokenSchema: (_, problem) => problems.tellOnce(problem),
      onSchemaFiles(uris) {
        schemaUris = uris;
        watchFiles();
      },
    },
  );
  const beside = createFilesBeside(own.listFolder, { onChange: judgeAgain, onNames: watchFiles });
  const analyses = createAnalyses(
    (uri) => environments.settingsFor(uri),
    beside,
    (rule, error) => log(`The rule ${rule.id} failed: ${error instanceof Error ? error.stack : error}`),
  );
  const push = createPushDiagnostics(connection, (uri): Diagnostic[] | undefined => {
    const document = documents.get(uri);
    return (
      document &&
      analyses
        .get(document)
        .findings()
        .map((finding) => toDiagnostic(document, finding, client))
    );
  });
  const session: Session = {
    connection,
    get library() {
      return environments.library;
    },
    get client() {
      return client;
    },
    get generation() {
      return generation;
    },
    presentationOf: (uri) => settings.of(uri).presentation,
    get readFile() {
      return readFile();
    },
    targetSettingsOf: (uri) => settings.of(uri).configuration.target,
    configurationUriFor: environments.configurationUriFor,
    openDocuments: () => documents.all(),
    analyze: (document) => analyses.get(document),
    answer: (name, fallback, feature) => (params, token) =>
      runSafe(
        name,
        async () => {
          const { uri } = params.textDocument;
          const asked = documents.get(uri)?.version;
          await environments.prepare(uri);
          const document = documents.get(uri);
          // A place in the text that was is none in the text that is.
          if (namesPlace(params) && document?.version !== asked) return contentModified();
          return document ? feature(analyses.get(document), params) : fallback;
        },
        fallback,
        token,
        log,
      ),
  };

  connection.onInitialize((params) => {
    client = abilitiesOf(params);
    workspaceFolders = foldersOf(params);
    const capabilities = Object.assign({}, ...HANDLERS.map((handlers) => handlers.capabilities));
    return {
      capabilities: {
        ...capabilities,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      },
      serverInfo: { name: 'unattend' },
    };
  });
  connection.onInitialized(async () => {
    watchFiles();
    if (client.followsFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        workspaceFolders = [
          ...workspaceFolders.filter((uri) => !gone.has(uri)),
          ...added.map(({ uri }) => uri),
        ];
        void followFolders();
      });
    if (client.registersConfiguration)
      askClient(
        'to tell of changed settings',
        connection.client.register(DidChangeConfigurationNotification.type, {
          section: CONFIGURATION_SECTION,
        }),
      );
    if (client.hasConfiguration) await loadSettings();
  });
  // Clients that cannot be asked for their settings send them along.
  connection.onDidChangeConfiguration(({ settings: sent }) =>
    client.hasConfiguration ? loadSettings() : takeSettings([sent?.[CONFIGURATION_SECTION]]),
  );
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => environments.dependsOn(uri))) void environments.reload();
    if (changes.some(({ uri }) => beside.dependsOn(uri))) beside.lookAgain();
  });
  documents.onDidChangeContent(({ document }) => {
    if (!client.pullsDiagnostics) schedulePush(document.uri, document.getText().length);
  });
  documents.onDidSave(({ document }) => {
    analyses.markSaved(document);
    beside.lookAgain(document.uri);
    if (!client.pullsDiagnostics) schedulePush(document.uri, 0);
  });
  documents.onDidClose(({ document }) => {
    analyses.forget(document.uri);
    beside.forget(document.uri);
    // When it opens again its versions begin anew.
    generation++;
    if (!client.pullsDiagnostics) push.clear(document.uri);
  });
  for (const handlers of HANDLERS) handlers.register(session);
  documents.listen(connection);
  connection.listen();

  async function followFolders(): Promise<void> {
    if (client.hasConfiguration) await loadSettings();
    await environments.reload();
  }

  /** Each folder can have settings of its own, also the only one of a workspace file. */
  async function loadSettings(): Promise<void> {
    const folders = workspaceFolders;
    const items = [undefined, ...folders].map((scopeUri) => ({
      section: CONFIGURATION_SECTION,
      ...(scopeUri !== undefined && { scopeUri }),
    }));
    const settingsTaken = connection.workspace
      .getConfiguration(items)
      .then((sections) => takeSettings(sections, folders));
    await tolerate('its settings', settingsTaken, log);
  }

  async function takeSettings(
    [section, ...ofFolders]: readonly unknown[],
    folders: readonly string[] = [],
  ): Promise<void> {
    const changed = settings.take(
      section,
      new Map(folders.map((folder, index) => [folder, ofFolders[index]])),
    );
    if (changed.presentation) refreshHints();
    if (changed.configuration) await environments.reload();
  }

  /** What holds for a document, or without an address for all, has changed: earlier answers no longer do. */
  function judgeAgain(changed?: string): void {
    generation++;
    analyses.judgeAgain(changed);
    if (client.refreshesDiagnostics)
      askClient('to pull diagnostics again', connection.languages.diagnostics.refresh());
    refreshHints();
    if (client.pullsDiagnostics) return;
    for (const { uri } of documents.all()) if (changed === undefined || uri === changed) schedulePush(uri, 0);
  }

  function schedulePush(uri: string, length: number): void {
    const reading = environments.prepare(uri);
    if (reading) void reading.then(() => push.schedule(uri, length));
    else push.schedule(uri, length);
  }

  function refreshHints(): void {
    if (!client.refreshesHints) return;
    askClient('to show hints anew', connection.languages.inlayHint.refresh());
    askClient('to show tokens anew', connection.languages.semanticTokens.refresh());
    askClient('to show lenses anew', connection.sendRequest(CodeLensRefreshRequest.type));
  }

  function askClient(what: string, asked: Promise<unknown>): void {
    void tolerate(what, asked, log);
  }
}

function namesPlace(params: object): boolean {
  return 'position' in params || 'positions' in params || 'range' in params;
}
