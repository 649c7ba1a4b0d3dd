/** Notes which other machines a page asks for anything: the extension promises that there are none. */

/** Where VS Code's webviews seem to load from; their service worker answers, and nothing leaves the page. */
const WEBVIEW_HOST = /\.vscode-(?:resource\.vscode-)?cdn\.net$/;

/**
 * @param {import('playwright-core').Page} page
 * @returns {() => string[]} the faults so far
 */
export function watchRequests(page) {
  const strangers = new Set();
  page.on('request', (request) => {
    const { protocol, hostname, origin } = new URL(request.url());
    const isNetwork = protocol.startsWith('http') || protocol.startsWith('ws');
    if (isNetwork && hostname !== '127.0.0.1' && !WEBVIEW_HOST.test(hostname)) strangers.add(origin);
  });
  return () => [...strangers].map((origin) => `the page asked another machine: ${origin}`);
}
