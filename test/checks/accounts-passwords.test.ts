/** Passwords, in clear and in the encoding of Setup. */
import { encodePassword } from '../../server/answer-file/passwords';
import { marked } from '../support/disk-layouts';
import { inComponent } from '../support/findings';
import { forSysprep, installation, localAccount, oobe, userAccounts } from '../support/installations';
import { testRule } from '../support/rule-tests';

const HIDDEN = encodePassword('Secret-1', 'Password');
const HIDDEN_ADMINISTRATOR = encodePassword('Secret-1', 'AdministratorPassword');

const password = (value: string, plainText?: string) =>
  `<Password>\n<Value>${value}</Value>\n${plainText === undefined ? '' : `<PlainText>${plainText}</PlainText>\n`}</Password>`;
const account = (value: string, plainText?: string) =>
  forSysprep({
    oobeSystem: userAccounts(
      localAccount('Anna', `<Group>Administrators</Group>\n${password(value, plainText)}`),
    ),
  });
const administrator = (value: string, plainText: string) =>
  forSysprep({
    oobeSystem: `<UserAccounts>\n<AdministratorPassword>\n<Value>${value}</Value>\n<PlainText>${plainText}</PlainText>\n</AdministratorPassword>\n</UserAccounts>`,
  });

testRule('password-missing', {
  reports: {
    'an account without Password': forSysprep({
      oobeSystem: userAccounts(
        localAccount('Anna', '<Group>Users</Group>').replace(
          'LocalAccount',
          '«LocalAccount|password-missing (warning)»',
        ),
      ),
    }),
    'a Password without Value': forSysprep({
      oobeSystem: userAccounts(
        localAccount(
          'Anna',
          '<Group>Users</Group>\n<Password>\n<PlainText>true</PlainText>\n</Password>',
        ).replace('LocalAccount', '«LocalAccount|password-missing»'),
      ),
    }),
  },
  quiet: {
    'an empty password': account(''),
    'a placeholder': account('{{ password }}'),
    'a template with branches': forSysprep({
      oobeSystem: `%{ if user }\n${userAccounts(localAccount('Anna', '<Group>Users</Group>'))}\n%{ endif }`,
    }),
  },
  fixes: {
    'by an empty password': {
      before: forSysprep({ oobeSystem: userAccounts(localAccount('Anna', '<Group>Users</Group>')) }),
      title: 'Add an empty password',
      after: forSysprep({
        oobeSystem: userAccounts(
          localAccount(
            'Anna',
            '<Group>Users</Group>\n<Password>\n  <Value></Value>\n  <PlainText>true</PlainText>\n</Password>',
          ),
        ),
      }),
    },
  },
});

testRule('password-base64', {
  reports: {
    'a readable password': account('«Secret-1|password-base64 (error)»', 'false'),
    'Base64 of other characters': account('«c2VjcmV0|password-base64»', 'false'),
    'Base64 without the name of the element': account('«cwBlAGMAcgBlAHQA|password-base64»', 'false'),
    'the name of the other element': administrator(`«${HIDDEN}|password-base64 (error)»`, 'false'),
    'the name of the other element, which hides in this one': account(
      `«${HIDDEN_ADMINISTRATOR}|password-base64 (warning)»`,
      'false',
    ),
    'an automatic logon': marked(
      inComponent(
        'oobeSystem',
        'Microsoft-Windows-Shell-Setup',
        `<AutoLogon>\n<Enabled>true</Enabled>\n<LogonCount>0</LogonCount>\n<Username>Anna</Username>\n${password('«AAAA|password-base64 (error)»', 'false')}\n</AutoLogon>`,
      ),
    ),
  },
  quiet: {
    'a hidden password': account(HIDDEN, 'false'),
    'a hidden password in capitals': account(HIDDEN, 'FALSE'),
    'a hidden password without padding': account(HIDDEN.replace(/=+$/, ''), 'false'),
    'the hidden password of the Administrator': administrator(HIDDEN_ADMINISTRATOR, 'false'),
    'a hidden blank password': account('UABhAHMAcwB3AG8AcgBkAA==', 'false'),
    'the offline Administrator with either ending': marked(
      inComponent(
        'offlineServicing',
        'Microsoft-Windows-Shell-Setup',
        `<OfflineUserAccounts>\n<OfflineAdministratorPassword>\n<Value>${HIDDEN_ADMINISTRATOR}</Value>\n<PlainText>false</PlainText>\n</OfflineAdministratorPassword>\n</OfflineUserAccounts>`,
      ),
    ),
    'a placeholder': account('{{ password }}', 'false'),
    'a placeholder for PlainText': account('Secret-1', '{{ plain }}'),
    'a readable password': account('Secret-1', 'true'),
  },
  fixes: {
    'by the name of the element': {
      before: account('UwBlAGMAcgBlAHQALQAxAA==', 'false'),
      title: 'Hide the password as Setup reads it',
      after: account(HIDDEN, 'false'),
    },
    'by the name of the right element': {
      before: administrator(HIDDEN, 'false'),
      title: 'Hide the password as Setup reads it',
      after: administrator(HIDDEN_ADMINISTRATOR, 'false'),
    },
    'Base64 of other characters': {
      before: account('U2VjcmV0LTE=', 'false'),
      title: 'Hide the password as Setup reads it',
      after: account(HIDDEN, 'false'),
    },
    'by the name of the element instead of another one': {
      before: account(HIDDEN_ADMINISTRATOR, 'false'),
      title: 'Hide the password as Setup reads it',
      after: account(HIDDEN, 'false'),
    },
    'by hiding a readable password': {
      before: account('Secret-1', 'false'),
      title: 'Hide the text as it stands',
      after: account(HIDDEN, 'false'),
    },
  },
});

