/** Automatic logon, and what waits for it. */
import { encodePassword } from '../../server/answer-file/passwords';
import { marked } from '../support/disk-layouts';
import { inComponent, inRoot, withTildes } from '../support/findings';
import {
  autoLogon,
  component,
  forSysprep,
  installation,
  localAccount,
  userAccounts,
} from '../support/installations';
import { testRule } from '../support/rule-tests';

const shell = (settings: string, pass = 'oobeSystem') =>
  marked(inComponent(pass, 'Microsoft-Windows-Shell-Setup', settings));
const logon = (settings: string, name = 'AutoLogon') => shell(`<${name}>\n${settings}\n</AutoLogon>`);
const password = (value: string, plainText = 'true') =>
  `<Password>\n<Value>${value}</Value>\n<PlainText>${plainText}</PlainText>\n</Password>`;
const ADMINISTRATORS = '<Group>Administrators</Group>';

testRule('autologon-incomplete', {
  reports: {
    'an empty Username': logon(
      '<Enabled>true</Enabled>\n<LogonCount>0</LogonCount>\n«<Username></Username>|autologon-incomplete (error)»',
    ),
    'no Username': logon(
      '<Enabled>true</Enabled>\n<LogonCount>0</LogonCount>',
      '«AutoLogon|autologon-incomplete (error)»',
    ),
    'no Enabled': logon('<Username>Anna</Username>', '«AutoLogon|autologon-incomplete (warning)»'),
    'no LogonCount': logon(
      '<Enabled>true</Enabled>\n<Username>Anna</Username>',
      '«AutoLogon|autologon-incomplete (info)»',
    ),
  },
  quiet: {
    'all of it': logon('<Enabled>true</Enabled>\n<LogonCount>0</LogonCount>\n<Username>Anna</Username>'),
    'an automatic logon that is off': logon('<Enabled>false</Enabled>'),
    'a placeholder': logon('<Enabled>{{ enabled }}</Enabled>\n<Username>Anna</Username>'),
    'an empty Username of one that is off': logon(
      '<Enabled>false</Enabled>\n<LogonCount>0</LogonCount>\n<Username></Username>',
    ),
    'a template with branches': logon(
      '<Enabled>true</Enabled>\n%{ if user }\n<Username>Anna</Username>\n%{ endif }',
    ),
  },
});

const users = userAccounts(localAccount('Anna'));
const run = (path: string) =>
  component(
    'Microsoft-Windows-Deployment',
    `<RunSynchronous>\n<RunSynchronousCommand wcm:action="add">\n<Order>1</Order>\n<Path>${path}</Path>\n</RunSynchronousCommand>\n</RunSynchronous>`,
  );

const annaWith = (value: string, plainText?: string) =>
  userAccounts(localAccount('Anna', `${ADMINISTRATORS}\n${password(value, plainText)}`));

testRule('autologon-user-unknown', {
  reports: {
    'a misspelt name': installation({
      oobeSystem: `${autoLogon('«Ana|autologon-user-unknown (error)»')}\n${users}`,
    }),
    'a file without accounts that may be for an image': installation({
      oobeSystem: autoLogon('«Anna|autologon-user-unknown (warning)»'),
    }),
    'a file without accounts that places Windows': installation({
      oobeSystem: autoLogon('«Anna|autologon-user-unknown (error)»'),
    }).replace('<UserData>', '<ImageInstall></ImageInstall>\n<UserData>'),
    'a script that may create the account': installation({
      oobeSystem: autoLogon('«Anna|autologon-user-unknown (warning)»'),
      components: run('cmd.exe /c C:\\Setup\\accounts.cmd'),
    }),
    'the Administrator in French': installation({
      oobeSystem: autoLogon('«Administrateur|autologon-user-unknown (warning)»'),
    }),
  },
  quiet: {
    'a local account in any case': installation({ oobeSystem: `${autoLogon('ANNA')}\n${users}` }),
    'the Administrator': installation({ oobeSystem: autoLogon('administrator') }),
    'an account of a domain': installation({
      oobeSystem: autoLogon('Anna', `<Domain>FABRIKAM</Domain>\n${password('{{ password }}')}`),
    }),
    'a name with its domain': installation({ oobeSystem: autoLogon('FABRIKAM\\Anna') }),
    'a command that creates the account': installation({
      oobeSystem: autoLogon('Anna'),
      components: run('net user Anna /add'),
    }),
    placeholders: installation({
      oobeSystem: `${autoLogon('Anna')}\n${userAccounts(localAccount('{{ user }}'))}`,
    }),
    'a placeholder for the user': installation({ oobeSystem: `${autoLogon('{{ user }}')}\n${users}` }),
    'an image that may have the account': forSysprep({ oobeSystem: autoLogon('Anna') }),
    'an automatic logon that is off': installation({
      oobeSystem: autoLogon('Ana').replace('<Enabled>true', '<Enabled>false'),
    }),
  },
  fixes: {
    'by the account of the file': {
      before: installation({ oobeSystem: `${autoLogon('Ana')}\n${users}` }),
      title: 'Log on Anna',
      after: installation({ oobeSystem: `${autoLogon('Anna')}\n${users}` }),
    },
    'with the password of the account': {
      before: installation({
        oobeSystem: `${autoLogon('Ana', password('Secret-1'))}\n${annaWith('Secret-2')}`,
      }),
      title: 'Log on Anna',
      after: installation({
        oobeSystem: `${autoLogon('Anna', password('Secret-2'))}\n${annaWith('Secret-2')}`,
      }),
    },
  },
});

