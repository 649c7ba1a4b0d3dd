/** Every page that Setup could show: those that come first, with the reason and a fix. */
import type { PlanQuestion, ReportedPlan } from '../../../server/lsp/protocol';
import { count, PHASES, VERDICTS } from '../words';
import { Section, SourceLink } from './source';

interface QuestionsProps {
  readonly plan: ReportedPlan;
  readonly onFix: (question: string) => void;
}

const RANK = { asks: 0, 'asks-if': 1, unknown: 2, suppressed: 3 };

export function Questions({ plan, onFix }: QuestionsProps) {
  const coming = plan.questions
    .filter(({ verdict }) => verdict !== 'suppressed')
    .sort((a, b) => RANK[a.verdict] - RANK[b.verdict]);
  const blocking = coming.filter(({ blocks }) => blocks);
  // What the author can do something about comes first; the rest would push the disks out of sight.
  const urgent = blocking.filter(({ verdict, fixable }) => verdict === 'asks' || fixable);
  const possible = blocking.filter((question) => !urgent.includes(question));
  const aside = coming.filter(({ blocks }) => !blocks);
  const away = plan.questions.filter(({ verdict }) => verdict === 'suppressed');
  return (
    <Section id="questions" title="Pages that Setup shows">
      {blocking.length === 0 && <p>None.</p>}
      <List questions={urgent} onFix={onFix} />
      <Group
        title={`${count(possible.length, 'page')} that the file alone does not decide`}
        questions={possible}
        onFix={onFix}
      />
      <Group
        title={`${count(aside.length, 'window')} that Setup does not wait for`}
        questions={aside}
        onFix={onFix}
      />
      <Group
        title={`${count(away.length, 'page stays', 'pages stay')} away`}
        questions={away}
        onFix={onFix}
      />
    </Section>
  );
}

interface ListProps {
  readonly questions: readonly PlanQuestion[];
  readonly onFix: (question: string) => void;
}

function Group({ title, questions, onFix }: ListProps & { readonly title: string }) {
  if (questions.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <List questions={questions} onFix={onFix} />
    </details>
  );
}

function List({ questions, onFix }: ListProps) {
  if (questions.length === 0) return null;
  return (
    <ul class="questions">
      {questions.map((question) => (
        <Question key={question.id} question={question} onFix={onFix} />
      ))}
    </ul>
  );
}

function Question({
  question,
  onFix,
}: {
  readonly question: PlanQuestion;
  readonly onFix: (id: string) => void;
}) {
  const { id, page, phase, verdict, because, settings, fixable, range } = question;
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
      <p>{because}</p>
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
