#!/usr/bin/env node
/** The language server as a Node process, over stdio, IPC or a socket as its arguments say. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { FolderEntry } from './answer-file/files-beside';
import { startServer } from './lsp/server';

/** Version of the package; the build puts it in. */
declare const UNATTEND_VERSION: string;

const HELP = `unattend-language-server ${UNATTEND_VERSION}: the language server for Windows answer files.

Editors start it, with the way in which they talk to it:
  --stdio         over standard input and output
  --socket=PORT   over a socket of this machine
  --pipe=NAME     over a named pipe
  --node-ipc      over the channel of a parent process of Node.js

  --version       prints the version
`;

const args = process.argv.slice(2);
if (args.includes('--version')) {
  process.stdout.write(`${UNATTEND_VERSION}\n`);
} else if (args.some((argument) => /^--(stdio|node-ipc|socket|pipe)(=|$)/.test(argument))) {
  // The server stays for as long as the editor. With a small young generation, marking in steps of its own and code
  // that is optimized later, V8 trades a little speed for almost half of the memory (docs/performance.md).
  for (const flag of ['--optimize-for-size', '--no-concurrent-marking', '--interrupt-budget=3000000'])
    setFlagsFromString(flag);
  startServer(createConnection(ProposedFeatures.all), {
    readFile: readFileOnDisk,
    listFolder: listFolderOnDisk,
  });
} else if (args.includes('--help')) {
  process.stdout.write(HELP);
} else {
  process.stderr.write(HELP);
  process.exitCode = 2;
}

const LARGEST_FILE_BYTES = 8 * 1024 * 1024;

/** For clients that read no files; those that do also know folders that are not on this disk. */
async function readFileOnDisk(uri: string): Promise<string | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    const path = fileURLToPath(uri);
    const stats = await stat(path);
    // A device or a pipe of that name would never end.
    return stats.isFile() && stats.size <= LARGEST_FILE_BYTES ? await readFile(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** Network shares are not looked into: `file://server/share` on any system, and what Windows reads as one. */
async function listFolderOnDisk(uri: string): Promise<readonly FolderEntry[] | undefined> {
  if (!/^file:\/\/\/(?!\/|%2f|%5c)/i.test(uri)) return undefined;
  const entries = await readdir(fileURLToPath(uri), { withFileTypes: true });
  return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
}
