/** The comment in which a file says its own target: `<!-- unattend-target: windows-11 uefi amd64 build=26100 -->`. */
import type { SyntaxTree, TextRange } from '../syntax/nodes';
import { indentOf, insertAt, lineBreakOf, removeElement, replaceRange, type TextEdit } from './edits';
import { TARGET_ARCHITECTURES, TARGET_FIRMWARES, TARGET_WINDOWS, type TargetOverrides } from './target';

export interface TargetWord {
  readonly fact: keyof TargetOverrides;
  readonly value: string | number | undefined;
  /** Where the word stands. */
  readonly range: TextRange;
  /** The whole comment. */
  readonly comment: TextRange;
}

/** The words of all such comments, in the order of the text; the first of a fact counts. */
export function targetWords(tree: SyntaxTree): readonly TargetWord[] {
  return targetComments(tree).flatMap(({ comment, words }) =>
    words.flatMap(({ text, range }) => {
      const known = factOfWord(text);
      return known ? [{ ...known, range, comment }] : [];
    }),
  );
}

/**
 * The edits after which the comments of a file say these facts, and no longer say those that are undefined. The build
 * of one Windows says nothing about another: it goes with the version that it belonged to.
 */
export function stateTarget(tree: SyntaxTree, facts: StatedFacts): readonly TextEdit[] {
  const stated = targetWords(tree);
  const earlier = stated.find(({ fact }) => fact === 'windows')?.value;
  const all: StatedFacts =
    'windows' in facts && facts.windows !== earlier ? { build: undefined, ...facts } : facts;
  const missing = Object.entries(all).filter(
    ([fact, value]) => value !== undefined && !stated.some((word) => word.fact === fact),
  );
  const added = missing.map(([fact, value]) => wordOf(fact as keyof TargetOverrides, value!));
  const comments = targetComments(tree);
  const edits = comments.flatMap((one, index) => rewrite(tree.text, one, all, index === 0 ? added : []));
  return comments.length > 0 || added.length === 0 ? edits : [newComment(tree, added)];
}

export type StatedFacts = { readonly [Fact in keyof TargetOverrides]: TargetOverrides[Fact] | undefined };

interface TargetComment {
  readonly comment: TextRange;
  /** From the first to behind the last word. */
  readonly body: TextRange;
  readonly words: readonly { readonly text: string; readonly range: TextRange }[];
}

/** A comment is read no further than this. */
const LONGEST_COMMENT = 400;

function targetComments({ document, root, text }: SyntaxTree): readonly TargetComment[] {
  const found: TargetComment[] = [];
  for (const { kind, start, end } of [...document.children, ...(root?.children ?? [])]) {
    if (kind !== 'comment') continue;
    const head = text.slice(start, Math.min(end, start + LONGEST_COMMENT));
    const match = /^(<!--\s*unattend-target:)([\s\S]*?)-->/.exec(head);
    const body = (match?.[2] ?? '').trim();
    if (!match || body.includes('\n')) continue;
    const bodyStart = start + match[1]!.length + match[2]!.length - match[2]!.trimStart().length;
    const words = [...body.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
      text: word,
      range: { start: bodyStart + index, end: bodyStart + index + word.length },
    }));
    found.push({
      comment: { start, end },
      body: { start: bodyStart, end: bodyStart + body.length },
      words,
    });
  }
  return found;
}

function factOfWord(word: string): Pick<TargetWord, 'fact' | 'value'> | undefined {
  const lower = word.toLowerCase();
  const named = /^(build|edition)=(\w+)$/i.exec(word);
  if (named?.[1]?.toLowerCase() === 'build') return { fact: 'build', value: Number(named[2]) || undefined };
  if (named) return { fact: 'edition', value: named[2] };
  const windows = TARGET_WINDOWS.find((known) => known === lower);
  if (windows) return { fact: 'windows', value: windows };
  const firmware = TARGET_FIRMWARES.find((known) => known === lower);
  if (firmware) return { fact: 'firmware', value: firmware };
  const architecture = TARGET_ARCHITECTURES.find((known) => known === lower);
  return architecture && { fact: 'architecture', value: architecture };
}

function wordOf(fact: keyof TargetOverrides, value: string | number): string {
  return fact === 'build' || fact === 'edition' ? `${fact}=${value}` : String(value);
}

function rewrite(
  text: string,
  { comment, body, words }: TargetComment,
  facts: StatedFacts,
  added: readonly string[],
): readonly TextEdit[] {
  const kept = words.flatMap(({ text: word }) => {
    const known = factOfWord(word);
    if (!known || !(known.fact in facts)) return [word];
    const wanted = facts[known.fact];
    return wanted === undefined ? [] : [known.value === wanted ? word : wordOf(known.fact, wanted)];
  });
  const written = [...kept, ...added];
  if (written.join(' ') === words.map((word) => word.text).join(' ')) return [];
  return written.length === 0 ? [removeElement(text, comment)] : [replaceRange(body, written.join(' '))];
}

/** On a line of its own before the root element, which may have comments and processing instructions before it. */
function newComment({ root, text }: SyntaxTree, words: readonly string[]): TextEdit {
  const comment = `<!-- unattend-target: ${words.join(' ')} -->`;
  const lineBreak = lineBreakOf(text);
  if (!root) return insertAt(text.length, `${/[^\r\n]$/.test(text) ? lineBreak : ''}${comment}${lineBreak}`);
  return insertAt(root.start, `${comment}${lineBreak}${indentOf(text, root.start)}`);
}
