/** The accounts of a file, and what may be known about their passwords. */
import assert from 'node:assert/strict';
import { accountsOf, joinsGroup, namesUser, passwordFacts } from '../../server/answer-file/accounts';
import { bind } from '../../server/answer-file/bind';
import { encodePassword } from '../../server/answer-file/passwords';
import { parse } from '../../server/syntax/parser';
import { inComponent, library } from '../support/findings';

const read = (settings: string, pass = 'oobeSystem') => {
  const file = bind(parse(inComponent(pass, 'Microsoft-Windows-Shell-Setup', settings)), { library });
  return { file, accounts: accountsOf(file) };
};

describe('the accounts of an answer file', () => {
  it('are local accounts with groups and passwords', () => {
    const { accounts } = read(`
      <UserAccounts><LocalAccounts>
        <LocalAccount><Name>Anna</Name><Group>Administrators; Users;</Group>
          <Password><Value>${encodePassword('secret', 'Password')}</Value><PlainText>false</PlainText></Password></LocalAccount>
        <LocalAccount><Name>{{ user }}</Name><Group>{{ group }}</Group></LocalAccount>
      </LocalAccounts></UserAccounts>`);
    const [anna, other] = accounts.local;
    assert.equal(anna!.name, 'Anna');
    assert.deepEqual(anna!.groups, ['Administrators', 'Users']);
    assert.equal(joinsGroup(anna!, 'administrators'), true);
    assert.equal(joinsGroup(anna!, 'Guests'), false);
    assert.ok(anna!.password!.facts!.equals(passwordFacts('secret')));
    assert.equal(anna!.isOffline, false);
    assert.equal(other!.name, undefined);
    assert.equal(joinsGroup(other!, 'Users'), undefined);
    assert.equal(other!.password, undefined);
  });

  it('are accounts of a domain, by name or offline by SID', () => {
    const { accounts } = read(`
      <UserAccounts><DomainAccounts><DomainAccountList><Domain>FABRIKAM</Domain>
        <DomainAccount><Name>helpdesk</Name><Group>Administrators</Group></DomainAccount>
      </DomainAccountList></DomainAccounts></UserAccounts>
      <OfflineUserAccounts><OfflineDomainAccounts><OfflineDomainAccount><SID>S-1-5-21-1</SID></OfflineDomainAccount>
      </OfflineDomainAccounts></OfflineUserAccounts>`);
    assert.deepEqual(
      accounts.domain.map(({ domain, name }) => [domain, name]),
      [
        ['FABRIKAM', 'helpdesk'],
        [undefined, 'S-1-5-21-1'],
      ],
    );
    assert.ok(namesUser(accounts));
  });

  it('are the Administrator and the automatic logon', () => {
    const { accounts } = read(`
      <UserAccounts><AdministratorPassword><Value>secret</Value><PlainText>true</PlainText></AdministratorPassword></UserAccounts>
      <AutoLogon><Enabled>True</Enabled><Username>Administrator</Username><LogonCount>1</LogonCount>
        <Password><Value>secret</Value></Password></AutoLogon>`);
    const [logon] = accounts.autoLogons;
    assert.equal(logon!.enabled, true);
    assert.equal(logon!.username, 'Administrator');
    assert.equal(logon!.logonCount!.value, '1');
    assert.ok(accounts.administrator[0]!.facts!.equals(logon!.password!.facts!));
  });

  it('have passwords of which nothing is known with a placeholder, no value or a value that cannot be decoded', () => {
    const { accounts } = read(`
      <UserAccounts><LocalAccounts>
        <LocalAccount><Name>a</Name><Password><Value>{{ password }}</Value></Password></LocalAccount>
        <LocalAccount><Name>b</Name><Password></Password></LocalAccount>
        <LocalAccount><Name>c</Name><Password><Value>secret</Value><PlainText>false</PlainText></Password></LocalAccount>
        <LocalAccount><Name>d</Name><Password><Value>x</Value><PlainText>{{ plain }}</PlainText></Password></LocalAccount>
        <LocalAccount><Name>e</Name><Password><Value></Value></Password></LocalAccount>
      </LocalAccounts></UserAccounts>`);
    const facts = accounts.local.map(({ password }) => password!.facts);
    assert.deepEqual(facts.slice(0, 4), [undefined, undefined, undefined, undefined]);
    assert.equal(facts[4]!.isBlank, true);
  });

  it('are read once for each file', () => {
    const { file, accounts } = read('<AutoLogon></AutoLogon>');
    assert.equal(accountsOf(file), accounts);
  });
});

describe('what is known about a password', () => {
  it('is its length, its kinds of characters and what it contains', () => {
    const facts = passwordFacts('Anna-2024');
    assert.deepEqual([facts.isBlank, facts.length, facts.countKinds()], [false, 9, 4]);
    assert.ok(facts.contains('ANNA') && !facts.contains('') && !facts.contains('Bob'));
    assert.equal(passwordFacts('').countKinds(), 0);
    assert.equal(facts.hiddenFor('Password'), encodePassword('Anna-2024', 'Password'));
  });

  it('cannot be printed', () => {
    const facts = passwordFacts('secret');
    assert.ok(!JSON.stringify(facts).includes('secret'));
    assert.ok(!Object.values(facts).some((value) => String(value).includes("'secret'")));
  });
});
