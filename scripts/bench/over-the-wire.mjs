/** A session with a language server process over stdio, timed from the editor's side. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

const URI = 'file:///autounattend.xml';
const textDocument = { uri: URI };

/** Milliseconds to the first diagnostics, of changes and requests (sorted), and resident memory in MB. */
export async function session(serverFile, text, rounds) {
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
    capabilities: { textDocument: { diagnostic: {} } },
  });
  void connection.sendNotification('initialized', {});
  void connection.sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'unattend', version: 1, text },
  });
  await connection.sendRequest('textDocument/diagnostic', { textDocument });
  const firstDiagnostics = performance.now() - start;

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
  const memory = residentMegabytes(server.pid);
  await connection.sendRequest('shutdown');
  void connection.sendNotification('exit');
  await new Promise((resolve) => server.once('exit', resolve));
  return { firstDiagnostics, changes, completions, hovers, memory };
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
