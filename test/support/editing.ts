/** For tests of features: a text with a cursor, the document after the edits, and what no edit may change. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnswerFile } from '../../server/answer-file/answer-file';
import { bind } from '../../server/answer-file/bind';
import { applyEdits, type TextEdit } from '../../server/answer-file/edits';
import type { ContentNode } from '../../server/syntax/nodes';
import { parse } from '../../server/syntax/parser';
import { contentRange } from '../../server/syntax/query';
import { library } from './findings';
import { fixtures } from './fixtures';
import { hostileText, wellFormed } from './generators';

export function fileOf(text: string): AnswerFile {
  return bind(parse(text), { library });
}

/** Takes the only `|` out of a text and returns where it stood. */
export function withCursor(marked: string): {
  readonly file: AnswerFile;
  readonly offset: number;
  readonly text: string;
} {
  const offset = marked.indexOf('|');
  assert.ok(offset !== -1 && marked.indexOf('|', offset + 1) === -1, 'the text needs one cursor |');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return { file: fileOf(text), offset, text };
}

/** The text with «» around each range. */
export function showRanges(
  text: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
): string {
  const edits = ranges.map(({ start, end }) => ({ start, end, newText: `«${text.slice(start, end)}»` }));
  return apply(text, edits);
}

/** Applies edits that must not overlap. */
export function apply(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const [index, edit] of sorted.entries()) {
    assert.ok(edit.start <= edit.end, 'an edit backwards');
    if (index > 0) assert.ok(sorted[index - 1]!.end <= edit.start, 'two edits overlap');
  }
  return applyEdits(text, edits);
}

/**
 * Everything in a text that is no layout, in order: names, attributes and their raw values, texts, comments and
 * sections, and the whole content of each element that holds no other element.
 */
export function valuesOf(text: string): readonly string[] {
  const values: string[] = [];
  const pending: ContentNode[] = parse(text).document.children.toReversed();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind !== 'element') {
      values.push(`${node.kind} ${text.slice(node.start, node.end)}`);
      continue;
    }
    const written = node.attributes.map(
      ({ name, valueStart, valueEnd }) => `${name}=${text.slice(valueStart, valueEnd)}`,
    );
    values.push(`<${[node.name, ...written].join(' ')}`);
    const content = contentRange(node);
    if (!node.children.some(({ kind }) => kind === 'element'))
      values.push(text.slice(content.start, content.end));
    pending.push(...node.children.toReversed());
  }
  return values;
}

/** The fixtures with white space put anywhere between the tags that stand next to each other, and some with cuts. */
const shaken = fc
  .tuple(
    fc.constantFrom(...fixtures),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom('', ' ', '\t', '\n', '\r\n', '\n\n\n', '<!-- why -->', '<', '"', '</'),
      ),
      { maxLength: 6 },
    ),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 })), { maxLength: 2 }),
  )
  .map(([{ text }, insertions, cuts]) => {
    let changed = text;
    for (const [seed, inserted] of insertions) {
      const tag = changed.indexOf('<', seed % changed.length);
      if (tag !== -1) changed = changed.slice(0, tag) + inserted + changed.slice(tag);
    }
    for (const [seed, length] of cuts) {
      const start = seed % (changed.length + 1);
      changed = changed.slice(0, start) + changed.slice(start + length);
    }
    return changed;
  });

/** Documents of every kind: well-formed, hostile, and real ones with accidents. */
export const anyDocument = fc.oneof(wellFormed, hostileText, shaken);
