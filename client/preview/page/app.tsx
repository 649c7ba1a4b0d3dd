/** The whole page, from the verdict to the secrets. */
import type { PlanChoice, ReportedPlan } from '../../../server/lsp/protocol';
import type { FromPage, ShowMessage, SourceRange } from '../messages';
import { fill } from '../wording';
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
import { words } from './words';

interface AppProps {
  readonly shown: ShowMessage;
  readonly place: SourceRange | undefined;
  readonly post: (message: FromPage) => void;
}

export function App({ shown, place, post }: AppProps) {
  const { plan, notice, fileName, choice } = shown;
  const source = { place, reveal: (range: SourceRange) => post({ type: 'reveal', range }) };
  return (
    <SourceContext.Provider value={source}>
      <main aria-label={fill(words.page.label, fileName)}>
        <p role="status" class={notice ? 'notice' : 'no-notice'}>
          {notice && words.page.notices[notice]}
        </p>
        {plan ? (
          <Plan
            plan={plan}
            choice={choice}
            onChoose={(chosen) => post({ type: 'choose', choice: chosen })}
            onFix={(question) => post({ type: 'fix', question })}
            onCopyRedacted={() => post({ type: 'copy-redacted' })}
          />
        ) : (
          <p class="empty">{fileName ? words.page.reading : words.page.empty}</p>
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
  readonly onCopyRedacted: () => void;
}

function Plan({ plan, choice, onChoose, onFix, onCopyRedacted }: PlanProps) {
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
      <Secrets plan={plan} onCopyRedacted={onCopyRedacted} />
    </>
  );
}
