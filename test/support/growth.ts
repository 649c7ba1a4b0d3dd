/** Asserts that work grows with its input and no faster. */
import assert from 'node:assert/strict';

/**
 * Runs `run` with `few` and with sixteen times as many. That may take 16 times as long, and some more for caches and
 * the collector; squared it would be 256. It is the processor's time, in which other programs have no part, and what
 * spoils a measurement does not spoil five of them.
 */
export function expectLinear(run: (n: number) => void, few = 2_000): void {
  const many = 16 * few;
  run(few);
  const ratios: number[] = [];
  while (ratios.length < 5) {
    const ofFew = Math.min(
      timeOf(() => run(few)),
      timeOf(() => run(few)),
      timeOf(() => run(few)),
    );
    const ratio = timeOf(() => run(many)) / Math.max(ofFew, 0.5);
    if (ratio < 100) return;
    ratios.push(Math.round(ratio));
  }
  assert.fail(`16 times as much took ${ratios.join(', ')} times as long`);
}

/** Milliseconds of the processor. */
function timeOf(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
