/**
 * `npm run l10n`: writes l10n/bundle.l10n.json from the sources of the client, and brings the translations into its
 * order. A text that is not translated yet is empty there, and fails a test.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from './editor/paths.mjs';
import { importBundled } from './import-bundled.mjs';

process.chdir(ROOT);
const { englishBundle } = await importBundled('scripts/client-texts.ts');

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
