/** List items and their keys. */
import { inComponent } from '../support/findings';
import { testRule } from '../support/rule-tests';

const WCM = 'http://schemas.microsoft.com/WMIConfig/2002/State';

const firstLogon = (items: string) =>
  inComponent(
    'oobeSystem',
    'Microsoft-Windows-Shell-Setup',
    `<FirstLogonCommands>\n${items}\n</FirstLogonCommands>`,
  );
const command = (attributes: string, order: string) =>
  `<SynchronousCommand${attributes}>\n<CommandLine>a.exe</CommandLine>\n${order}\n</SynchronousCommand>`;
const ADD = ' wcm:action="add"';

testRule('list-item-missing-wcm-action', {
  reports: {
    'an item without it': firstLogon(`<SynchronousCommand>
 ^^^^^^^^^^^^^^^^^^ list-item-missing-wcm-action (hint)
<CommandLine>a.exe</CommandLine>
<Order>1</Order>
</SynchronousCommand>`),
  },
  quiet: {
    'an item with it': firstLogon(command(ADD, '<Order>1</Order>')),
    'an item that changes another': firstLogon(command(' wcm:action="modify"', '<Order>1</Order>')),
    'a setting that is no list': inComponent(
      'specialize',
      'Microsoft-Windows-Shell-Setup',
      '<RegisteredOwner>Kim</RegisteredOwner>',
    ),
  },
  fixes: {
    'the attribute': {
      before: firstLogon(command('', '<Order>1</Order>')),
      title: 'Add wcm:action="add"',
      after: firstLogon(command(ADD, '<Order>1</Order>')),
    },
    'the attribute and its prefix': {
      before: firstLogon(command('', '<Order>1</Order>')).replace(` xmlns:wcm="${WCM}"`, ''),
      title: 'Add wcm:action="add"',
      after: firstLogon(command(ADD, '<Order>1</Order>')),
    },
  },
});

const drivers = (items: string) =>
  inComponent(
    'windowsPE',
    'Microsoft-Windows-PnpCustomizationsWinPE',
    `<DriverPaths>\n${items}\n</DriverPaths>`,
  );
const folder = (attributes: string, path: string) =>
  `<PathAndCredentials wcm:action="add"${attributes}>\n<Path>${path}</Path>\n</PathAndCredentials>`;

testRule('list-item-missing-keyvalue', {
  reports: {
    'an item without it': drivers(`<PathAndCredentials wcm:action="add">
 ^^^^^^^^^^^^^^^^^^ list-item-missing-keyvalue (error)
<Path>D:\\drivers</Path>
</PathAndCredentials>`),
  },
  quiet: {
    'an item with it': drivers(folder(' wcm:keyValue="1"', 'D:\\drivers')),
    'a list whose items have a number': firstLogon(command(ADD, '<Order>1</Order>')),
  },
  fixes: {
    'by the next number': {
      before: drivers(`${folder(' wcm:keyValue="4"', 'D:\\a')}\n${folder('', 'D:\\b')}`),
      title: 'Add wcm:keyValue="5"',
      after: drivers(`${folder(' wcm:keyValue="4"', 'D:\\a')}\n${folder(' wcm:keyValue="5"', 'D:\\b')}`),
    },
    'the attribute and its prefix': {
      before: drivers('<PathAndCredentials/>').replace(` xmlns:wcm="${WCM}"`, ''),
      title: 'Add wcm:keyValue="1"',
      after: drivers('<PathAndCredentials wcm:keyValue="1"/>'),
    },
  },
});

