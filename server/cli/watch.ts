/** Runs a command again whenever its files change, until the user ends it. */
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CONFIGURATION_FILE } from '../checks/configuration';
import type { ParsedArguments } from './arguments';
import { findInputFiles, findMissingBeside, type LookedBeside } from './files';
import { IGNORE_FILE } from './ignore-files';
import { type CommandIo, ConfigurationError, type ExitStatus } from './io';

/** Milliseconds between two looks: at least this many, and twenty times what a look takes. */
const SHORTEST_PAUSE = 200;
const PAUSE_FOR_LOOK = 20;

/** How a run ended, and what it saw beside the files. */
export interface WatchedRun {
  readonly status: ExitStatus;
  readonly beside: readonly LookedBeside[];
}

/**
 * Looks at the files again and again instead of waiting for events: network shares and containers give none, and
 * editors that replace a file end those of the file before. Returns the status of the last run.
 */
export async function watch(
  io: CommandIo,
  parsed: ParsedArguments,
  run: () => Promise<WatchedRun>,
): Promise<ExitStatus> {
  let hasEnded = false;
  const end = (io.untilInterrupted?.() ?? new Promise<void>(() => undefined)).then(() => {
    hasEnded = true;
  });
  let last: WatchedRun = { status: 2, beside: [] };
  let seen: string | undefined;
  while (!hasEnded) {
    const start = performance.now();
    const now = await look(io, parsed);
    if (now !== seen || (await hasChangedBeside(last))) {
      seen = now;
      last = await runOnce(io, run);
      await io.printError('unattend: watching for changes; Ctrl+C ends\n');
      continue;
    }
    await pause(Math.max(SHORTEST_PAUSE, PAUSE_FOR_LOOK * (performance.now() - start)), end);
  }
  return last.status;
}

/** A configuration that is broken at the moment does not end the command. */
async function runOnce(io: CommandIo, run: () => Promise<WatchedRun>): Promise<WatchedRun> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    await io.printError(`unattend: ${error.message}\n`);
    return { status: 2, beside: [] };
  }
}

/** True when something that an answer file names has come or gone since the run. */
async function hasChangedBeside({ beside }: WatchedRun): Promise<boolean> {
  for (const { input, places, missing } of beside) {
    const now = await findMissingBeside(input, places);
    if (now.size !== missing.size || [...now].some((place) => !missing.has(place))) return true;
  }
  return false;
}

/** A text that is another one when a file is new, gone or changed, or a configuration that it may follow. */
async function look(io: CommandIo, parsed: ParsedArguments): Promise<string> {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const { location } of await findInputFiles(io, parsed)) {
    if (location === undefined) continue;
    files.add(location);
    for (let folder = dirname(location); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  }
  for (const folder of folders) {
    files.add(join(folder, CONFIGURATION_FILE));
    files.add(join(folder, IGNORE_FILE));
  }
  for (const name of [parsed.values.config, parsed.values['ignore-path']])
    if (name !== undefined) files.add(resolve(io.cwd, name));
  return JSON.stringify(await Promise.all([...files].map(stateOf)));
}

async function stateOf(path: string): Promise<readonly (string | number)[]> {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    return [path, ino, size, mtimeMs];
  } catch {
    return [path];
  }
}

/** Waits so many milliseconds, or until the promise resolves. */
async function pause(milliseconds: number, end: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const time = new Promise<void>((resolveTime) => {
    timer = setTimeout(resolveTime, milliseconds);
  });
  await Promise.race([time, end]);
  clearTimeout(timer);
}
