/** Where secrets stand and who can read them; the values themselves never come here. */
import type { ReportedPlan } from '../../../server/lsp/protocol';
import { fill } from '../wording';
import { Section, SourceLink } from './source';
import { words } from './words';

interface SecretsProps {
  readonly plan: ReportedPlan;
  readonly onCopyRedacted: () => void;
}

export function Secrets({ plan: { secrets }, onCopyRedacted }: SecretsProps) {
  if (secrets.length === 0) return null;
  return (
    <Section id="secrets" title={words.secrets.title}>
      <ul class="cards">
        {secrets.map(({ where, pass, kind, form, readableBy, range }, index) => (
          <li key={`${where} ${index}`} class="card">
            <SourceLink range={range} class="link title">
              {words.secrets.kinds[kind]}
            </SourceLink>
            <span class="tag">{words.secrets.forms[form]}</span>
            <p class="quiet">
              <code>{where}</code>
              {` · ${pass} · ${fill(words.secrets.readableBy, readableBy)}`}
            </p>
          </li>
        ))}
      </ul>
      <button type="button" class="secondary" onClick={onCopyRedacted}>
        {words.secrets.copyRedacted}
      </button>
    </Section>
  );
}
