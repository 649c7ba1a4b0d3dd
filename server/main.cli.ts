#!/usr/bin/env node
/** The command line as a process. */
import type { CommandIo } from './cli/io';
import { runCommandLine } from './cli/main';

/** Version of the package; the build puts it in. */
declare const UNATTEND_VERSION: string;

const io: CommandIo = {
  cwd: process.cwd(),
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
  print: (text) => write(process.stdout, text),
  printError: (text) => write(process.stderr, text),
  async readStandardInput() {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk);
    return Buffer.concat(chunks);
  },
  isErrorTerminal: process.stderr.isTTY === true,
  untilInterrupted: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    }),
};

/** Resolves for a stream that nobody reads any more too. */
function write(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, () => resolve());
  });
}

// A reader that has seen enough, such as `head`, closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
// Messages that nobody reads change nothing about the report and the status.
process.stderr.on('error', () => undefined);
runCommandLine(io, process.argv.slice(2), UNATTEND_VERSION).then(
  (status) => {
    process.exitCode = status;
  },
  (error) => {
    process.stderr.write(`unattend: unexpected failure: ${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 2;
  },
);
