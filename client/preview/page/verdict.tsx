/** The first thing on the page: will Setup stop and ask? */
import type { PlanQuestion, ReportedPlan } from '../../../server/lsp/protocol';
import { SourceLink } from './source';
import { words } from './words';

interface VerdictProps {
  readonly plan: ReportedPlan;
  readonly onFix: (question: string | null) => void;
}

export function VerdictCard({ plan, onFix }: VerdictProps) {
  const { unattended, verdict, problems, findings, target } = plan;
  // Text that cannot be read hides what else is wrong with it.
  const obstacles = problems.length > 0 ? problems : findings;
  return (
    <section class={`verdict ${unattended}`} aria-labelledby="verdict">
      <h1 id="verdict">{words.verdict.title}</h1>
      <p class="answer" role="status">
        <strong>{words.verdict.answers[unattended]}.</strong> {verdict.headline}
      </p>
      <p class="target-line">{target.label}</p>
      {plan.questions.some(isFixable) && (
        <button type="button" class="primary" onClick={() => onFix(null)}>
          {words.verdict.fixAll}
        </button>
      )}
      {obstacles.length > 0 && (
        <ul class="problems" aria-label={words.verdict.obstacles}>
          {obstacles.map(({ message, range }, index) => (
            <li key={`${index} ${message}`} class="problem">
              <SourceLink range={range}>{message}</SourceLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What only some media need is not added to every file. */
function isFixable({ verdict, fixable, decidedBy }: PlanQuestion): boolean {
  return fixable && (verdict === 'asks' || (verdict !== 'suppressed' && decidedBy !== 'media'));
}
