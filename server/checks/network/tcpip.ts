/** Network interfaces with fixed addresses: identifiers, addresses, routes, name servers. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { insertChild, setValue } from '../../answer-file/edits';
import { booleanOf, settingIn, settingsAt, settingsIn } from '../../answer-file/query';
import { kernelOf } from '../../answer-file/target';
import { isAtLeast, isOlder } from '../../schema/windows-version';
import { nameRange, valueRangeOf } from '../../syntax/query';
import { replaceValue } from '../fixes';
import type { Rule } from '../rule';
import { type IpAddress, readIpAddress } from './addresses';

const TCPIP = 'Microsoft-Windows-TCPIP';
const DNS_CLIENT = 'Microsoft-Windows-DNS-Client';
const NETBT = 'Microsoft-Windows-NetBT';
const INTERFACE = 'Interfaces/Interface';
const REFERENCE = 'learn.microsoft.com microsoft-windows-tcpip-interfaces-interface';

export const tcpipIdentifier: Rule = {
  id: 'tcpip-identifier',
  title: 'The identifier is missing or names no network interface',
  subject: 'network',
  severity: 'error',
  docs: {
    why: 'An interface is named by its alias, by its MAC address with hyphens, or by its NetLUID. Without a name the settings cannot be applied, and those of an interface that is not found have no effect. The alias depends on version and language: "Ethernet" since Windows 8, "Local Area Connection" before.',
    wrong: '<Identifier>00:15:5D:01:02:03</Identifier>',
    right: '<Identifier>00-15-5D-01-02-03</Identifier>',
    settings: [
      'Microsoft-Windows-TCPIP/Interfaces/Interface/Identifier',
      'Microsoft-Windows-DNS-Client/Interfaces/Interface/Identifier',
      'Microsoft-Windows-NetBT/Interfaces/Interface/Identifier',
    ],
    sources: [`${REFERENCE}-identifier`],
  },
  check(file, report) {
    for (const one of [TCPIP, DNS_CLIENT, NETBT].flatMap((name) => settingsAt(file, name, INTERFACE))) {
      const identifier = settingIn(one, 'Identifier');
      if (identifier && identifier.value !== '') continue;
      report(
        identifier ? identifier.node : nameRange(one.node),
        'Interface needs an Identifier, such as "Ethernet" or 00-15-5D-01-02-03: Windows cannot tell to which one the settings belong.',
      );
    }
    const kernel = kernelOf(file.target);
    for (const identifier of identifiersOf(file)) {
      const { value, valueRange, node, hasHole } = identifier;
      if (hasHole || value === '') continue;
      const digits = value.replace(/[:.-]/g, '');
      if (/^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$|^[0-9a-f]{12}$|^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$/i.test(value)) {
        const written = digits.match(/../g)!.join('-');
        report(valueRange, `A MAC address is written with hyphens: ${written}.`, {
          severity: 'warning',
          fixes: () => [replaceValue(file, { node }, written, true)],
        });
        continue;
      }
      if (isAtLeast(kernel, '8') && /^Local Area Connection(?: \d+)?$/i.test(value)) {
        report(valueRange, 'Since Windows 8 the first interface is called "Ethernet", in English at least.', {
          severity: 'info',
        });
      } else if (isOlder(kernel, '8') && /^Ethernet(?: \d+)?$/i.test(value)) {
        report(
          valueRange,
          'Before Windows 8 the first interface is called "Local Area Connection", in English at least.',
          {
            severity: 'info',
          },
        );
      }
    }
  },
};

function identifiersOf(file: AnswerFile): readonly Setting[] {
  return [TCPIP, DNS_CLIENT, NETBT].flatMap((component) =>
    settingsAt(file, component, `${INTERFACE}/Identifier`),
  );
}

export const tcpipStaticWithDhcp: Rule = {
  id: 'tcpip-static-with-dhcp',
  title: 'A fixed address stands beside DHCP',
  subject: 'network',
  severity: 'warning',
  docs: {
    why: 'DhcpEnabled of IPv4 is true unless it is set to false. An interface with DHCP takes its address from the server, so that the fixed one is lost or stands beside it.',
    wrong:
      '<Interface wcm:action="add">\n  <Identifier>Ethernet</Identifier>\n  <UnicastIpAddresses>…</UnicastIpAddresses>\n</Interface>',
    right:
      '<Interface wcm:action="add">\n  <Ipv4Settings>\n    <DhcpEnabled>false</DhcpEnabled>\n  </Ipv4Settings>\n  <Identifier>Ethernet</Identifier>\n  <UnicastIpAddresses>…</UnicastIpAddresses>\n</Interface>',
    settings: [
      'Microsoft-Windows-TCPIP/Interfaces/Interface/Ipv4Settings/DhcpEnabled',
      'Microsoft-Windows-TCPIP/Interfaces/Interface/UnicastIpAddresses',
    ],
    sources: [`${REFERENCE}-ipv4settings-dhcpenabled`],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const one of settingsAt(file, TCPIP, 'Interfaces/Interface')) {
      const address = addressesOf(one).find(({ ip }) => ip?.version === 4)?.setting;
      const dhcp = settingIn(one, 'Ipv4Settings/DhcpEnabled');
      if (!address || dhcp?.hasHole || booleanOf(dhcp) === false) continue;
      report(
        dhcp ? dhcp.valueRange : nameRange(one.node),
        'DHCP stays on for this interface although it has a fixed IPv4 address: set DhcpEnabled of Ipv4Settings to false.',
        {
          related: [{ range: address.valueRange, message: 'The fixed address' }],
          fixes: () => {
            const { text } = file.tree;
            const settings = settingIn(one, 'Ipv4Settings');
            const off = '<DhcpEnabled>false</DhcpEnabled>';
            const edit = dhcp
              ? setValue(text, dhcp.node, 'false')
              : settings
                ? insertChild(text, settings.node, off)
                : insertChild(text, one.node, `<Ipv4Settings>\n  ${off}\n</Ipv4Settings>`);
            return [{ title: 'Turn DHCP off', edits: [edit], preferred: true }];
          },
        },
      );
    }
  },
};

function addressesOf(
  one: Setting,
): readonly { readonly setting: Setting; readonly ip: IpAddress | undefined }[] {
  return settingsIn(one, 'UnicastIpAddresses/IpAddress').map((setting) => ({
    setting,
    ip: readIpAddress(setting.value),
  }));
}

export const tcpipAddress: Rule = {
  id: 'tcpip-address',
  title: 'The value is not an IP address',
  subject: 'network',
  severity: 'error',
  docs: {
    why: 'An address is written with the length of its prefix, such as `192.0.2.10/24`. Without the prefix Windows takes the one of the old address classes: /8, /16 or /24.',
    wrong: '<IpAddress wcm:action="add" wcm:keyValue="1">192.0.2.300/24</IpAddress>',
    right: '<IpAddress wcm:action="add" wcm:keyValue="1">192.0.2.30/24</IpAddress>',
    settings: [
      'Microsoft-Windows-TCPIP/Interfaces/Interface/UnicastIpAddresses/IpAddress',
      'Microsoft-Windows-TCPIP/Interfaces/Interface/Routes/Route/NextHopAddress',
      'Microsoft-Windows-DNS-Client/Interfaces/Interface/DNSServerSearchOrder/IpAddress',
    ],
    sources: [`${REFERENCE}-unicastipaddresses-ipaddress-value`, `${REFERENCE}-routes-route-nexthopaddress`],
  },
  check(file, report) {
    for (const one of settingsAt(file, TCPIP, 'Interfaces/Interface')) {
      for (const { setting, ip } of addressesOf(one)) {
        if (setting.hasHole || setting.value === '') continue;
        if (!ip) {
          report(
            setting.valueRange,
            `"${setting.value}" is not an IP address with its prefix, such as 192.0.2.10/24.`,
          );
        } else if (ip.version === 4 && ip.prefix === undefined) {
          const prefix = classPrefix(ip);
          report(
            setting.valueRange,
            `The address has no prefix: Windows takes /${prefix}, after its class.`,
            {
              severity: 'warning',
              fixes: () => [
                {
                  title: `Add /${prefix}`,
                  edits: [setValue(file.tree.text, setting.node, `${setting.value}/${prefix}`)],
                },
              ],
            },
          );
        }
      }
    }
    const others = [
      ...settingsAt(file, TCPIP, 'Interfaces/Interface/Routes/Route/NextHopAddress'),
      ...settingsAt(file, DNS_CLIENT, 'Interfaces/Interface/DNSServerSearchOrder/IpAddress'),
    ];
    for (const { value, valueRange, hasHole } of others) {
      if (hasHole || value === '') continue;
      const ip = readIpAddress(value);
      if (!ip || ip.prefix !== undefined)
        report(valueRange, `"${value}" is not an IP address, such as 192.0.2.1.`);
    }
  },
};

/** The length of the prefix that the class of an IPv4 address has. */
function classPrefix({ parts }: IpAddress): number {
  return parts[0]! < 128 ? 8 : parts[0]! < 192 ? 16 : 24;
}

