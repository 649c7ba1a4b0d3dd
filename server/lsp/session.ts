/** What the handlers of one connection share. */
import type { CancellationToken, Connection, InitializeResult, ResponseError } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TargetOverrides } from '../answer-file/target';
import type { SchemaLibrary } from '../schema/library';
import type { Presentation } from './configuration';
import type { AnalyzedDocument } from './documents';
import type { ReadFile } from './environments';

export interface Session {
  readonly connection: Connection;
  /** What the client can do, as it said when it started the server. */
  readonly client: ClientAbilities;
  /** All components, those of every folder's own schemas included; a document's own are in its answer file. */
  readonly library: SchemaLibrary;
  /** Grows when the settings change or a document closes, so that earlier answers no longer hold. */
  readonly generation: number;
  /** Which hints, lenses and tokens the user wants. */
  presentationOf(uri: string): Presentation;
  /** What the settings of the client say about the target, over configuration files and the document itself. */
  targetSettingsOf(uri: string): TargetOverrides;
  /** The configuration file that holds for a document or, if there is none, where one should stand. */
  configurationUriFor(uri: string): string | undefined;
  /** Undefined when nobody can read files. */
  readonly readFile: ReadFile | undefined;
  openDocuments(): readonly TextDocument[];
  analyze(document: TextDocument): AnalyzedDocument;
  /**
   * Makes a handler for a request about one document: it answers with what `feature` returns, and with
   * `fallback` when the document is not open or the feature fails.
   */
  answer<Params extends { readonly textDocument: { readonly uri: string } }, Result>(
    name: string,
    fallback: Result,
    feature: (analyzed: AnalyzedDocument, params: Params) => Result,
  ): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>>;
}

export interface ClientAbilities {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly refreshesHints: boolean;
  readonly followsFolders: boolean;
  readonly watchesFiles: boolean;
  readonly readsFiles: boolean;
  readonly opensDocumentation: boolean;
  /** It marks the mistakes in the text of a configuration file. */
  readonly validatesConfiguration: boolean;
  readonly turnsOffRules: boolean;
  readonly editsCommands: boolean;
  /** It carries out edits that create files. */
  readonly createsFiles: boolean;
  /** It asks for the edits of a code action when that is chosen. */
  readonly resolvesActions: boolean;
  readonly runsCommands: boolean;
  readonly insertsSnippets: boolean;
  readonly nestsSymbols: boolean;
  readonly showsMarkdown: boolean;
  /** What a completion list may say once for all of its items. */
  readonly completionDefaults: readonly string[];
}

/** One group of features: what it lets the server promise, and the handlers behind it. */
export interface Handlers {
  readonly capabilities: InitializeResult['capabilities'];
  register(session: Session): void;
}
