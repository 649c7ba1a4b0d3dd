/** Completion as the editor shows it: what is offered at a cursor, and the text after an item was accepted. */
import assert from 'node:assert/strict';
import { applyEdits, indentOf } from '../../server/answer-file/edits';
import type { TargetOverrides } from '../../server/answer-file/target';
import { type CompletionOptions, complete } from '../../server/features/completion/completion';
import type { Completion, CompletionItem } from '../../server/features/completion/item';
import { type MarkedFile, readMarked } from './marked-text';

export interface CompletionCase extends Partial<CompletionOptions> {
  readonly target?: TargetOverrides;
  /** Stands for the cursor when `|` occurs in the text. */
  readonly marker?: string;
}

export function completionAt(marked: string, options: CompletionCase = {}): MarkedFile & Completion {
  const { target, marker, ruleIds = [], titleOfRule = () => undefined, trigger } = options;
  const read = readMarked(marked, target, marker);
  const completion = complete(read.file, read.offset, { ruleIds, titleOfRule, trigger });
  assertRange(read, completion);
  return { ...read, ...completion };
}

/** Asserts the labels of all items, in their order; building blocks have tests of their own. */
export function expectLabels(marked: string, labels: readonly string[], options?: CompletionCase): void {
  const items = completionAt(marked, options).items.filter(({ kind }) => kind !== 'block');
  assert.deepEqual(
    items.map(({ label }) => label),
    labels,
  );
}

/** Asserts that nothing is offered. */
export function expectNothing(marked: string, options?: CompletionCase): void {
  expectLabels(marked, [], options);
}

/** Asserts which of the labels are offered and which are not. */
export function expectOffers(
  marked: string,
  {
    offered = [],
    missing = [],
  }: { readonly offered?: readonly string[]; readonly missing?: readonly string[] },
  options?: CompletionCase,
): void {
  const labels = new Set(completionAt(marked, options).items.map(({ label }) => label));
  for (const label of offered)
    assert.ok(labels.has(label), `${label} is not offered: ${[...labels].join(', ')}`);
  for (const label of missing) assert.ok(!labels.has(label), `${label} is offered`);
}

/** Asserts the text after accepting the item of that label; tab stops stay visible as `$1`. */
export function expectAccepted(marked: string, label: string, after: string, options?: CompletionCase): void {
  const at = completionAt(marked, options);
  const item = at.items.find((one) => one.label === label);
  assert.ok(item, `${label} is not offered: ${at.items.map((one) => one.label).join(', ')}`);
  assert.equal(
    accept(at.text, at, item, (text) => text.replace(/\$0$/, '')),
    after,
  );
}

/** The text after accepting an item, indented as the editor does it; `finish` treats the tab stops. */
export function accept(
  text: string,
  { range }: Completion,
  item: CompletionItem,
  finish: (snippet: string) => string,
): string {
  const replaced = item.range ?? range;
  const indent = indentOf(text, replaced.start);
  const snippet = item.isSnippet
    ? finish(item.newText).replaceAll('\n', `\n${indent}`).replaceAll('\t', '  ')
    : item.newText;
  return applyEdits(text, [{ ...replaced, newText: snippet }, ...(item.additionalEdits ?? [])]);
}

/** What every editor demands: the ranges hold the cursor, lie on one line and do not overlap further edits. */
function assertRange({ text, offset }: MarkedFile, completion: Completion): void {
  for (const item of completion.items) {
    const { start, end } = item.range ?? completion.range;
    assert.ok(start <= offset && offset <= end, `${item.label}: the range does not hold the cursor`);
    assert.ok(!/[\r\n]/.test(text.slice(start, end)), `${item.label}: the range has several lines`);
    for (const edit of item.additionalEdits ?? []) {
      assert.ok(edit.end <= start || edit.start >= end, `${item.label}: edits overlap`);
    }
  }
}
