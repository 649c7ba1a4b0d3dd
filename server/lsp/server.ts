/** The language server: registers its capabilities and answers each request with one feature. */
import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { complete, describeCompletion } from '../features/completion/completion';
import type { DocumentationKey } from '../features/completion/item';
import { foldingRanges } from '../features/folding';
import { hover } from '../features/hover';
import { selectionRanges } from '../features/selection-range';
import { documentSymbols } from '../features/symbols';
import { createSchemaLibrary } from '../schema/library';
import {
  toCodeAction,
  toCompletionItems,
  toDiagnostic,
  toDocumentSymbol,
  toFoldingRange,
  toRange,
  toSelectionRange,
} from './convert';
import { type AnalyzedDocument, type CheckSettings, createAnalyses } from './documents';
import { createPushDiagnostics } from './push-diagnostics';
import { CONFIGURATION_SECTION } from './protocol';
import { runSafe } from './run-safe';
import { readConfiguration } from './configuration';

/** Serves one connection until it closes. */
export function startServer(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const log = (message: string) => connection.console.error(message);
  const library = createSchemaLibrary();
  let settings: CheckSettings = { library, target: {}, severities: {} };
  let client: ClientAbilities = { pullsDiagnostics: false, refreshesDiagnostics: false, hasConfiguration: false };
  const analyses = createAnalyses(
    () => settings,
    (rule, error) => log(`The rule ${rule.id} failed: ${error instanceof Error ? error.stack : error}`),
  );
  const diagnosticsOf = ({ document, findings }: AnalyzedDocument): Diagnostic[] =>
    findings().map((finding) => toDiagnostic(document, finding));
  const push = createPushDiagnostics(connection, (uri) => {
    const document = documents.get(uri);
    return document ? diagnosticsOf(analyses.get(document)) : undefined;
  });

  connection.onInitialize((params): InitializeResult => {
    client = abilitiesOf(params);
    return { capabilities: CAPABILITIES, serverInfo: { name: 'unattend' } };
  });
  connection.onInitialized(async () => {
    if (!client.hasConfiguration) return;
    void connection.client.register(DidChangeConfigurationNotification.type, { section: CONFIGURATION_SECTION });
    await loadSettings();
  });
  connection.onDidChangeConfiguration(() => loadSettings());

  async function loadSettings(): Promise<void> {
    if (!client.hasConfiguration) return;
    const configuration: unknown = await connection.workspace.getConfiguration(CONFIGURATION_SECTION);
    const changed = readConfiguration(configuration, library);
    if (JSON.stringify([changed.target, changed.severities]) === JSON.stringify([settings.target, settings.severities])) return;
    settings = changed;
    generation++;
    analyses.clear();
    if (client.refreshesDiagnostics) connection.languages.diagnostics.refresh();
    if (!client.pullsDiagnostics) for (const { uri } of documents.all()) push.schedule(uri, 0);
  }
  let generation = 0;

  documents.onDidChangeContent(({ document }) => {
    if (!client.pullsDiagnostics) push.schedule(document.uri, document.getText().length);
  });
  documents.onDidClose(({ document }) => {
    analyses.forget(document.uri);
    if (!client.pullsDiagnostics) push.clear(document.uri);
  });

  /** Answers a request about one document; `fallback` when it is not open or the feature fails. */
  function answer<Params extends { textDocument: { uri: string } }, Result>(
    name: string,
    fallback: Result,
    feature: (analyzed: AnalyzedDocument, params: Params) => Result,
  ) {
    return (params: Params, token: CancellationToken) =>
      runSafe(
        name,
        () => {
          const document = documents.get(params.textDocument.uri);
          return document ? feature(analyses.get(document), params) : fallback;
        },
        fallback,
        token,
        log,
      );
  }

  connection.languages.diagnostics.on(
    answer<DocumentDiagnosticParams, DocumentDiagnosticReport>('diagnostics', NO_DIAGNOSTICS, (analyzed, params) => {
      const resultId = `${generation}:${analyzed.document.version}`;
      if (params.previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(analyzed) };
    }),
  );
  connection.onCompletion(
    answer('completion', null, ({ document, file }, { position }) => ({
      isIncomplete: false,
      items: toCompletionItems(document, complete(file, document.offsetAt(position))),
    })),
  );
  connection.onCompletionResolve((item) => {
    const value = item.data && describeCompletion(library, item.data as DocumentationKey);
    return value ? { ...item, documentation: { kind: 'markdown', value } } : item;
  });
  connection.onHover(
    answer('hover', null, ({ document, file }, { position }) => {
      const found = hover(file, document.offsetAt(position));
      return found
        ? { contents: { kind: 'markdown', value: found.markdown }, range: toRange(document, found.range) }
        : null;
    }),
  );
  connection.onDocumentSymbol(
    answer('documentSymbol', null, ({ document, file }) =>
      documentSymbols(file).map((symbol) => toDocumentSymbol(document, symbol)),
    ),
  );
  connection.onFoldingRanges(
    answer('foldingRange', null, ({ document, file }) =>
      foldingRanges(file)
        .map((range) => toFoldingRange(document, range))
        .filter((range) => range !== undefined),
    ),
  );
  connection.onSelectionRanges(
    answer('selectionRange', null, ({ document, file }, { positions }) =>
      positions.map((position) => toSelectionRange(document, selectionRanges(file, document.offsetAt(position)))),
    ),
  );
  connection.onCodeAction(
    answer('codeAction', null, (analyzed, { range }) => {
      const { document } = analyzed;
      const start = document.offsetAt(range.start);
      const end = document.offsetAt(range.end);
      return analyzed
        .findings()
        .filter((finding) => finding.range.start <= end && finding.range.end >= start)
        .flatMap((finding) => {
          const diagnostic = toDiagnostic(document, finding);
          return (finding.fixes?.() ?? []).map((fix) => toCodeAction(document, diagnostic, fix));
        });
    }),
  );

  documents.listen(connection);
  connection.listen();
}

const NO_DIAGNOSTICS: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

const CAPABILITIES: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  completionProvider: { resolveProvider: true, triggerCharacters: ['<', '/', '"', ' ', '>'] },
  hoverProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  codeActionProvider: { codeActionKinds: ['quickfix'] },
  diagnosticProvider: { identifier: 'unattend', interFileDependencies: false, workspaceDiagnostics: false },
};

interface ClientAbilities {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly hasConfiguration: boolean;
}

function abilitiesOf({ capabilities }: InitializeParams): ClientAbilities {
  return {
    pullsDiagnostics: capabilities.textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: capabilities.workspace?.diagnostics?.refreshSupport === true,
    hasConfiguration: capabilities.workspace?.configuration === true,
  };
}
