/** Image and key, regional settings, network, drivers, packages, and what this Windows passes over. */
import type { ComponentChildren } from 'preact';
import type { PlanInterface, PlanValue, ReportedPlan } from '../../../server/lsp/protocol';
import type { SourceRange } from '../messages';
import { fill } from '../wording';
import { Section, SourceLink } from './source';
import { words } from './words';

const { facts } = words;

export function Facts({ plan }: { readonly plan: ReportedPlan }) {
  return (
    <Section id="facts" title={facts.title}>
      <dl class="facts">
        <ImageFacts plan={plan} />
        <RegionalFacts plan={plan} />
        <NetworkFacts plan={plan} />
        <SourceFacts plan={plan} />
      </dl>
    </Section>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: ComponentChildren;
}

function Fact({ name, children }: FactProps) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ImageFacts({ plan: { image } }: { readonly plan: ReportedPlan }) {
  return (
    <>
      <Fact name={facts.image}>
        <SourceLink range={image.range}>{image.name ?? facts.noImage}</SourceLink>
      </Fact>
      {image.key.kind !== 'none' && (
        <Fact name={facts.key}>
          <SourceLink range={image.key.range}>{image.key.label}</SourceLink>
        </Fact>
      )}
      {image.activationKey.kind !== 'none' && (
        <Fact name={facts.activationKey}>
          <SourceLink range={image.activationKey.range}>{image.activationKey.label}</SourceLink>
        </Fact>
      )}
    </>
  );
}

function RegionalFacts({ plan: { regional } }: { readonly plan: ReportedPlan }) {
  return (
    <>
      <Values name={facts.setupLanguage} values={regional.setup} />
      <Values name={facts.windowsLanguage} values={regional.windows} />
      {regional.timeZone && <Values name={facts.timeZone} values={[regional.timeZone]} />}
    </>
  );
}

function Values({ name, values }: { readonly name: string; readonly values: readonly PlanValue[] }) {
  if (values.length === 0) return null;
  return (
    <Fact name={name}>
      <ul class="plain">
        {values.map((value, index) => (
          <li key={`${value.name} ${index}`}>
            <SourceLink range={value.range}>{value.label ?? value.value}</SourceLink>
            <span class="quiet">{` ${value.name}${value.label ? ` ${value.value}` : ''}`}</span>
          </li>
        ))}
      </ul>
    </Fact>
  );
}

function NetworkFacts({ plan: { network } }: { readonly plan: ReportedPlan }) {
  const { computerName, membership, interfaces, remoteDesktop } = network;
  return (
    <>
      {computerName && (
        <Fact name={facts.computerName}>
          <SourceLink range={computerName.range}>{computerName.name}</SourceLink>
          {computerName.note && <span class="quiet">{` ${computerName.note}`}</span>}
        </Fact>
      )}
      {membership && (
        <Fact name={membership.kind === 'domain' ? facts.domain : facts.workgroup}>
          <SourceLink range={membership.range}>{membership.name}</SourceLink>
          {membership.account && <span class="quiet">{` ${fill(facts.joinedAs, membership.account)}`}</span>}
          {membership.organizationalUnit && (
            <span class="quiet">{` ${fill(facts.inUnit, membership.organizationalUnit)}`}</span>
          )}
        </Fact>
      )}
      {interfaces.map((adapter, index) => (
        <Fact key={index} name={fill(facts.network, adapter.name)}>
          <SourceLink range={adapter.range}>{interfaceText(adapter)}</SourceLink>
        </Fact>
      ))}
      {remoteDesktop && (
        <Fact name={facts.remoteDesktop}>
          <SourceLink range={remoteDesktop.range}>
            {remoteDesktop.allowed ? facts.allowed : facts.denied}
          </SourceLink>
        </Fact>
      )}
    </>
  );
}

function interfaceText({ dhcp, addresses, gateways, dnsServers }: PlanInterface): string {
  const parts = [
    addresses.length > 0 ? addresses.join(', ') : dhcp === false ? facts.noAddress : 'DHCP',
    gateways.length > 0 && fill(facts.gateway, gateways.join(', ')),
    dnsServers.length > 0 && `DNS ${dnsServers.join(', ')}`,
  ];
  return parts.filter(Boolean).join(', ');
}

function SourceFacts({ plan: { drivers, packages, skipped } }: { readonly plan: ReportedPlan }) {
  return (
    <>
      <Linked
        name={facts.drivers}
        items={drivers.map(({ path, pass, withCredentials, range }) => ({
          text: path,
          note: withCredentials ? `${pass}, ${facts.withCredentials}` : pass,
          range,
        }))}
      />
      <Linked
        name={facts.packages}
        items={packages.map(({ name, version, action, features, range }) => ({
          text: name,
          note: [action, version, ...features.map((feature) => fill(stateOf(feature.enabled), feature.name))]
            .filter(Boolean)
            .join(', '),
          range,
        }))}
      />
      <Linked
        name={facts.skipped}
        items={skipped.map(({ name, pass, architecture, range }) => ({
          text: name,
          note: `${pass}, ${fill(facts.forArchitecture, architecture)}`,
          range,
        }))}
      />
    </>
  );
}

interface LinkedItem {
  readonly text: string;
  readonly note: string;
  readonly range: SourceRange;
}

function Linked({ name, items }: { readonly name: string; readonly items: readonly LinkedItem[] }) {
  if (items.length === 0) return null;
  return (
    <Fact name={name}>
      <ul class="plain">
        {items.map(({ text, note, range }, index) => (
          <li key={index}>
            <SourceLink range={range} class="link code">
              {text}
            </SourceLink>
            <span class="quiet">{` ${note}`}</span>
          </li>
        ))}
      </ul>
    </Fact>
  );
}

function stateOf(enabled: boolean | null): string {
  return enabled === null ? facts.unknown : enabled ? facts.on : facts.off;
}
