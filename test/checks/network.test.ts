/** Domains, networks, Remote Desktop and drivers. */
import { inComponent, inRoot, withTildes } from '../support/findings';
import { testRule } from '../support/rule-tests';

const IDENTITY =
  'processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"';

const join = (settings: string) =>
  inComponent(
    'specialize',
    'Microsoft-Windows-UnattendedJoin',
    `<Identification>\n${settings}\n</Identification>`,
  );

const CREDENTIALS = `<Credentials>
<Domain>contoso.com</Domain>
<Password>{{ password }}</Password>
<Username>installer</Username>
</Credentials>`;

const PROVISIONING = `<Provisioning>
<AccountData>{{ blob }}</AccountData>
</Provisioning>`;

const EMPTY_CREDENTIALS = `<Credentials>
<Username></Username>
<Domain></Domain>
<Password></Password>
</Credentials>
<JoinDomain></JoinDomain>
<JoinWorkgroup></JoinWorkgroup>
<MachineObjectOU></MachineObjectOU>`;

/** What empty-element-noise says about a template of a deployment tool, one mark a line. */
const MARKED_EMPTY_CREDENTIALS = EMPTY_CREDENTIALS.split('\n')
  .map((line) =>
    /^<(\w+)><\/\1>$/.test(line) ? `${line}\n${'^'.repeat(line.length)} empty-element-noise` : line,
  )
  .join('\n');

testRule('join-both', {
  reports: {
    'a domain and a workgroup': join(`${CREDENTIALS}
<JoinDomain>contoso.com</JoinDomain>
 ~~~~~~~~~~ join-both: The domain
<JoinWorkgroup>WORKGROUP</JoinWorkgroup>
 ^^^^^^^^^^^^^ join-both (warning)`),
  },
  quiet: {
    'an empty workgroup': join(`${CREDENTIALS}
<JoinDomain>contoso.com</JoinDomain>
<JoinWorkgroup></JoinWorkgroup>
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ empty-element-noise`),
    'a workgroup alone': join('<JoinWorkgroup>WORKGROUP</JoinWorkgroup>'),
    'the template of a deployment tool': join(MARKED_EMPTY_CREDENTIALS),
  },
  fixes: {
    'the workgroup': {
      before: join(
        `${CREDENTIALS}\n<JoinDomain>contoso.com</JoinDomain>\n<JoinWorkgroup>WORKGROUP</JoinWorkgroup>`,
      ),
      title: 'Remove JoinWorkgroup',
      after: join(`${CREDENTIALS}\n<JoinDomain>contoso.com</JoinDomain>`),
    },
    'the domain': {
      before: join(
        `${CREDENTIALS}\n<JoinDomain>contoso.com</JoinDomain>\n<JoinWorkgroup>WORKGROUP</JoinWorkgroup>`,
      ),
      title: 'Remove JoinDomain',
      after: join(`${CREDENTIALS}\n<JoinWorkgroup>WORKGROUP</JoinWorkgroup>`),
    },
  },
});

testRule('join-edition', {
  reports: {
    'a domain for Home': {
      text: join(`${CREDENTIALS}
<JoinDomain>contoso.com</JoinDomain>
 ^^^^^^^^^^ join-edition (error)`),
      target: { edition: 'CoreSingleLanguage' },
    },
    'an edition that the file names': `${join(`${CREDENTIALS}
<JoinDomain>contoso.com</JoinDomain>
 ^^^^^^^^^^ join-edition`)}<!-- unattend-target: edition=Core -->
${'~'.repeat(38)} join-edition: This names the edition
`,
    'provisioning for Home': {
      text: join(`<Provisioning>
 ^^^^^^^^^^^^ join-edition
<AccountData>{{ blob }}</AccountData>
</Provisioning>`),
      target: { edition: 'HomePremium' },
    },
  },
  quiet: {
    'a domain for Pro': {
      text: join(`${CREDENTIALS}\n<JoinDomain>contoso.com</JoinDomain>`),
      target: { edition: 'Professional' },
    },
    'a domain for an edition that is not known': join(`${CREDENTIALS}\n<JoinDomain>contoso.com</JoinDomain>`),
    'a workgroup for Home': {
      text: join('<JoinWorkgroup>WORKGROUP</JoinWorkgroup>'),
      target: { edition: 'Core' },
    },
  },
});

