/** One input on its way through the product, and what must hold of everything that comes out. */
import assert from 'node:assert/strict';
import type { AnswerFile } from '../../server/answer-file/answer-file';
import { bind } from '../../server/answer-file/bind';
import type { TextEdit } from '../../server/answer-file/edits';
import { check } from '../../server/checks/check';
import type { Finding } from '../../server/checks/rule';
import type { DecodedBytes } from '../../server/syntax/decode-bytes';
import { decodeBytes } from '../../server/syntax/decode-bytes';
import type { TextRange } from '../../server/syntax/nodes';
import { parse } from '../../server/syntax/parser';
import { apply } from '../support/editing';
import { library } from '../support/findings';
import { checkedParse } from '../support/syntax';
import type { Case } from './cases';
import { createRandom, type Random, seedOf } from './random';

export interface Subject {
  readonly text: string;
  readonly file: AnswerFile;
  readonly findings: readonly Finding[];
  readonly secrets: readonly string[];
  /** Choices about this input that depend on its text alone. */
  readonly random: Random;
  /** Some places of the text. */
  readonly offsets: readonly number[];
}

/** In UTF-16 units: a larger text is looked at in fewer places. */
const LARGE = 20_000;

/** Reads, parses, binds and checks an input. */
export function subjectOf({ input, secrets }: Case): Subject {
  const source: DecodedBytes | undefined = typeof input === 'string' ? undefined : decodeBytes(input);
  const text = source?.text ?? (input as string);
  const random = createRandom(seedOf(text));
  const file = bind(text.length > LARGE ? parse(text) : checkedParse(text), {
    library,
    fileName: random.pick(['autounattend.xml', 'unattend.xml', '../\u001b[2J.xml', '__proto__', undefined]),
    isSaved: random.once(2),
    source,
  });
  for (const { valueRange } of file.settings) assertInside(valueRange, text);
  const findings = check(file, {
    profile: random.pick(['strict', 'recommended']),
    onRuleFailure(rule, error) {
      throw new Error(`the rule ${rule.id} threw`, { cause: error });
    },
  });
  const offsets = Array.from({ length: text.length > LARGE ? 2 : 6 }, () => random.below(text.length + 1));
  return { text, file, findings, secrets, random, offsets };
}

export function assertInside({ start, end }: TextRange, text: string): void {
  assert.ok(
    Number.isInteger(start) && 0 <= start && start <= end && end <= text.length,
    `the range ${start} to ${end} in a text of ${text.length}`,
  );
}

/** Asserts that edits can be made and that they leave a text well-formed that was so before; returns the new text. */
export function edited({ text, file }: Subject, edits: readonly TextEdit[], what: string): string {
  for (const edit of edits) assertInside(edit, text);
  const after = apply(text, edits);
  if (file.tree.errors.length > 0 || edits.length === 0) return after;
  const [error] = parse(after).errors;
  assert.ok(!error, `${what} breaks the file: ${error?.message}`);
  return after;
}

/** Asserts that a text for somebody's eyes shows none of the secrets of the input. */
export function assertNoSecret({ secrets }: Subject, shown: unknown, where: string): void {
  if (secrets.length === 0) return;
  const all = typeof shown === 'string' ? shown : JSON.stringify(shown, withoutPlaces);
  // The plan as text breaks lines, and Markdown escapes characters.
  const plain = `${all}\n${all?.replace(/\s+|\\/g, '')}`;
  for (const secret of secrets) assert.ok(!plain.includes(secret), `${where} shows the secret ${secret}`);
}

/** A range may be a node, which knows the whole tree. */
function withoutPlaces(key: string, value: unknown): unknown {
  return ['range', 'selection', 'origin'].includes(key) ? undefined : value;
}

/** Asserts that a text for a terminal or a page has no character that controls it. */
export function assertPrintable(shown: string, where: string): void {
  const found = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.exec(shown);
  assert.ok(!found, `${where} holds U+${found?.[0].charCodeAt(0).toString(16).padStart(4, '0')}`);
}
