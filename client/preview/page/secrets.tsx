/** Where secrets stand and who can read them; the values themselves never come here. */
import type { PlanSecret, ReportedPlan } from '../../../server/lsp/protocol';
import { Section, SourceLink } from './source';

const KINDS: Readonly<Record<PlanSecret['kind'], string>> = {
  password: 'Password',
  'network-password': 'Password for the network',
  'product-key': 'Product key',
  'computer-account': 'Computer account',
  command: 'Secret in a command',
};

export function Secrets({ plan: { secrets } }: { readonly plan: ReportedPlan }) {
  if (secrets.length === 0) return null;
  return (
    <Section id="secrets" title="Secrets in the file">
      <ul class="cards">
        {secrets.map(({ where, pass, kind, form, readableBy, range }) => (
          <li key={range.start} class="card">
            <SourceLink range={range} class="link title">
              {KINDS[kind]}
            </SourceLink>
            <span class="tag">{form === 'clear' ? 'In clear text' : 'Base64'}</span>
            <p class="quiet">
              <code>{where}</code>
              {` · ${pass} · readable by ${readableBy}`}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
