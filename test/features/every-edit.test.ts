/** What holds for every edit that is offered: it keeps the line ends of the file and the placeholders of a template. */
import assert from 'node:assert/strict';
import { applyEdits, replaceRange } from '../../server/answer-file/edits';
import { stateTarget } from '../../server/answer-file/target-comment';
import { fixAll } from '../../server/checks/fix-all';
import { allBlocks } from '../../server/features/blocks/block';
import { insertBlock } from '../../server/features/blocks/insert-block';
import { insertLayout } from '../../server/features/blocks/insert-layout';
import { changeTarget } from '../../server/features/change-target/change-target';
import { formatDocument } from '../../server/features/format/format';
import { organize } from '../../server/features/organize';
import { refactorings } from '../../server/features/refactor/refactorings';
import { suppress } from '../../server/features/refactor/suppress';
import { rename } from '../../server/features/rename/rename';
import { makeUnattended } from '../../server/plan/make-unattended';
import { walkElements } from '../../server/syntax/query';
import { fileOf } from '../support/editing';
import { findingsOf } from '../support/findings';
import { fixtures } from '../support/fixtures';

interface Change {
  readonly what: string;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
}

/** Everything that the editor offers to do with a text, at every element of it. */
function* changesOf(text: string): Generator<Change> {
  const file = fileOf(text);
  const findings = findingsOf(text);
  for (const { rule, fixes } of findings)
    for (const { title, edits } of fixes?.() ?? []) yield { what: `${rule.id}: ${title}`, edits };
  yield { what: 'fix all', edits: fixAll(findings) };
  yield { what: 'format', edits: formatDocument(file, { indent: '\t' }) };
  yield { what: 'organize', edits: organize(file) };
  yield { what: 'state the target', edits: stateTarget(file.tree, { windows: 'windows-10' }) };
  for (const wanted of [
    { windows: 'windows-7', firmware: 'bios' },
    { windows: 'windows-11', firmware: 'uefi' },
  ] as const)
    yield {
      what: `for ${wanted.windows}`,
      edits: changeTarget(file, { ...wanted, architecture: 'amd64' }).edits,
    };
  for (const block of allBlocks()) {
    yield { what: `insert ${block.id}`, edits: insertBlock(file, block).edits };
    if (block.drawing || block.id.startsWith('layout'))
      yield { what: `lay out ${block.id}`, edits: insertLayout(file, block).edits };
  }
  yield {
    what: 'make it unattended',
    edits: makeUnattended(file).map(({ start, end, snippet }) => ({ start, end, newText: snippet })),
  };
  for (const element of walkElements(file.tree)) {
    const place = { start: element.start, end: element.start };
    for (const { title, edits } of refactorings(file, place)) yield { what: title, edits };
    for (const { title, edits } of suppress(file, 'some-rule', place)) yield { what: title, edits };
    const renamed = rename(file, element.startTagEnd, '7');
    if (!('refusal' in renamed)) yield { what: `rename at ${element.startTagEnd}`, edits: renamed };
  }
}

describe('every edit', () => {
  for (const { name, text } of fixtures) {
    for (const [ends, lineBreak, others] of [
      ['LF', '\n', /\r/],
      ['CRLF', '\r\n', /(?<!\r)\n|\r(?!\n)/],
    ] as const) {
      it(`keeps the line ends ${ends} of ${name}`, () => {
        const written = text.replace(/\r?\n/g, lineBreak);
        let count = 0;
        for (const { what, edits } of changesOf(written)) {
          for (const { newText } of edits) {
            count++;
            assert.doesNotMatch(newText, others, what);
          }
        }
        assert.ok(count > 100, `only ${count} edits`);
      });
    }
  }

  for (const hole of ['${x.y}', '{{ .x }}', '@X_Y@', '%X_Y%', '&lt;%= x %>', 'a-${x}-b', 'PC-%SITE%']) {
    it(`keeps the placeholder ${hole}, and no rule judges it`, () => {
      for (const { name, text } of fixtures) {
        const leaves = fileOf(text).settings.filter(
          ({ settings, value }) => settings.length === 0 && value !== '',
        );
        const held = applyEdits(
          text,
          leaves.map(({ valueRange }) => replaceRange(valueRange, hole)),
        );
        const values = fileOf(held).settings.filter(
          ({ settings, value }) => settings.length === 0 && value !== '',
        );
        for (const { rule, range } of findingsOf(held)) {
          const judged = values.some(
            ({ valueRange }) => range.start < valueRange.end && range.end > valueRange.start,
          );
          assert.ok(!judged, `${rule.id} judges a placeholder in ${name}`);
        }
        for (const { what, edits } of changesOf(held)) {
          // Another layout takes the place of the one that is there, and another Windows lacks some settings.
          if (/^(?:lay out|for) /.test(what)) continue;
          const after = applyEdits(held, edits).split(hole).length;
          assert.ok(after >= held.split(hole).length, `${what} loses a placeholder of ${name}`);
        }
      }
    });
  }
});
