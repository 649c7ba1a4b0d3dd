/** The page of the preview imports its own folder and types, and nothing else. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = 'client/preview/page/';

/** dependency-cruiser does not read TSX, so that the page's doors are watched here. */
describe('the page in the preview', () => {
  for (const file of readdirSync(FOLDER).filter((name) => /\.tsx?$/.test(name))) {
    it(`takes in ${file} only what runs in a browser: its own parts, Preact and types of the protocol`, () => {
      const text = readFileSync(FOLDER + file, 'utf8');
      for (const [statement, source = ''] of text.matchAll(/^import\s[^;]*?'([^']+)';/gm)) {
        if (source.startsWith('../../../server/')) {
          assert.match(statement, /^import type /);
          assert.equal(source, '../../../server/lsp/protocol');
        } else if (source === '../words') {
          assert.match(statement, /^import type /);
        } else {
          assert.match(
            source,
            /^(?:\.\/[\w.-]+|\.\.\/(?:messages|wording|disk-segments)|preact(?:\/hooks)?)$/,
          );
        }
      }
    });
  }

  it('knows its parts by what does not move while somebody types', () => {
    for (const file of readdirSync(FOLDER)) {
      assert.doesNotMatch(readFileSync(FOLDER + file, 'utf8'), /\bkey=\{[^}]*range/, file);
    }
  });

  it('puts nothing into the document but text', () => {
    for (const file of readdirSync(FOLDER)) {
      const text = readFileSync(FOLDER + file, 'utf8');
      assert.doesNotMatch(
        text,
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(/,
        file,
      );
    }
  });
});