const administrator = (value: string, plainText = 'true') =>
  `<UserAccounts>\n<AdministratorPassword>\n<Value>${value}</Value>\n<PlainText>${plainText}</PlainText>\n</AdministratorPassword>\n</UserAccounts>`;
const mismatch = (value: string, severity = '') => `«${value}|autologon-password-mismatch${severity}»`;

testRule('autologon-password-mismatch', {
  reports: {
    'two readable passwords': withTildes(
      shell(`${autoLogon('anna', password(mismatch('Secret-1', ' (error)')))}\n${annaWith('Secret-2')}`),
      '<Value>«Secret-2»',
      'autologon-password-mismatch: The password of anna',
    ),
    'a readable and a hidden password': withTildes(
      shell(
        `${autoLogon('Anna', password(mismatch('Secret-1')))}\n${annaWith(encodePassword('Secret-2', 'Password'), 'false')}`,
      ),
      '<Value>«UwBlAGMAcgBlAHQALQAyAFAAYQBzAHMAdwBvAHIAZAA=»',
      'autologon-password-mismatch: The password of Anna',
    ),
    'the Administrator': withTildes(
      shell(`${autoLogon('Administrator', password(mismatch('Secret-1')))}\n${administrator('Secret-2')}`),
      '<Value>«Secret-2»',
      'autologon-password-mismatch: The password of Administrator',
    ),
    'an empty password': withTildes(
      shell(`${autoLogon('Administrator', password(mismatch('Secret-1')))}\n${administrator('')}`),
      '<Value>«<»/Value>',
      'autologon-password-mismatch: The password of Administrator',
    ),
    'a text to be replaced': withTildes(
      shell(
        `${autoLogon('Anna', password(mismatch('[change this]', ' (warning)')))}\n${annaWith('Secret-2')}`,
      ),
      '<Value>«Secret-2»',
      'autologon-password-mismatch: The password of Anna',
    ),
    'an account whose password is to be replaced': withTildes(
      shell(`${autoLogon('Anna', password(mismatch('Secret-1', ' (warning)')))}\n${annaWith('#ADMINPW#')}`),
      '<Value>«#ADMINPW#»',
      'autologon-password-mismatch: The password of Anna',
    ),
    'no password': shell(
      `${autoLogon('Anna', '').replace('<AutoLogon>', '<«AutoLogon|autologon-password-mismatch (warning)»>')}\n${annaWith('Secret-2')}`,
    ),
  },
  quiet: {
    'the same password, hidden in each its own way': shell(
      `${autoLogon('Administrator', password(encodePassword('Secret-1', 'Password'), 'false'))}\n${administrator(encodePassword('Secret-1', 'AdministratorPassword'), 'false')}`,
    ),
    'the same password, hidden and readable': shell(
      `${autoLogon('Anna', password('Secret-1'))}\n${annaWith(encodePassword('Secret-1', 'Password'), 'false')}`,
    ),
    'a placeholder': shell(`${autoLogon('Anna', password('Secret-1'))}\n${annaWith('{{ password }}')}`),
    'one of two passwords of the account': withTildes(
      shell(
        `${autoLogon('Anna', password('Secret-1'))}\n${userAccounts(
          localAccount('Anna', `${ADMINISTRATORS}\n${password('Secret-2')}`),
          localAccount('«Anna|list-item-duplicate-key»', `${ADMINISTRATORS}\n${password('Secret-1')}`),
        )}`,
      ),
      '<Name>«Anna»',
      'list-item-duplicate-key: The first one',
    ),
    'a template with branches': shell(
      `%{ if user }\n${autoLogon('Anna', password('Secret-1'))}\n%{ endif }\n${annaWith('Secret-2')}`,
    ),
    'the Administrator of audit mode, which has a password of its own': marked(
      inRoot(
        [
          `<settings pass="auditSystem">\n${component('Microsoft-Windows-Shell-Setup', administrator('Secret-2'))}\n</settings>`,
          `<settings pass="oobeSystem">\n${component('Microsoft-Windows-Shell-Setup', `${autoLogon('Administrator', password('Secret-1'))}\n${administrator('Secret-1')}`)}\n</settings>`,
        ].join('\n'),
      ),
    ),
    'another account': shell(`${autoLogon('Ben', password('Secret-1'))}\n${annaWith('Secret-2')}`),
    'an account of a domain with another password': shell(
      `${autoLogon('Ben', `<Domain>FABRIKAM</Domain>\n${password('Secret-1')}`)}\n${annaWith('Secret-2')}`,
    ),
    'an automatic logon that is off': shell(
      `${autoLogon('Anna', password('Secret-1')).replace('<Enabled>true', '<Enabled>false')}\n${annaWith('Secret-2')}`,
    ),
    'a hidden password that cannot be read, which another rule reports': shell(
      `${autoLogon('Anna', password('Secret-1'))}\n${annaWith('«Secret-2|password-base64»', 'false')}`,
    ),
  },
  fixes: {
    'by the readable password of the account': {
      before: shell(`${autoLogon('Anna', password('Secret-1'))}\n${annaWith('Secret-2')}`),
      title: 'Copy the password of the account',
      after: shell(`${autoLogon('Anna', password('Secret-2'))}\n${annaWith('Secret-2')}`),
    },
    'in the hidden form that it has': {
      before: shell(
        `${autoLogon('Anna', password(encodePassword('Secret-1', 'Password'), 'false'))}\n${annaWith('Secret-2')}`,
      ),
      title: 'Copy the password of the account',
      after: shell(
        `${autoLogon('Anna', password(encodePassword('Secret-2', 'Password'), 'false'))}\n${annaWith('Secret-2')}`,
      ),
    },
    'by the hidden password of the Administrator': {
      before: shell(
        `${autoLogon('Administrator', password('Secret-1'))}\n${administrator(encodePassword('Secret-2', 'AdministratorPassword'), 'false')}`,
      ),
      title: 'Copy the password of the account',
      after: shell(
        `${autoLogon('Administrator', password(encodePassword('Secret-2', 'Password'), 'false'))}\n${administrator(encodePassword('Secret-2', 'AdministratorPassword'), 'false')}`,
      ),
    },
  },
});

