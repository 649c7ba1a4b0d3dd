/** Closing while typing: the end tag behind `>` and `</`, the quotation marks behind `=`. */
import type { AnswerFile } from '../answer-file/answer-file';
import type { SyntaxTree } from '../syntax/nodes';
import { parse } from '../syntax/parser';
import { elementAt } from '../syntax/query';

/** Returns the snippet to insert at `offset`, right behind the character just typed; `$0` is where the cursor goes. */
export function autoClose(file: AnswerFile, offset: number): string | undefined {
  const { text } = file.tree;
  switch (text[offset - 1]) {
    case '>':
      return closeElement(file.tree, offset);
    case '/':
      return text[offset - 2] === '<' ? finishEndTag(text, offset) : undefined;
    case '=':
      return quoteValue(file.tree, offset);
    default:
      return undefined;
  }
}

/** Behind a start tag that nothing closes; not before a text that may become its value. */
function closeElement(tree: SyntaxTree, offset: number): string | undefined {
  const { text } = tree;
  const element = elementAt(tree, offset - 1);
  if (element?.startTagEnd !== offset || element.selfClosing) return undefined;
  if (!/^[ \t]*(?:[\r\n<]|$)/.test(text.slice(offset, offset + MOST_BLANKS))) return undefined;
  return unclosedBefore(tree, offset, element.name) === element.name ? `$0</${element.name}>` : undefined;
}

/** The name of the innermost element that is still open; nothing when all are closed already. */
function finishEndTag(text: string, offset: number): string | undefined {
  // What is open shows best in the text as it was before.
  const before = offset - 2;
  const name = unclosedBefore(parse(text.slice(0, before) + text.slice(offset)), before);
  return name && `${name + (text[offset] === '>' ? '' : '>')}$0`;
}

function quoteValue(tree: SyntaxTree, offset: number): string | undefined {
  const element = elementAt(tree, offset - 1) ?? elementAt(tree, offset);
  const attribute = element?.attributes.find(({ start, name }) => start + name.length === offset - 1);
  const next = tree.text.slice(offset, offset + MOST_BLANKS);
  if (!attribute || /^\s*["']/.test(next)) return undefined;
  return /^(?:[\s>/?]|$)/.test(next) ? '"$1"$0' : undefined;
}

/** More blanks than this behind a tag are not looked through. */
const MOST_BLANKS = 200;

/**
 * The innermost element that begins before `offset`, has no end tag and could still get one there. Of several of one
 * name the parser takes the outer one for unclosed, so that `name` stands for all of them.
 */
function unclosedBefore({ text, errors }: SyntaxTree, offset: number, name?: string): string | undefined {
  const open = errors.findLast(
    ({ code, start, end, related }) =>
      code === 'element-unclosed' &&
      start < offset &&
      (related === undefined || related.start >= offset) &&
      (name === undefined || text.slice(start + 1, end) === name),
  );
  return open && text.slice(open.start + 1, open.end);
}
