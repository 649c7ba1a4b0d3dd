/** What the desktop and the web client have in common. */
import { extensions, type LogOutputChannel } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { type ClientOptions, SHOW_REFERENCE, SHOW_RULE } from '../server/lsp/protocol';

export const LANGUAGE_ID = 'unattend';

/** A client and the process or worker at its other end. */
export interface Connection {
  readonly client: BaseLanguageClient;
  /** Ends what `client.stop()` leaves running. */
  readonly end: () => void;
}

export type ConnectToServer = (options: LanguageClientOptions) => Connection;

export function clientOptions(log: LogOutputChannel): LanguageClientOptions {
  return {
    // No scheme: an answer file is one on disk, unsaved, in a remote folder and in a virtual workspace.
    documentSelector: [{ language: LANGUAGE_ID }],
    diagnosticCollectionName: 'unattend',
    outputChannel: log,
    initializationOptions: abilities(),
    // Links in hovers may open the documentation, and nothing else.
    markdown: { isTrusted: { enabledCommands: [SHOW_RULE, SHOW_REFERENCE] } },
  };
}

function abilities(): ClientOptions {
  return {
    readsFiles: true,
    opensDocumentation: true,
    // VS Code's own JSON gets the schema from package.json; it can be turned off, and some web editors lack it.
    validatesConfiguration: extensions.getExtension('vscode.json-language-features') !== undefined,
    turnsOffRules: true,
    editsCommands: true,
    runsCommands: true,
  };
}