testRule('workgroup-name', {
  reports: {
    'a name of 16 characters': join(`<JoinWorkgroup>ABCDEFGHIJKLMNOP</JoinWorkgroup>
               ^^^^^^^^^^^^^^^^ workgroup-name (error)`),
    'a character that NetBIOS forbids': join(`<JoinWorkgroup>sales/north</JoinWorkgroup>
               ^^^^^^^^^^^ workgroup-name`),
  },
  quiet: {
    'a name of 15 characters': join('<JoinWorkgroup>ABCDEFGHIJKLMNO</JoinWorkgroup>'),
    'a placeholder': join('<JoinWorkgroup>{{ workgroup_name }}</JoinWorkgroup>'),
  },
});

testRule('machineobjectou-dn', {
  reports: {
    'the name of a folder': join(`${CREDENTIALS}
<JoinDomain>contoso.com</JoinDomain>
<MachineObjectOU>contoso.com/Computers</MachineObjectOU>
                 ^^^^^^^^^^^^^^^^^^^^^ machineobjectou-dn (warning)`),
    'a name without the domain': join(`${CREDENTIALS}
<JoinDomain>contoso.com</JoinDomain>
<MachineObjectOU>OU=Computers</MachineObjectOU>
                 ^^^^^^^^^^^^ machineobjectou-dn`),
    'another domain': join(`${CREDENTIALS}
<JoinDomain>contoso.com</JoinDomain>
<MachineObjectOU>OU=Computers,DC=fabrikam,DC=com</MachineObjectOU>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ machineobjectou-dn`),
  },
  quiet: {
    'a place in the domain': join(
      `${CREDENTIALS}\n<JoinDomain>contoso.com</JoinDomain>\n<MachineObjectOU>OU=A\\, B,ou=Computers,dc=Contoso,dc=com</MachineObjectOU>`,
    ),
    'a NetBIOS name of the domain': join(
      `${CREDENTIALS}\n<JoinDomain>SALES</JoinDomain>\n<MachineObjectOU>CN=Computers,DC=contoso,DC=com</MachineObjectOU>`,
    ),
  },
});

testRule('join-timeout-range', {
  reports: {
    'two hours': join(`${CREDENTIALS}
<JoinDomain>contoso.com</JoinDomain>
<TimeoutPeriodInMinutes>120</TimeoutPeriodInMinutes>
                        ^^^ join-timeout-range (warning)`),
  },
  quiet: {
    'an hour': join(
      `${CREDENTIALS}\n<JoinDomain>contoso.com</JoinDomain>\n<TimeoutPeriodInMinutes>60</TimeoutPeriodInMinutes>`,
    ),
    'a word, which is the business of type-mismatch': join(`${CREDENTIALS}
<JoinDomain>contoso.com</JoinDomain>
<TimeoutPeriodInMinutes>long</TimeoutPeriodInMinutes>
                        ^^^^ type-mismatch`),
  },
  fixes: {
    'too long a time': {
      before: join('<TimeoutPeriodInMinutes>120</TimeoutPeriodInMinutes>'),
      title: 'Replace by 60',
      after: join('<TimeoutPeriodInMinutes>60</TimeoutPeriodInMinutes>'),
    },
    'too short a time': {
      before: join('<TimeoutPeriodInMinutes>1</TimeoutPeriodInMinutes>'),
      title: 'Replace by 5',
      after: join('<TimeoutPeriodInMinutes>5</TimeoutPeriodInMinutes>'),
    },
  },
});

const joinOverFixedAddress = (joinLines: string, more = '', dhcp = 'false') =>
  inRoot(`<settings pass="specialize">
<component name="Microsoft-Windows-UnattendedJoin" ${IDENTITY}>
<Identification>
${CREDENTIALS}
${joinLines}
</Identification>
</component>
<component name="Microsoft-Windows-TCPIP" ${IDENTITY}>
<Interfaces>
<Interface wcm:action="add">
<Ipv4Settings>
${dhcp}
</Ipv4Settings>
<Identifier>Ethernet</Identifier>
<UnicastIpAddresses>
<IpAddress wcm:action="add" wcm:keyValue="1">192.0.2.10/24</IpAddress>
</UnicastIpAddresses>
</Interface>
</Interfaces>
</component>
${more}
</settings>`);

