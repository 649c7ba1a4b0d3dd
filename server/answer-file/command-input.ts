/** Commands that wait for somebody at the keyboard. */
import type { CommandStep } from './command-line';
import type { Command } from './commands';

/** The step with which a command waits for somebody at the keyboard, such as "pause"; undefined when none does. */
export function inputAwaitedBy({ steps }: Pick<Command, 'steps'>): string | undefined {
  return waitingStep(steps, false);
}

/** The same for a step that runs only sometimes, such as the one behind `||`. */
export function inputPerhapsAwaitedBy({ steps }: Pick<Command, 'steps'>): string | undefined {
  return waitingStep(steps, true);
}

function waitingStep(steps: readonly CommandStep[], conditional: boolean): string | undefined {
  for (const step of steps) {
    // What `start` leaves running has a window of its own, for which nobody waits.
    if (step.conditional !== conditional || step.startedBy === 'start') continue;
    const { program, rest } = step;
    if (program === 'pause' && !redirected(step)) return 'pause';
    if (program === 'choice' && !/\/t\b/i.test(rest)) return 'choice';
    if (program === 'set' && /^\/p\b/i.test(rest) && !redirected(step)) return 'set /p';
    if (program === 'cmd' && /^(?:\/[adefquv](?::\w+)?\s+)*\/k\b/i.test(rest)) return 'cmd /k';
    if ((program === 'powershell' || program === 'pwsh') && ASKS.test(rest)) return ASKS.exec(rest)![0];
    if ((program === 'powershell' || program === 'pwsh') && /(?:^|\s)-noexit\b/i.test(rest))
      return 'powershell -NoExit';
  }
  return undefined;
}

const ASKS = /\bRead-Host\b/i;

function redirected({ rest }: CommandStep): boolean {
  return rest.includes('<');
}
