/** Every page that Setup could show: those that come first, with the reason and a fix. */
import type { PlanQuestion, SetupPlan } from '../../../server/lsp/protocol';
import { count, PHASES, VERDICTS } from '../words';
import { Section, SourceLink } from './source';

interface QuestionsProps {
  readonly plan: SetupPlan;
  readonly onFix: (question: string) => void;
}

const RANK = { asks: 0, 'asks-if': 1, unknown: 2, suppressed: 3 };

export function Questions({ plan, onFix }: QuestionsProps) {
  const coming = plan.questions
    .filter(({ verdict }) => verdict !== 'suppressed')
    .sort((a, b) => RANK[a.verdict] - RANK[b.verdict]);
  const away = plan.questions.filter(({ verdict }) => verdict === 'suppressed');
  return (
    <Section id="questions" title="Pages that Setup shows">
      {coming.length === 0 && <p>None.</p>}
      <ul class="questions">
        {coming.map((question) => (
          <Question key={question.id} question={question} onFix={onFix} />
        ))}
      </ul>
      {away.length > 0 && (
        <details>
          <summary>{`${count(away.length, 'page stays', 'pages stay')} away`}</summary>
          <ul class="questions">
            {away.map((question) => (
              <Question key={question.id} question={question} onFix={onFix} />
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function Question({
  question,
  onFix,
}: {
  readonly question: PlanQuestion;
  readonly onFix: (id: string) => void;
}) {
  const { id, page, phase, verdict, because, settings, fixable, blocks, range } = question;
  return (
    <li class={`question ${verdict}`}>
      <div class="question-head">
        <span class={`tag ${verdict}`}>{VERDICTS[verdict]}</span>
        <SourceLink range={range} class="link title">
          {page}
        </SourceLink>
        <span class="quiet">{PHASES[phase]}</span>
        {fixable && verdict !== 'suppressed' && (
          <button type="button" class="secondary" aria-label={`Fix: ${page}`} onClick={() => onFix(id)}>
            Fix
          </button>
        )}
      </div>
      <p>
        {because}
        {!blocks && ' Setup does not wait for it.'}
      </p>
      {settings.length > 0 && (
        <ul class="inline" aria-label="Settings that decide it">
          {settings.map((setting) => (
            <li key={`${setting.pass}/${setting.component}/${setting.path}`}>
              <SourceLink range={setting.range} class="link code">
                {setting.path}
              </SourceLink>
              <span class="quiet">{setting.range ? ` ${setting.pass}` : ` missing in ${setting.pass}`}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
