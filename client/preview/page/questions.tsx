/** Every page that Setup could show: those that come first, with the reason and a fix. */
import type { PlanQuestion, ReportedPlan } from '../../../server/lsp/protocol';
import { count, fill } from '../wording';
import { Section, SourceLink } from './source';
import { words } from './words';

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
    <Section id="questions" title={words.questions.title}>
      {blocking.length === 0 && <p>{words.questions.none}</p>}
      <List questions={urgent} onFix={onFix} />
      <Group title={count(possible.length, words.questions.possible)} questions={possible} onFix={onFix} />
      <Group title={count(aside.length, words.questions.aside)} questions={aside} onFix={onFix} />
      <Group title={count(away.length, words.questions.away)} questions={away} onFix={onFix} />
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
  const { verdicts, phases, fix, fixPage, missing } = words.questions;
  return (
    <li class={`question ${verdict}`}>
      <div class="question-head">
        <span class={`tag ${verdict}`}>{verdicts[verdict]}</span>
        <SourceLink range={range} class="link title">
          {page}
        </SourceLink>
        <span class="quiet">{phases[phase]}</span>
        {fixable && verdict !== 'suppressed' && (
          <button type="button" class="secondary" aria-label={fill(fixPage, page)} onClick={() => onFix(id)}>
            {fix}
          </button>
        )}
      </div>
      <p>{because}</p>
      {settings.length > 0 && (
        <ul class="inline" aria-label={words.questions.settings}>
          {settings.map((setting) => (
            <li key={`${setting.pass}/${setting.component}/${setting.path}`}>
              <SourceLink range={setting.range} class="link code">
                {setting.path}
              </SourceLink>
              <span class="quiet">{` ${setting.range ? setting.pass : fill(missing, setting.pass)}`}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
