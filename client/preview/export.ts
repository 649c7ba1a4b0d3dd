/** "Unattend: Export Preview…": the picture of the disks, or the whole preview as a document. */
import { env, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { RENDER_PLAN, type RenderPlanParams, type RenderPlanResult } from '../../server/lsp/protocol';
import type { ServerSession } from '../server-session';
import { disksAsSvg } from './disk-svg';
import { planParams } from './plan-requests';
import type { Preview } from './preview';

interface ExportFormat extends QuickPickItem {
  readonly id: 'html' | 'markdown' | 'svg' | 'copy';
}

const FORMATS: readonly ExportFormat[] = [
  { id: 'html', label: 'HTML', detail: 'The whole preview as a page that needs no other file' },
  { id: 'markdown', label: 'Markdown', detail: 'The whole preview as text' },
  { id: 'svg', label: 'SVG', detail: 'The disks as a picture' },
  { id: 'copy', label: 'Copy as Markdown', detail: 'The whole preview to the clipboard' },
];

const EXTENSIONS = { html: 'html', markdown: 'md', svg: 'svg' };

/** Secrets are in none of the formats: the plan does not hold them. */
export async function exportPreview(preview: Preview, session: ServerSession): Promise<void> {
  const document = preview.document();
  const plan = preview.plan();
  if (!document || !plan) return;
  const format = await window.showQuickPick(FORMATS, { placeHolder: 'Export the preview as' });
  if (!format) return;

  const fileName = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
  const text = format.id === 'svg' ? disksAsSvg(plan, fileName) : await rendered(preview, session, format.id);
  if (text === undefined) {
    void window.showErrorMessage('The preview could not be written: the language server does not answer.');
  } else if (format.id === 'copy') {
    await env.clipboard.writeText(text);
    window.setStatusBarMessage('The preview is in the clipboard.', 3000);
  } else {
    await save(document.uri, EXTENSIONS[format.id], format.label, text);
  }
}

async function rendered(
  preview: Preview,
  session: ServerSession,
  format: 'html' | 'markdown' | 'copy',
): Promise<string | undefined> {
  const document = preview.document();
  if (!document) return undefined;
  const params: RenderPlanParams = {
    ...planParams(document, preview.choice()),
    format: format === 'copy' ? 'markdown' : format,
  };
  const client = await session.client();
  return (await client.sendRequest<RenderPlanResult>(RENDER_PLAN, params))?.text;
}

async function save(source: Uri, extension: string, name: string, text: string): Promise<void> {
  const path = `${source.path.replace(/\.[^./]*$/, '')}.preview.${extension}`;
  const target = await window.showSaveDialog({
    defaultUri: source.scheme === 'untitled' ? Uri.file(path) : source.with({ path }),
    filters: { [name]: [extension] },
  });
  if (!target) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const open = 'Open';
  const choice = await window.showInformationMessage(
    `The preview is in ${target.path.slice(target.path.lastIndexOf('/') + 1)}.`,
    open,
  );
  if (choice === open) await window.showTextDocument(target);
}
