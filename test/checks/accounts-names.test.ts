/** Names of accounts and of the computer. */
import { marked } from '../support/disk-layouts';
import { inComponent, withTildes } from '../support/findings';
import {
  autoLogon,
  forSysprep,
  installation,
  localAccount,
  oobe,
  userAccounts,
} from '../support/installations';
import { testRule } from '../support/rule-tests';

const named = (name: string, pass = 'specialize') =>
  marked(inComponent(pass, 'Microsoft-Windows-Shell-Setup', `<ComputerName>${name}</ComputerName>`));
const user = (name: string, rest?: string) =>
  forSysprep({ oobeSystem: userAccounts(localAccount(name, rest)) });

testRule('computername-too-long', {
  reports: {
    '16 characters': named('«ACCOUNTING-PC-01|computername-too-long (error)»'),
    '15 characters that take more bytes': named('«B&#xDC;RO-M&#xDC;NCHEN-01|computername-too-long»'),
  },
  quiet: {
    '15 characters': named('ACCOUNTING-PC-1'),
    'a placeholder': named('{{ computer_name_of_the_guest }}'),
    'a variable': named('%OSDComputerName%'),
  },
  fixes: {
    'by cutting it off': {
      before: named('ACCOUNTING-PC-01'),
      title: 'Replace by ACCOUNTING-PC-0',
      after: named('ACCOUNTING-PC-0'),
    },
    'without a hyphen at the end': {
      before: named('ACCOUNTING-DEP-01'),
      title: 'Replace by ACCOUNTING-DEP',
      after: named('ACCOUNTING-DEP'),
    },
  },
});

testRule('computername-illegal', {
  reports: {
    'a blank': named('«Front desk|computername-illegal (error)»'),
    'a full stop': named('«pc1.local|computername-illegal»'),
    'an asterisk with other characters': named('«PC-*|computername-illegal»'),
    'digits only': named('«12345|computername-illegal»'),
    'a variable of Windows': named('«%COMPUTERNAME%|computername-illegal»'),
    'a word that somebody is to replace': named('«{HostName}|computername-illegal (warning)»'),
    'a word that a script is to replace': named('«#HOSTNAME#|computername-illegal (warning)»'),
    'a name with a number sign': named('«PC#1|computername-illegal (error)»'),
  },
  quiet: {
    'letters, digits and hyphens': named('Front-Desk-2'),
    'letters outside ASCII': named('B&#xDC;RO-1'),
    'an asterisk alone': named('«*|computername-star»'),
    'an empty element': named(''),
    'digits first': named('2PC'),
  },
  fixes: {
    'by leaving characters out': {
      before: named("Anna's PC"),
      title: 'Replace by AnnasPC',
      after: named('AnnasPC'),
    },
    'characters outside ASCII that do not fit': {
      before: named('Ä Ä Ä Ä Ä Ä Ä Ä'),
      title: 'Replace by ÄÄÄÄÄÄÄ',
      after: named('ÄÄÄÄÄÄÄ'),
    },
    'digits only': { before: named('12345'), title: 'Replace by PC12345', after: named('PC12345') },
  },
});

testRule('computername-hyphen', {
  reports: {
    'a hyphen first': named('«-PC|computername-hyphen (warning)»'),
    'a hyphen last': named('«PC-|computername-hyphen (warning)»'),
    'an underscore': named('«FRONT_DESK|computername-hyphen (warning)»'),
  },
  quiet: { 'a hyphen inside': named('FRONT-DESK') },
  fixes: {
    'more than one hyphen at both ends': {
      before: named('--A--PC--'),
      title: 'Replace by A--PC',
      after: named('A--PC'),
    },
    'hyphens at both ends': { before: named('-PC-'), title: 'Replace by PC', after: named('PC') },
    'an underscore': {
      before: named('FRONT_DESK'),
      title: 'Replace by FRONT-DESK',
      after: named('FRONT-DESK'),
    },
  },
});

testRule('computername-star', {
  reports: { 'an asterisk': named('«*|computername-star (hint)»') },
  quiet: { 'a name': named('PC1'), 'an empty element, which a tool may fill': named('') },
});

testRule('computername-wrong-pass', {
  reports: {
    'offlineServicing of Windows 7': {
      text: marked(
        inComponent(
          'offlineServicing',
          'Microsoft-Windows-Shell-Setup',
          '<«ComputerName|computername-wrong-pass (warning)»>PC1</ComputerName>',
        ),
      ),
      target: { windows: 'windows-7' },
    },
    'a made-up name in oobeSystem': marked(
      inComponent(
        'oobeSystem',
        'Microsoft-Windows-Shell-Setup',
        '<«ComputerName|computername-wrong-pass (hint)»>«*|computername-star»</ComputerName>',
      ),
    ),
    oobeSystem: marked(
      inComponent(
        'oobeSystem',
        'Microsoft-Windows-Shell-Setup',
        '<«ComputerName|computername-wrong-pass (warning)»>PC1</ComputerName>',
      ),
    ),
  },
  quiet: {
    'offlineServicing of Windows 10': {
      text: named('PC1', 'offlineServicing'),
      target: { windows: 'windows-10' },
    },
    'offlineServicing of an unknown version': named('PC1', 'offlineServicing'),
    'specialize of Windows 7': { text: named('PC1'), target: { windows: 'windows-7' } },
  },
});

const nameless = (mark: string) =>
  installation({ oobeSystem: oobe() }).replace(
    /(name="Microsoft-Windows-Shell-Setup".*\n)/,
    (line) => line + mark,
  );

