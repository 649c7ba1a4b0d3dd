/** Runs the command line in a folder of its own, with what it reads and prints held in memory. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommandLine } from '../../server/cli/main';

export interface CommandRun {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

export interface CommandSurroundings {
  /** Contents of the files in the folder by their path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly standardInput?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  readonly isErrorTerminal?: boolean;
}

/** Runs one command line, such as `['check', 'autounattend.xml']`. */
export async function runIn(surroundings: CommandSurroundings, args: readonly string[]): Promise<CommandRun> {
  const { contents: _, ...run } = await runAndRead(surroundings, args);
  return run;
}

export interface ChangingRun extends CommandRun {
  /** The files that were given, and those named in `alsoRead` that exist, as they are afterwards. */
  readonly contents: Readonly<Record<string, Buffer>>;
}

/** Runs one command line that may change files. */
export async function runAndRead(
  surroundings: CommandSurroundings,
  args: readonly string[],
  alsoRead: readonly string[] = [],
): Promise<ChangingRun> {
  const {
    files = {},
    standardInput = '',
    env = {},
    isTerminal = false,
    isErrorTerminal = false,
  } = surroundings;
  const cwd = mkdtempSync(join(tmpdir(), 'unattend-'));
  const printed: Uint8Array[] = [];
  let errors = '';
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), content);
    }
    const io = {
      cwd,
      env,
      isTerminal,
      isErrorTerminal,
      print: async (text: string | Uint8Array) => void printed.push(Buffer.from(text)),
      async printError(text: string) {
        errors += text;
      },
      readStandardInput: async () => Buffer.from(standardInput),
    };
    const status = await runCommandLine(io, args, '1.2.3');
    const contents = Object.fromEntries(
      [...Object.keys(files), ...alsoRead]
        .filter((path) => existsSync(join(cwd, path)))
        .map((path) => [path, readFileSync(join(cwd, path))]),
    );
    return { status, output: Buffer.concat(printed).toString('utf8'), errors, contents };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