const DNS = `<component name="Microsoft-Windows-DNS-Client" ${IDENTITY}>
<Interfaces>
<Interface wcm:action="add">
<Identifier>Ethernet</Identifier>
<DNSServerSearchOrder>
<IpAddress wcm:action="add" wcm:keyValue="1">192.0.2.1</IpAddress>
</DNSServerSearchOrder>
</Interface>
</Interfaces>
</component>`;

testRule('join-and-no-network', {
  reports: {
    'a fixed address without a name server': withTildes(
      joinOverFixedAddress(
        `<JoinDomain>contoso.com</JoinDomain>
 ^^^^^^^^^^ join-and-no-network (warning)`,
        '',
        '<DhcpEnabled>false</DhcpEnabled>',
      ),
      '>«192.0.2.10/24»',
      'join-and-no-network: The fixed address',
    ),
  },
  quiet: {
    'a fixed address with a name server': joinOverFixedAddress(
      '<JoinDomain>contoso.com</JoinDomain>',
      DNS,
      '<DhcpEnabled>false</DhcpEnabled>',
    ),
    'an interface that keeps DHCP': withTildes(
      joinOverFixedAddress(
        '<JoinDomain>contoso.com</JoinDomain>',
        '',
        `<DhcpEnabled>true</DhcpEnabled>
             ^^^^ tcpip-static-with-dhcp`,
      ),
      '>«192.0.2.10/24»',
      'tcpip-static-with-dhcp: The fixed address',
    ),
  },
});

testRule('join-no-credentials', {
  reports: {
    'a domain alone': join(`<JoinDomain>contoso.com</JoinDomain>
 ^^^^^^^^^^ join-no-credentials (error)`),
    'UnsecureJoin switched off': join(`<UnsecureJoin>false</UnsecureJoin>
<JoinDomain>contoso.com</JoinDomain>
 ^^^^^^^^^^ join-no-credentials`),
  },
  quiet: {
    credentials: join(`${CREDENTIALS}\n<JoinDomain>contoso.com</JoinDomain>`),
    'an unsecured join': join('<UnsecureJoin>true</UnsecureJoin>\n<JoinDomain>contoso.com</JoinDomain>'),
    provisioning: join(`${PROVISIONING}\n<JoinDomain>contoso.com</JoinDomain>`),
    'a placeholder for the domain': join('<JoinDomain>{{ domain }}</JoinDomain>'),
    'a placeholder for UnsecureJoin': join(
      '<UnsecureJoin>{{ unsecure }}</UnsecureJoin>\n<JoinDomain>contoso.com</JoinDomain>',
    ),
    'a template with directives': join('{% if creds %}\n<JoinDomain>contoso.com</JoinDomain>\n{% endif %}'),
  },
});

const credentials = (lines: string) =>
  join(`<Credentials>\n${lines}\n</Credentials>\n<JoinDomain>contoso.com</JoinDomain>`);

testRule('join-credentials-incomplete', {
  reports: {
    'no password': join(`<Credentials>
 ^^^^^^^^^^^ join-credentials-incomplete (error)
<Domain>contoso.com</Domain>
<Username>installer</Username>
</Credentials>
<JoinDomain>contoso.com</JoinDomain>`),
    'a user without a domain': credentials(`<Password>{{ password }}</Password>
<Username>installer</Username>
          ^^^^^^^^^ join-credentials-incomplete (error)`),
    'two names of the domain': credentials(`<Domain>contoso.com</Domain>
 ^^^^^^ join-credentials-incomplete (warning)
<Password>{{ password }}</Password>
<Username>CONTOSO\\installer</Username>
          ~~~~~~~~~~~~~~~~~ join-credentials-incomplete: The user name with its domain`),
  },
  quiet: {
    'a user principal name': credentials(
      '<Password>{{ password }}</Password>\n<Username>installer@contoso.com</Username>',
    ),
    'a user and a domain': join(`${CREDENTIALS}\n<JoinDomain>contoso.com</JoinDomain>`),
    placeholders: credentials('<Password>{{ password }}</Password>\n<Username>{{ user }}</Username>'),
    'a variable of Windows Deployment Services': credentials(
      '<Password>{{ password }}</Password>\n<Username>%USERNAME%</Username>',
    ),
  },
  fixes: {
    'two names of the domain': {
      before: credentials(
        '<Domain>contoso.com</Domain>\n<Password>{{ password }}</Password>\n<Username>CONTOSO\\installer</Username>',
      ),
      title: 'Remove Domain',
      after: credentials('<Password>{{ password }}</Password>\n<Username>CONTOSO\\installer</Username>'),
    },
  },
});

