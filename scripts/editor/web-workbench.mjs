/**
 * Serves VS Code as a pure web page, as vscode.dev does: no server process behind it; extensions and their
 * language servers run in the browser's workers, and the folder is a virtual one in memory (memfs/).
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { QUIET_SETTINGS } from './settings.mjs';

const CONTENT_TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

const WORKBENCH = '/out/vs/code/browser/workbench/workbench.js';

/** code-server ties the workbench to a server in two places; a pure web build has neither. */
const CODE_SERVER_PATCHES = [
  { made: /remoteAuthority:location\.host/g, undone: 'remoteAuthority:undefined' },
  {
    made: /(get userRoamingDataHome\(\)\{return [\w$]+\([\w$]+\.file\(this\.userDataPath\)\.with\(\{scheme:)[\w$]+\.vscodeRemote/g,
    undone: '$1"vscode-userdata"',
  },
];

/**
 * @typedef {object} WebOptions
 * @property {import('./install.mjs').Editor} editor
 * @property {string} extension folder of the extension under test
 * @property {readonly string[]} [others] paths of further extensions inside that folder
 * @property {string} [tests] path of the test bundle inside that folder
 * @property {Readonly<Record<string, string>>} files the virtual folder: path to text
 */

/** @param {WebOptions} options */
export async function startWebWorkbench({ editor, extension, others = [], tests, files }) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${port}`;
  const page = renderPage(origin, configure(editor, port, others, tests));
  const workbench = readWorkbench(editor);
  const folders = {
    '/static/': editor.vscode,
    '/extension/': extension,
    '/memfs/': join(import.meta.dirname, 'memfs'),
  };
  /** @type {string[]} */
  const missing = [];

  server.on('request', (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', origin).pathname);
    const send = (status, type, body) => {
      response.writeHead(status, {
        'Content-Type': type,
        'Access-Control-Allow-Origin': '*',
        'Service-Worker-Allowed': '/',
        'Cache-Control': 'no-store',
      });
      response.end(body);
    };
    if (path === '/') return send(200, 'text/html', page);
    if (path === '/files.json') return send(200, 'application/json', JSON.stringify(files));
    if (path === `/static${WORKBENCH}`) return send(200, 'text/javascript', workbench);
    const file = findFile(folders, path);
    if (file)
      return send(200, CONTENT_TYPES[extname(file)] ?? 'application/octet-stream', readFileSync(file));
    missing.push(path);
    return send(404, 'text/plain', 'not found');
  });

  return {
    address: `${origin}/`,
    missing,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function configure(editor, port, others, tests) {
  const product = JSON.parse(readFileSync(join(editor.vscode, 'product.json'), 'utf8'));
  const at = (path) => ({ scheme: 'http', authority: `127.0.0.1:${port}`, path });
  return {
    folderUri: { scheme: 'memfs', authority: '', path: '/workspace' },
    userDataPath: '/',
    // code-server's workbench does not start without a word on these.
    isEnabledCoderGettingStarted: false,
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    webviewEndpoint: '/static/out/vs/workbench/contrib/webview/browser/pre',
    additionalBuiltinExtensions: [at('/memfs')],
    developmentOptions: {
      enableSmokeTestDriver: true,
      logLevel: 3,
      extensions: [at('/extension'), ...others.map((path) => at(`/extension/${path}`))],
      ...(tests && { extensionTestsPath: at(`/extension/${tests}`) }),
    },
    productConfiguration: {
      ...product,
      extensionsGallery: undefined,
      webEndpointUrlTemplate: undefined,
      extensionEnabledApiProposals: { 'unattend.memfs': ['fileSearchProvider', 'textSearchProvider'] },
    },
    configurationDefaults: QUIET_SETTINGS,
  };
}

function renderPage(origin, configuration) {
  const settings = JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8">
    <meta id="vscode-workbench-web-configuration" data-settings="${settings}">
    <link rel="stylesheet" href="/static/out/vs/code/browser/workbench/workbench.css">
  </head>
  <body aria-label=""></body>
  <script>globalThis._VSCODE_FILE_ROOT = '${origin}/static/out/';</script>
  <script type="module" src="/static/out/nls.messages.js"></script>
  <script type="module" src="/static${WORKBENCH}"></script>
</html>`;
}

function readWorkbench(editor) {
  let text = readFileSync(join(editor.vscode, WORKBENCH), 'utf8');
  for (const { made, undone } of CODE_SERVER_PATCHES) {
    const count = text.match(made)?.length ?? 0;
    if (count !== 1)
      throw new Error(`${count} places in workbench.js match ${made}: was code-server updated?`);
    text = text.replace(made, undone);
  }
  return text;
}

function findFile(folders, path) {
  for (const [prefix, folder] of Object.entries(folders)) {
    if (!path.startsWith(prefix)) continue;
    const file = normalize(join(folder, path.slice(prefix.length)));
    if (file.startsWith(folder) && existsSync(file) && statSync(file).isFile()) return file;
  }
  return undefined;
}
