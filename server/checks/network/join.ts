/** Joining a domain or a workgroup: what is joined, where, and whether it can work. */
import { integerOf, settingIn, settingsAt, valueIn } from '../../answer-file/query';
import { valueTable } from '../../schema/library';
import { nameRange } from '../../syntax/query';
import { removeSetting, replaceValue } from '../fixes';
import type { Rule } from '../rule';
import { filledIn, identificationsOf } from './identification';

export const joinBoth: Rule = {
  id: 'join-both',
  title: 'The computer is to join a domain and a workgroup',
  subject: 'network',
  severity: 'warning',
  docs: {
    why: 'Only one of the two should stand in an answer file. When both do, Setup joins the domain and ignores JoinWorkgroup.',
    wrong: '<JoinDomain>contoso.com</JoinDomain>\n<JoinWorkgroup>WORKGROUP</JoinWorkgroup>',
    right: '<JoinDomain>contoso.com</JoinDomain>',
    settings: [
      'Microsoft-Windows-UnattendedJoin/Identification/JoinDomain',
      'Microsoft-Windows-UnattendedJoin/Identification/JoinWorkgroup',
    ],
    sources: ['learn.microsoft.com microsoft-windows-unattendedjoin-identification-joindomain'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const identification of identificationsOf(file)) {
      const domain = filledIn(identification, 'JoinDomain');
      const workgroup = filledIn(identification, 'JoinWorkgroup');
      if (!domain || !workgroup || domain.hasHole || workgroup.hasHole) continue;
      report(
        nameRange(workgroup.node),
        'JoinWorkgroup is ignored because JoinDomain is set: remove one of the two.',
        {
          tag: 'unnecessary',
          related: [{ range: nameRange(domain.node), message: 'The domain' }],
          fixes: () => [removeSetting(file, workgroup, true), removeSetting(file, domain)],
        },
      );
    }
  },
};

export const joinEdition: Rule = {
  id: 'join-edition',
  title: 'The edition cannot join a domain',
  subject: 'network',
  severity: 'error',
  docs: {
    why: 'Home and Starter editions have no domain membership: the join fails and the computer stays in a workgroup.',
    wrong: '<!-- unattend-target: edition=Core -->\n<JoinDomain>contoso.com</JoinDomain>',
    right: '<!-- unattend-target: edition=Professional -->\n<JoinDomain>contoso.com</JoinDomain>',
    appliesTo: 'Files whose edition is known from the product key, the image name or the target.',
    settings: ['Microsoft-Windows-UnattendedJoin/Identification/JoinDomain'],
    sources: ['learn.microsoft.com microsoft-windows-unattendedjoin'],
  },
  check(file, report) {
    const { edition, evidence } = file.target;
    if (
      !edition ||
      !/^(?:Starter|HomeBasic|HomePremium|Core)(?:N|E|SingleLanguage|CountrySpecific|Connected)*$/.test(
        edition,
      )
    )
      return;
    const shown = evidence.find(({ fact }) => fact === 'edition')?.range;
    for (const identification of identificationsOf(file)) {
      const domain = filledIn(identification, 'JoinDomain') ?? filledIn(identification, 'Provisioning');
      if (!domain || domain.hasHole) continue;
      report(
        nameRange(domain.node),
        `The edition ${editionLabel(edition)} cannot join a domain: the join fails and the computer stays in a workgroup.`,
        {
          ...(shown && { related: [{ range: shown, message: 'This names the edition' }] }),
        },
      );
    }
  },
};