testRule('join-unsecure-with-credentials', {
  reports: {
    'both ways': join(`<Credentials>
 ^^^^^^^^^^^ join-unsecure-with-credentials (warning)
<Domain>contoso.com</Domain>
<Password>{{ password }}</Password>
<Username>installer</Username>
</Credentials>
<JoinDomain>contoso.com</JoinDomain>
<UnsecureJoin>true</UnsecureJoin>
              ~~~~ join-unsecure-with-credentials: The unsecured join`),
  },
  quiet: {
    'UnsecureJoin switched off': join(
      `${CREDENTIALS}\n<JoinDomain>contoso.com</JoinDomain>\n<UnsecureJoin>false</UnsecureJoin>`,
    ),
    'an unsecured join alone': join(
      '<JoinDomain>contoso.com</JoinDomain>\n<UnsecureJoin>true</UnsecureJoin>',
    ),
  },
  fixes: {
    'by the secure way': {
      before: join(`${CREDENTIALS}\n<JoinDomain>contoso.com</JoinDomain>\n<UnsecureJoin>true</UnsecureJoin>`),
      title: 'Remove UnsecureJoin',
      after: join(`${CREDENTIALS}\n<JoinDomain>contoso.com</JoinDomain>`),
    },
    'by the unsecured way': {
      before: join(`${CREDENTIALS}\n<JoinDomain>contoso.com</JoinDomain>\n<UnsecureJoin>true</UnsecureJoin>`),
      title: 'Remove Credentials',
      after: join('<JoinDomain>contoso.com</JoinDomain>\n<UnsecureJoin>true</UnsecureJoin>'),
    },
  },
});

testRule('machinepassword-without-unsecure', {
  reports: {
    'a machine password in a secure join': join(`${CREDENTIALS}
<JoinDomain>contoso.com</JoinDomain>
<MachinePassword>{{ password }}</MachinePassword>
 ^^^^^^^^^^^^^^^ machinepassword-without-unsecure (warning)`),
  },
  quiet: {
    'a machine password in an unsecured join': join(
      '<JoinDomain>contoso.com</JoinDomain>\n<MachinePassword>{{ password }}</MachinePassword>\n<UnsecureJoin>true</UnsecureJoin>',
    ),
  },
  fixes: {
    'the machine password': {
      before: join(
        `${CREDENTIALS}\n<JoinDomain>contoso.com</JoinDomain>\n<MachinePassword>{{ password }}</MachinePassword>`,
      ),
      title: 'Remove MachinePassword',
      after: join(`${CREDENTIALS}\n<JoinDomain>contoso.com</JoinDomain>`),
    },
  },
});

testRule('join-provisioning-and-credentials', {
  reports: {
    both: withTildes(
      join(`${PROVISIONING}
<Credentials>
 ^^^^^^^^^^^ join-provisioning-and-credentials (info)
<Domain>contoso.com</Domain>
<Password>{{ password }}</Password>
<Username>installer</Username>
</Credentials>`),
      '<«AccountData»>',
      'join-provisioning-and-credentials: The provisioning',
    ),
  },
  quiet: { 'provisioning alone': join(PROVISIONING) },
  fixes: {
    'the credentials': {
      before: join(`${PROVISIONING}\n${CREDENTIALS}`),
      title: 'Remove Credentials',
      after: join(PROVISIONING),
    },
  },
});

const tcpip = (settings: string) =>
  inComponent(
    'specialize',
    'Microsoft-Windows-TCPIP',
    `<Interfaces>\n<Interface wcm:action="add">\n${settings}\n</Interface>\n</Interfaces>`,
  );
const NO_DHCP = '<Ipv4Settings>\n<DhcpEnabled>false</DhcpEnabled>\n</Ipv4Settings>';
const address = (value: string) =>
  `<UnicastIpAddresses>\n<IpAddress wcm:action="add" wcm:keyValue="1">${value}</IpAddress>\n</UnicastIpAddresses>`;