testRule('password-looks-encoded', {
  reports: {
    'PlainText true': account(`«${HIDDEN}|password-looks-encoded (warning)»`, 'true'),
    'no PlainText': account(`«${HIDDEN}|password-looks-encoded»`),
  },
  quiet: {
    'PlainText false': account(HIDDEN, 'false'),
    'a password that happens to be Base64': account('c2VjcmV0', 'true'),
  },
  fixes: {
    'PlainText true': {
      before: account(HIDDEN, 'true'),
      title: 'Set PlainText to false',
      after: account(HIDDEN, 'false'),
    },
    'no PlainText': {
      before: account(HIDDEN),
      title: 'Set PlainText to false',
      after: account(HIDDEN, 'false'),
    },
  },
});

const join = (value: string) =>
  marked(
    inComponent(
      'specialize',
      'Microsoft-Windows-UnattendedJoin',
      `<Identification>\n<Credentials>\n<Domain>FABRIKAM</Domain>\n<Password>${value}</Password>\n<Username>joiner</Username>\n</Credentials>\n<JoinDomain>FABRIKAM</JoinDomain>\n</Identification>`,
    ),
  );

testRule('password-domain-hidden', {
  reports: {
    'the password for joining a domain': join(`«${HIDDEN}|password-domain-hidden (error)»`),
    'the same with a prefix on each element': marked(
      join(`«${HIDDEN}|password-domain-hidden (error)»`)
        .replace(/^ *\^+ .*\n/m, '')
        .replace(HIDDEN, `«${HIDDEN}|password-domain-hidden (error)»`)
        .replace(/<(\/?)(?=[A-Za-z])/g, '<$1u:')
        .replace('xmlns=', 'xmlns:u='),
    ),
  },
  quiet: { 'a readable password': join('Secret-1'), 'a placeholder': join('{{ password }}') },
});

const server = { target: { windows: 'server-2022' } } as const;
const users = userAccounts(localAccount('Anna'));
const withAdministrator = (value: string, name = 'AdministratorPassword') =>
  users.replace(
    '<UserAccounts>',
    `<UserAccounts>\n<${name}>\n<Value>${value}</Value>\n<PlainText>true</PlainText>\n</AdministratorPassword>`,
  );

testRule('server-admin-password', {
  reports: {
    'no password': {
      text: installation({
        oobeSystem: users.replace('UserAccounts', '«UserAccounts|server-admin-password (warning)»'),
      }),
      ...server,
    },
    'an empty password': {
      text: installation({
        oobeSystem: withAdministrator('', '«AdministratorPassword|server-admin-password»'),
      }),
      ...server,
    },
  },
  quiet: {
    'a password': { text: installation({ oobeSystem: withAdministrator('Secret-1') }), ...server },
    'a placeholder': { text: installation({ oobeSystem: withAdministrator('{{ password }}') }), ...server },
    'a client': { text: installation({ oobeSystem: users }), target: { windows: 'windows-11' } },
    'an unknown version': installation({ oobeSystem: users }),
    'a hidden page, which another rule reports': {
      text: installation({
        oobeSystem: `${oobe('<HideLocalAccountScreen>true</HideLocalAccountScreen>')}\n${users}`,
      }),
      ...server,
    },
    'a file for Sysprep': { text: forSysprep({ oobeSystem: users }), ...server },
  },
});

testRule('server-password-complexity', {
  reports: {
    'small letters only': { text: account('«vagrant|server-password-complexity (hint)»', 'true'), ...server },
    'a short name of three characters': {
      text: forSysprep({
        oobeSystem: userAccounts(
          localAccount(
            'Kim',
            `<Group>Administrators</Group>\n${password('«Secret-kim-1|server-password-complexity»', 'true')}`,
          ),
        ),
      }),
      ...server,
    },
    'the name of the account': { text: account('«Anna-2024|server-password-complexity»', 'true'), ...server },
    'a hidden password': {
      text: account(`«${encodePassword('vagrant', 'Password')}|server-password-complexity»`, 'false'),
      ...server,
    },
    'the Administrator': { text: administrator('«vagrant|server-password-complexity»', 'true'), ...server },
  },
  quiet: {
    'three kinds of characters': { text: account('secret-1', 'true'), ...server },
    'four kinds of characters': { text: account('Secret-1', 'true'), ...server },
    'a short name in the password': {
      text: forSysprep({
        oobeSystem: userAccounts(
          localAccount('Bo', `<Group>Administrators</Group>\n${password('Secret-Bo-1', 'true')}`),
        ),
      }),
      ...server,
    },
    'an empty password': { text: account(''), ...server },
    'a client': { text: account('vagrant', 'true'), target: { windows: 'windows-10' } },
    'an unknown version': account('vagrant', 'true'),
  },
});
