/**
 * `npm run release`: makes dist/release/ with the VSIX, the npm package and their checksums, after checking version,
 * changelog, tree and tests, and that a second build from a fresh clone has the same bytes. It publishes nothing.
 *
 *   npm run release
 *   npm run release -- --draft    the same although version, changelog or tree are not ready; without the tests
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { npm, npmQuietly } from './editor/commands.mjs';
import { ROOT } from './editor/paths.mjs';
import { Obstacle, runMain, say } from './editor/report.mjs';
import { MOST_BYTES, releaseProblems } from './release-problems.mjs';

const RELEASE = join(ROOT, 'dist', 'release');

await runMain(async () => {
  const { draft } = parseArgs({ options: { draft: { type: 'boolean', default: false } } }).values;
  const manifest = readJson('package.json');
  const problems = releaseProblems({
    manifest,
    lock: readJson('package-lock.json'),
    changelog: readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'),
    status: git(['status', '--porcelain'], ROOT),
  });
  for (const problem of problems) console.log(`  ${problem}`);
  if (problems.length > 0 && !draft) throw new Obstacle('This is not ready to be released.');
  if (!draft) {
    say('Running the tests');
    npm(['test'], ROOT);
  }

  say('Building twice: here and in a fresh clone');
  const made = build(ROOT, manifest.version);
  const clone = mkdtempSync(join(tmpdir(), 'unattend-release-'));
  try {
    git(['clone', '--quiet', '--no-hardlinks', ROOT, clone], ROOT);
    symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'), 'junction');
    const again = build(clone, manifest.version);
    for (const [index, file] of made.entries()) {
      if (!readFileSync(file).equals(readFileSync(again[index])))
        throw new Obstacle(
          `${basename(file)} came out differently in a fresh clone: the build is not reproducible.`,
        );
    }
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
  const { size } = statSync(made[0]);
  if (size > MOST_BYTES) throw new Obstacle(`The VSIX has ${size} bytes; ${MOST_BYTES} are allowed.`);

  rmSync(RELEASE, { recursive: true, force: true });
  mkdirSync(RELEASE, { recursive: true });
  const sums = made.map((file) => {
    copyFileSync(file, join(RELEASE, basename(file)));
    return `${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${basename(file)}\n`;
  });
  writeFileSync(join(RELEASE, 'SHA256SUMS'), sums.join(''));
  console.log(
    `\n${sums.join('')}\nBoth builds are equal. The files are in ${RELEASE}; nothing was published.`,
  );
});

/** Builds and packs in a folder; returns the paths of VSIX and npm package. */
function build(folder, version) {
  const dist = join(folder, 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  npmQuietly(['pack', '--pack-destination', dist], folder);
  npmQuietly(['run', 'package'], folder);
  const vsix = join(dist, `unattend-${version}.vsix`);
  copyFileSync(join(dist, 'unattend.vsix'), vsix);
  return [vsix, join(dist, `unattend-${version}.tgz`)];
}

function git(args, directory) {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: directory, encoding: 'utf8' });
  if (status !== 0) throw new Obstacle(`"git ${args.join(' ')}" failed:\n${stderr}`);
  return stdout;
}

function readJson(file) {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}
