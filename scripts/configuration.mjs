/** Writes what scripts/configuration.ts generates: schemas/configuration.json and `unattend.rules` in package.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { schemasPlugin } from '../esbuild.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = `${root}dist-test/configuration.mjs`;
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['scripts/configuration.ts'],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  plugins: [schemasPlugin()],
});
const { configurationSchema, ruleSettings } = await import(pathToFileURL(bundle).href);

writeFileSync(`${root}schemas/configuration.json`, `${JSON.stringify(configurationSchema(), null, 2)}\n`);

const manifestPath = `${root}package.json`;
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
for (const { properties } of manifest.contributes.configuration) {
  if (properties['unattend.rules']) properties['unattend.rules'].properties = ruleSettings();
}
writeFileSync(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
