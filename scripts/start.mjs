/**
 * `npm start`: opens VS Code on samples/ with the extension running, also on a machine that has nothing yet.
 * It takes the VS Code that is installed, otherwise one from npm in the browser.
 *
 *   npm start                 install what is missing, build, open
 *   npm start -- --no-open    the one in the browser, its address only printed
 *   PORT=8080 npm start       the one in the browser on this port
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isRunnable, launch, npm, npmQuietly } from './editor/commands.mjs';
import { installEditor } from './editor/install.mjs';
import { EDITOR_DIRECTORY, ROOT, SAMPLES, VSIX } from './editor/paths.mjs';
import { Obstacle, runMain, say } from './editor/report.mjs';
import { lineOfMistake, SAMPLE } from './editor/sample.mjs';
import { startVsCodeServer } from './editor/vscode-server.mjs';

const file = join(SAMPLES, SAMPLE);

await runMain(async () => {
  const noOpen = parseArgs({ options: { 'no-open': { type: 'boolean' } } }).values['no-open'] ?? false;
  const port = readPort(process.env.PORT);

  if (!existsSync(join(ROOT, 'node_modules', 'esbuild'))) {
    say('Installing the dependencies (npm ci, about 20 s)');
    npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], ROOT);
  }
  say('Building the extension');
  npm(['run', '--silent', 'build'], ROOT);

  const code = noOpen || port ? undefined : ['code', 'codium', 'code-insiders'].find(isRunnable);
  if (code) openInstalledEditor(code);
  else await openInBrowser(port, noOpen);
});

/** @param {string | undefined} text */
function readPort(text) {
  if (!text) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Obstacle(`PORT is a number from 1 to 65535, not "${text}".`);
  return port;
}

/** The extension runs from this folder; nothing is installed into the reader's own VS Code. */
function openInstalledEditor(code) {
  say(`Opening ${code} on ${SAMPLES}`);
  launch(code, [
    '--new-window',
    `--extensionDevelopmentPath=${ROOT}`,
    SAMPLES,
    '--goto',
    `${file}:${lineOfMistake(1)}`,
  ]);
}

/** The extension is installed as its users get it: from the package. */
async function openInBrowser(port, noOpen) {
  const editor = installEditor();
  say('Packaging the extension');
  npmQuietly(['run', 'package'], ROOT);
  say('Starting VS Code');
  const server = await startVsCodeServer({
    editor,
    home: join(EDITOR_DIRECTORY, 'start'),
    vsix: VSIX,
    token: randomBytes(16).toString('hex'), // other users of this machine must not get a shell through it
    ...(port && { port }),
  });
  const address = server.address(SAMPLES, [
    ['gotoLineMode', 'true'],
    ['openFile', `${server.toUri(file)}:${lineOfMistake(1)}`],
  ]);
  console.log(`\n  VS Code runs at ${address}\n  Ctrl+C stops it.\n`);
  if (!noOpen) openBrowser(address);

  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, server.stop);
  const problem = await server.ended;
  if (problem) throw new Obstacle(problem);
}

function openBrowser(address) {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  // Without a desktop there is no opener; the address has been printed.
  spawn(opener, [address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
