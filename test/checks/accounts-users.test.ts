/** Which accounts there are, and their groups. */
import {
  autoLogon,
  component,
  forSysprep,
  installation,
  localAccount,
  oobe,
  userAccounts,
} from '../support/installations';
import { testRule } from '../support/rule-tests';

const ADMINISTRATOR =
  '<AdministratorPassword>\n<Value></Value>\n<PlainText>true</PlainText>\n</AdministratorPassword>';
const administratorOnly = (name = 'AdministratorPassword') =>
  `<UserAccounts>\n${ADMINISTRATOR.replace('AdministratorPassword', name)}\n</UserAccounts>`;
const unattendedOobe = '<«OOBE|no-account (warning)»>\n<ProtectYourPC>3</ProtectYourPC>\n</OOBE>';
const join = component(
  'Microsoft-Windows-UnattendedJoin',
  '<Identification>\n<Credentials>\n<Domain>FABRIKAM</Domain>\n<Password>{{ password }}</Password>\n<Username>joiner</Username>\n</Credentials>\n<JoinDomain>FABRIKAM</JoinDomain>\n</Identification>',
);
const run = (path: string) =>
  component(
    'Microsoft-Windows-Deployment',
    `<RunSynchronous>\n<RunSynchronousCommand wcm:action="add">\n<Order>1</Order>\n<Path>${path}</Path>\n</RunSynchronousCommand>\n</RunSynchronous>`,
  );

testRule('no-account', {
  reports: {
    'a file that answers OOBE': installation({ oobeSystem: unattendedOobe }),
    'a file for a server': {
      text: installation({ oobeSystem: unattendedOobe }),
      target: { windows: 'server-2022' },
    },
    'a known Windows, although the page for a Microsoft account is hidden': {
      text: installation({
        oobeSystem:
          '<«OOBE|no-account (warning)»>\n<HideOnlineAccountScreens>true</HideOnlineAccountScreens>\n<ProtectYourPC>3</ProtectYourPC>\n</OOBE>',
      }),
      target: { windows: 'windows-11' },
    },
    'an automatic logon that is off': installation({
      oobeSystem: `${unattendedOobe}\n<AutoLogon>\n<Enabled>false</Enabled>\n</AutoLogon>`,
    }),
  },
  quiet: {
    'a local account': installation({ oobeSystem: `${oobe()}\n${userAccounts(localAccount('Anna'))}` }),
    'an automatic logon': installation({ oobeSystem: `${oobe()}\n${autoLogon('Administrator')}` }),
    'a computer that joins a domain': installation({ oobeSystem: oobe(), components: join }),
    'a password for the Administrator, about which another rule speaks': installation({
      oobeSystem: `${oobe()}\n${administratorOnly()}`,
    }),
    'a command that creates an account': installation({
      oobeSystem: oobe(),
      components: run('net.exe user Anna /add'),
    }),
    'a file that skips OOBE': installation({
      oobeSystem: oobe(
        '<«SkipMachineOOBE|setting-deprecated»>«true|skipmachineoobe»</SkipMachineOOBE>\n<ProtectYourPC>3</ProtectYourPC>',
      ),
    }),
    'a file for any Windows that hides the pages for a Microsoft account, which another rule reports':
      installation({
        oobeSystem: oobe('<HideOnlineAccountScreens>true</HideOnlineAccountScreens>'),
      }),
    'a file that leaves OOBE to another': installation({ specialize: '<ComputerName>PC1</ComputerName>' }),
    'a file for Sysprep': forSysprep({ oobeSystem: oobe() }),
    'a template with branches': installation({ oobeSystem: `%{ if user }\n${oobe()}\n%{ endif }` }),
  },
});

testRule('administratorpassword-only-client', {
  reports: {
    'a client': {
      text: installation({
        oobeSystem: administratorOnly('«AdministratorPassword|administratorpassword-only-client (warning)»'),
      }),
      target: { windows: 'windows-10' },
    },
    'an unknown version': installation({
      oobeSystem: administratorOnly('«AdministratorPassword|administratorpassword-only-client (info)»'),
    }),
  },
  quiet: {
    'a server': {
      text: installation({ oobeSystem: administratorOnly() }),
      target: { windows: 'server-2019' },
    },
    'an automatic logon': installation({
      oobeSystem: `${autoLogon('Administrator')}\n${administratorOnly()}`,
    }),
    'a local account': installation({
      oobeSystem: userAccounts(localAccount('Anna')).replace(
        '<UserAccounts>',
        `<UserAccounts>\n${ADMINISTRATOR}`,
      ),
    }),
  },
});

const standardUser = (group: string) => `<Group>${group}</Group>\n<Password>\n<Value></Value>\n</Password>`;
const only = (group: string) => userAccounts(localAccount('Anna', standardUser(group)));

