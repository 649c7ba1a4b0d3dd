/** Secrets that comments hold: what was switched off, and links of generators with the whole form. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { decodeHiddenText } from '../../answer-file/passwords';
import { isPrivateProductKey } from '../../answer-file/product-keys';
import { hasTemplateHole } from '../../answer-file/template-holes';
import type { ContentNode, DocumentNode, ElementNode, TextRange } from '../../syntax/nodes';
import type { Rule } from '../rule';

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
    for (const comment of commentsOf(file)) {
      const content = text.slice(comment.start, comment.end);
      for (const match of content.matchAll(PRODUCT_KEY)) {
        if (!isPrivateProductKey(match[0])) continue;
        report(
          rangeIn(comment, match.index, match[0]),
          'This comment holds a product key: remove it before the file is shared.',
        );
      }
      for (const match of content.matchAll(PASSWORD_ELEMENT)) {
        const value = match[2]!;
        if (value.trim() === '' || isPlaceholder(value.trim()) || isHiddenBlank(value.trim())) continue;
        report(
          rangeIn(comment, match.index + match[1]!.length, value),
          'This comment holds a password: remove it before the file is shared.',
        );
      }
      for (const match of content.matchAll(PASSWORD_TEXT)) {
        const value = match[2]!;
        if (isPlaceholder(value)) continue;
        report(
          rangeIn(comment, match.index + match[1]!.length, value),
          'This comment seems to hold a password: remove it before the file is shared.',
          {
            severity: 'info',
          },
        );
      }
    }
  },
};

const PRODUCT_KEY = /\b[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}\b/gi;

/** A password element that was commented out; group 1 is what stands before the value. */
const PASSWORD_ELEMENT = /(<(?:\w{0,40}:)?(?:\w{0,40}Password)>(?:\s{0,100}<Value>)?)([^<>]{1,300})</g;

/** "password: …", "Password=…"; a word with a digit or a sign, so that prose is no password. */
const PASSWORD_TEXT =
  /(\b(?:password|passwort|passwd|kennwort|pwd)\b\s{0,10}[:=]\s{0,10}["']?)((?=[^\s"'<>]{0,40}[\d!$%*+?])[^\s"'<>;,&]{4,64})/gi;

function isPlaceholder(value: string): boolean {
  return (
    hasTemplateHole(value) ||
    /^(?:[*x.\u2022?_-]+|%\w+%|\[.*\]|\{.*\}|\(.*\)|\*SENSITIVE.*|(?:your|my)?[-_ ]?(?:secret|pass(?:word|wort)?)(?:[-_ ]?here)?)$/i.test(
      value,
    )
  );
}

/** A hidden password without a character: nothing but the name of its element is encoded. */
function isHiddenBlank(value: string): boolean {
  return /^(?:Offline)?(?:Administrator)?Password$/.test(decodeHiddenText(value) ?? '');
}

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
    for (const comment of commentsOf(file)) {
      const content = text.slice(comment.start, comment.end);
      for (const link of content.matchAll(/https?:\/\/[^\s"'<>?]{1,300}\?([^\s"'<>]+)/g)) {
        for (const { name, value, start } of parametersOf(link[1]!)) {
          if (!SECRET_PARAMETER.test(name) || !holdsSecret(name, value)) continue;
          const range = rangeIn(comment, link.index + link[0].length - link[1]!.length + start, value);
          const message = `The link in this comment holds the value of ${name}: empty it before the file is shared.`;
          report(range, message, {
            fixes: () => [{ title: `Empty ${name}`, edits: [{ ...range, newText: '' }], preferred: true }],
          });
        }
      }
    }
  },
};

/** The parameters of a query that have a value; `&amp;` separates them as `&` does. */
function* parametersOf(query: string): Generator<{ name: string; value: string; start: number }> {
  let position = 0;
  for (const piece of query.split(/[&;]/)) {
    const equals = piece.indexOf('=');
    const value = piece.slice(equals + 1);
    if (equals > 0 && value !== '')
      yield { name: piece.slice(0, equals), value, start: position + equals + 1 };
    position += piece.length + 1;
  }
}

const SECRET_PARAMETER = /(?:password|passphrase|passwd|productkey|secret)\d*$/i;

/** A published product key is no secret. */
function holdsSecret(name: string, value: string): boolean {
  return !hasTemplateHole(value) && (!/productkey\d*$/i.test(name) || isPrivateProductKey(value));
}

function rangeIn(comment: TextRange, offset: number, value: string): TextRange {
  const start = comment.start + offset + (value.length - value.trimStart().length);
  return { start, end: start + value.trim().length };
}

/** The comments of the file, found once for each answer file. */
function commentsOf(file: AnswerFile): readonly TextRange[] {
  let comments = cache.get(file);
  if (!comments) {
    comments = file.tree.text.includes('<!--') ? [...commentsBelow(file.tree.document)] : [];
    cache.set(file, comments);
  }
  return comments;
}

const cache = new WeakMap<AnswerFile, readonly TextRange[]>();

/** The parser limits the depth of the tree, so that this recursion is bounded. */
function* commentsBelow(parent: DocumentNode | ElementNode): Generator<ContentNode> {
  for (const child of parent.children) {
    if (child.kind === 'comment') yield child;
    else if (child.kind === 'element') yield* commentsBelow(child);
  }
}
