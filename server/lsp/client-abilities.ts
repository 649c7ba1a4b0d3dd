/** What a client says about itself when it starts the server; what it does not say, it cannot do. */
import type { InitializeParams } from 'vscode-languageserver';
import type { ClientOptions } from './protocol';
import type { ClientAbilities } from './session';

export function abilitiesOf({
  capabilities: { textDocument, workspace },
  initializationOptions,
}: Pick<InitializeParams, 'capabilities' | 'initializationOptions'>): ClientAbilities {
  const options: ClientOptions = initializationOptions ?? {};
  const formats = textDocument?.hover?.contentFormat;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    followsFolders: workspace?.workspaceFolders === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    readsFiles: options.readsFiles === true,
    opensDocumentation: options.opensDocumentation === true,
    validatesConfiguration: options.validatesConfiguration === true,
    turnsOffRules: options.turnsOffRules === true,
    editsCommands: options.editsCommands === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    resolvesActions:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties.includes('edit') === true,
    completionDefaults: textDocument?.completion?.completionList?.itemDefaults ?? [],
    runsCommands: options.runsCommands === true,
    insertsSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    showsMarkdown: formats === undefined || formats.includes('markdown'),
    refreshesHints:
      workspace?.inlayHint?.refreshSupport === true &&
      workspace.semanticTokens?.refreshSupport === true &&
      workspace.codeLens?.refreshSupport === true,
  };
}

/** Clients that do not know of several folders name the one that they have. */
export function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}
