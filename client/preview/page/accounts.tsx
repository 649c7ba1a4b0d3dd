/** Who can log on afterwards, and who is logged on without being asked. */
import type { PlanAccount, PlanAutoLogon, ReportedPlan } from '../../../server/lsp/protocol';
import { count, fill } from '../wording';
import { Section, SourceLink } from './source';
import { words } from './words';

export function Accounts({ plan: { accounts, autoLogon } }: { readonly plan: ReportedPlan }) {
  return (
    <Section id="accounts" title={words.accounts.title}>
      {accounts.length === 0 && <p>{words.accounts.none}</p>}
      <ul class="cards">
        {accounts.map((account, index) => (
          <Account key={`${account.kind} ${account.name} ${index}`} account={account} />
        ))}
      </ul>
      {autoLogon && <AutoLogon autoLogon={autoLogon} />}
    </Section>
  );
}

function Account({ account }: { readonly account: PlanAccount }) {
  const { name, kind, groups, isAdministrator, password, displayName, logsOn, range } = account;
  const { kinds, passwords } = words.accounts;
  return (
    <li class="card">
      <SourceLink range={range} class="link title">
        {name ?? words.accounts.unnamed}
      </SourceLink>
      {displayName && displayName !== name && <span class="quiet">{displayName}</span>}
      {isAdministrator && <span class="tag">{words.accounts.administrator}</span>}
      {logsOn && <span class="tag">{words.accounts.logsOn}</span>}
      <p class="quiet">{[kinds[kind], groups.join(', '), passwords[password]].filter(Boolean).join(' · ')}</p>
    </li>
  );
}

function AutoLogon({ autoLogon }: { readonly autoLogon: PlanAutoLogon }) {
  const { username, domain, count: times, works, because, range } = autoLogon;
  const who = [domain, username].filter((part) => part !== null && part !== '').join('\\');
  return (
    <p class={works === 'no' ? 'problem' : undefined}>
      <SourceLink range={range}>
        {who ? fill(words.accounts.autoLogonOf, who) : words.accounts.autoLogon}
      </SourceLink>
      {` ${words.accounts.works[works]}${times === null ? '' : `, ${count(times, words.accounts.times)}`}. ${because}`}
    </p>
  );
}
