/** The words of the preview, and the item at the cursor. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { env, l10n } from 'vscode';
import { FIRMWARES, WINDOWS } from '../../../client/preview/page/choices';
import { placeAt } from '../../../client/preview/page/places';
import { count, fill, sizeText } from '../../../client/preview/wording';
import { previewWords } from '../../../client/preview/words';
import { TARGET_FIRMWARES, TARGET_WINDOWS } from '../../../server/answer-file/target';
import { WAYS_IN as KNOWN_WAYS_IN } from '../../../server/plan/model';

const words = previewWords();

describe('the words of the preview', () => {
  it('give sizes as people do', () => {
    const sizes = [16, 260, 1024, 65_260, 65_536, 131_072, 1_048_576, 2_097_152];
    assert.deepEqual(
      sizes.map((size) => sizeText(words, size)),
      ['16 MB', '260 MB', '1 GB', '63.7 GB', '64 GB', '128 GB', '1 TB', '2 TB'],
    );
  });

  it('fill the gaps of a text, whatever is put into them', () => {
    assert.equal(fill('{1} of {0}, {2}', 'a {1}', 7), '7 of a {1}, {2}');
  });

  it('tell one from many', () => {
    assert.deepEqual(
      [0, 1, 2].map((number) => count(number, words.accounts.times)),
      ['0 times', '1 time', '2 times'],
    );
  });

  it('reach the page whole: as JSON, in an attribute', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(words)), words);
  });

  describe('in German', () => {
    const german: Readonly<Record<string, string>> = JSON.parse(
      readFileSync('l10n/bundle.l10n.de.json', 'utf8'),
    );
    before(() => {
      Object.assign(l10n, { bundle: german });
      Object.assign(env, { language: 'de' });
    });
    after(() => {
      Object.assign(l10n, { bundle: undefined });
      Object.assign(env, { language: 'en' });
    });

    it('come from the one bundle, all but names', () => {
      const texts = JSON.stringify(previewWords()).match(/(?<=[:,[])"[^"]*"(?=[,}\]])/g) ?? [];
      assert.ok(texts.length > 150);
      const names = ['de', 'setup.exe /unattend', 'sysprep /unattend', 'dism /Apply-Unattend', 'Base64'];
      const known = new Set([...Object.values(german), ...names]);
      assert.deepEqual(
        texts.map((text) => JSON.parse(text)).filter((text) => !known.has(text)),
        [],
      );
    });

    it('are put together as in English', () => {
      const inGerman = previewWords();
      assert.equal(sizeText(inGerman, 65_260), '63,7 GB');
      assert.equal(count(3, inGerman.questions.away), '3 Seiten werden nicht angezeigt');
      assert.equal(fill(inGerman.page.label, 'a.xml'), 'Was Windows Setup mit a.xml macht');
    });
  });

  it('offer every target and way in that the server knows', () => {
    const ids = (choices: readonly (readonly [string, string])[]) => choices.map(([id]) => id).sort();
    assert.deepEqual(ids(WINDOWS), [...TARGET_WINDOWS].sort());
    assert.deepEqual(ids(FIRMWARES), [...TARGET_FIRMWARES].sort());
    assert.deepEqual(Object.keys(words.target.waysIn).sort(), [...KNOWN_WAYS_IN].sort());
  });
});

describe('the place of the cursor', () => {
  const plan = {
    disks: [{ id: 0, range: { start: 10, end: 90 }, partitions: [{ range: { start: 20, end: 40 } }] }],
    image: { range: null },
    accounts: [{ range: { start: 95, end: 99 } }],
  };
  const at = (offset: number) => placeAt(plan, offset);

  it('is the narrowest item around it', () => {
    assert.deepEqual(at(25), { start: 20, end: 40 });
    assert.deepEqual(at(50), { start: 10, end: 90 });
    assert.deepEqual(at(95), { start: 95, end: 99 });
  });

  it('is nowhere outside of all', () => assert.equal(at(5), undefined));
});