testRule('list-item-duplicate-key', {
  reports: {
    'an order twice': firstLogon(`<SynchronousCommand wcm:action="add">
<CommandLine>a.exe</CommandLine>
<Order>1</Order>
       ~ list-item-duplicate-key: The first one
</SynchronousCommand>
<SynchronousCommand wcm:action="add">
<CommandLine>b.exe</CommandLine>
<Order>1</Order>
       ^ list-item-duplicate-key (error)
</SynchronousCommand>`),
    'a key value twice, in other capitals': drivers(`<PathAndCredentials wcm:action="add" wcm:keyValue="a">
                                                   ~ list-item-duplicate-key: The first one
<Path>D:\\a</Path>
</PathAndCredentials>
<PathAndCredentials wcm:action="add" wcm:keyValue="A">
                                                   ^ list-item-duplicate-key (error)
<Path>D:\\b</Path>
</PathAndCredentials>`),
    'the name of a local account': inComponent(
      'oobeSystem',
      'Microsoft-Windows-Shell-Setup',
      `<UserAccounts>
<LocalAccounts>
${['kim', 'Kim'].map((name) => `<LocalAccount wcm:action="add">\n<Name>${name}</Name>${name === 'Kim' ? '\n      ^^^ list-item-duplicate-key (error)' : '\n      ~~~ list-item-duplicate-key: The first one'}\n<Group>Users</Group>\n<Password>\n<Value></Value>\n</Password>\n</LocalAccount>`).join('\n')}
</LocalAccounts>
</UserAccounts>`,
    ),
    'the name of a domain account': inComponent(
      'oobeSystem',
      'Microsoft-Windows-Shell-Setup',
      `<UserAccounts>
<DomainAccounts>
<DomainAccountList wcm:action="add">
<Domain>contoso</Domain>
<DomainAccount wcm:action="add">
<Name>kim</Name>
      ~~~ list-item-duplicate-key: The first one
<Group>Users</Group>
</DomainAccount>
<DomainAccount wcm:action="add">
<Name>Kim</Name>
      ^^^ list-item-duplicate-key (warning)
<Group>Users</Group>
</DomainAccount>
</DomainAccountList>
</DomainAccounts>
</UserAccounts>`,
    ),
  },
  quiet: {
    'two orders': firstLogon(`${command(ADD, '<Order>1</Order>')}\n${command(ADD, '<Order>2</Order>')}`),
    placeholders: firstLogon(
      `${command(ADD, '<Order>{{ n }}</Order>')}\n${command(ADD, '<Order>{{ n }}</Order>')}`,
    ),
    'a template with directives': firstLogon(
      `{% if a %}\n${command(ADD, '<Order>1</Order>')}\n{% else %}\n${command(ADD, '<Order>1</Order>')}\n{% endif %}`,
    ),
  },
  fixes: {
    'by the next number': {
      before: firstLogon(`${command(ADD, '<Order>1</Order>')}\n${command(ADD, '<Order>1</Order>')}`),
      title: 'Replace by 2',
      after: firstLogon(`${command(ADD, '<Order>1</Order>')}\n${command(ADD, '<Order>2</Order>')}`),
    },
    'by numbering all, so that none goes elsewhere': {
      before: firstLogon(['1', '1', '2'].map((order) => command(ADD, `<Order>${order}</Order>`)).join('\n')),
      title: 'Renumber from 1 to 3',
      after: firstLogon(['1', '2', '3'].map((order) => command(ADD, `<Order>${order}</Order>`)).join('\n')),
    },
  },
});

const tcpip = (settings: string) =>
  inComponent(
    'specialize',
    'Microsoft-Windows-TCPIP',
    `<Interfaces>\n<Interface wcm:action="add">\n${settings}\n</Interface>\n</Interfaces>`,
  );
const DHCP = '<Ipv4Settings>\n<DhcpEnabled>true</DhcpEnabled>\n</Ipv4Settings>';

testRule('setting-order', {
  reports: {
    'the identifier before the settings of IPv4': tcpip(`<Identifier>Ethernet</Identifier>
<Ipv4Settings>
 ^^^^^^^^^^^^ setting-order (info)
<DhcpEnabled>true</DhcpEnabled>
</Ipv4Settings>`),
  },
  quiet: { 'the documented order': tcpip(`${DHCP}\n<Identifier>Ethernet</Identifier>`) },
});

testRule('wcm-prefix-missing', {
  reports: {
    'action without its prefix': firstLogon(`<SynchronousCommand action="add">
                    ^^^^^^ wcm-prefix-missing (warning)
<CommandLine>a.exe</CommandLine>
<Order>1</Order>
</SynchronousCommand>`),
  },
  quiet: { 'action with it': firstLogon(command(ADD, '<Order>1</Order>')) },
  fixes: {
    'the prefix': {
      before: firstLogon(command(' action="add"', '<Order>1</Order>')),
      title: 'Rename to wcm:action',
      after: firstLogon(command(ADD, '<Order>1</Order>')),
    },
    'the prefix and its declaration': {
      before: firstLogon(command(' action="add"', '<Order>1</Order>')).replace(` xmlns:wcm="${WCM}"`, ''),
      title: 'Rename to wcm:action',
      after: firstLogon(command(ADD, '<Order>1</Order>')),
    },
  },
});
