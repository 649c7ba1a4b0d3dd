/** The language server: one connection, its documents and settings, and the handlers that answer. */
import {
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  type InitializeParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createSchemaLibrary } from '../schema/library';
import { readConfiguration, readPresentation } from './configuration';
import { toDiagnostic } from './convert';
import { type CheckSettings, createAnalyses } from './documents';
import { completionHandlers } from './handlers/completion';
import { diagnosticHandlers } from './handlers/diagnostics';
import { editingHandlers } from './handlers/editing';
import { hintHandlers } from './handlers/hints';
import { navigationHandlers } from './handlers/navigation';
import { refactorHandlers } from './handlers/refactor';
import { structureHandlers } from './handlers/structure';
import { CONFIGURATION_SECTION } from './protocol';
import { createPushDiagnostics } from './push-diagnostics';
import { runSafe } from './run-safe';
import type { ClientAbilities, Handlers, Session } from './session';

const HANDLERS: readonly Handlers[] = [
  diagnosticHandlers,
  completionHandlers,
  structureHandlers,
  editingHandlers,
  navigationHandlers,
  hintHandlers,
  refactorHandlers,
];

/** Serves one connection until it closes. */
export function startServer(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const log = (message: string) => connection.console.error(message);
  const library = createSchemaLibrary();
  let settings: CheckSettings = { library, target: {}, severities: {} };
  let client: ClientAbilities = {
    pullsDiagnostics: false,
    refreshesDiagnostics: false,
    hasConfiguration: false,
    refreshesHints: false,
  };
  let presentation = readPresentation(undefined);
  let generation = 0;
  const analyses = createAnalyses(
    () => settings,
    (rule, error) => log(`The rule ${rule.id} failed: ${error instanceof Error ? error.stack : error}`),
  );
  const push = createPushDiagnostics(connection, (uri): Diagnostic[] | undefined => {
    const document = documents.get(uri);
    return (
      document &&
      analyses
        .get(document)
        .findings()
        .map((finding) => toDiagnostic(document, finding))
    );
  });
  const session: Session = {
    connection,
    library,
    get client() {
      return client;
    },
    get generation() {
      return generation;
    },
    get presentation() {
      return presentation;
    },
    openDocuments: () => documents.all(),
    analyze: (document) => analyses.get(document),
    answer: (name, fallback, feature) => (params, token) =>
      runSafe(
        name,
        () => {
          const document = documents.get(params.textDocument.uri);
          return document ? feature(analyses.get(document), params) : fallback;
        },
        fallback,
        token,
        log,
      ),
  };

  connection.onInitialize((params) => {
    client = abilitiesOf(params);
    const capabilities = Object.assign({}, ...HANDLERS.map((handlers) => handlers.capabilities));
    return {
      capabilities: {
        ...capabilities,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      },
      serverInfo: { name: 'unattend' },
    };
  });
  connection.onInitialized(async () => {
    if (!client.hasConfiguration) return;
    void connection.client.register(DidChangeConfigurationNotification.type, {
      section: CONFIGURATION_SECTION,
    });
    await loadSettings();
  });
  connection.onDidChangeConfiguration(() => loadSettings());
  documents.onDidChangeContent(({ document }) => {
    if (!client.pullsDiagnostics) push.schedule(document.uri, document.getText().length);
  });
  documents.onDidSave(({ document }) => {
    analyses.markSaved(document);
    if (!client.pullsDiagnostics) push.schedule(document.uri, 0);
  });
  documents.onDidClose(({ document }) => {
    analyses.forget(document.uri);
    // When it opens again its versions begin anew.
    generation++;
    if (!client.pullsDiagnostics) push.clear(document.uri);
  });
  for (const handlers of HANDLERS) handlers.register(session);
  documents.listen(connection);
  connection.listen();

  async function loadSettings(): Promise<void> {
    if (!client.hasConfiguration) return;
    const configuration: unknown = await connection.workspace.getConfiguration(CONFIGURATION_SECTION);
    const shown = readPresentation(configuration);
    if (JSON.stringify(shown) !== JSON.stringify(presentation)) {
      presentation = shown;
      refreshHints();
    }
    const changed = readConfiguration(configuration, library);
    if (
      JSON.stringify([changed.target, changed.severities]) ===
      JSON.stringify([settings.target, settings.severities])
    )
      return;
    settings = changed;
    generation++;
    analyses.clear();
    if (client.refreshesDiagnostics) connection.languages.diagnostics.refresh();
    refreshHints();
    if (!client.pullsDiagnostics) for (const { uri } of documents.all()) push.schedule(uri, 0);
  }

  function refreshHints(): void {
    if (!client.refreshesHints) return;
    void connection.languages.inlayHint.refresh();
    void connection.languages.semanticTokens.refresh();
    void connection.sendRequest(CodeLensRefreshRequest.type);
  }
}

function abilitiesOf({ capabilities }: InitializeParams): ClientAbilities {
  return {
    pullsDiagnostics: capabilities.textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: capabilities.workspace?.diagnostics?.refreshSupport === true,
    hasConfiguration: capabilities.workspace?.configuration === true,
    refreshesHints:
      capabilities.workspace?.inlayHint?.refreshSupport === true &&
      capabilities.workspace.semanticTokens?.refreshSupport === true &&
      capabilities.workspace.codeLens?.refreshSupport === true,
  };
}
