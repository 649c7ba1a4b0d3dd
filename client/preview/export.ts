/** "Unattend: Export Preview…": the picture of the disks, the whole preview as a document, the file without secrets. */
import { commands, env, l10n, type QuickPickItem, type TextDocument, Uri, window, workspace } from 'vscode';
import {
  type PlanChoice,
  RENDER_PLAN,
  type RenderPlanParams,
  type RenderPlanResult,
} from '../../server/lsp/protocol';
import type { ServerSession } from '../server-session';
import { copyRedacted } from './copy-redacted';
import { disksAsSvg } from './disk-svg';
import { planParams } from './plan-requests';
import type { Preview } from './preview';
import { reopened } from './source-editor';
import { previewWords } from './words';

type Format = 'html' | 'markdown' | 'svg' | 'png' | 'copy' | 'copy-redacted';

/** Secrets are in none of the formats: the plan does not hold them. What was shown at the call is exported. */
export async function exportPreview(preview: Preview, session: ServerSession): Promise<void> {
  const document = preview.document();
  const plan = preview.plan();
  if (!document || !plan) return;
  const choice = preview.choice();
  const chosen = await window.showQuickPick(formats(), { placeHolder: l10n.t('Export the preview as') });
  if (!chosen) return;
  const rendered = (format: RenderPlanParams['format']) => render(session, document, choice, format);
  const drawn = () => disksAsSvg(plan, nameOf(document.uri), previewWords());
  switch (chosen.id) {
    case 'copy-redacted':
      return copyRedacted(document, session);
    case 'copy':
      return copy(await rendered('markdown'));
    case 'html':
      return save(document, 'html', chosen.label, encoded(await rendered('html')));
    case 'markdown':
      return save(document, 'md', chosen.label, encoded(await rendered('markdown')));
    case 'svg':
      return save(document, 'svg', chosen.label, encoded(drawn()));
    case 'png':
      return save(document, 'png', chosen.label, await preview.drawPng(drawn()));
  }
}

function formats(): readonly (QuickPickItem & { readonly id: Format })[] {
  return [
    { id: 'html', label: 'HTML', detail: l10n.t('The whole preview as a page that needs no other file') },
    { id: 'markdown', label: 'Markdown', detail: l10n.t('The whole preview as text') },
    { id: 'svg', label: 'SVG', detail: l10n.t('The disks as a picture of any size') },
    { id: 'png', label: 'PNG', detail: l10n.t('The disks as a picture of 1920 pixels') },
    {
      id: 'copy',
      label: l10n.t('Copy as Markdown'),
      detail: l10n.t('The whole preview to the clipboard'),
    },
    {
      id: 'copy-redacted',
      label: l10n.t('Copy Redacted'),
      detail: l10n.t('The answer file without its secrets to the clipboard'),
    },
  ];
}

/** Null when the server does not answer. */
async function render(
  session: ServerSession,
  document: TextDocument,
  choice: PlanChoice,
  format: RenderPlanParams['format'],
): Promise<string | null> {
  const params: RenderPlanParams = { ...planParams(await reopened(document), choice), format };
  const client = await session.client();
  return (await client.sendRequest<RenderPlanResult>(RENDER_PLAN, params))?.text ?? null;
}

function encoded(text: string | null): Uint8Array | null {
  return text === null ? null : new TextEncoder().encode(text);
}

async function copy(text: string | null): Promise<void> {
  if (text === null) return showFailure();
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('The preview is in the clipboard.'), 3000);
}

async function save(
  { uri }: TextDocument,
  extension: string,
  name: string,
  content: Uint8Array | null,
): Promise<void> {
  if (!content) return showFailure();
  const path = `${uri.path.replace(/\.[^./]*$/, '')}.preview.${extension}`;
  const target = await window.showSaveDialog({
    defaultUri: uri.scheme === 'untitled' ? Uri.file(path) : uri.with({ path }),
    filters: { [name]: [extension] },
  });
  if (!target) return;
  await workspace.fs.writeFile(target, content);
  const open = l10n.t('Open');
  const choice = await window.showInformationMessage(l10n.t('The preview is in {0}.', nameOf(target)), open);
  if (choice === open) await commands.executeCommand('vscode.open', target);
}

function showFailure(): void {
  void window.showErrorMessage(
    l10n.t(
      'The preview could not be written: it does not answer. Close it, open it again and export once more.',
    ),
  );
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
