/**
 * `npm run package`: makes dist/unattend.vsix from what is built. The same commit gives the same bytes: files have the
 * time of the commit, and their order is that of their names.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, VSIX } from './editor/paths.mjs';

const commit = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: ROOT, encoding: 'utf8' });
/** In seconds; without git, the start of 2020: archives know no time before 1980. */
const time = commit.status === 0 ? commit.stdout.trim() : '1577836800';

const vsce = join(ROOT, 'node_modules/@vscode/vsce/vsce');
const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
const { status } = spawnSync(process.execPath, [vsce, 'package', ...options, '--out', VSIX], {
  cwd: ROOT,
  stdio: 'inherit',
  // Archives hold local time.
  env: { ...process.env, SOURCE_DATE_EPOCH: time, TZ: 'UTC' },
});
process.exitCode = status ?? 1;
