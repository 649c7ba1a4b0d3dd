/** Image and key, regional settings, network, drivers, packages, and what this Windows passes over. */
import type { ComponentChildren } from 'preact';
import type { PlanInterface, PlanValue, ReportedPlan } from '../../../server/lsp/protocol';
import type { SourceRange } from '../messages';
import { Section, SourceLink } from './source';

export function Facts({ plan }: { readonly plan: ReportedPlan }) {
  return (
    <Section id="facts" title="Settings at a glance">
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
      <Fact name="Image">
        <SourceLink range={image.range}>{image.name ?? 'Nothing chooses one'}</SourceLink>
      </Fact>
      {image.key.kind !== 'none' && (
        <Fact name="Key for Setup">
          <SourceLink range={image.key.range}>{image.key.label}</SourceLink>
        </Fact>
      )}
      {image.activationKey.kind !== 'none' && (
        <Fact name="Key for activation">
          <SourceLink range={image.activationKey.range}>{image.activationKey.label}</SourceLink>
        </Fact>
      )}
    </>
  );
}

function RegionalFacts({ plan: { regional } }: { readonly plan: ReportedPlan }) {
  return (
    <>
      <Values name="Language of Setup" values={regional.setup} />
      <Values name="Language of Windows" values={regional.windows} />
      {regional.timeZone && <Values name="Time zone" values={[regional.timeZone]} />}
    </>
  );
}

function Values({ name, values }: { readonly name: string; readonly values: readonly PlanValue[] }) {
  if (values.length === 0) return null;
  return (
    <Fact name={name}>
      <ul class="plain">
        {values.map((value) => (
          <li key={`${value.name} ${value.range.start}`}>
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
        <Fact name="Computer name">
          <SourceLink range={computerName.range}>{computerName.name}</SourceLink>
          {computerName.note && <span class="quiet">{` ${computerName.note}`}</span>}
        </Fact>
      )}
      {membership && (
        <Fact name={membership.kind === 'domain' ? 'Domain' : 'Workgroup'}>
          <SourceLink range={membership.range}>{membership.name}</SourceLink>
          {membership.account && <span class="quiet">{` joined as ${membership.account}`}</span>}
          {membership.organizationalUnit && (
            <span class="quiet">{` in ${membership.organizationalUnit}`}</span>
          )}
        </Fact>
      )}
      {interfaces.map((adapter) => (
        <Fact key={adapter.range.start} name={`Network ${adapter.name}`}>
          <SourceLink range={adapter.range}>{interfaceText(adapter)}</SourceLink>
        </Fact>
      ))}
      {remoteDesktop && (
        <Fact name="Remote Desktop">
          <SourceLink range={remoteDesktop.range}>{remoteDesktop.allowed ? 'Allowed' : 'Denied'}</SourceLink>
        </Fact>
      )}
    </>
  );
}

function interfaceText({ dhcp, addresses, gateways, dnsServers }: PlanInterface): string {
  const parts = [
    addresses.length > 0 ? addresses.join(', ') : dhcp === false ? 'No address' : 'DHCP',
    gateways.length > 0 && `gateway ${gateways.join(', ')}`,
    dnsServers.length > 0 && `DNS ${dnsServers.join(', ')}`,
  ];
  return parts.filter(Boolean).join(', ');
}

function SourceFacts({ plan: { drivers, packages, skipped } }: { readonly plan: ReportedPlan }) {
  return (
    <>
      <Linked
        name="Drivers"
        items={drivers.map(({ path, pass, withCredentials, range }) => ({
          text: path,
          note: `${pass}${withCredentials ? ', with credentials' : ''}`,
          range,
        }))}
      />
      <Linked
        name="Packages"
        items={packages.map(({ name, version, action, features, range }) => ({
          text: name,
          note: [
            action,
            version,
            ...features.map((feature) => `${feature.name} ${switched(feature.enabled)}`),
          ]
            .filter(Boolean)
            .join(', '),
          range,
        }))}
      />
      <Linked
        name="Passed over"
        items={skipped.map(({ name, pass, architecture, range }) => ({
          text: name,
          note: `${pass}, for ${architecture}`,
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
        {items.map(({ text, note, range }) => (
          <li key={range.start}>
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

function switched(enabled: boolean | null): string {
  return enabled === null ? 'unknown' : enabled ? 'on' : 'off';
}
