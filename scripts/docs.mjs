/** `npm run docs`: writes the generated pages of docs/, and the drawing of the rooms in docs/architecture.md. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ROOT } from './editor/paths.mjs';
import { importBundled } from './import-bundled.mjs';

process.chdir(ROOT);
const { generatedPages } = await importBundled('scripts/docs.ts');
for (const folder of ['rules', 'settings']) rmSync(`docs/${folder}`, { recursive: true, force: true });
for (const [path, content] of generatedPages()) {
  mkdirSync(dirname(`docs/${path}`), { recursive: true });
  writeFileSync(`docs/${path}`, content);
}

const { withDrawing } = await importBundled('scripts/rooms.ts');
const architecture = 'docs/architecture.md';
writeFileSync(architecture, withDrawing(readFileSync(architecture, 'utf8')));
