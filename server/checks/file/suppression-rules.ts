/** What can be wrong with a comment that switches a rule off; found while the comments are applied. */
import type { Rule } from '../rule';

export const unusedSuppression: Rule = {
  id: 'unused-suppression',
  title: 'A comment suppresses a rule that reports nothing',
  subject: 'file',
  severity: 'warning',
  docs: {
    why: 'A suppression that no longer has anything to suppress hides the next mistake on that line. Remove it once its reason is gone.',
    wrong:
      '<!-- unattend-disable-next-line computername-too-long: the name is cut later -->\n<ComputerName>PC1</ComputerName>',
    right: '<ComputerName>PC1</ComputerName>',
    sources: ['docs/rules/README.md'],
  },
  check: () => {},
};

export const unknownSuppression: Rule = {
  id: 'unknown-suppression',
  title: 'A comment names a rule that does not exist',
  subject: 'file',
  severity: 'warning',
  docs: {
    why: 'The comment has no effect, most likely because the name of the rule is misspelt.',
    wrong: '<!-- unattend-disable-next-line computer-name-too-long: the name is cut later -->',
    right: '<!-- unattend-disable-next-line computername-too-long: the name is cut later -->',
    sources: ['docs/rules/README.md'],
  },
  check: () => {},
};
