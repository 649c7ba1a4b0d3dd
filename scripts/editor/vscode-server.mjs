/** Runs VS Code's own server: the workbench in a browser, extensions in a Node process. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Obstacle } from './report.mjs';
import { QUIET_SETTINGS } from './settings.mjs';

const START_LIMIT_MS = 30_000;

/**
 * @typedef {object} ServerOptions
 * @property {import('./install.mjs').Editor} editor
 * @property {string} home folder for user data, extensions and the log
 * @property {string} [vsix] an extension to install first
 * @property {Record<string, unknown>} [settings] user settings besides the quiet ones, for a new home
 * @property {string} [token] what the browser must know; without it anyone on this machine may connect
 * @property {number} [port]
 * @property {boolean} [forTests] honours extensionDevelopmentPath and extensionTestsPath
 * @property {boolean} [workspaceTrust] asks for trust, so that a folder opens in Restricted Mode
 */

/** @param {ServerOptions} options */
export async function startVsCodeServer(options) {
  const { editor, home, vsix, settings, token, forTests, workspaceTrust } = options;
  const main = join(editor.vscode, 'out', 'server-main.js');
  const places = [
    '--user-data-dir',
    join(home, 'user'),
    '--extensions-dir',
    join(home, 'extensions'),
    '--server-data-dir',
    home,
  ];
  prepareHome(home, settings);
  if (vsix) installExtension(editor, [main, ...places, '--install-extension', vsix, '--force']);

  const port = options.port ?? (await freePort());
  const log = join(home, 'server.log');
  const output = openSync(log, 'w');
  const access = token ? ['--connection-token', token] : ['--without-connection-token'];
  const server = spawn(
    editor.node,
    [
      main,
      ...places,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      ...access,
      '--accept-server-license-terms',
      '--telemetry-level',
      'off',
    ]
      // A released build ignores the paths of an extension under development and its tests without this one.
      .concat(
        forTests ? ['--enable-smoke-test-driver'] : [],
        workspaceTrust ? [] : ['--disable-workspace-trust'],
      ),
    // Without a gallery there are no requests to it.
    { env: { ...process.env, EXTENSIONS_GALLERY: '{}' }, stdio: ['ignore', output, output] },
  );
  const kill = () => server.kill();
  process.on('exit', kill);
  await untilReady(port, () => server.exitCode !== null, log);

  const authority = `127.0.0.1:${port}`;
  /** @param {string} path */
  const toUri = (path) =>
    `vscode-remote://${authority}${path.replaceAll('\\', '/').replace(/^(?=[A-Za-z]:)/, '/')}`;
  return {
    process: server,
    log,
    toUri,
    /**
     * The address of the workbench on a folder.
     * @param {string} folder
     * @param {readonly (readonly [string, string])[]} [payload]
     */
    address: (folder, payload = []) => {
      const query = new URLSearchParams({
        folder,
        payload: JSON.stringify(payload),
        ...(token && { tkn: token }),
      });
      return `http://${authority}/?${query}`;
    },
    stop: async () => {
      process.off('exit', kill);
      if (server.exitCode !== null) return;
      server.kill();
      await new Promise((resolve) => server.once('exit', resolve));
    },
  };
}

function prepareHome(home, settings) {
  const user = join(home, 'user', 'User');
  mkdirSync(user, { recursive: true });
  mkdirSync(join(home, 'extensions'), { recursive: true });
  const file = join(user, 'settings.json');
  if (!existsSync(file)) writeFileSync(file, JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2));
}

function installExtension(editor, args) {
  const { status, stdout, stderr } = spawnSync(editor.node, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The extension could not be installed:\n${stdout}${stderr}`);
}

async function untilReady(port, hasEnded, log) {
  const end = Date.now() + START_LIMIT_MS;
  while (Date.now() < end && !hasEnded()) {
    const response = await fetch(`http://127.0.0.1:${port}/version`).catch(() => undefined);
    if (response?.ok) return;
    await sleep(50);
  }
  throw new Obstacle(`The VS Code server did not start on port ${port}; ${log} says why.`);
}

/** @returns {Promise<number>} */
export async function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
