/** Copies the answer file without its secrets, to be shown to others. */
import { env, l10n, type TextDocument, window } from 'vscode';
import { REDACTED_TEXT, type RedactedTextResult } from '../../server/lsp/protocol';
import { askAbout } from '../answer-file-in-front';
import type { ServerSession } from '../server-session';
import { reopened } from './source-editor';

export async function copyRedacted(document: TextDocument, session: ServerSession): Promise<void> {
  const result = await askAbout<RedactedTextResult>(session, await reopened(document), REDACTED_TEXT);
  if (!result) return; // reported
  await env.clipboard.writeText(result.text);
  window.setStatusBarMessage(l10n.t('The answer file is in the clipboard, without its secrets.'), 3000);
}
