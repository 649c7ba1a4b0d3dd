/** Who can use the computer afterwards, and whether the automatic logon works. */
import assert from 'node:assert/strict';
import { encodePassword } from '../../server/answer-file/passwords';
import { autoLogon, component, installation, localAccount, userAccounts } from '../support/installations';
import { planOf } from '../support/plans';

const password = (value: string, plainText = true) =>
  `<Password>\n<Value>${value}</Value>\n<PlainText>${plainText}</PlainText>\n</Password>`;
const anna = (secret: string) =>
  userAccounts(localAccount('Anna', `<Group>Administrators</Group>\n${secret}`));
const join = component(
  'Microsoft-Windows-UnattendedJoin',
  '<Identification>\n<JoinDomain>FABRIKAM</JoinDomain>\n</Identification>',
);

describe('the accounts of the plan', () => {
  it('are those of the domain too', () => {
    const domain = (content: string) =>
      `<UserAccounts>\n<DomainAccounts>\n<DomainAccountList wcm:action="add">\n${content}\n</DomainAccountList>\n</DomainAccounts>\n</UserAccounts>`;
    const account = (name: string, group: string) =>
      `<DomainAccount wcm:action="add">\n<Name>${name}</Name>\n<Group>${group}</Group>\n</DomainAccount>`;
    const text = installation({
      oobeSystem: domain(
        `<Domain>FABRIKAM</Domain>\n${account('helpdesk', 'Administrators;Users')}\n${account('kim', 'Users')}`,
      ),
      components: join,
    });
    assert.deepEqual(
      planOf(text).accounts.map(({ name, kind, groups, isAdministrator }) => [
        name,
        kind,
        groups,
        isAdministrator,
      ]),
      [
        ['FABRIKAM\\helpdesk', 'domain', ['Administrators', 'Users'], true],
        ['FABRIKAM\\kim', 'domain', ['Users'], false],
      ],
    );
  });
});

describe('the automatic logon of the plan', () => {
  const logon = (secret = password('Secret-1')) => autoLogon('Anna', secret);

  for (const [name, oobeSystem, works, because] of [
    ['fits the account', `${logon()}\n${anna(password('Secret-1'))}`, 'yes', /signed in without a question/],
    ['has another password', `${logon()}\n${anna(password('Secret-2'))}`, 'no', /is not that of Anna/],
    ['gets its password from a template', `${logon()}\n${anna(password('{{ p }}'))}`, 'unknown', /template/],
    [
      'has a password that cannot be decoded',
      `${logon(password('Secret-1', false))}\n${anna(password('Secret-1'))}`,
      'no',
      /cannot decode/,
    ],
    [
      'has a password for an account without one',
      `${logon()}\n${anna('')}`,
      'unknown',
      /no password for Anna to compare with/,
    ],
    [
      'has the hidden password of the account',
      `${logon(password(encodePassword('Secret-1', 'Password'), false))}\n${anna(password('Secret-1'))}`,
      'yes',
      /signed in/,
    ],
    [
      'names nobody',
      `${autoLogon('Ben')}\n${anna(password('Secret-1'))}`,
      'no',
      /No account of the file is Ben/,
    ],
    [
      'may name an account of a template',
      `${autoLogon('Ben')}\n${userAccounts(localAccount('{{ user }}'))}`,
      'unknown',
      /must create it/,
    ],
    [
      'is that of a template',
      `${autoLogon('{{ user }}')}\n${anna(password('Secret-1'))}`,
      'unknown',
      /who is signed in/,
    ],
  ] as const) {
    it(name, () => {
      const { autoLogon: planned } = planOf(installation({ oobeSystem }));
      assert.equal(planned!.works, works);
      assert.match(planned!.because, because);
    });
  }

  it('is for the domain to judge where the computer joins one', () => {
    const text = installation({
      oobeSystem: autoLogon('kim', `<Domain>FABRIKAM</Domain>\n${password('Secret-1')}`),
      components: join,
    });
    const { autoLogon: planned } = planOf(text);
    assert.equal(planned!.works, 'unknown');
    assert.match(planned!.because, /domain must know kim/);
  });
});
