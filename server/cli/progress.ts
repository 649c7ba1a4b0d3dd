/** How far a long run is, in the last line of the terminal. */
import type { CommandIo } from './io';

export interface Progress {
  /** Shows that so many files are done. */
  show(done: number): Promise<void>;
  /** Takes the line away, so that something else can be printed. */
  clear(): Promise<void>;
}

/** Fewer files are done before anybody could read it. */
const FEWEST_FILES = 10;

/** A run of this many files or more says so that often. */
const MOST_UPDATES = 100;

/** Shows nothing for few files, or where messages go to no terminal. */
export function createProgress(io: CommandIo, total: number): Progress {
  const shows = io.isErrorTerminal === true && total >= FEWEST_FILES;
  const step = Math.ceil(total / MOST_UPDATES);
  let isShown = false;
  return {
    async show(done) {
      if (!shows || done % step !== 0 || done === total) return;
      isShown = true;
      await io.printError(`\r${done} of ${total} files\u001b[K`);
    },
    async clear() {
      if (!isShown) return;
      isShown = false;
      await io.printError('\r\u001b[K');
    },
  };
}
