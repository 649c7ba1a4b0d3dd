#!/usr/bin/env node
/** The language server as a Node process, over stdio, IPC or a socket as its arguments say. */
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/server';

// The server stays for as long as the editor: V8 then trades a little speed for a third of the memory.
setFlagsFromString('--optimize-for-size');
startServer(createConnection(ProposedFeatures.all));
