#!/usr/bin/env node
/** The language server as a Node process, over stdio, IPC or a socket as its arguments say. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/server';

// The server stays for as long as the editor: V8 then trades a little speed for a third of the memory.
setFlagsFromString('--optimize-for-size');
startServer(createConnection(ProposedFeatures.all), readFileOnDisk);

/** For clients that read no files; those that do also know folders that are not on this disk. */
async function readFileOnDisk(uri: string): Promise<string | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return await readFile(fileURLToPath(uri), 'utf8');
  } catch {
    return undefined;
  }
}
