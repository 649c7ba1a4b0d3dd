/** The passes in the order in which they run, with their steps and restarts. */
import type { PlanStage, PlanStep, ReportedPlan } from '../../../server/lsp/protocol';
import { Section, SourceLink } from './source';

export function Timeline({ plan }: { readonly plan: ReportedPlan }) {
  return (
    <Section id="timeline" title="What happens, in order">
      <ol class="timeline">
        {plan.timeline.map((stage, index) => (
          <Stage key={`${stage.pass} ${index}`} stage={stage} />
        ))}
      </ol>
    </Section>
  );
}

function Stage({ stage }: { readonly stage: PlanStage }) {
  const { pass, title, runs, user, steps, restarts, note, range } = stage;
  return (
    <li class={runs ? 'stage' : 'stage idle'}>
      <h3>
        <SourceLink range={range} class="link title">
          {title}
        </SourceLink>
        {title !== pass && <code class="quiet">{pass}</code>}
        {runs ? <span class="quiet">{user}</span> : <span class="tag unknown">Does not run</span>}
      </h3>
      {note && <p class="quiet">{note}</p>}
      {steps.length > 0 && (
        <ol class="steps">
          {steps.map((step, index) => (
            <Step key={`${step.kind} ${index}`} step={step} stageUser={user} />
          ))}
        </ol>
      )}
      {restarts && <p class="restart">The computer restarts</p>}
    </li>
  );
}

function Step({ step, stageUser }: { readonly step: PlanStep; readonly stageUser: string }) {
  const { kind, text, user, restarts, problem, range } = step;
  return (
    <li class={problem ? 'step problem' : 'step'}>
      <SourceLink range={range} class={kind === 'command' ? 'link code' : 'link'}>
        {text}
      </SourceLink>
      {user !== stageUser && <span class="quiet">{` as ${user}`}</span>}
      {restarts && <span class="tag">{restarts === 'maybe' ? 'May restart' : 'Restarts'}</span>}
      {problem && <p class="problem">{problem}</p>}
    </li>
  );
}