export const routePrefix: Rule = {
  id: 'route-prefix',
  title: 'The prefix of a route is missing or wrong',
  subject: 'network',
  severity: 'error',
  docs: {
    why: 'Prefix says which addresses the route leads to, such as `0.0.0.0/0` for the default gateway; all bits behind its length must be zero. A default route needs NextHopAddress, the address of the gateway.',
    wrong: '<Prefix>192.0.2.10/24</Prefix>',
    right: '<Prefix>192.0.2.0/24</Prefix>',
    settings: ['Microsoft-Windows-TCPIP/Interfaces/Interface/Routes/Route/Prefix'],
    sources: [`${REFERENCE}-routes-route-prefix`, `${REFERENCE}-routes-route-nexthopaddress`],
  },
  check(file, report) {
    for (const route of settingsAt(file, TCPIP, 'Interfaces/Interface/Routes/Route')) {
      const prefix = settingIn(route, 'Prefix');
      if (!prefix || prefix.value === '') {
        report(
          prefix ? prefix.node : nameRange(route.node),
          'Route needs a Prefix, such as 0.0.0.0/0 for the default gateway: Windows cannot tell where the route leads.',
        );
        continue;
      }
      if (prefix.hasHole) continue;
      const ip = readIpAddress(prefix.value);
      if (!ip) {
        if (!SHORT_PREFIX.test(prefix.value)) {
          report(
            prefix.valueRange,
            `"${prefix.value}" is not a prefix, such as 0.0.0.0/0 for the default gateway.`,
          );
        }
      } else if (ip.prefix === undefined) {
        report(
          prefix.valueRange,
          `The prefix of a route has a length behind the address, such as ${prefix.value}/24.`,
          { severity: 'warning' },
        );
      } else if (hasBitsBehind(ip, ip.prefix)) {
        report(
          prefix.valueRange,
          `Bits behind the first ${ip.prefix} are set: the prefix of a route ends with zeros.`,
          {
            severity: 'warning',
          },
        );
      } else if (ip.prefix === 0 && !settingIn(route, 'NextHopAddress')) {
        report(prefix.valueRange, 'A default route needs NextHopAddress, the address of the gateway.', {
          severity: 'warning',
        });
      }
    }
  },
};

