/** `npm run snippets`: writes snippets/unattend.code-snippets and docs/blocks.md from snippets/blocks/. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { schemasPlugin } from '../esbuild.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = `${root}dist-test/snippets.mjs`;
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['scripts/snippets.ts'],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  plugins: [schemasPlugin()],
});
const { blocksPage, snippetFile } = await import(pathToFileURL(bundle).href);
writeFileSync(`${root}snippets/unattend.code-snippets`, snippetFile());
writeFileSync(`${root}docs/blocks.md`, blocksPage());
