/** Refactorings as the editor shows them: what is offered at a cursor or selection, and the text afterwards. */
import assert from 'node:assert/strict';
import type { Refactoring } from '../../server/features/refactor/refactoring';
import { refactorings } from '../../server/features/refactor/refactorings';
import { apply } from './editing';
import { readMarked } from './marked-text';

function refactoringsAt(marked: string): readonly Refactoring[] {
  const { file, selection } = readMarked(marked);
  return refactorings(file, selection);
}

/** Asserts the text after the refactoring of that title. */
export function expectRefactoring(marked: string, title: string, after: string): void {
  const { text } = readMarked(marked);
  const offered = refactoringsAt(marked);
  const found = offered.find((one) => one.title === title);
  assert.ok(found, `"${title}" is not offered: ${offered.map((one) => one.title).join(', ')}`);
  assert.equal(apply(text, found.edits), after);
}

/** Asserts that no refactoring whose title matches is offered. */
export function expectNoRefactoring(marked: string, title: RegExp): void {
  assert.deepEqual(
    refactoringsAt(marked)
      .map((one) => one.title)
      .filter((one) => title.test(one)),
    [],
  );
}