function hasBitsBehind({ version, parts }: IpAddress, length: number): boolean {
  const size = version === 4 ? 8 : 16;
  return parts.some((part, index) => {
    const kept = Math.min(size, Math.max(0, length - index * size));
    return (part & ((1 << (size - kept)) - 1)) !== 0;
  });
}

export const dnsOrderKeys: Rule = {
  id: 'dns-order-keys',
  title: 'The keys of the name servers do not number them',
  subject: 'network',
  severity: 'hint',
  docs: {
    why: 'The order in which name servers are asked comes from `wcm:keyValue`: 1, 2, 3. With other keys the order is not certain.',
    wrong: '<IpAddress wcm:action="add" wcm:keyValue="first">192.0.2.1</IpAddress>',
    right: '<IpAddress wcm:action="add" wcm:keyValue="1">192.0.2.1</IpAddress>',
    settings: ['Microsoft-Windows-DNS-Client/Interfaces/Interface/DNSServerSearchOrder/IpAddress'],
    sources: [
      'learn.microsoft.com microsoft-windows-dns-client-interfaces-interface-dnsserversearchorder-ipaddress-key',
    ],
  },
  check(file, report) {
    for (const list of settingsAt(file, DNS_CLIENT, 'Interfaces/Interface/DNSServerSearchOrder')) {
      if (list.settings.length < 2) continue;
      for (const { node } of list.settings) {
        const key = node.attributes.find(({ localName }) => localName === 'keyValue');
        if (!key || /^\d+$/.test(key.value) || /[{$@%]/.test(key.value)) continue;
        report(valueRangeOf(key), 'The key is no number: the order of the name servers is not certain.');
      }
    }
  },
};

/** The reference also has examples with nothing but a number, and with the zeros left out: `192.168/16`. */
const SHORT_PREFIX = /^(?:\d{1,3}(?:\.\d{1,3}){0,2}\/\d{1,2}|\d{1,3})$/;
