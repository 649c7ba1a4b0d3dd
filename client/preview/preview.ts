/** One open preview: a webview panel, the document that it follows, and the last good picture of it. */
import {
  Disposable,
  l10n,
  languages,
  type TextDocument,
  type TextEditor,
  Uri,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { PlanChoice, ReportedPlan, SetupPlanResult } from '../../server/lsp/protocol';
import { LANGUAGE_ID } from '../language-client';
import type { ServerSession } from '../server-session';
import { copyRedacted } from './copy-redacted';
import { makeUnattended } from './make-unattended';
import { type FromPage, type Notice, type PreviewState, readFromPage, type ToPage } from './messages';
import { type TextChange, toCurrent, toPlanned } from './moved-offsets';
import { createPlanRequests } from './plan-requests';
import { createPngRequests, type PngRequests } from './png-requests';
import { revealSource } from './source-editor';

/** Takes together what comes at one stroke, and no more; a key that comes later takes back the question before it. */
const TYPING_DELAY_MS = 0;
/** Findings change after the text and after the settings; the plan is asked for again once they are there. */
const FINDINGS_DELAY_MS = 200;

export interface Preview {
  readonly show: (document: TextDocument) => void;
  readonly document: () => TextDocument | undefined;
  readonly plan: () => ReportedPlan | undefined;
  /** The Windows and the computer that were chosen for the preview alone. */
  readonly choice: () => PlanChoice;
  readonly setPinned: (pinned: boolean) => void;
  readonly drawPng: PngRequests['draw'];
}

/** What is shown: the plan of one version of one document, and what has changed in the text since. */
interface Picture {
  readonly plan: ReportedPlan;
  changes: readonly TextChange[];
}

/** Fills a panel, and lives as long as it does. */
export function createPreview(
  panel: WebviewPanel,
  session: ServerSession,
  start: PreviewState,
  onPinned: (pinned: boolean) => void,
): Preview {
  let document: TextDocument | undefined;
  let uri = start.uri;
  let { pinned, choice } = start;
  let picture: Picture | undefined;
  let notice: Notice | null = null;
  /** Changes since the version of each question that is under way: an answer is for an older text. */
  let unplanned: readonly (TextChange & { readonly version: number })[] = [];

  const post = (message: ToPage) => void panel.webview.postMessage(message);
  const postAll = () => {
    post({
      type: 'show',
      uri,
      fileName: fileNameOf(uri),
      pinned,
      choice,
      plan: picture?.plan ?? null,
      notice,
    });
    postCursor(window.activeTextEditor);
  };
  const postCursor = (editor: TextEditor | undefined) => {
    if (!editor || editor.document !== document || !picture) return;
    const offset = document.offsetAt(editor.selection.active);
    post({ type: 'cursor', offset: toPlanned(offset, picture.changes) });
  };

  const pictures = createPngRequests(panel);
  const requests = createPlanRequests(session, (asked, result) => {
    if (asked !== document) return;
    notice = noticeOf(result);
    if (result) {
      const { version } = result;
      unplanned = unplanned.filter((change) => change.version > version);
      // A text that was never whole is better drawn as it is than not at all.
      if (notice === null || !picture) picture = { plan: result.plan, changes: unplanned };
    }
    postAll();
  });
  const ask = (delayMs: number) => {
    if (document) requests.ask(document, choice, delayMs);
  };

  const show = (next: TextDocument) => {
    if (next === document && !next.isClosed && notice !== 'closed') return;
    if (next.uri.toString() !== uri) picture = undefined;
    document = next;
    uri = next.uri.toString();
    unplanned = [];
    notice = null;
    panel.title = titleOf(uri);
    postAll();
    ask(0);
  };

  const setPinned = (value: boolean) => {
    pinned = value;
    onPinned(value);
    postAll();
    const active = window.activeTextEditor?.document;
    if (!value && active?.languageId === LANGUAGE_ID) show(active);
  };

  const receive = (message: FromPage): unknown => {
    switch (message.type) {
      case 'ready':
        postAll();
        return pictures.pageIsReady();
      case 'choose':
        choice = message.choice;
        postAll();
        return ask(0);
      case 'reveal': {
        if (!document || !picture) return;
        const { changes } = picture;
        return revealSource(
          document,
          toCurrent(message.range.start, changes),
          toCurrent(message.range.end, changes),
        );
      }
      case 'fix':
        return document && makeUnattended(document, session, choice, message.question);
      case 'copy-redacted':
        return document && copyRedacted(document, session);
      case 'drawn':
        return pictures.answer(message.png);
    }
  };

  const listeners = Disposable.from(
    panel.webview.onDidReceiveMessage((message: unknown) => {
      const known = readFromPage(message);
      if (known) receive(known);
    }),
    window.onDidChangeActiveTextEditor((editor) => {
      if (!pinned && editor?.document.languageId === LANGUAGE_ID) show(editor.document);
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => postCursor(textEditor)),
    workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
      if (changed !== document || contentChanges.length === 0) return;
      const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
        rangeOffset,
        rangeLength,
        text,
        version: changed.version,
      }));
      unplanned = [...unplanned, ...changes];
      if (picture) picture.changes = [...picture.changes, ...changes];
      ask(TYPING_DELAY_MS);
    }),
    workspace.onDidOpenTextDocument((opened) => {
      // The followed file again, or one that became an answer file while it was in front.
      if (opened.languageId !== LANGUAGE_ID) return;
      const isActive = opened === window.activeTextEditor?.document;
      if (opened.uri.toString() === uri || (isActive && !pinned)) show(opened);
    }),
    workspace.onDidCloseTextDocument((closed) => {
      if (closed !== document) return;
      requests.cancel();
      notice = 'closed';
      postAll();
    }),
    languages.onDidChangeDiagnostics(({ uris }) => {
      if (requests.idle() && uris.some((changed) => changed.toString() === uri)) ask(FINDINGS_DELAY_MS);
    }),
  );
  panel.onDidDispose(() => {
    requests.cancel();
    listeners.dispose();
  });
  onPinned(pinned);

  return {
    show,
    document: () => document,
    plan: () => picture?.plan,
    choice: () => choice,
    setPinned,
    drawPng: pictures.draw,
  };
}

function noticeOf(result: SetupPlanResult): Notice | null {
  if (!result) return 'unavailable';
  return result.wellFormed ? null : 'broken';
}

function titleOf(uri: string): string {
  return l10n.t('Preview: {0}', fileNameOf(uri));
}

function fileNameOf(uri: string | null): string {
  const path = uri === null ? '' : Uri.parse(uri).path;
  return path.slice(path.lastIndexOf('/') + 1);
}
