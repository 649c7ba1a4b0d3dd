/** The first thing on the page: will Setup stop and ask? */
import type { SetupPlan } from '../../../server/lsp/protocol';
import { ANSWERS } from '../words';
import { SourceLink } from './source';

interface VerdictProps {
  readonly plan: SetupPlan;
  readonly onFix: (question: string | null) => void;
}

export function VerdictCard({ plan, onFix }: VerdictProps) {
  const { unattended, verdict, problems, target } = plan;
  const fixable = plan.questions.filter((question) => question.verdict !== 'suppressed' && question.fixable);
  return (
    <section class={`verdict ${unattended}`} aria-labelledby="verdict">
      <h1 id="verdict">Will it stop and ask?</h1>
      <p class="answer" role="status">
        <strong>{ANSWERS[unattended]}.</strong> {verdict.headline}
      </p>
      <p class="target-line">{target.label}</p>
      {fixable.length > 0 && (
        <button type="button" class="primary" onClick={() => onFix(null)}>
          Make it unattended
        </button>
      )}
      {problems.length > 0 && (
        <ul class="problems" aria-label="What Setup cannot do">
          {problems.map(({ message, range }) => (
            <li key={`${range.start} ${message}`} class="problem">
              <SourceLink range={range}>{message}</SourceLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
