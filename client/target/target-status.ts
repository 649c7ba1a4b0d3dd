/** The target of the answer file in front, in the language status: what it is for, and where that was found. */
import { Disposable, l10n, languages, type TextDocument, window, workspace } from 'vscode';
import { TARGET, type TargetParams, type TargetResult } from '../../server/lsp/protocol';
import { askInBackground } from '../ask-server';
import { LANGUAGE_ID } from '../language-client';
import type { ServerSession } from '../server-session';
import { SET_TARGET } from './set-target';

/** Nobody reads the status while typing. */
const TYPING_DELAY_MS = 500;

export function registerTargetStatus(session: ServerSession): Disposable {
  const item = languages.createLanguageStatusItem('unattend.target', { language: LANGUAGE_ID });
  item.name = l10n.t('Target of the Answer File');
  item.command = { command: SET_TARGET, title: l10n.t('Choose…') };
  item.text = l10n.t('Target not known');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const refresh = async (document: TextDocument): Promise<void> => {
    const question = ++asked;
    const result = await askInBackground<TargetResult>(
      session,
      TARGET,
      (client): TargetParams => ({
        textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
      }),
    );
    // Without an answer, what was known stays.
    if (!result || question !== asked) return;
    const known = result.facts.filter(({ value }) => value !== undefined);
    item.text = known.map(({ label }) => label).join(' · ') || l10n.t('Target not known');
    item.detail = known.map(({ title, found }) => `${title} ${found}`).join('; ');
    item.accessibilityInformation = { label: `${item.name}: ${item.text}. ${item.detail}` };
  };
  const refreshSoon = (uri?: string): void => {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== LANGUAGE_ID || (uri !== undefined && document.uri.toString() !== uri))
      return;
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(document), TYPING_DELAY_MS);
  };

  refreshSoon();
  return Disposable.from(
    item,
    new Disposable(() => clearTimeout(timer)),
    window.onDidChangeActiveTextEditor(() => refreshSoon()),
    workspace.onDidChangeTextDocument(({ document }) => refreshSoon(document.uri.toString())),
    workspace.onDidOpenTextDocument(({ uri }) => refreshSoon(uri.toString())),
    // Files are judged again when their settings or configuration changed.
    languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) refreshSoon(uri.toString());
    }),
  );
}