testRule('tcpip-identifier', {
  reports: {
    'an empty identifier': tcpip(`<Identifier></Identifier>
^^^^^^^^^^^^^^^^^^^^^^^^^ tcpip-identifier (error)`),
    'an interface of name servers without an identifier': inComponent(
      'specialize',
      'Microsoft-Windows-DNS-Client',
      `<Interfaces>
<Interface wcm:action="add">
 ^^^^^^^^^ tcpip-identifier (error)
<DNSDomain>example.com</DNSDomain>
</Interface>
</Interfaces>`,
    ),
    'a MAC address with colons': tcpip(`<Identifier>00:15:5D:01:02:03</Identifier>
            ^^^^^^^^^^^^^^^^^ tcpip-identifier (warning)`),
    'a MAC address without anything': tcpip(`<Identifier>00155d010203</Identifier>
            ^^^^^^^^^^^^ tcpip-identifier`),
    'the old alias on Windows 10': {
      text: tcpip(`<Identifier>Local Area Connection</Identifier>
            ^^^^^^^^^^^^^^^^^^^^^ tcpip-identifier (info)`),
      target: { windows: 'windows-10' },
    },
    'the new alias on Windows 7': {
      text: tcpip(`<Identifier>Ethernet</Identifier>
            ^^^^^^^^ tcpip-identifier (info)`),
      target: { windows: 'windows-7' },
    },
  },
  quiet: {
    'a MAC address with hyphens': tcpip('<Identifier>00-15-5D-01-02-03</Identifier>'),
    'an alias for a target that is not known': tcpip('<Identifier>Local Area Connection</Identifier>'),
    'a NetLUID': tcpip('<Identifier>0x6000001000000</Identifier>'),
    'a placeholder': tcpip('<Identifier>{{ mac }}</Identifier>'),
  },
  fixes: {
    'the colons': {
      before: tcpip('<Identifier>00:15:5D:01:02:03</Identifier>'),
      title: 'Replace by 00-15-5D-01-02-03',
      after: tcpip('<Identifier>00-15-5D-01-02-03</Identifier>'),
    },
  },
});

testRule('tcpip-static-with-dhcp', {
  reports: {
    'an address without Ipv4Settings': withTildes(
      inComponent(
        'specialize',
        'Microsoft-Windows-TCPIP',
        `<Interfaces>
<Interface wcm:action="add">
 ^^^^^^^^^ tcpip-static-with-dhcp (warning)
<Identifier>Ethernet</Identifier>
${address('192.0.2.10/24')}
</Interface>
</Interfaces>`,
      ),
      '>«192.0.2.10/24»',
      'tcpip-static-with-dhcp: The fixed address',
    ),
    'an address and DHCP': withTildes(
      tcpip(`<Ipv4Settings>
<DhcpEnabled>true</DhcpEnabled>
             ^^^^ tcpip-static-with-dhcp
</Ipv4Settings>
<Identifier>Ethernet</Identifier>
${address('192.0.2.10/24')}`),
      '>«192.0.2.10/24»',
      'tcpip-static-with-dhcp: The fixed address',
    ),
  },
  quiet: {
    'an address without DHCP': tcpip(
      `${NO_DHCP}\n<Identifier>Ethernet</Identifier>\n${address('192.0.2.10/24')}`,
    ),
    'an IPv6 address': tcpip(`<Identifier>Ethernet</Identifier>\n${address('2001:db8::1/64')}`),
    'a placeholder': tcpip(`<Identifier>Ethernet</Identifier>\n${address('{{ ip }}')}`),
  },
  fixes: {
    'DHCP that is on': {
      before: tcpip(
        `<Ipv4Settings>\n<DhcpEnabled>true</DhcpEnabled>\n</Ipv4Settings>\n<Identifier>Ethernet</Identifier>\n${address('192.0.2.10/24')}`,
      ),
      title: 'Turn DHCP off',
      after: tcpip(`${NO_DHCP}\n<Identifier>Ethernet</Identifier>\n${address('192.0.2.10/24')}`),
    },
    'DHCP that nothing turns off': {
      before: tcpip(`  <Identifier>Ethernet</Identifier>\n${address('192.0.2.10/24')}`),
      title: 'Turn DHCP off',
      after: tcpip(
        `  <Ipv4Settings>\n    <DhcpEnabled>false</DhcpEnabled>\n  </Ipv4Settings>\n  <Identifier>Ethernet</Identifier>\n${address('192.0.2.10/24')}`,
      ),
    },
  },
});

