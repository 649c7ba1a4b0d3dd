/** Every block, at every place where it is offered, for every target that it claims: nothing new is wrong. */
import assert from 'node:assert/strict';
import { allBlocks, type Block } from '../../server/features/blocks/block';
import { misfit, obstacle } from '../../server/features/blocks/fitting';
import { insertBlock } from '../../server/features/blocks/insert-block';
import { defaultValues } from '../../server/features/blocks/values';
import { complete } from '../../server/features/completion/completion';
import type { CompletionItem } from '../../server/features/completion/item';
import { withoutStops } from '../../server/features/skeleton';
import { cleanFile, newFindings, placesIn, TARGETS, withoutConflicts } from '../support/blocks';
import { accept } from '../support/completion';
import { apply } from '../support/editing';
import { rulesForFragments } from '../support/findings';
import { bindText } from '../support/marked-text';

const FRAGMENT_RULES = rulesForFragments('');
const ROOT = 'xmlns="urn:schemas-microsoft-com:unattend"';

describe('a block in a file that installs Windows', () => {
  for (const { windows, firmware } of TARGETS) {
    it(`leaves it without a new error or warning: ${windows}, ${firmware}`, () => {
      const clean = cleanFile(windows, firmware);
      assert.deepEqual(newFindings('', clean), []);
      for (const block of allBlocks()) {
        if (misfit(block, bindText(clean)) !== undefined || !defaultValues(block, bindText(clean))) continue;
        const before = prepared(clean, block);
        const { edits, problems } = insertBlock(bindText(before), block);
        assert.deepEqual(problems, [], block.id);
        const after = apply(before, edits);
        assert.deepEqual(newFindings(before, after), [], block.id);
        if (block.conflicts)
          assert.ok(obstacle(block, bindText(after)), `${block.id} could be inserted twice`);
      }
    });
  }
});

describe('a block accepted where it is offered', () => {
  for (const { windows, firmware } of TARGETS) {
    it(`leaves the file without a new error or warning: ${windows}, ${firmware}`, () => {
      const target = `<!-- unattend-target: ${windows} amd64 ${firmware} -->\n`;
      const empty = `${target}<unattend ${ROOT}>\n</unattend>\n`;
      const clean = cleanFile(windows, firmware);
      const offered = new Set([
        ...acceptAll(empty),
        ...acceptAll(passesOnly(clean)),
        ...acceptAll(clean, []),
      ]);
      const fitting = allBlocks().filter(
        (block) =>
          misfit(block, bindText(empty)) === undefined &&
          defaultValues(block, bindText(empty)) &&
          !block.needs,
      );
      assert.deepEqual(
        fitting.map(({ prefixes }) => prefixes[0]).filter((prefix) => !offered.has(prefix!)),
        [],
      );
    });
  }
});

/** Accepts every block at every place of a text and judges each result. */
function acceptAll(text: string, rules: typeof FRAGMENT_RULES | [] = FRAGMENT_RULES): readonly string[] {
  const file = bindText(text);
  const labels: string[] = [];
  for (const offset of placesIn(file)) {
    const completion = complete(file, offset);
    for (const item of completion.items) {
      if (item.kind !== 'block') continue;
      labels.push(item.label);
      const after = accept(text, completion, item, withoutStops);
      const found = rules.length === 0 ? newFindings(text, after) : newFindings(text, after, rules);
      assert.deepEqual(found, [], `${item.label} in …${text.slice(offset - 60, offset)}`);
      assertInOnePiece(after, item);
    }
  }
  return labels;
}

function assertInOnePiece(after: string, { label }: CompletionItem): void {
  assert.deepEqual(bindText(after).tree.errors, [], label);
}

/** The passes and components of a file with nothing inside. */
function passesOnly(text: string): string {
  return text.replace(/(<component\b[^>]*>)[\s\S]*?(\n\s*<\/component>)/g, '$1$2');
}

/** What must be there before a block goes in, and none of what it would repeat. */
function prepared(clean: string, block: Block): string {
  const text = withoutConflicts(clean, block);
  const needed = block.needs?.some((need) => need.includes('JoinDomain'))
    ? 'join-domain'
    : 'local-administrator';
  if (obstacle(block, bindText(text)) === undefined) return text;
  const helper = allBlocks().find(({ id }) => id === needed)!;
  return apply(text, insertBlock(bindText(text), helper).edits);
}
