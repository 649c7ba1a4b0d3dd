/** Accounts of a domain. */
import { accountsOf } from '../../answer-file/accounts';
import { installsWindows, joinsDomain } from '../../answer-file/purpose';
import { nameRange } from '../../syntax/query';
import type { Rule } from '../rule';

export const domainaccountsWithoutJoin: Rule = {
  id: 'domainaccounts-without-join',
  title: 'Accounts of a domain in a file that joins none',
  subject: 'accounts',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'DomainAccounts puts users of a domain into local groups. Setup can find them only when the computer is a member of the domain by then: Microsoft-Windows-UnattendedJoin joins it in specialize.',
    wrong:
      '<DomainAccountList wcm:action="add">\n  <Domain>FABRIKAM</Domain>\n  <DomainAccount wcm:action="add">…</DomainAccount>\n</DomainAccountList>',
    right:
      '<component name="Microsoft-Windows-UnattendedJoin" …>\n  <Identification>\n    <JoinDomain>FABRIKAM</JoinDomain>',
    settings: [
      'Microsoft-Windows-Shell-Setup/UserAccounts/DomainAccounts',
      'Microsoft-Windows-UnattendedJoin/Identification/JoinDomain',
    ],
    sources: [
      'learn.microsoft.com microsoft-windows-shell-setup-useraccounts-domainaccounts',
      'github:SvenGroot/GenerateAnswerFile:DomainOptions',
    ],
  },
  check(file, report) {
    const first = accountsOf(file).domain.find(({ setting }) => setting.name === 'DomainAccount');
    if (!first || file.hasDirectives || joinsDomain(file) || JOINS_BY_COMMAND.test(file.tree.text)) return;
    report(
      nameRange(first.setting.node),
      'The file joins no domain: Setup cannot find the accounts of one.',
      {
        // Another file, or an earlier step, may have joined it.
        ...(!installsWindows(file) && { severity: 'info' }),
      },
    );
  },
};

const JOINS_BY_COMMAND = /\bdjoin\b|\bnetdom\b|Add-Computer/i;