/** Home rather than Core, which would be taken for Server Core. */
function editionLabel(edition: string): string {
  return valueTable('editions').find(edition)?.label.replace(/ \(.*/, '') ?? edition;
}

export const workgroupName: Rule = {
  id: 'workgroup-name',
  title: 'The name of the workgroup is not a NetBIOS name',
  subject: 'network',
  severity: 'error',
  docs: {
    why: 'JoinWorkgroup needs a NetBIOS name: at most 15 characters and none of `" / \\ [ ] : ; | = , + * ? < >`. With another name the computer is not put into the workgroup.',
    wrong: '<JoinWorkgroup>engineering/building-7</JoinWorkgroup>',
    right: '<JoinWorkgroup>BUILDING7</JoinWorkgroup>',
    settings: ['Microsoft-Windows-UnattendedJoin/Identification/JoinWorkgroup'],
    sources: [
      'learn.microsoft.com microsoft-windows-unattendedjoin-identification-joinworkgroup',
      'github:dockur/windows',
    ],
  },
  check(file, report) {
    for (const identification of identificationsOf(file)) {
      const workgroup = filledIn(identification, 'JoinWorkgroup');
      if (!workgroup || workgroup.hasHole) continue;
      const illegal = /["/\\[\]:;|=,+*?<>]/.exec(workgroup.value)?.[0];
      if (illegal) {
        report(workgroup.valueRange, `The name of a workgroup must not contain ${illegal}.`);
      } else if (workgroup.value.length > 15) {
        report(
          workgroup.valueRange,
          `The name of a workgroup has at most 15 characters; this one has ${workgroup.value.length}.`,
        );
      }
    }
  },
};

export const machineobjectouDn: Rule = {
  id: 'machineobjectou-dn',
  title: 'MachineObjectOU is not the distinguished name of a place in the domain',
  subject: 'network',
  severity: 'warning',
  docs: {
    why: 'The join fails when the place of the computer account does not exist. The name must be complete: OU= or CN= parts, followed by the DC= parts of the domain.',
    wrong: '<JoinDomain>contoso.com</JoinDomain>\n<MachineObjectOU>contoso.com/Computers</MachineObjectOU>',
    right:
      '<JoinDomain>contoso.com</JoinDomain>\n<MachineObjectOU>CN=Computers,DC=contoso,DC=com</MachineObjectOU>',
    settings: ['Microsoft-Windows-UnattendedJoin/Identification/MachineObjectOU'],
    sources: ['learn.microsoft.com microsoft-windows-unattendedjoin-identification-machineobjectou'],
  },
  check(file, report) {
    for (const identification of identificationsOf(file)) {
      const ou = filledIn(identification, 'MachineObjectOU');
      if (!ou || ou.hasHole) continue;
      const parts = ou.value.split(/(?<!\\),/).map((part) => part.trim());
      const isName =
        parts.every((part) => /^(?:OU|CN|DC|O|L|C)\s*=\s*\S/i.test(part)) && /^(?:OU|CN)/i.test(parts[0]!);
      const domainParts = parts
        .filter((part) => /^DC\s*=/i.test(part))
        .map((part) => part.replace(/^DC\s*=\s*/i, ''));
      if (!isName || domainParts.length === 0) {
        report(
          ou.valueRange,
          'MachineObjectOU must be a whole distinguished name, such as OU=Computers,DC=contoso,DC=com.',
        );
        continue;
      }
      const domain = valueIn(identification, 'JoinDomain');
      // A domain without a dot is a NetBIOS name, which may differ from the DNS name.
      if (!domain?.includes('.') || domain.toLowerCase() === domainParts.join('.').toLowerCase()) continue;
      report(
        ou.valueRange,
        `MachineObjectOU lies in ${domainParts.join('.')}, but the computer joins ${domain}.`,
      );
    }
  },
};

export const joinTimeoutRange: Rule = {
  id: 'join-timeout-range',
  title: 'The time limit for the join is not used',
  subject: 'network',
  severity: 'warning',
  docs: {
    why: 'TimeoutPeriodInMinutes must lie between 5 and 60. With any other number Windows waits 15 minutes.',
    wrong: '<TimeoutPeriodInMinutes>120</TimeoutPeriodInMinutes>',
    right: '<TimeoutPeriodInMinutes>60</TimeoutPeriodInMinutes>',
    settings: ['Microsoft-Windows-UnattendedJoin/Identification/TimeoutPeriodInMinutes'],
    sources: ['learn.microsoft.com microsoft-windows-unattendedjoin-identification-timeoutperiodinminutes'],
  },
  check(file, report) {
    for (const identification of identificationsOf(file)) {
      const timeout = settingIn(identification, 'TimeoutPeriodInMinutes');
      const minutes = integerOf(timeout);
      if (!timeout || minutes === undefined || (minutes >= 5 && minutes <= 60)) continue;
      const nearest = minutes < 5 ? '5' : '60';
      report(
        timeout.valueRange,
        'TimeoutPeriodInMinutes must be 5 to 60: with this number Windows waits 15 minutes.',
        { fixes: () => [replaceValue(file, timeout, nearest, true)] },
      );
    }
  },
};

export const joinAndNoNetwork: Rule = {
  id: 'join-and-no-network',
  title: 'A domain is joined over a fixed address without a DNS server',
  subject: 'network',
  severity: 'warning',
  docs: {
    why: 'The computer finds the domain controller through DNS. With a fixed address DHCP gives no DNS server, so the answer file must name one in Microsoft-Windows-DNS-Client.',
    wrong:
      '<JoinDomain>contoso.com</JoinDomain>\n…\n<IpAddress wcm:action="add" wcm:keyValue="1">192.0.2.10/24</IpAddress>',
    right:
      '<DNSServerSearchOrder>\n  <IpAddress wcm:action="add" wcm:keyValue="1">192.0.2.1</IpAddress>\n</DNSServerSearchOrder>',
    settings: [
      'Microsoft-Windows-UnattendedJoin/Identification/JoinDomain',
      'Microsoft-Windows-TCPIP/Interfaces/Interface/UnicastIpAddresses',
      'Microsoft-Windows-DNS-Client/Interfaces/Interface/DNSServerSearchOrder',
    ],
    sources: ['learn.microsoft.com microsoft-windows-dns-client-interfaces-interface-dnsserversearchorder'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    const domain = identificationsOf(file)
      .map((one) => filledIn(one, 'JoinDomain'))
      .find((one) => one !== undefined);
    if (!domain) return;
    const [address] = settingsAt(
      file,
      'Microsoft-Windows-TCPIP',
      'Interfaces/Interface/UnicastIpAddresses/IpAddress',
      'specialize',
    );
    if (!address) return;
    const dhcp = settingsAt(
      file,
      'Microsoft-Windows-TCPIP',
      'Interfaces/Interface/Ipv4Settings/DhcpEnabled',
      'specialize',
    );
    if (!dhcp.some(({ value }) => value.toLowerCase() === 'false')) return;
    const servers = 'Interfaces/Interface/DNSServerSearchOrder/IpAddress';
    if (settingsAt(file, 'Microsoft-Windows-DNS-Client', servers).length > 0) return;
    report(
      nameRange(domain.node),
      'No DNS server is set for the fixed address, so the computer may not find the domain.',
      {
        related: [{ range: address.valueRange, message: 'The fixed address' }],
      },
    );
  },
};
