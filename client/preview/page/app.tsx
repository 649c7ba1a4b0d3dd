/** The whole page, from the verdict to the secrets. */
import type { PlanChoice, ReportedPlan } from '../../../server/lsp/protocol';
import type { FromPage, Notice, ShowMessage, SourceRange } from '../messages';
import { Accounts } from './accounts';
import { Commands } from './commands';
import { Disks } from './disks';
import { Facts } from './facts';
import { Questions } from './questions';
import { Secrets } from './secrets';
import { SourceContext } from './source';
import { TargetChooser } from './target-chooser';
import { Timeline } from './timeline';
import { VerdictCard } from './verdict';

interface AppProps {
  readonly shown: ShowMessage;
  readonly place: SourceRange | undefined;
  readonly post: (message: FromPage) => void;
}

const NOTICES: Readonly<Record<Notice, string>> = {
  broken: 'The text is broken just now. This is the last picture of it that was whole.',
  closed: 'The file is closed. This is the last picture of it.',
  unavailable: 'The language server does not answer. This picture may be out of date.',
};

export function App({ shown, place, post }: AppProps) {
  const { plan, notice, fileName, choice } = shown;
  const source = { place, reveal: (range: SourceRange) => post({ type: 'reveal', range }) };
  return (
    <SourceContext.Provider value={source}>
      <main aria-label={`What Windows Setup will do with ${fileName}`}>
        <p role="status" class={notice ? 'notice' : 'no-notice'}>
          {notice && NOTICES[notice]}
        </p>
        {plan ? (
          <Plan
            plan={plan}
            choice={choice}
            onChoose={(chosen) => post({ type: 'choose', choice: chosen })}
            onFix={(question) => post({ type: 'fix', question })}
          />
        ) : (
          <p class="empty">
            {fileName
              ? 'Reading the answer file …'
              : 'Open a Windows answer file to see what Setup will do with it.'}
          </p>
        )}
      </main>
    </SourceContext.Provider>
  );
}

interface PlanProps {
  readonly plan: ReportedPlan;
  readonly choice: PlanChoice;
  readonly onChoose: (choice: PlanChoice) => void;
  readonly onFix: (question: string | null) => void;
}

function Plan({ plan, choice, onChoose, onFix }: PlanProps) {
  return (
    <>
      <VerdictCard plan={plan} onFix={onFix} />
      <TargetChooser plan={plan} choice={choice} onChoose={onChoose} />
      <Questions plan={plan} onFix={onFix} />
      <Disks plan={plan} />
      <Timeline plan={plan} />
      <Accounts plan={plan} />
      <Commands plan={plan} />
      <Facts plan={plan} />
      <Secrets plan={plan} />
    </>
  );
}
