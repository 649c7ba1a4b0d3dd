/** Writes what scripts/configuration.ts generates: schemas/configuration.json and `unattend.rules` in package.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './editor/paths.mjs';
import { importBundled } from './import-bundled.mjs';

const { configurationSchema, ruleSettings } = await importBundled('scripts/configuration.ts');
writeFileSync(
  join(ROOT, 'schemas/configuration.json'),
  `${JSON.stringify(configurationSchema(), null, 2)}\n`,
);

const manifestPath = join(ROOT, 'package.json');
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
for (const { properties } of manifest.contributes.configuration) {
  if (properties['unattend.rules']) properties['unattend.rules'].properties = ruleSettings();
}
writeFileSync(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
