/** The empty page of the panel: it names its script and its style sheet, and allows nothing else. */
import { l10n, Uri, type Webview } from 'vscode';
import { previewWords } from './words';

export function pageHtml(webview: Webview, extensionUri: Uri): string {
  const nonce = createNonce();
  const address = (file: string) =>
    escapeAttribute(String(webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', file))));
  // The picture that becomes a PNG is made in the page itself, as a blob.
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; img-src blob:`;
  const words = previewWords();
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(words.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address('preview.css')}">
<title>${escapeText(l10n.t('Preview of Windows Setup'))}</title>
</head>
<body data-words="${escapeAttribute(JSON.stringify(words))}">
<script nonce="${nonce}" src="${address('preview.js')}"></script>
</body>
</html>`;
}

/** The only folder from which the page may load anything. */
export function pageRoots(extensionUri: Uri): readonly Uri[] {
  return [Uri.joinPath(extensionUri, 'dist')];
}

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes));
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
