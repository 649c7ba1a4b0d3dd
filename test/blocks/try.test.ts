import { allBlocks } from '../../server/features/blocks/block';
import { insertBlock } from '../../server/features/blocks/insert-block';
import { bindText } from '../support/marked-text';
import { applyEdits, findingsOf } from '../support/findings';
describe('try', () => {
  it('x', () => {
    for (const block of allBlocks()) {
      const text = '<?xml version="1.0" encoding="utf-8"?>\n<unattend xmlns="urn:schemas-microsoft-com:unattend">\n</unattend>\n';
      const { edits, problems } = insertBlock(bindText(text), block);
      const after = applyEdits(text, edits);
      const f = findingsOf(after).filter((x) => x.severity === 'error' || x.severity === 'warning');
      console.log(block.id, problems.join(), f.map((x) => `${x.rule.id}: ${x.message}`).join('\n   '));
      if (['static-ip', 'layout-two-disks-uefi','updates-offline'].includes(block.id)) console.log(after);
    }
  });
});