const route = (lines: string) =>
  tcpip(
    `<Identifier>Ethernet</Identifier>\n<Routes>\n<Route wcm:action="add">\n<Identifier>1</Identifier>\n${lines}\n</Route>\n</Routes>`,
  );

testRule('tcpip-address', {
  reports: {
    'a number above 255': tcpip(`${NO_DHCP}
<Identifier>Ethernet</Identifier>
<UnicastIpAddresses>
<IpAddress wcm:action="add" wcm:keyValue="1">192.0.2.300/24</IpAddress>
                                             ^^^^^^^^^^^^^^ tcpip-address (error)
</UnicastIpAddresses>`),
    'an address without a prefix': tcpip(`${NO_DHCP}
<Identifier>Ethernet</Identifier>
<UnicastIpAddresses>
<IpAddress wcm:action="add" wcm:keyValue="1">192.0.2.30</IpAddress>
                                             ^^^^^^^^^^ tcpip-address (warning)
</UnicastIpAddresses>`),
    'a gateway with a prefix': route(`<NextHopAddress>192.0.2.1/24</NextHopAddress>
                ^^^^^^^^^^^^ tcpip-address (error)
<Prefix>0.0.0.0/0</Prefix>`),
    'a prefix that is too long': tcpip(`<Identifier>Ethernet</Identifier>
<UnicastIpAddresses>
<IpAddress wcm:action="add" wcm:keyValue="1">2001:db8::1/129</IpAddress>
                                             ^^^^^^^^^^^^^^^ tcpip-address (error)
</UnicastIpAddresses>`),
  },
  quiet: {
    'IPv4 and IPv6': tcpip(`${NO_DHCP}
<Identifier>Ethernet</Identifier>
<UnicastIpAddresses>
<IpAddress wcm:action="add" wcm:keyValue="1">192.0.2.30/24</IpAddress>
<IpAddress wcm:action="add" wcm:keyValue="2">2001:db8::ffff:192.0.2.1/64</IpAddress>
</UnicastIpAddresses>`),
    'a placeholder': tcpip(`<Identifier>Ethernet</Identifier>\n${address('{{ ip }}/24')}`),
  },
  fixes: {
    'the missing prefix': {
      before: tcpip(`${NO_DHCP}\n<Identifier>Ethernet</Identifier>\n${address('172.16.0.5')}`),
      title: 'Add /16',
      after: tcpip(`${NO_DHCP}\n<Identifier>Ethernet</Identifier>\n${address('172.16.0.5/16')}`),
    },
  },
});

testRule('route-prefix', {
  reports: {
    'a word': route(`<Prefix>default</Prefix>
        ^^^^^^^ route-prefix (error)`),
    'an address inside the network': route(`<Prefix>192.0.2.10/24</Prefix>
        ^^^^^^^^^^^^^ route-prefix (warning)`),
    'a network without its length': route(`<Prefix>192.0.2.0</Prefix>
        ^^^^^^^^^ route-prefix (warning)`),
    'no prefix': route('<NextHopAddress>192.0.2.1</NextHopAddress>').replace(
      /(<Route .*)/,
      '$1\n ^^^^^ route-prefix (error)',
    ),
    'a default route to nowhere': route(`<Prefix>0.0.0.0/0</Prefix>
        ^^^^^^^^^ route-prefix (warning)`),
  },
  quiet: {
    'a default route': route('<NextHopAddress>192.0.2.1</NextHopAddress>\n<Prefix>0.0.0.0/0</Prefix>'),
    'a network': route('<NextHopAddress>192.0.2.1</NextHopAddress>\n<Prefix>10.4.0.0/14</Prefix>'),
    'an IPv6 network': route(
      '<NextHopAddress>2001:db8::1</NextHopAddress>\n<Prefix>2001:db8:1::/48</Prefix>',
    ),
    'a number, as the page has it': route('<Prefix>16</Prefix>'),
  },
});

const dns = (servers: string) =>
  inComponent(
    'specialize',
    'Microsoft-Windows-DNS-Client',
    `<Interfaces>\n<Interface wcm:action="add">\n<Identifier>Ethernet</Identifier>\n<DNSServerSearchOrder>\n${servers}\n</DNSServerSearchOrder>\n</Interface>\n</Interfaces>`,
  );

