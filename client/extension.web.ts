/** Browser entry (vscode.dev, github.dev): the language server is a web worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateUnattend } from './activation';

export { deactivateUnattend as deactivate } from './activation';

export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.web.js').toString(true);

  activateUnattend(context, (options) => {
    // The client gets the worker, not a function that makes one: it would test the result with
    // `instanceof Worker`, which is false for the workers that VS Code's web host hands out.
    const worker = new Worker(script);
    return {
      client: new LanguageClient('unattend', 'Unattend', worker, options),
      end: () => worker.terminate(),
    };
  });
}
