/** The passes in the order in which they run, with their steps and restarts. */
import type { PlanFinding, ReportedPlan, ReportedStage, ReportedStep } from '../../../server/lsp/protocol';
import { fill } from '../wording';
import { Section, SourceLink } from './source';
import { words } from './words';

export function Timeline({ plan }: { readonly plan: ReportedPlan }) {
  return (
    <Section id="timeline" title={words.timeline.title}>
      <ol class="timeline">
        {plan.timeline.map((stage, index) => (
          <Stage key={`${stage.pass} ${index}`} stage={stage} />
        ))}
      </ol>
    </Section>
  );
}

function Stage({ stage }: { readonly stage: ReportedStage }) {
  const { pass, title, runs, user, steps, restarts, note, findings, range } = stage;
  return (
    <li class={runs ? 'stage' : 'stage idle'}>
      <h3>
        <SourceLink range={range} class="link title">
          {title}
        </SourceLink>
        {title !== pass && <code class="quiet">{pass}</code>}
        {runs ? <span class="quiet">{user}</span> : <span class="tag unknown">{words.timeline.idle}</span>}
      </h3>
      {note && <p class="quiet">{note}</p>}
      <Findings findings={findings} />
      {steps.length > 0 && (
        <ol class="steps">
          {steps.map((step, index) => (
            <Step key={`${step.kind} ${index}`} step={step} stageUser={user} />
          ))}
        </ol>
      )}
      {restarts && <p class="restart">{words.timeline.stageRestarts}</p>}
    </li>
  );
}

function Step({ step, stageUser }: { readonly step: ReportedStep; readonly stageUser: string }) {
  const { kind, text, user, restarts, problem, findings, range } = step;
  return (
    <li class={problem || findings.length > 0 ? 'step problem' : 'step'}>
      <SourceLink range={range} class={kind === 'command' ? 'link code' : 'link'}>
        {text}
      </SourceLink>
      {user !== stageUser && kind !== 'pages' && (
        <span class="quiet">{` ${fill(words.timeline.as, user)}`}</span>
      )}
      {restarts && (
        <span class="tag">{restarts === 'maybe' ? words.timeline.mayRestart : words.timeline.restarts}</span>
      )}
      {problem && <p class="problem">{problem}</p>}
      <Findings findings={findings} />
    </li>
  );
}

/** What the rules say, where it comes to effect. */
function Findings({ findings }: { readonly findings: readonly PlanFinding[] }) {
  return findings.map(({ rule, message, range }, index) => (
    <p key={`${rule} ${index}`} class="problem">
      <SourceLink range={range}>{message}</SourceLink> <code class="quiet">{rule}</code>
    </p>
  ));
}
