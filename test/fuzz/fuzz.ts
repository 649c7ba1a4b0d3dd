/**
 * The fuzzer: first the kept inputs, then new ones until the time is over. A worker does the work; this thread
 * watches it, so that an input on which it hangs is found too.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type Case, caseOf } from './cases';
import { judge } from './judge';
import { savedSeeds, saveSeed } from './seeds';
import { shrink } from './shrink';

export interface FuzzOptions {
  readonly seconds: number;
  readonly seed: number;
  /** Where inputs that fail are written. */
  readonly folder: string;
}

type Message =
  | { readonly kind: 'next'; readonly name: string; readonly made: Case }
  | { readonly kind: 'failure'; readonly name: string; readonly reason: string; readonly report: string }
  | { readonly kind: 'end'; readonly runs: number; readonly slowest: string };

/** An input that takes longer hangs, in milliseconds; shrinking counts as a sequence of inputs. */
const HANGS_AFTER = 120_000;
/** More failures are seldom of different kinds. */
const MOST_FAILURES = 20;

/** Prints failures as they come and resolves to the exit status. */
export function fuzz(bundle: string, options: FuzzOptions): Promise<0 | 1> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(bundle, { workerData: options });
    let current: Extract<Message, { kind: 'next' }> | undefined;
    let failures = 0;
    let timer: NodeJS.Timeout | undefined;
    const finish = (status: 0 | 1): void => {
      clearTimeout(timer);
      void worker.terminate().then(() => resolve(status));
    };
    const hang = (): void => {
      const path = current ? saveSeed(options.folder, current.made) : '-';
      console.log(`${current?.name}: hangs. Saved: ${path}`);
      finish(1);
    };
    worker.on('message', (message: Message) => {
      clearTimeout(timer);
      timer = setTimeout(hang, HANGS_AFTER);
      if (message.kind === 'next') current = message;
      if (message.kind === 'failure') {
        failures++;
        console.log(message.report);
      }
      if (message.kind !== 'end') return;
      console.log(`${message.runs} inputs, ${failures} kinds of failure; ${message.slowest}`);
      finish(failures > 0 ? 1 : 0);
    });
    worker.on('error', reject);
  });
}

function work({ seconds, seed, folder }: FuzzOptions): void {
  const known = new Set<string>();
  const slowest = { perUnit: 0, text: 'nothing ran' };
  let runs = 0;
  const run = (name: string, made: Case): void => {
    post({ kind: 'next', name, made });
    runs++;
    const { failure, times } = judge(made);
    for (const [stage, time] of times) {
      const perUnit = time / (made.input.length + 5000);
      if (runs < 20 || perUnit <= slowest.perUnit) continue;
      Object.assign(slowest, {
        perUnit,
        text: `slowest: ${stage} of ${name}, ${Math.round(time)} ms for ${made.input.length} characters`,
      });
    }
    if (!failure || known.has(failure.reason)) return;
    known.add(failure.reason);
    const small = shrink(made, failure);
    const report = `${name}: ${failure.reason}\n${judge(small).failure?.details ?? failure.details}\nSaved: ${saveSeed(folder, small)}\n`;
    post({ kind: 'failure', name, reason: failure.reason, report });
  };
  for (const { name, made } of savedSeeds()) run(name, made);
  const end = Date.now() + seconds * 1000;
  for (let number = seed; Date.now() < end && known.size < MOST_FAILURES; number++) {
    run(`--seed ${number}`, caseOf(number));
  }
  post({ kind: 'end', runs, slowest: slowest.text });
}

function post(message: Message): void {
  parentPort!.postMessage(message);
}

if (!isMainThread) work(workerData as FuzzOptions);
