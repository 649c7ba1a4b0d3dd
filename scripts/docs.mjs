/** `npm run docs`: writes the generated pages of docs/. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { schemasPlugin } from '../esbuild.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = `${root}dist-test/docs.mjs`;
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['scripts/docs.ts'],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  plugins: [schemasPlugin()],
});
const { generatedPages } = await import(pathToFileURL(bundle).href);
for (const folder of ['rules', 'settings']) rmSync(`${root}docs/${folder}`, { recursive: true, force: true });
for (const [path, content] of generatedPages()) {
  mkdirSync(dirname(`${root}docs/${path}`), { recursive: true });
  writeFileSync(`${root}docs/${path}`, content);
}