testRule('dns-order-keys', {
  reports: {
    'keys that are words': dns(`<IpAddress wcm:action="add" wcm:keyValue="1">192.0.2.1</IpAddress>
<IpAddress wcm:action="add" wcm:keyValue="second">192.0.2.2</IpAddress>
                                          ^^^^^^ dns-order-keys (hint)`),
  },
  quiet: {
    numbers: dns(`<IpAddress wcm:action="add" wcm:keyValue="1">192.0.2.1</IpAddress>
<IpAddress wcm:action="add" wcm:keyValue="2">192.0.2.2</IpAddress>`),
    'a single server': dns('<IpAddress wcm:action="add" wcm:keyValue="dns">192.0.2.1</IpAddress>'),
  },
});

const remoteDesktop = (line: string, more = '') =>
  inRoot(`<settings pass="specialize">
<component name="Microsoft-Windows-TerminalServices-LocalSessionManager" ${IDENTITY}>
${line}
</component>
${more}
</settings>`);
const firewall = (settings: string) =>
  `<component name="Networking-MPSSVC-Svc" ${IDENTITY}>\n${settings}\n</component>`;
const group = (name: string, key = 'RemoteDesktop') =>
  `<FirewallGroup wcm:action="add" wcm:keyValue="${key}">\n  <Active>true</Active>\n  <Group>${name}</Group>\n  <Profile>all</Profile>\n</FirewallGroup>`;

testRule('rdp-firewall', {
  reports: {
    'no firewall group': remoteDesktop(`<fDenyTSConnections>false</fDenyTSConnections>
                    ^^^^^ rdp-firewall (warning)`),
    'another firewall group': remoteDesktop(
      `<fDenyTSConnections>false</fDenyTSConnections>
                    ^^^^^ rdp-firewall`,
      firewall(`<FirewallGroups>\n${group('@FirewallAPI.dll,-25000', 'Core')}\n</FirewallGroups>`),
    ),
    'the group, not active': remoteDesktop(
      `<fDenyTSConnections>false</fDenyTSConnections>
                    ~~~~~ rdp-firewall: Remote Desktop is on`,
      firewall(`<FirewallGroups>
<FirewallGroup wcm:action="add" wcm:keyValue="RemoteDesktop">
<Active>false</Active>
        ^^^^^ rdp-firewall (warning)
<Group>@FirewallAPI.dll,-28752</Group>
<Profile>all</Profile>
</FirewallGroup>
</FirewallGroups>`),
    ),
    'the English name of the group': remoteDesktop(
      '<fDenyTSConnections>false</fDenyTSConnections>',
      firewall(`<FirewallGroups>
<FirewallGroup wcm:action="add" wcm:keyValue="RemoteDesktop">
<Active>true</Active>
<Group>Remote Desktop</Group>
       ^^^^^^^^^^^^^^ rdp-firewall (hint)
<Profile>all</Profile>
</FirewallGroup>
</FirewallGroups>`),
    ),
  },
  quiet: {
    'the group': remoteDesktop(
      '<fDenyTSConnections>false</fDenyTSConnections>',
      firewall(`<FirewallGroups>\n${group('@FirewallAPI.dll,-28752')}\n</FirewallGroups>`),
    ),
    'the group not active, and no firewall at all': remoteDesktop(
      '<fDenyTSConnections>false</fDenyTSConnections>',
      firewall(
        `<FirewallGroups>\n${group('@FirewallAPI.dll,-28752').replace('>true<', '>false<')}\n</FirewallGroups>\n<DomainProfile_EnableFirewall>false</DomainProfile_EnableFirewall>`,
      ),
    ),
    'no firewall at all': remoteDesktop(
      '<fDenyTSConnections>false</fDenyTSConnections>',
      firewall('<DomainProfile_EnableFirewall>false</DomainProfile_EnableFirewall>'),
    ),
    'a command that opens the firewall': remoteDesktop(
      '<fDenyTSConnections>false</fDenyTSConnections>',
      `<component name="Microsoft-Windows-Deployment" ${IDENTITY}>
<RunSynchronous>
<RunSynchronousCommand wcm:action="add">
<Order>1</Order>
<Path>netsh.exe advfirewall firewall set rule group="Remote Desktop" new enable=Yes</Path>
</RunSynchronousCommand>
</RunSynchronous>
</component>`,
    ),
    'Remote Desktop switched off': remoteDesktop('<fDenyTSConnections>true</fDenyTSConnections>'),
  },
  fixes: {
    'the group that is not active': {
      before: remoteDesktop(
        '<fDenyTSConnections>false</fDenyTSConnections>',
        firewall(`<FirewallGroups>\n${group('@FirewallAPI.dll,-28752')}\n</FirewallGroups>`).replace(
          '<Active>true',
          '<Active>false',
        ),
      ),
      title: 'Replace by true',
      after: remoteDesktop(
        '<fDenyTSConnections>false</fDenyTSConnections>',
        firewall(`<FirewallGroups>\n${group('@FirewallAPI.dll,-28752')}\n</FirewallGroups>`),
      ),
    },
    'the missing group': {
      before: remoteDesktop(
        '<fDenyTSConnections>false</fDenyTSConnections>',
        firewall(`<FirewallGroups>\n${group('@FirewallAPI.dll,-25000', 'Core')}\n</FirewallGroups>`),
      ),
      title: 'Activate the firewall group Remote Desktop',
      after: remoteDesktop(
        '<fDenyTSConnections>false</fDenyTSConnections>',
        firewall(
          `<FirewallGroups>\n${group('@FirewallAPI.dll,-25000', 'Core')}\n${group('@FirewallAPI.dll,-28752')}\n</FirewallGroups>`,
        ),
      ),
    },
    'the English name': {
      before: remoteDesktop(
        '<fDenyTSConnections>false</fDenyTSConnections>',
        firewall(`<FirewallGroups>\n${group('Remote Desktop')}\n</FirewallGroups>`),
      ),
      title: 'Replace by @FirewallAPI.dll,-28752',
      after: remoteDesktop(
        '<fDenyTSConnections>false</fDenyTSConnections>',
        firewall(`<FirewallGroups>\n${group('@FirewallAPI.dll,-28752')}\n</FirewallGroups>`),
      ),
    },
  },
});

