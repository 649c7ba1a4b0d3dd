/** Lets a script use code in TypeScript: bundled as the tests are, and imported. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { schemasPlugin } from '../esbuild.mjs';
import { ROOT } from './editor/paths.mjs';

/** Resolves with what a module exports; `path` is relative to the root of the project. */
export async function importBundled(path) {
  const outfile = join(ROOT, 'dist-test', path.replace(/\.ts$/, '.mjs'));
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [path],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    plugins: [schemasPlugin()],
  });
  return import(pathToFileURL(outfile).href);
}
