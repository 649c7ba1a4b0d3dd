/** npm runs this before `npm pack`: builds the bundles and the types of the library. */
import { spawnSync } from 'node:child_process';
import { ROOT } from './editor/paths.mjs';

for (const script of ['esbuild.mjs', 'scripts/library-types.mjs']) {
  const { status } = spawnSync(process.execPath, [script], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
