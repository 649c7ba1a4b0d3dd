/**
 * Mocha inside the extension host. It is the browser build in the Node host too: one bundle, one behaviour.
 * What happens is told to the harness through the console, the one channel that both hosts have.
 */
import 'mocha/mocha.js';
import type MochaType from 'mocha';

const { Mocha, mocha } = globalThis as unknown as {
  readonly Mocha: typeof MochaType;
  readonly mocha: BrowserMocha;
};

type BrowserMocha = MochaType & { setup(options: object): void };

/** Must have run before a module calls suite() or test(): index.ts imports this one first. */
mocha.setup({ ui: 'tdd', timeout: 120_000, reporter: Report });

/** Resolves when all tests have passed. */
export function runTests(): Promise<void> {
  return new Promise((resolve, reject) => {
    // mocha.run() would look for a page's location.
    Mocha.prototype.run.call(mocha, (failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} failed`));
    });
  });
}

/** Resolves at once but for a test that has just failed: the harness takes a picture of it. */
export async function pictureOfFailure(): Promise<void> {
  if (!hasJustFailed) return;
  hasJustFailed = false;
  await new Promise((resolve) => setTimeout(resolve, 2000));
}

let hasJustFailed = false;

function Report(runner: MochaType.Runner): void {
  runner.on('pass', (test) => tell({ event: 'passed', title: nameOf(test), duration: test.duration ?? 0 }));
  runner.on('pending', (test) => tell({ event: 'skipped', title: nameOf(test) }));
  runner.on('fail', (test, error) => {
    hasJustFailed = true;
    tell({ event: 'failed', title: nameOf(test), error: String(error?.stack ?? error) });
  });
  runner.once('end', () => tell({ event: 'end' }));
}

function nameOf(test: MochaType.Test): string {
  return test.titlePath().join(': ');
}

function tell(message: object): void {
  console.log(`unattend-test ${JSON.stringify(message)}`);
}
