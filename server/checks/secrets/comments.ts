/** Secrets that comments hold: what was switched off, and links of generators with the whole form. */
import { linkSecrets, type WrittenSecret, writtenSecrets } from '../../answer-file/written-secrets';
import type { TextRange } from '../../syntax/nodes';
import type { Rule, Severity } from '../rule';

export const secretInComment: Rule = {
  id: 'secret-in-comment',
  title: 'A comment holds a password or a product key',
  subject: 'secrets',
  severity: 'warning',
  docs: {
    why: 'What stands in a comment is easily forgotten when the file is shared. Setup removes passwords from the copy that it keeps, but not those in comments.',
    wrong: '<!-- <Password><Value>correct horse</Value></Password> -->',
    right: '<!-- the password stands in the vault -->',
    sources: ['learn.microsoft.com hide-sensitive-data-in-an-answer-file'],
  },
  check(file, report) {
    const { text } = file.tree;
    for (const comment of file.tree.comments) {
      for (const secret of writtenSecrets(text.slice(comment.start, comment.end))) {
        const { message, severity } = FOUND[secret.kind];
        report(rangeIn(comment, secret), message, severity && { severity });
      }
    }
  },
};

const FOUND: Readonly<
  Record<WrittenSecret['kind'], { readonly message: string; readonly severity?: Severity }>
> = {
  'product-key': {
    message: 'This comment holds a product key: remove it before the file is shared.',
    // Most are the keys of trial media, which pass from file to file and which no list of Microsoft's names.
    severity: 'info',
  },
  element: { message: 'This comment holds a password: remove it before the file is shared.' },
  word: {
    message: 'This comment seems to hold a password: remove it before the file is shared.',
    severity: 'info',
  },
};

export const secretInGeneratorLink: Rule = {
  id: 'secret-in-generator-link',
  title: 'The link to a generator holds a password',
  subject: 'secrets',
  severity: 'warning',
  docs: {
    why: 'Generators of answer files write a link into a comment that opens their form again, filled in. The link holds all answers, passwords of accounts and of Wi-Fi and product keys among them, in clear text even where the settings below hide them.',
    wrong: '<!-- https://example.com/generator/?AccountName0=kim&AccountPassword0=Summer2024 -->',
    right: '<!-- https://example.com/generator/?AccountName0=kim&AccountPassword0= -->',
    sources: ['github:cschneegans/unattend-generator', 'https://schneegans.de/windows/unattend-generator/'],
  },
  check(file, report) {
    const { text } = file.tree;
    for (const comment of file.tree.comments) {
      for (const secret of linkSecrets(text.slice(comment.start, comment.end))) {
        const range = rangeIn(comment, secret);
        const message = `The link in this comment holds the value of ${secret.name}: empty it before the file is shared.`;
        report(range, message, {
          fixes: () => [
            { title: `Empty ${secret.name}`, edits: [{ ...range, newText: '' }], preferred: true },
          ],
        });
      }
    }
  },
};

function rangeIn(comment: TextRange, { start, end }: TextRange): TextRange {
  return { start: comment.start + start, end: comment.start + end };
}
