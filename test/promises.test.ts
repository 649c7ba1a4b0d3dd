/** What SECURITY.md promises of the sources themselves. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

/** Nothing of Node that opens connections or starts processes. */
const NODE_MODULES = ['fs/promises', 'path', 'url', 'util', 'v8'];

/** What sends, runs text as a program, or puts text into a page as markup. */
const FORBIDDEN =
  /\b(?:fetch|eval|importScripts|createTerminal|executeTask)\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b|\bnew Function\b|child_process|[iI]nnerHTML|insertAdjacentHTML|document\.write|enableCommandUris|supportHtml/;

const sources = ['server', 'client'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') })),
);

describe('the product', () => {
  it('uses nothing that could send, start a program or run text', () => {
    assert.ok(sources.length > 300);
    for (const { name, text } of sources) assert.equal(FORBIDDEN.exec(text)?.[0], undefined, name);
  });

  it('imports only harmless modules of Node', () => {
    const imported = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/from '(?:node:)([^']+)'/g)].map((match) => ({ name, module: match[1]! })),
    );
    assert.ok(imported.length > 5);
    for (const { name, module } of imported) assert.ok(NODE_MODULES.includes(module), `${name}: ${module}`);
  });
});
