/** Will Setup run to its end without asking? */
import type { Decider, PlanQuestion, SetupPlan, Unattended, Verdict } from './model';

/** "Yes" needs a file that can be read and pages that are all certain to stay away. */
export function judgePlan({
  questions,
  problems,
}: Pick<SetupPlan, 'questions' | 'problems'>): Pick<SetupPlan, 'unattended' | 'verdict'> {
  const blocking = questions.filter(({ blocks }) => blocks);
  const asks = blocking.filter(({ verdict }) => verdict === 'asks');
  const mayAsk = blocking.filter(({ verdict }) => verdict === 'asks-if' || verdict === 'unknown');
  const unattended = problems.length > 0 || asks.length > 0 ? 'no' : mayAsk.length > 0 ? 'depends' : 'yes';
  const dependsOn = [...new Set(mayAsk.flatMap(({ decidedBy }) => decidedBy ?? []))].sort(byWeight);
  const headline =
    problems.length > 0 ? 'Setup cannot read this file as it is.' : headlineOf(unattended, asks, dependsOn);
  return { unattended, verdict: { headline, asks: asks.length, mayAsk: mayAsk.length, dependsOn } };
}

function headlineOf(
  unattended: Unattended,
  asks: readonly PlanQuestion[],
  dependsOn: readonly Decider[],
): Verdict['headline'] {
  if (unattended === 'yes') return 'It runs to its end without a question.';
  if (unattended === 'no') {
    const count = asks.length === 1 ? 'one page' : `${asks.length} pages`;
    return `It stops at ${count}; the first is “${asks[0]!.page}”.`;
  }
  return `Nothing in the file makes it stop for certain; the rest depends on ${listed(dependsOn.map((one) => WORDS[one]))}.`;
}

const WORDS: Readonly<Record<Decider, string>> = {
  template: 'what the template fills in',
  target: 'the version of Windows',
  commands: 'what its scripts do',
  media: 'the media',
  hardware: 'the hardware',
  network: 'the network',
};

const ORDER = Object.keys(WORDS) as readonly Decider[];

function byWeight(a: Decider, b: Decider): number {
  return ORDER.indexOf(a) - ORDER.indexOf(b);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