testRule('autologon-admin-no-password', {
  reports: {
    'a file that installs Windows': installation({
      oobeSystem: autoLogon('«Administrator|autologon-admin-no-password (warning)»'),
    }),
    'an image that may have a password': forSysprep({
      oobeSystem: autoLogon('«administrator|autologon-admin-no-password (info)»'),
    }),
    'audit mode': shell(autoLogon('«Administrator|autologon-admin-no-password (info)»'), 'auditSystem'),
    'audit mode, where the password of oobeSystem is not enough': marked(
      inRoot(
        [
          `<settings pass="auditSystem">\n${component('Microsoft-Windows-Shell-Setup', autoLogon('«Administrator|autologon-admin-no-password»'))}\n</settings>`,
          `<settings pass="oobeSystem">\n${component('Microsoft-Windows-Shell-Setup', administrator('Secret-1'))}\n</settings>`,
        ].join('\n'),
      ),
    ),
  },
  quiet: {
    'a password': installation({
      oobeSystem: `${autoLogon('Administrator', password('Secret-1'))}\n${administrator('Secret-1')}`,
    }),
    'a placeholder': installation({
      oobeSystem: `${autoLogon('Administrator')}\n${administrator('{{ password }}')}`,
    }),
    'another user': installation({ oobeSystem: `${autoLogon('Anna')}\n${users}` }),
    'an automatic logon that is off': installation({
      oobeSystem: autoLogon('Administrator').replace('<Enabled>true', '<Enabled>false'),
    }),
    'a command that sets one': installation({
      oobeSystem: autoLogon('Administrator'),
      components: run('net user Administrator *'),
    }),
  },
});

