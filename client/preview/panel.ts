/** "Unattend: Open Preview": at most one panel; it survives a reload of the window. */
import {
  commands,
  Disposable,
  l10n,
  Position,
  type TextDocument,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { OPEN_PREVIEW } from '../../server/lsp/protocol';
import { LANGUAGE_ID } from '../language-client';
import type { ServerSession } from '../server-session';
import { exportPreview } from './export';
import { type PreviewState, readState } from './messages';
import { pageHtml, pageRoots } from './page-html';
import { createPreview, type Preview } from './preview';
import { revealSource } from './source-editor';

const VIEW_TYPE = 'unattend.preview';
/** Which of the two pin buttons the panel's title has. */
const PINNED_CONTEXT = 'unattend.previewPinned';
const OPEN_CONTEXT = 'unattend.previewOpen';

export function registerPreview(extensionUri: Uri, session: ServerSession): Disposable {
  let open: { readonly panel: WebviewPanel; readonly preview: Preview } | undefined;

  const fill = (panel: WebviewPanel, state: PreviewState): Preview => {
    panel.webview.options = { enableScripts: true, localResourceRoots: pageRoots(extensionUri) };
    panel.iconPath = Uri.joinPath(extensionUri, 'images', 'icon.png');
    const preview = createPreview(panel, session, state, (pinned) => setContext(PINNED_CONTEXT, pinned));
    panel.webview.html = pageHtml(panel.webview, extensionUri);
    open = { panel, preview };
    setContext(OPEN_CONTEXT, true);
    panel.onDidDispose(() => {
      if (open?.panel !== panel) return;
      open = undefined;
      setContext(OPEN_CONTEXT, false);
    });
    return preview;
  };

  /** The button of an editor names its file, a code lens also the place of the disk that is meant. */
  const openPreview = async (place?: unknown, position?: unknown) => {
    const document = await documentAt(place);
    if (!document) {
      void window.showInformationMessage(
        l10n.t('Open a Windows answer file to see what Setup will do with it.'),
      );
      return;
    }
    if (open) {
      open.panel.reveal(undefined, true);
      open.preview.show(document);
    } else {
      const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
      const panel = window.createWebviewPanel(VIEW_TYPE, l10n.t('Preview'), column);
      fill(panel, readState(undefined)).show(document);
    }
    if (isPosition(position)) {
      const offset = document.offsetAt(new Position(position.line, position.character));
      await revealSource(document, offset, offset);
    }
  };

  return Disposable.from(
    commands.registerCommand(OPEN_PREVIEW, openPreview),
    commands.registerCommand('unattend.pinPreview', () => open?.preview.setPinned(true)),
    commands.registerCommand('unattend.unpinPreview', () => open?.preview.setPinned(false)),
    commands.registerCommand('unattend.exportPreview', () => open && exportPreview(open.preview, session)),
    window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel, remembered) => {
        const state = readState(remembered);
        open?.panel.dispose();
        const preview = fill(panel, state);
        // The file may be gone, and an unsaved one is: then the panel waits for the next answer file.
        const document = state.uri === null ? undefined : await documentAt(state.uri).catch(() => undefined);
        if (document) preview.show(document);
      },
    }),
  );
}

function isPosition(value: unknown): value is { readonly line: number; readonly character: number } {
  if (typeof value !== 'object' || value === null || !('line' in value && 'character' in value)) return false;
  return [value.line, value.character].every((part) => Number.isSafeInteger(part) && Number(part) >= 0);
}

function setContext(key: string, value: boolean): void {
  void commands.executeCommand('setContext', key, value);
}

/** The document that an editor's button, a code lens or a remembered state names; else the one in front. */
async function documentAt(place: unknown): Promise<TextDocument | undefined> {
  const uri = place instanceof Uri ? place : typeof place === 'string' ? Uri.parse(place, true) : undefined;
  if (uri) return workspace.openTextDocument(uri);
  return [window.activeTextEditor, ...window.visibleTextEditors].find(
    (editor) => editor?.document.languageId === LANGUAGE_ID,
  )?.document;
}
