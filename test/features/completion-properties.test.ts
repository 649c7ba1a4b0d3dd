/** What must hold for completion at every offset of every file. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { schemaProblems } from '../../server/answer-file/schema-problems';
import { duplicateSetting, settingWrongPass } from '../../server/checks/schema/names-and-places';
import { complete } from '../../server/features/completion/completion';
import type { CompletionItem } from '../../server/features/completion/item';
import { hover } from '../../server/features/hover';
import { withoutStops } from '../../server/features/skeleton';
import { accept } from '../support/completion';
import { anyDocument, fileOf } from '../support/editing';
import { findingsOf } from '../support/findings';
import { fixtures } from '../support/fixtures';

const OPTIONS = { ruleIds: ['some-rule'], titleOfRule: () => 'Something is wrong' };
const place = fc.tuple(
  fc.nat({ max: fixtures.length - 1 }),
  fc.nat(),
  fc.nat(),
  fc.constantFrom('', '<', 'H', '<H'),
);

describe('completion anywhere', () => {
  it('never throws and keeps its range on the line of the cursor', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), (text, seed) => {
        const offset = seed % (text.length + 1);
        const file = fileOf(text);
        const { range, items } = complete(file, offset, OPTIONS);
        hover(file, offset);
        for (const one of [range, ...items.map((item) => item.range ?? range)]) {
          assert.ok(one.start <= offset && offset <= one.end);
          assert.ok(!/[\r\n]/.test(text.slice(one.start, one.end)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('answers at every offset of every fixture', () => {
    for (const { text } of fixtures) {
      const file = fileOf(text);
      for (let offset = 0; offset <= text.length; offset += 3) complete(file, offset, OPTIONS);
    }
  });

  it('offers nothing whose acceptance breaks the schema', () => {
    fc.assert(
      fc.property(place, ([fixture, seed, choice, typed]) => {
        const { text } = fixtures[fixture]!;
        const at = seed % (text.length + 1);
        const before = text.slice(0, at) + typed + text.slice(at);
        const offset = at + typed.length;
        const completion = complete(fileOf(before), offset, OPTIONS);
        const item = completion.items[choice % Math.max(1, completion.items.length)];
        if (!item) return;
        const after = accept(before, completion, item, withoutStops);
        const where = `${before.slice(0, offset).slice(-80)}|${before.slice(offset, offset + 80)}`;
        assert.deepEqual(newProblems([text, before], after, item), [], where);
      }),
      { numRuns: 250 },
    );
  });
});

function newProblems(before: readonly string[], after: string, { label }: CompletionItem): readonly string[] {
  const known = new Set(before.flatMap(problemsIn));
  return problemsIn(after)
    .filter((problem) => !known.has(problem))
    .map((problem) => `${label}: ${problem}`);
}

function problemsIn(text: string): readonly string[] {
  const unknown = schemaProblems(fileOf(text))
    .filter(({ kind }) => kind === 'unknown-setting')
    .map(({ message }) => message);
  return [
    ...unknown,
    ...findingsOf(text, {}, [duplicateSetting, settingWrongPass]).map(({ message }) => message),
  ];
}
