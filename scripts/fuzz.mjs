/**
 * `npm run fuzz`: sends kept and random inputs through everything that reads an answer file.
 * `--seconds N` says how long (60), `--seed S` where the sequence begins; a failure names the seed that repeats it.
 */
import { rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { schemasPlugin } from '../esbuild.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } });
const seconds = Number(values.seconds ?? 60);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!(seconds >= 0) || !Number.isSafeInteger(seed)) {
  console.error('Usage: npm run fuzz -- [--seconds N] [--seed S]');
  process.exit(2);
}

process.chdir(root);
const bundle = `${root}dist-test/fuzz-${process.pid}.mjs`;
process.on('exit', () => rmSync(bundle, { force: true }));
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['test/fuzz/fuzz.ts'],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
  plugins: [schemasPlugin()],
});
process.setSourceMapsEnabled(true);
console.log(`Fuzzing for ${seconds} s from seed ${seed}`);
const { fuzz } = await import(pathToFileURL(bundle).href);
process.exitCode = await fuzz(bundle, { seconds, seed, folder: 'dist-test/fuzz' });
