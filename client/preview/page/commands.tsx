/** The commands in the order in which they run. */
import type { PlanCommand, ReportedPlan } from '../../../server/lsp/protocol';
import { fill } from '../wording';
import { Section, SourceLink } from './source';
import { words } from './words';

export function Commands({ plan: { commands } }: { readonly plan: ReportedPlan }) {
  if (commands.length === 0) return null;
  return (
    <Section id="commands" title={words.commands.title}>
      <ol class="commands">
        {commands.map((command, index) => (
          <Command key={index} command={command} />
        ))}
      </ol>
    </Section>
  );
}

function Command({ command }: { readonly command: PlanCommand }) {
  const { pass, text, length, longest, description, user, awaited, waitsFor, restarts, runs, range } =
    command;
  const facts = [
    pass,
    fill(words.commands.as, user),
    !awaited && words.commands.unawaited,
    restarts === 'Always' && words.commands.restarts,
    restarts === 'OnRequest' && words.commands.mayRestart,
    !runs && words.commands.idle,
  ].filter(Boolean);
  return (
    <li class={runs ? 'command' : 'command idle'}>
      {description && <p>{description}</p>}
      <SourceLink range={range} class="link code block">
        {text || words.commands.empty}
      </SourceLink>
      <p class="quiet">
        {facts.join(' · ')}
        {' · '}
        <span class={length > longest ? 'problem' : undefined}>
          {fill(words.commands.length, length, longest)}
        </span>
      </p>
      {waitsFor && <p class="problem">{fill(words.commands.waits, waitsFor)}</p>}
    </li>
  );
}
