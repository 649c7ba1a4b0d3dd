/** Builds the test suite, and counts its tests without an editor. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../../../scripts/editor/paths.mjs';

/** Inside the extension's folder: from nowhere else does an extension host load tests. */
export const BUNDLE = 'dist-test/editor-suite.js';

/** Another extension for XML, which the suite has beside this one. */
export const XML_EXTENSION = 'test/editor/xml-extension';

export async function bundleSuite() {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/editor/suite/index.ts'],
    outfile: BUNDLE,
    bundle: true,
    platform: 'browser',
    target: 'es2023',
    external: ['vscode'],
    // Mocha's browser build assigns itself to module.exports when there is one; the footer has the last word.
    format: 'iife',
    globalName: 'suiteUnderTest',
    footer: { js: 'module.exports = suiteUnderTest;' },
    logLevel: 'warning',
  });
}

/** A run that loses tests on its way must not look like a good one. */
export function countTests() {
  const vscode = {};
  const load = new Function('require', 'module', 'exports', readFileSync(join(ROOT, BUNDLE), 'utf8'));
  load(() => vscode, { exports: {} }, {});
  return globalThis.mocha.suite.total();
}
