/** Writes dist/types/: the declarations of server/api.ts and of all that they name, as the npm package has them. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { ROOT } from './editor/paths.mjs';

const TYPES = join(ROOT, 'dist/types');
const DECLARATIONS = join(ROOT, '.tsbuild/server');

const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'server'], {
  cwd: ROOT,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
rmSync(TYPES, { recursive: true, force: true });
for (const [file, text] of declarationsFrom('api')) {
  mkdirSync(dirname(join(TYPES, file)), { recursive: true });
  writeFileSync(join(TYPES, file), text);
}

/** The declarations of a module and of all that it names, by their paths. */
function declarationsFrom(module, found = new Map()) {
  const file = `${module}.d.ts`;
  if (found.has(file)) return found;
  const text = readFileSync(join(DECLARATIONS, file), 'utf8');
  found.set(file, text);
  for (const [, path] of text.matchAll(/\bfrom '(\.[^']+)'/g))
    declarationsFrom(posix.join(posix.dirname(module), path), found);
  return found;
}
