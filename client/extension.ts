/** Desktop and remote entry: the language server is a Node process, spoken to over IPC. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateUnattend } from './activation';

export { deactivateUnattend as deactivate } from './activation';

export function activate(context: ExtensionContext): void {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const server = { module, transport: TransportKind.ipc };
  const inspected = { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } };

  activateUnattend(context, (options) => ({
    client: new LanguageClient('unattend', 'Unattend', { run: server, debug: inspected }, options),
    end: () => undefined, // the process ends with its connection
  }));
}