testRule('computername-missing-7', {
  reports: {
    'neither name nor account': {
      text: nameless(`${' '.repeat(17)}${'^'.repeat(29)} computername-missing-7 (warning)\n`),
      target: { windows: 'windows-7' },
    },
  },
  quiet: {
    'Windows 10': { text: installation({ oobeSystem: oobe() }), target: { windows: 'windows-10' } },
    'an unknown version': installation({ oobeSystem: oobe() }),
    'a server': { text: installation({ oobeSystem: oobe() }), target: { windows: 'server-2008-r2' } },
    'a name': {
      text: installation({ specialize: '<ComputerName>PC1</ComputerName>', oobeSystem: oobe() }),
      target: { windows: 'windows-7' },
    },
    'an account': {
      text: installation({ oobeSystem: userAccounts(localAccount('Anna')) }),
      target: { windows: 'windows-7' },
    },
    'a file for Sysprep': { text: forSysprep({ oobeSystem: oobe() }), target: { windows: 'windows-7' } },
  },
});

testRule('computername-equals-user', {
  reports: {
    'names that differ in case only': withTildes(
      installation({
        specialize: '<ComputerName>«anna|computername-equals-user (error)»</ComputerName>',
        oobeSystem: userAccounts(localAccount('Ben'), localAccount('Anna')),
      }),
      '<Name>«Anna»',
      'computername-equals-user: The account',
    ),
  },
  quiet: {
    'names of which one begins with the other': installation({
      specialize: '<ComputerName>anna-pc</ComputerName>',
      oobeSystem: userAccounts(localAccount('Anna')),
    }),
    'an automatic logon, which creates no account': forSysprep({
      specialize: '<ComputerName>anna</ComputerName>',
    }),
  },
  fixes: {
    'by another computer name': {
      before: installation({
        specialize: '<ComputerName>Anna</ComputerName>',
        oobeSystem: userAccounts(localAccount('Anna')),
      }),
      title: 'Replace by Anna-PC',
      after: installation({
        specialize: '<ComputerName>Anna-PC</ComputerName>',
        oobeSystem: userAccounts(localAccount('Anna')),
      }),
    },
    'by as much of a long name as leaves room': {
      before: installation({
        specialize: '<ComputerName>librarian-north</ComputerName>',
        oobeSystem: userAccounts(localAccount('librarian-north')),
      }),
      title: 'Replace by librarian-no-PC',
      after: installation({
        specialize: '<ComputerName>librarian-no-PC</ComputerName>',
        oobeSystem: userAccounts(localAccount('librarian-north')),
      }),
    },
  },
});

testRule('account-name-illegal', {
  reports: {
    'an e-mail address': user('«anna@example.com|account-name-illegal (error)»'),
    'a domain': user('«FABRIKAM\\anna|account-name-illegal»'),
    '21 characters': user('«maintenance-account-1|account-name-illegal»'),
    'a full stop last': user('«Anna B.|account-name-illegal»'),
    'an empty name': forSysprep({
      oobeSystem: userAccounts(
        '<LocalAccount wcm:action="add">\n«<Name></Name>|account-name-illegal (error)»\n<Group>Users</Group>\n<Password>\n<Value></Value>\n</Password>\n</LocalAccount>',
      ),
    }),
  },
  quiet: {
    '20 characters, a blank and a full stop inside': user('Anna M. Schmidt-Benn'),
    'a placeholder': user('{{ user.name }}'),
    'an account of a domain': forSysprep({
      oobeSystem:
        '<UserAccounts>\n<DomainAccounts>\n<DomainAccountList wcm:action="add">\n<Domain>FABRIKAM</Domain>\n<DomainAccount wcm:action="add">\n<Name>a-name-of-more-than-20-characters</Name>\n<Group>Users</Group>\n</DomainAccount>\n</DomainAccountList>\n</DomainAccounts>\n</UserAccounts>',
    }),
  },
  fixes: {
    'full stops and blanks at the end, but not inside': {
      before: user('Anna M. B@. .'),
      title: 'Rename to Anna M. B',
      after: user('Anna M. B'),
    },
    'only the automatic logon of that account': {
      before: forSysprep({
        oobeSystem: `${autoLogon('Ben')}\n${userAccounts(localAccount('Anna?'), localAccount('Ben'))}`,
      }),
      title: 'Rename to Anna',
      after: forSysprep({
        oobeSystem: `${autoLogon('Ben')}\n${userAccounts(localAccount('Anna'), localAccount('Ben'))}`,
      }),
    },
    'account and automatic logon': {
      before: forSysprep({
        oobeSystem: `<AutoLogon>\n<Enabled>true</Enabled>\n<LogonCount>0</LogonCount>\n<Username>anna?</Username>\n</AutoLogon>\n${userAccounts(localAccount('Anna?'))}`,
      }),
      title: 'Rename to Anna',
      after: forSysprep({
        oobeSystem: `<AutoLogon>\n<Enabled>true</Enabled>\n<LogonCount>0</LogonCount>\n<Username>Anna</Username>\n</AutoLogon>\n${userAccounts(localAccount('Anna'))}`,
      }),
    },
  },
});

testRule('account-name-reserved', {
  reports: {
    'a principal of Windows': user('«System|account-name-reserved (error)»'),
    'a built-in account': user('«Guest|account-name-reserved»'),
    'the Administrator on a client': user('«Administrator|account-name-reserved (info)»'),
    'the Administrator on a server': {
      text: user('«Administrator|account-name-reserved (info)»'),
      target: { windows: 'server-2022' },
    },
    'the Administrator in French': user('«Administrateur|account-name-reserved (warning)»'),
  },
  quiet: { 'names that contain one': user('System operator'), 'the short form': user('Admin') },
});