const lua = (value: string) => inComponent('offlineServicing', 'Microsoft-Windows-LUA-Settings', value);

testRule('lua-disabled', {
  reports: {
    'User Account Control off on Windows 10': {
      text: lua(`<EnableLUA>false</EnableLUA>
           ^^^^^ lua-disabled (info)`),
      target: { windows: 'windows-10' },
    },
    'User Account Control off on a server': {
      text: lua(`<EnableLUA>false</EnableLUA>
           ^^^^^ lua-disabled (hint)`),
      target: { windows: 'server-2022' },
    },
  },
  quiet: {
    'Windows 7': { text: lua('<EnableLUA>false</EnableLUA>'), target: { windows: 'windows-7' } },
    'User Account Control on': {
      text: lua('<EnableLUA>true</EnableLUA>'),
      target: { windows: 'windows-10' },
    },
  },
  fixes: {
    'User Account Control': {
      before: lua('<EnableLUA>false</EnableLUA>'),
      title: 'Switch it on',
      after: lua('<EnableLUA>true</EnableLUA>'),
    },
  },
});

const drivers = (lines: string, architecture = 'amd64') =>
  inComponent(
    'windowsPE',
    'Microsoft-Windows-PnpCustomizationsWinPE',
    `<DriverPaths>\n<PathAndCredentials wcm:action="add" wcm:keyValue="1">\n${lines}\n</PathAndCredentials>\n</DriverPaths>`,
    architecture,
  );

testRule('driverpath-unc-no-credentials', {
  reports: {
    'a share': drivers(`<Path>\\\\server\\drivers</Path>
      ^^^^^^^^^^^^^^^^ driverpath-unc-no-credentials (warning)`),
  },
  quiet: {
    'a share with credentials': drivers(
      '<Credentials>\n<Domain>contoso</Domain>\n<Password>{{ password }}</Password>\n<Username>kim</Username>\n</Credentials>\n<Path>\\\\server\\drivers</Path>',
    ),
    'a local folder': drivers('<Path>D:\\drivers</Path>'),
  },
});

testRule('driverpath-arch', {
  reports: {
    'a folder for 32 bits': drivers(`<Path>E:\\viostor\\w10\\x86</Path>
      ^^^^^^^^^^^^^^^^^^ driverpath-arch (hint)`),
  },
  quiet: {
    'a folder for the same architecture': drivers('<Path>E:\\viostor\\w10\\amd64</Path>'),
    'a folder for both': drivers('<Path>E:\\x86\\x64</Path>'),
    'a folder without an architecture': drivers('<Path>E:\\drivers</Path>'),
  },
});
