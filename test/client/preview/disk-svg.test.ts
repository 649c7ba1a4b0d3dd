/** The picture of the disks, to be saved. */
import assert from 'node:assert/strict';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { disksAsSvg } from '../../../client/preview/disk-svg';
import { previewWords } from '../../../client/preview/words';
import { partition, planWithDisks } from '../../support/sample-plan';

describe('the picture of the disks', () => {
  const svg = disksAsSvg(
    planWithDisks([
      [
        partition({ number: 1, type: 'EFI', role: 'efi', sizeMB: 260, label: 'A & B <"x">\u0000' }),
        partition({ number: 2, role: 'windows', sizeMB: 65_000, letter: 'C', installTarget: true }),
      ],
      [],
    ]),
    'auto<&>unattend.xml',
    previewWords(),
  );

  it('is well-formed, whatever labels and names are', () => assert.equal(XMLValidator.validate(svg), true));

  it('names every partition with its size', () => {
    const text = JSON.stringify(new XMLParser().parse(svg));
    for (const piece of ['EFI', '260 MB', 'C: Windows', '63.5 GB', 'Windows is installed here', 'A & B <']) {
      assert.ok(text.includes(piece), piece);
    }
  });

  for (const before of ['', 'x']) {
    it(`cuts a long label between characters, at ${before ? 'odd' : 'even'} places`, () => {
      const plan = planWithDisks([[partition({ label: `${before}${'😀'.repeat(200)}` })]]);
      const picture = disksAsSvg(plan, 'unattend.xml', previewWords());
      assert.match(picture, /😀…/);
      assert.doesNotMatch(picture, /\ufffd/);
    });
  }

  it('asks nobody for anything', () => assert.doesNotMatch(svg, /href|url\(|@import|<script|<style/));
});
