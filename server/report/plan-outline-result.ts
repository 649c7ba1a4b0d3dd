/** The part of a plan's outline about the Windows that Setup leaves behind: accounts, settings, drivers, commands, secrets. */
import type { PlanPackage } from '../plan/setup-plan';
import type { OutlineItem } from './outline';
import type { ReportedPlan } from './reported-plan';

export function accountItems({ accounts, autoLogon }: ReportedPlan): readonly OutlineItem[] {
  return [
    ...accounts.map(
      ({ name, kind, groups, password }): OutlineItem => ({
        label: kind,
        text: [name ?? '(no name)', groups.join(', '), PASSWORDS[password]]
          .filter((part) => part !== '')
          .join('; '),
      }),
    ),
    ...(autoLogon
      ? [
          {
            label: 'signs in',
            text: `${autoLogon.username ?? '(no name)'}${autoLogon.count === null ? '' : `, ${autoLogon.count} ×`}`,
            detail: autoLogon.because,
            tone: autoLogon.works === 'yes' ? ('plain' as const) : ('doubt' as const),
          },
        ]
      : []),
  ];
}

const PASSWORDS = {
  none: 'no password in the file',
  blank: 'blank password',
  clear: 'password in clear',
  hidden: 'password in Base64',
  unreadable: 'password that Setup cannot decode',
  template: 'password from a template',
} as const;

export function settingItems({ regional, network }: ReportedPlan): readonly OutlineItem[] {
  const { computerName, membership, interfaces, remoteDesktop } = network;
  const values = [...regional.setup, ...regional.windows, ...(regional.timeZone ? [regional.timeZone] : [])];
  return [
    ...values.map(({ name, value, label }) => ({
      label: name,
      text: label && label !== value ? `${label} (${value})` : value,
    })),
    ...(computerName ? [{ label: 'Name', text: computerName.note ?? computerName.name }] : []),
    ...(membership
      ? [
          {
            label: membership.kind,
            text: `${membership.name}${membership.account === null ? '' : `, joined by ${membership.account}`}`,
          },
        ]
      : []),
    ...interfaces.map(({ name, dhcp, addresses, gateways, dnsServers }) => ({
      label: 'Interface',
      text: [
        name,
        addresses.length > 0 ? addresses.join(', ') : dhcp === false ? 'no address' : 'DHCP',
        ...(gateways.length > 0 ? [`gateway ${gateways.join(', ')}`] : []),
        ...(dnsServers.length > 0 ? [`DNS ${dnsServers.join(', ')}`] : []),
      ].join('; '),
    })),
    ...(remoteDesktop
      ? [{ label: 'Remote Desktop', text: remoteDesktop.allowed ? 'allowed' : 'not allowed' }]
      : []),
  ];
}

export function driverItems({ drivers, packages }: ReportedPlan): readonly OutlineItem[] {
  return [
    ...drivers.map(({ pass, path }): OutlineItem => ({ label: pass, text: path, isCode: true })),
    ...packages.map(
      ({ name, action, features }): OutlineItem => ({
        label: action,
        text: name,
        ...(features.length > 0 && {
          detail: features.map((feature) => `${feature.name} ${stateOf(feature)}`).join(', '),
        }),
      }),
    ),
  ];
}

function stateOf({ enabled }: PlanPackage['features'][number]): string {
  return enabled === null ? 'unknown' : enabled ? 'on' : 'off';
}

export function commandItems({ commands }: ReportedPlan): readonly OutlineItem[] {
  return commands.map(({ pass, order, text, length, longest, user, waitsFor, runs }): OutlineItem => {
    const details = [
      `as ${user}`,
      ...(length > longest ? [`${length} characters, more than ${longest}`] : []),
      ...(waitsFor === undefined ? [] : [`waits for input (${waitsFor})`]),
      ...(runs ? [] : ['does not run']),
    ];
    return {
      label: `${pass} ${order ?? '?'}`,
      text,
      isCode: true,
      detail: details.join('; '),
      ...(waitsFor !== undefined && { tone: 'bad' }),
    };
  });
}

export function secretItems({ secrets }: ReportedPlan): readonly OutlineItem[] {
  return secrets.map(
    ({ where, form, readableBy, pass }): OutlineItem => ({
      label: form,
      text: `${where} (${pass})`,
      detail: readableBy,
    }),
  );
}
