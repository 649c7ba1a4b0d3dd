/** A session with a language server process over stdio, timed from the editor's side. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

const URI = 'file:///autounattend.xml';
const textDocument = { uri: URI };

/** Milliseconds to the first diagnostics, of changes and requests (sorted), and resident memory in MB. */
export async function session(serverFile, text, rounds) {
  const { connection, firstDiagnostics, pid, end } = await open(serverFile, text);
  let version = 1;
  const place = {
    line: text.split('\n').findIndex((line) => line.includes('<ComputerName>')),
    character: 22,
  };
  const change = async () => {
    const at = { line: 2, character: 0 };
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { ...textDocument, version: ++version },
      contentChanges: [{ range: { start: at, end: at }, text: ' ' }],
    });
    await connection.sendRequest('textDocument/diagnostic', { textDocument });
  };
  const changes = await timeEach(rounds, change);
  const completions = await timeEach(rounds, () =>
    connection.sendRequest('textDocument/completion', { textDocument, position: place }),
  );
  const hovers = await timeEach(rounds, () =>
    connection.sendRequest('textDocument/hover', { textDocument, position: place }),
  );
  const memory = residentMegabytes(pid);
  await end();
  return { firstDiagnostics, changes, completions, hovers, memory };
}

/** Milliseconds of each request about a document (sorted), by its method. */
export async function requests(serverFile, text, rounds) {
  const { connection, end } = await open(serverFile, text);
  const lines = text.split('\n');
  const line = lines.findIndex((one) => one.includes('<ComputerName>'));
  const position = { line, character: 22 };
  const range = { start: { line, character: 0 }, end: { line: line + 20, character: 0 } };
  const options = { tabSize: 2, insertSpaces: true };
  const asked = {
    completion: { position },
    hover: { position },
    definition: { position },
    references: { position, context: { includeDeclaration: true } },
    documentHighlight: { position },
    linkedEditingRange: { position },
    prepareRename: { position },
    selectionRange: { positions: [position] },
    codeAction: { range, context: { diagnostics: [] } },
    documentSymbol: {},
    foldingRange: {},
    documentLink: {},
    documentColor: {},
    codeLens: {},
    inlayHint: { range },
    'semanticTokens/full': {},
    formatting: { options },
    rangeFormatting: { range, options },
  };
  const times = new Map();
  for (const [name, params] of Object.entries(asked)) {
    const ask = () => connection.sendRequest(`textDocument/${name}`, { textDocument, ...params });
    times.set(name, await timeEach(rounds, ask));
  }
  await end();
  return times;
}

/** Starts a server and opens the text in it. */
async function open(serverFile, text) {
  const start = performance.now();
  const server = spawn(process.execPath, [serverFile, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      textDocument: { diagnostic: {}, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
    },
  });
  void connection.sendNotification('initialized', {});
  void connection.sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'unattend', version: 1, text },
  });
  await connection.sendRequest('textDocument/diagnostic', { textDocument });
  const firstDiagnostics = performance.now() - start;
  const end = async () => {
    await connection.sendRequest('shutdown');
    void connection.sendNotification('exit');
    await new Promise((resolve) => server.once('exit', resolve));
  };
  return { connection, firstDiagnostics, pid: server.pid, end };
}

async function timeEach(rounds, run) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

/** Undefined where the system does not tell (only Linux has /proc). */
function residentMegabytes(pid) {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
