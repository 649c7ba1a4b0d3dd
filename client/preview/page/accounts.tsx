/** Who can log on afterwards, and who is logged on without being asked. */
import type { PasswordState, PlanAccount, PlanAutoLogon, ReportedPlan } from '../../../server/lsp/protocol';
import { count } from '../words';
import { Section, SourceLink } from './source';

const PASSWORDS: Readonly<Record<PasswordState, string>> = {
  none: 'no password in the file',
  blank: 'blank password',
  clear: 'password in clear text',
  hidden: 'password hidden as Base64',
  unreadable: 'password that Setup cannot decode',
  template: 'password from the template',
};

const KINDS: Readonly<Record<PlanAccount['kind'], string>> = {
  local: 'Local account',
  administrator: 'Built-in Administrator',
  domain: 'Domain account',
  offline: 'Account in the image',
};

export function Accounts({ plan: { accounts, autoLogon } }: { readonly plan: ReportedPlan }) {
  return (
    <Section id="accounts" title="Accounts">
      {accounts.length === 0 && <p>The file creates no account.</p>}
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
  return (
    <li class="card">
      <SourceLink range={range} class="link title">
        {name ?? 'Without a name'}
      </SourceLink>
      {displayName && displayName !== name && <span class="quiet">{displayName}</span>}
      {isAdministrator && <span class="tag">Administrator</span>}
      {logsOn && <span class="tag">Logs on by itself</span>}
      <p class="quiet">{[KINDS[kind], groups.join(', '), PASSWORDS[password]].filter(Boolean).join(' · ')}</p>
    </li>
  );
}

const WORKS: Readonly<Record<PlanAutoLogon['works'], string>> = {
  yes: 'works',
  no: 'does not work',
  unknown: 'may work',
};

function AutoLogon({ autoLogon }: { readonly autoLogon: PlanAutoLogon }) {
  const { username, domain, count: times, works, because, range } = autoLogon;
  const who = [domain, username].filter((part) => part !== null && part !== '').join('\\');
  return (
    <p class={works === 'no' ? 'problem' : undefined}>
      <SourceLink range={range}>Automatic logon</SourceLink>
      {` ${who ? `of ${who} ` : ''}${WORKS[works]}${times === null ? '' : `, ${count(times, 'time')}`}. ${because}`}
    </p>
  );
}
