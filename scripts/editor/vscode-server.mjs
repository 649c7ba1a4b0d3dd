/** Runs VS Code's own server: the workbench in a browser, extensions in a Node process. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Obstacle } from './report.mjs';
import { QUIET_SETTINGS } from './settings.mjs';

const START_LIMIT_MS = 120_000;
/** A server that does not end by itself is ended. */
const STOP_LIMIT_MS = 10_000;

/**
 * @typedef {object} ServerOptions
 * @property {import('./install.mjs').Editor} editor
 * @property {string} home folder for user data, extensions and the log
 * @property {string} [vsix] an extension to install first
 * @property {Record<string, unknown>} [settings] user settings besides the quiet ones, for a new home
 * @property {string} [token] what the browser must know; without it anyone on this machine may connect
 * @property {number} [port] without it the system chooses a free one
 * @property {boolean} [forTests] honours extensionDevelopmentPath and extensionTestsPath
 * @property {boolean} [workspaceTrust] asks for trust, so that a folder opens in Restricted Mode
 */

/** @param {ServerOptions} options */
export async function startVsCodeServer({
  editor,
  home,
  vsix,
  settings,
  token,
  port,
  forTests,
  workspaceTrust,
}) {
  const main = join(editor.vscode, 'out', 'server-main.js');
  const places = [
    `--user-data-dir=${join(home, 'user')}`,
    `--extensions-dir=${join(home, 'extensions')}`,
    `--server-data-dir=${home}`,
  ];
  prepareHome(home, settings);
  if (vsix) installExtension(editor, [main, ...places, '--install-extension', vsix, '--force']);

  const log = join(home, 'server.log');
  if (port) await checkPort(port);
  const server = spawnServer(editor, log, [
    main,
    ...places,
    '--host=127.0.0.1',
    `--port=${port ?? 0}`,
    '--accept-server-license-terms',
    '--telemetry-level=off',
    token ? `--connection-token=${token}` : '--without-connection-token',
    // A released build ignores the paths of an extension under development and its tests without this one.
    ...(forTests ? ['--enable-smoke-test-driver'] : []),
    ...(workspaceTrust ? [] : ['--disable-workspace-trust']),
  ]);
  const authority = `127.0.0.1:${await server.untilReady()}`;
  return {
    /** The address of a file for the payload below. */
    toUri: (path) => `vscode-remote://${authority}${toUriPath(path)}`,
    /**
     * The address of the workbench on a folder, or on the workspace of a file `.code-workspace`.
     * @param {string} path
     * @param {readonly (readonly [string, string])[]} [payload]
     */
    address: (path, payload = []) => {
      const opened = path.endsWith('.code-workspace') ? 'workspace' : 'folder';
      const query = new URLSearchParams({ [opened]: toUriPath(path), payload: JSON.stringify(payload) });
      if (token) query.set('tkn', token);
      return `http://${authority}/?${query}`;
    },
    /** Resolves with a sentence when the server ends by itself. */
    ended: server.ended.then((code) => code && `The VS Code server ended with ${code}; ${log} says why.`),
    stop: server.stop,
    pid: server.pid,
  };
}

/** @param {readonly string[]} args */
function spawnServer(editor, log, args) {
  const output = openSync(log, 'w');
  const server = spawn(editor.node, args, {
    env: { ...process.env, EXTENSIONS_GALLERY: '{}' }, // without a gallery there are no requests to it
    stdio: ['ignore', output, output],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const kill = () => server.kill();
  process.on('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    kill();
    const limit = setTimeout(() => server.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(limit);
  };

  /** Resolves with the port. */
  const untilReady = async () => {
    const end = Date.now() + START_LIMIT_MS;
    while (Date.now() < end && server.exitCode === null) {
      const [, port] = /listening on (\d+)/.exec(readFileSync(log, 'utf8')) ?? [];
      const response = port && (await fetch(`http://127.0.0.1:${port}/version`).catch(() => undefined));
      if (response?.ok) return Number(port);
      await sleep(50);
    }
    await stop();
    throw new Obstacle(`The VS Code server did not start; ${log} says why.`);
  };

  return { ended, stop, untilReady, pid: server.pid };
}

/** A Windows path becomes `/C:/folder`; others stay as they are. */
function toUriPath(path) {
  return path.replaceAll('\\', '/').replace(/^(?=[A-Za-z]:)/, '/');
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

/**
 * Throws an Obstacle when the port is taken: the server would say so only in its log.
 * @param {number} port
 */
async function checkPort(port) {
  await new Promise((resolve, reject) => {
    const probe = createServer().listen(port, '127.0.0.1', () => probe.close(() => resolve(undefined)));
    probe.once('error', (error) => reject(new Obstacle(`Port ${port} cannot be used: ${error.message}.`)));
  });
}
