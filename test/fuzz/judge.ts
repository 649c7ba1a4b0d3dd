/** Runs one input through everything, against the clock. */
import type { Case } from './cases';
import { STAGES } from './stages';
import { type Subject, subjectOf } from './subject';

export interface Failure {
  /** Where it happened and why; inputs that fail for the same reason have the same. */
  readonly reason: string;
  readonly details: string;
}

export interface Judgement {
  readonly failure: Failure | undefined;
  /** Processor time by stage, in milliseconds. */
  readonly times: ReadonlyMap<string, number>;
}

/** What every stage may take, whatever the input: the first use compiles schemas. In milliseconds. */
const ALLOWED_MILLISECONDS = 1500;
/** What it may take more for each UTF-16 unit, in milliseconds; the usual is a tenth of it. */
const ALLOWED_PER_UNIT = 0.01;

export function judge(made: Case): Judgement {
  const times = new Map<string, number>();
  let subject: Subject | undefined;
  const read = (): void => {
    subject = subjectOf(made);
  };
  for (const { name, run } of [{ name: 'reading and checking', run: read }, ...STAGES]) {
    const start = process.cpuUsage();
    try {
      run(subject!, made);
    } catch (error) {
      return { failure: failureOf(name, error), times };
    }
    let time = sinceStart(start);
    // A busy machine may have spoiled the first measurement.
    if (time > allowed(made))
      time = Math.min(
        time,
        timeOf(() => run(subject!, made)),
      );
    times.set(name, time);
    if (time > allowed(made)) {
      const details = `${Math.round(time)} ms for ${made.input.length} characters`;
      return { failure: { reason: `${name}: takes too long`, details }, times };
    }
  }
  return { failure: undefined, times };
}

function allowed({ input }: Case): number {
  return ALLOWED_MILLISECONDS + ALLOWED_PER_UNIT * input.length;
}

function failureOf(stage: string, error: unknown): Failure {
  const { message, stack = '', cause } = error instanceof Error ? error : new Error(String(error));
  const why =
    cause instanceof Error ? `${message}: ${cause.message}\n${cause.stack}` : `${message}\n${stack}`;
  return { reason: `${stage}: ${withoutParticulars(message)}`, details: why.slice(0, 3000) };
}

/** Numbers, and what is quoted from the input, differ from input to input. */
function withoutParticulars(message: string): string {
  return message
    .split('\n')[0]!
    .replace(/Zq\w+9x/g, 'secret')
    .replace(/U\+\w+/g, 'U+n')
    .replace(/\d+/g, 'n')
    .slice(0, 150);
}

function timeOf(run: () => void): number {
  const start = process.cpuUsage();
  run();
  return sinceStart(start);
}

function sinceStart(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
