/** Copies the answer file without its secrets, to be shown to others. */
import { env, l10n, type TextDocument, window } from 'vscode';
import { REDACTED_TEXT, type RedactedTextParams, type RedactedTextResult } from '../../server/lsp/protocol';
import type { ServerSession } from '../server-session';

export async function copyRedacted(document: TextDocument, session: ServerSession): Promise<void> {
  const params: RedactedTextParams = { textDocument: { uri: document.uri.toString() } };
  const client = await session.client();
  const result = await client.sendRequest<RedactedTextResult>(REDACTED_TEXT, params);
  if (!result) {
    void window.showErrorMessage(
      l10n.t('Nothing was copied: the language server does not know this file. Open it and try again.'),
    );
    return;
  }
  await env.clipboard.writeText(result.text);
  window.setStatusBarMessage(l10n.t('The answer file is in the clipboard, without its secrets.'), 3000);
}
