/**
 * The edits that take the secrets out of a file so that it can be shown to others. In doubt something is taken out:
 * what looks like a secret, and every further place where a secret of the file stands.
 */
import { encodeReferences } from '../syntax/entities';
import type { ElementNode, TextRange } from '../syntax/nodes';
import { childElements, textContent, walkElements } from '../syntax/query';
import { type TextRun, textRuns } from '../syntax/text-runs';
import type { AnswerFile } from './answer-file';
import { secretsInCommand } from './command-secrets';
import type { TextEdit } from './edits';
import { DELETED_SECRET, encodePassword, PASSWORD_PLACES } from './passwords';
import { isHarmlessKey } from './product-keys';
import { isSensitive } from './query';
import { secretWordsOf } from './secret-words';
import { isOnlyHoles, plainHoles } from './template-holes';
import { wordSearch } from './word-search';
import { linkSecrets, writtenSecrets } from './written-secrets';

/** Edits of the text, sorted and without overlap, that put Setup's own mark in the place of every secret. */
export function redact(file: AnswerFile): readonly TextEdit[] {
  const { text } = file.tree;
  const runs = [...textRuns(file.tree)];
  const found: TextRange[] = [...secretValues(file, runs)];
  const words = new Set(secretWordsOf(file).filter(standsOut));
  for (const run of runs) {
    const { ranges, certain } = secretsIn(run.value);
    for (const range of run.rawRanges(ranges)) found.push(range);
    for (const word of certain) if (standsOut(word)) words.add(word);
  }
  const wanted = [...words].flatMap((word) => [
    word,
    // A CDATA section may hold XML, in which it is written so.
    encodeReferences(word),
    ...PASSWORD_PLACES.map((place) => encodePassword(word, place)),
  ]);
  if (wanted.length > 0) {
    const search = wordSearch(wanted);
    for (const run of runs) for (const range of run.rawRanges(search(run.value))) found.push(range);
  }
  return union(found)
    .filter(({ start, end }) => text.slice(start, end) !== DELETED_SECRET)
    .map((range) => ({ ...range, newText: DELETED_SECRET }));
}

/** The values of elements and attributes that hold a secret by what they are or by their name. */
function* secretValues(file: AnswerFile, runs: readonly TextRun[]): Generator<TextRange> {
  const { text } = file.tree;
  const sensitive = new Set(
    file.settings.filter(({ schema }) => isSensitive(schema)).map(({ node }) => node),
  );
  const broken = new Set<TextRun['holder']>();
  for (const element of walkElements(file.tree)) {
    const isSecret = sensitive.has(element) || isNamedSecret(element);
    for (const { localName, value, valueStart, valueEnd } of element.attributes) {
      const isValue = isSecret && /^(?:value|key)$/i.test(localName);
      if ((isValue || SECRET_NAME.test(localName)) && !isHarmless(localName, value))
        yield { start: valueStart, end: valueEnd };
    }
    if (!isSecret) continue;
    if (childElements(element).length > 0) {
      broken.add(element);
      continue;
    }
    const content = textContent(text, element);
    if (!isHarmless(element.localName, content.value)) yield { start: content.start, end: content.end };
  }
  // Text beside the children of a password: a value that was never closed, or has the wrong shape.
  for (const { holder, value, rawRanges } of runs) {
    if (!broken.has(holder) || isOnlyHoles(value)) continue;
    const start = value.length - value.trimStart().length;
    yield* rawRanges([{ start, end: start + value.trim().length }]);
  }
}

const SECRET_NAME = /(?:password|passwd|passphrase|kennwort|productkey|keymaterial|accountdata)$/i;

function isNamedSecret({ localName, parent }: ElementNode): boolean {
  if (SECRET_NAME.test(localName)) return true;
  return (
    /^(?:value|key)$/i.test(localName) && parent.kind === 'element' && SECRET_NAME.test(parent.localName)
  );
}

/** True for what is no secret although it stands in the place of one: nothing, a placeholder, a published key. */
function isHarmless(name: string, value: string): boolean {
  const trimmed = value.trim();
  if (trimmed === '' || /^%\w+%$/.test(trimmed) || isOnlyHoles(trimmed)) return true;
  return /key$/i.test(name) && isHarmlessKey(trimmed);
}

/** What a text shows to be a secret, by the words around it; `certain` are the passwords themselves. */
function secretsIn(value: string): {
  readonly ranges: readonly TextRange[];
  readonly certain: readonly string[];
} {
  const inCommands = secretsInCommand(value);
  const found = union([...inCommands, ...writtenSecrets(value), ...linkSecrets(value)]);
  if (found.length === 0) return { ranges: [], certain: [] };
  const holes = plainHoles(value);
  return {
    ranges: found.flatMap((range) => withoutHole(value, range, holes)),
    certain: inCommands
      .filter((secret) => secret.isCertain && withoutHole(value, secret, holes)[0]?.start === secret.start)
      .map(({ start, end }) => value.slice(start, end).replace(/^["']|["']$/g, '')),
  };
}

/** A placeholder at the start of a secret stays, and with it the quotation mark before it. */
function withoutHole(value: string, range: TextRange, holes: readonly TextRange[]): readonly TextRange[] {
  const start = /["']/.test(value[range.start]!) ? range.start + 1 : range.start;
  const hole = holes.find((one) => one.start <= start && start < one.end);
  if (!hole) return [range];
  const rest = value.slice(hole.end, range.end).replace(/["']$/, '');
  return rest === '' ? [] : [{ start: hole.end, end: hole.end + rest.length }];
}

/** True for a word that is hardly there for another reason: long, or of letters, digits and signs. */
function standsOut(word: string): boolean {
  if (word === DELETED_SECRET) return false;
  const kinds = [/\p{L}/u, /\d/, /[^\p{L}\d\s]/u].filter((kind) => kind.test(word)).length;
  return word.length >= 10 || (word.length >= 6 && kinds >= 2);
}

/** Sorted, and one range for those that overlap. */
function union(ranges: readonly TextRange[]): readonly TextRange[] {
  const merged: TextRange[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start < last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, end) };
    else if (end > start) merged.push({ start, end });
  }
  return merged;
}