const counted = (count: string) =>
  logon(`<Enabled>true</Enabled>\n<LogonCount>${count}</LogonCount>\n<Username>Anna</Username>`);

testRule('autologon-logoncount-plus-one', {
  reports: {
    'one logon': counted('«1|autologon-logoncount-plus-one (info)»'),
    'three logons': counted('«3|autologon-logoncount-plus-one»'),
  },
  quiet: {
    'no logon': counted('0'),
    'a placeholder': counted('{{ count }}'),
    'an automatic logon that is off': logon('<Enabled>false</Enabled>\n<LogonCount>1</LogonCount>'),
    'a command that ends it': shell(
      `${autoLogon('Anna').replace('>0<', '>1<')}\n<FirstLogonCommands>\n<SynchronousCommand wcm:action="add">\n<Order>1</Order>\n<CommandLine>reg.exe add "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon" /v AutoLogonCount /t REG_DWORD /d 0 /f</CommandLine>\n</SynchronousCommand>\n</FirstLogonCommands>`,
    ),
  },
});

testRule('autologon-left-on', {
  reports: { 'a great number': counted('«9999999|autologon-left-on (info)»') },
  quiet: {
    'a small number': counted('«100|autologon-logoncount-plus-one»'),
    'an automatic logon that is off': logon('<Enabled>false</Enabled>\n<LogonCount>9999999</LogonCount>'),
    'a placeholder': counted('{{ count }}'),
  },
});

const commands = (name = 'FirstLogonCommands') =>
  `<${name}>\n<SynchronousCommand wcm:action="add">\n<Order>1</Order>\n<CommandLine>C:\\Setup\\first.exe</CommandLine>\n</SynchronousCommand>\n</FirstLogonCommands>`;

testRule('firstlogon-without-autologon', {
  reports: {
    'no automatic logon': shell(commands('«FirstLogonCommands|firstlogon-without-autologon (info)»')),
    'an automatic logon that is off': shell(
      `<AutoLogon>\n<Enabled>false</Enabled>\n</AutoLogon>\n${commands('«FirstLogonCommands|firstlogon-without-autologon»')}`,
    ),
  },
  quiet: {
    'an automatic logon': shell(`${autoLogon('Anna')}\n${commands()}`),
    'a placeholder': shell(`<AutoLogon>\n<Enabled>{{ enabled }}</Enabled>\n</AutoLogon>\n${commands()}`),
    'a template with branches': shell(`%{ if user }\n${autoLogon('Anna')}\n%{ endif }\n${commands()}`),
  },
});

const inDomain = (domain: string) => autoLogon('Anna', `<Domain>${domain}</Domain>`);

testRule('autologon-domain-local', {
  reports: {
    'a domain': shell(`${inDomain('«FABRIKAM|autologon-domain-local (hint)»')}\n${users}`),
  },
  quiet: {
    'an empty element': shell(
      `${inDomain('')}\n${users}`.replace('<Domain></Domain>', '«<Domain></Domain>|empty-element-noise»'),
    ),
    'a full stop': shell(`${inDomain('.')}\n${users}`),
    'the computer': forSysprep({
      specialize: '<ComputerName>PC1</ComputerName>',
      oobeSystem: `${inDomain('pc1')}\n${users}`,
    }),
    'a user of the domain': shell(`${inDomain('FABRIKAM').replace('Anna', 'Ben')}\n${users}`),
    'a placeholder': shell(`${inDomain('{{ domain }}')}\n${users}`),
  },
  fixes: {
    'a domain': {
      before: shell(`${inDomain('FABRIKAM')}\n${users}`),
      title: 'Replace by a full stop',
      after: shell(`${inDomain('.')}\n${users}`),
    },
  },
});