testRule('no-admin-account', {
  reports: {
    'standard users only': installation({
      oobeSystem: userAccounts(
        localAccount('Anna', standardUser('«Users|no-admin-account (warning)»')),
        localAccount('Ben', standardUser('Users')),
      ),
    }),
    'standard users beside a password for the Administrator of a client': {
      text: installation({
        oobeSystem: only('«Users|no-admin-account»').replace(
          '<LocalAccounts>',
          `${ADMINISTRATOR}\n<LocalAccounts>`,
        ),
      }),
      target: { windows: 'windows-11' },
    },
  },
  quiet: {
    'a password for the Administrator, of a Windows that may be a server': installation({
      oobeSystem: only('Users').replace('<LocalAccounts>', `${ADMINISTRATOR}\n<LocalAccounts>`),
    }),
    'a second account': installation({
      oobeSystem: userAccounts(localAccount('Anna', standardUser('Users')), localAccount('Ben')),
    }),
    'small letters among other groups': installation({ oobeSystem: only('Users;administrators') }),
    'a placeholder': installation({ oobeSystem: only('{{ group }}') }),
    'a translated name, which another rule reports': installation({
      oobeSystem: only('«Administratoren|group-unknown (warning)»'),
    }),
    'a server': { text: installation({ oobeSystem: only('Users') }), target: { windows: 'server-2022' } },
    'a domain': installation({ oobeSystem: only('Users'), components: join }),
    'a command': installation({
      oobeSystem: only('Users'),
      components: run('net.exe localgroup Administrators Anna /add'),
    }),
    'an automatic logon of the Administrator': installation({
      oobeSystem: `${autoLogon('Administrator')}\n${only('Users')}`,
    }),
    'a file for Sysprep': forSysprep({ oobeSystem: only('Users') }),
  },
  fixes: {
    'the first account': {
      before: installation({ oobeSystem: only('Users') }),
      title: 'Replace by Administrators',
      after: installation({ oobeSystem: only('Administrators') }),
    },
  },
});

testRule('group-unknown', {
  reports: {
    'a translated name': installation({
      oobeSystem: only('Users; «Administratoren|group-unknown (warning)»'),
    }),
    'one group behind another that is written with a reference': installation({
      oobeSystem: only('Use&#114;s; «Administratoren|group-unknown (warning)»'),
    }),
    'a misspelt name': installation({ oobeSystem: only('«Administratos|group-unknown (warning)»') }),
    'a short form': installation({ oobeSystem: only('«admin|group-unknown (warning)»') }),
    'commas between groups': installation({
      oobeSystem: only('«Administrators,Users|group-unknown (warning)»'),
    }),
    'a group that nobody knows': installation({
      oobeSystem: only('Users;«Accounting|group-unknown (info)»'),
    }),
    'a translated name in an image that may have it': forSysprep({
      oobeSystem: only('«Administratoren|group-unknown (info)»'),
    }),
  },
  quiet: {
    'built-in groups': installation({
      oobeSystem: only('administrators;RemoteDesktopUsers;Remote Desktop Users'),
    }),
    'built-in groups without a name for every language': installation({
      oobeSystem: only('Users;Event Log Readers'),
    }),
    'a placeholder': installation({ oobeSystem: only('{{ group }}') }),
  },
  fixes: {
    'one group and keeps the other as it is written': {
      before: installation({ oobeSystem: only('Use&#114;s;Administratoren') }),
      title: 'Replace by Administrators',
      after: installation({ oobeSystem: only('Use&#114;s;Administrators') }),
    },
    'one of two groups': {
      before: installation({ oobeSystem: only('Users;Administratoren') }),
      title: 'Replace by Administrators',
      after: installation({ oobeSystem: only('Users;Administrators') }),
    },
    'commas between groups': {
      before: installation({ oobeSystem: only('Administrators, Users') }),
      title: 'Replace by Administrators;Users',
      after: installation({ oobeSystem: only('Administrators;Users') }),
    },
  },
});

const BLANK = '<Password>\n<Value></Value>\n</Password>';
const groupless = (name = 'LocalAccount') =>
  userAccounts(localAccount('Anna', BLANK).replace('<LocalAccount', `<${name}`));

testRule('group-missing', {
  reports: {
    'an account without Group': forSysprep({ oobeSystem: groupless('«LocalAccount|group-missing (hint)»') }),
    'an empty Group': forSysprep({
      oobeSystem: userAccounts(
        localAccount('Anna', `«<Group></Group>|empty-element-noise»\n${BLANK}`).replace(
          '<LocalAccount',
          '<«LocalAccount|group-missing»',
        ),
      ),
    }),
  },
  quiet: {
    'an account with a group': forSysprep({ oobeSystem: only('Users') }),
    'a placeholder': forSysprep({ oobeSystem: only('{{ group }}') }),
    'a template with branches': forSysprep({ oobeSystem: `%{ if user }\n${groupless()}\n%{ endif }` }),
  },
  fixes: {
    'behind the name': {
      before: forSysprep({ oobeSystem: groupless() }),
      title: 'Add it to Users',
      after: forSysprep({ oobeSystem: userAccounts(localAccount('Anna', `<Group>Users</Group>\n${BLANK}`)) }),
    },
  },
});

const domainAccounts = (name = 'DomainAccount') =>
  `<UserAccounts>\n<DomainAccounts>\n<DomainAccountList wcm:action="add">\n<Domain>FABRIKAM</Domain>\n<${name} wcm:action="add">\n<Name>helpdesk</Name>\n<Group>Administrators</Group>\n</DomainAccount>\n</DomainAccountList>\n</DomainAccounts>\n</UserAccounts>`;

testRule('domainaccounts-without-join', {
  reports: {
    'a file that joins no domain': installation({
      oobeSystem: domainAccounts('«DomainAccount|domainaccounts-without-join (warning)»'),
    }),
    'a file for Sysprep': forSysprep({
      oobeSystem: domainAccounts('«DomainAccount|domainaccounts-without-join (info)»'),
    }),
  },
  quiet: {
    'a file that joins a domain': installation({ oobeSystem: domainAccounts(), components: join }),
    'a command that joins one': installation({
      oobeSystem: domainAccounts(),
      components: run('djoin.exe /requestODJ /loadfile C:\\join.txt /windowspath C:\\Windows /localos'),
    }),
  },
});
