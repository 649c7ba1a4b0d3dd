/** What is written into a file that gives its elements a prefix gets that prefix: without it Setup passes over it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { UNATTEND_NAMESPACE } from '../../server/answer-file/answer-file';
import { allBlocks } from '../../server/features/blocks/block';
import { insertBlock } from '../../server/features/blocks/insert-block';
import { complete } from '../../server/features/completion/completion';
import { refactorings } from '../../server/features/refactor/refactorings';
import { withoutStops } from '../../server/features/skeleton';
import { makeUnattended } from '../../server/plan/make-unattended';
import { parse } from '../../server/syntax/parser';
import { walkElements } from '../../server/syntax/query';
import { MUTATIONS } from '../mutations/all';
import { mutantsOf } from '../mutations/mutation';
import { readMarks } from '../mutations/steps';
import { SURROUNDINGS } from '../mutations/surroundings';
import { accept, completionAt, expectAccepted } from '../support/completion';
import { apply, fileOf } from '../support/editing';
import { findingsOf, inRoot } from '../support/findings';
import { fixtures } from '../support/fixtures';

const prefixed = fixtures
  .map(({ text }) => SURROUNDINGS.prefix(text))
  .filter((text) => text.includes('<u:unattend') && parse(text).errors.length === 0);
const anyPrefixed = fc.constantFrom(...prefixed);

/** The elements that belong to no answer file, each as often as it occurs. */
function strangers(text: string): readonly string[] {
  return [...walkElements(parse(text))]
    .filter(({ namespace }) => namespace !== UNATTEND_NAMESPACE)
    .map(({ name }) => name)
    .sort();
}

describe('a file with prefixes keeps them', () => {
  it('has fixtures', () => assert.ok(prefixed.length > 3));

  it('with every fix of the mutations', () => {
    for (const mutation of MUTATIONS) {
      if (mutation.keeps?.includes('prefix')) continue;
      const [{ marked }] = mutantsOf(mutation) as [ReturnType<typeof mutantsOf>[number]];
      const { text } = readMarks(SURROUNDINGS.prefix(marked));
      const before = strangers(text);
      for (const { rule, fixes } of findingsOf(text, { fileName: mutation.fileName ?? 'autounattend.xml' })) {
        for (const { title, edits } of rule.id === mutation.rule ? (fixes?.() ?? []) : []) {
          const added = strangers(apply(text, edits)).filter((name) => !before.includes(name));
          assert.deepEqual(added, [], `${rule.id}: ${title}`);
        }
      }
    }
  }).timeout(60_000);

  it('with every completion', () => {
    const typed = fc.constantFrom('', '<', '<u:', '<C');
    fc.assert(
      fc.property(anyPrefixed, fc.nat(), fc.nat(), typed, (text, seed, choice, begun) => {
        const tags = [...walkElements(parse(text))].map(({ startTagEnd }) => startTagEnd);
        const at = tags[seed % tags.length]!;
        const before = text.slice(0, at) + begun + text.slice(at);
        const completion = complete(fileOf(before), at + begun.length);
        const items = completion.items.filter(({ kind }) => kind !== 'value');
        const item = items[choice % Math.max(1, items.length)];
        if (!item) return;
        assert.deepEqual(
          strangers(accept(before, completion, item, withoutStops)),
          strangers(text),
          item.label,
        );
      }),
      { numRuns: 250 },
    );
  }).timeout(30_000);

  it('with every refactoring', () => {
    fc.assert(
      fc.property(anyPrefixed, fc.nat(), (text, seed) => {
        const offset = seed % text.length;
        for (const { title, edits } of refactorings(fileOf(text), { start: offset, end: offset }))
          assert.deepEqual(strangers(apply(text, edits)), strangers(text), title);
      }),
      { numRuns: 150 },
    );
  }).timeout(30_000);

  it('with every edit that keeps a page away', () => {
    for (const text of prefixed) {
      const file = fileOf(text);
      const edits = makeUnattended(file, {}, undefined).map(({ snippet, ...range }) => ({
        ...range,
        newText: withoutStops(snippet),
      }));
      assert.deepEqual(strangers(apply(text, edits)), strangers(text));
    }
  });

  it('with every building block', () => {
    for (const text of prefixed.slice(0, 3)) {
      for (const block of allBlocks()) {
        const { edits } = insertBlock(fileOf(text), block);
        assert.deepEqual(strangers(apply(text, edits)), strangers(text), block.title);
      }
    }
  }).timeout(30_000);
});

describe('completion in a file with prefixes', () => {
  const U = 'xmlns:u="urn:schemas-microsoft-com:unattend"';
  const inPrefixed = (content: string): string =>
    `<u:unattend ${U}><u:settings pass="specialize"><u:component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">${content}</u:component></u:settings></u:unattend>`;

  it('writes both tags with the prefix', () => {
    for (const typed of ['', '<', '<u:', '<u:Comp', 'Comp'])
      expectAccepted(
        inPrefixed(`${typed}|`),
        'ComputerName',
        inPrefixed('<u:ComputerName>$1</u:ComputerName>'),
      );
  });

  it('is found by what is typed, prefix included', () => {
    const { items } = completionAt(inPrefixed('<u:Comp|'));
    const item = items.find(({ label }) => label === 'ComputerName');
    assert.equal(item?.filterText, 'u:ComputerName');
  });

  it('adds nothing to names where the element has no prefix', () => {
    const { items } = completionAt(inRoot('|'));
    assert.ok(items.length > 0 && items.every(({ newText }) => !newText.includes('u:')));
  });
});
