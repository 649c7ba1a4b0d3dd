/** `npm run snippets`: writes snippets/unattend.code-snippets and docs/blocks.md from snippets/blocks/. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './editor/paths.mjs';
import { importBundled } from './import-bundled.mjs';

const { blocksPage, snippetFile } = await importBundled('scripts/snippets.ts');
writeFileSync(join(ROOT, 'snippets/unattend.code-snippets'), snippetFile());
writeFileSync(join(ROOT, 'docs/blocks.md'), blocksPage());
