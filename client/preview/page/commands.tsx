/** The commands in the order in which they run. */
import type { PlanCommand, ReportedPlan } from '../../../server/lsp/protocol';
import { Section, SourceLink } from './source';

export function Commands({ plan: { commands } }: { readonly plan: ReportedPlan }) {
  if (commands.length === 0) return null;
  return (
    <Section id="commands" title="Commands">
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
    `as ${user}`,
    !awaited && 'Setup does not wait for it',
    restarts === 'Always' && 'restarts the computer',
    restarts === 'OnRequest' && 'may restart the computer',
    !runs && 'does not run this way',
  ].filter(Boolean);
  return (
    <li class={runs ? 'command' : 'command idle'}>
      {description && <p>{description}</p>}
      <SourceLink range={range} class="link code block">
        {text || 'No command line'}
      </SourceLink>
      <p class="quiet">
        {facts.join(' · ')}
        {' · '}
        <span class={length > longest ? 'problem' : undefined}>{`${length} of ${longest} characters`}</span>
      </p>
      {waitsFor && <p class="problem">{`Waits for a key: ${waitsFor}`}</p>}
    </li>
  );
}
