/** The generated pages of docs/ are those that `npm run docs` would write now. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { generatedPages } from '../scripts/docs';

describe('docs/', () => {
  it('holds the generated pages as they are now (npm run docs writes them)', () => {
    const pages = generatedPages();
    const present = ['rules', 'settings'].flatMap((folder) =>
      readdirSync(`docs/${folder}`).map((file) => `${folder}/${file}`),
    );
    assert.deepEqual([...present, 'command-line.md'].sort(), [...pages.keys()].sort());
    const stale = [...pages].filter(([path, content]) => readFileSync(`docs/${path}`, 'utf8') !== content);
    assert.deepEqual(
      stale.map(([path]) => path),
      [],
    );
  });
});
