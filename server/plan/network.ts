/** Name, membership and network interfaces of the computer. */
import type { Setting } from '../answer-file/answer-file';
import {
  booleanOf,
  SHELL_SETUP,
  settingIn,
  settingsAt,
  settingsIn,
  UNATTENDED_JOIN,
} from '../answer-file/query';
import type { Circumstances } from './circumstances';
import { settingOf } from './circumstances';
import type { PlanInterface, PlanNetwork } from './model';
import { rangeOf, shownValue } from './text';

const TCPIP = 'Microsoft-Windows-TCPIP';
const DNS_CLIENT = 'Microsoft-Windows-DNS-Client';
const REMOTE_SESSIONS = 'Microsoft-Windows-TerminalServices-LocalSessionManager';

export function planNetwork(at: Circumstances): PlanNetwork {
  return {
    computerName: computerName(at),
    membership: membership(at),
    interfaces: interfaces(at),
    remoteDesktop: remoteDesktop(at),
  };
}

function computerName(at: Circumstances): PlanNetwork['computerName'] {
  const setting = settingOf(at, 'specialize', SHELL_SETUP, 'ComputerName');
  if (!setting) return null;
  const isRandom = setting.value === '' || setting.value === '*';
  return {
    name: shownValue(at.file, setting) ?? '*',
    note: isRandom ? 'Windows makes up a name.' : null,
    range: rangeOf(setting),
  };
}

function membership(at: Circumstances): PlanNetwork['membership'] {
  const [identification] = settingsAt(at.file, UNATTENDED_JOIN, 'Identification');
  if (!identification) return null;
  // Templates leave both elements empty for the tool that fills in one of them.
  const [domain, workgroup] = ['JoinDomain', 'JoinWorkgroup'].map((name) => {
    const setting = settingIn(identification, name);
    return setting?.value === '' ? undefined : setting;
  });
  const provisioning = settingIn(identification, 'Provisioning');
  const joined = provisioning ?? domain ?? workgroup;
  if (!joined) return null;
  return {
    kind: joined === workgroup ? 'workgroup' : 'domain',
    name:
      joined === provisioning
        ? 'the domain of the provisioned account'
        : (shownValue(at.file, joined) ?? '?'),
    account: shownValue(at.file, settingIn(identification, 'Credentials/Username')),
    organizationalUnit: shownValue(at.file, settingIn(identification, 'MachineObjectOU')),
    range: rangeOf(joined),
  };
}

function interfaces(at: Circumstances): readonly PlanInterface[] {
  const dns = new Map(
    settingsAt(at.file, DNS_CLIENT, 'Interfaces/Interface').map((item) => [
      settingIn(item, 'Identifier')?.value.toLowerCase(),
      item,
    ]),
  );
  return settingsAt(at.file, TCPIP, 'Interfaces/Interface').map((item) => {
    const identifier = settingIn(item, 'Identifier');
    const servers = dns.get(identifier?.value.toLowerCase());
    return {
      name: shownValue(at.file, identifier) ?? '?',
      dhcp: booleanOf(settingIn(item, 'Ipv4Settings/DhcpEnabled')) ?? null,
      addresses: values(at, item, 'UnicastIpAddresses/IpAddress'),
      gateways: values(at, item, 'Routes/Route/NextHopAddress'),
      dnsServers: servers ? values(at, servers, 'DNSServerSearchOrder/IpAddress') : [],
      range: rangeOf(item),
    };
  });
}

function values(at: Circumstances, parent: Setting, path: string): readonly string[] {
  return settingsIn(parent, path)
    .map((setting) => shownValue(at.file, setting))
    .filter((value) => value !== null);
}

function remoteDesktop({ file }: Circumstances): PlanNetwork['remoteDesktop'] {
  const [denied] = settingsAt(file, REMOTE_SESSIONS, 'fDenyTSConnections');
  const value = booleanOf(denied);
  return denied && value !== undefined ? { allowed: !value, range: rangeOf(denied) } : null;
}
