/**
 * `npm run l10n`: writes l10n/bundle.l10n.json from the sources of the client, and brings the translations into its
 * order. A text that is not translated yet is empty there, and fails a test.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = `${root}dist-test/client-texts.mjs`;
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['scripts/client-texts.ts'],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
});
process.chdir(root);
const { englishBundle } = await import(pathToFileURL(bundle).href);

const english = englishBundle();
write('l10n/bundle.l10n.json', english);
for (const file of readdirSync('l10n').filter((name) => /^bundle\.l10n\..+\.json$/.test(name)))
  translate(`l10n/${file}`, english);

const manifest = JSON.parse(readFileSync('package.nls.json', 'utf8'));
for (const file of readdirSync('.').filter((name) => /^package\.nls\..+\.json$/.test(name)))
  translate(file, manifest);

function translate(file, original) {
  const known = JSON.parse(readFileSync(file, 'utf8'));
  write(file, Object.fromEntries(Object.keys(original).map((key) => [key, known[key] ?? ''])));
}

function write(file, texts) {
  writeFileSync(file, `${JSON.stringify(texts, null, 2)}\n`);
}
