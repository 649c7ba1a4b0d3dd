/**
 * Builds the tests below test/ (the editor's own excepted) and runs them with mocha.
 * Arguments that end in .test.ts select files. `--seed S` says where the random cases of the properties begin (1),
 * `--rounds N` runs the files that have properties N times, each time with other cases, until one fails.
 * All other arguments go to mocha.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { globSync } from 'tinyglobby';
import { schemasPlugin } from '../esbuild.mjs';

/** In milliseconds. No test asserts a time with it: it ends what hangs, also on a machine with much else to do. */
const TIMEOUT = '60000';

const root = fileURLToPath(new URL('..', import.meta.url));
// The coverage report reads the bundles after the run.
const measuresCoverage = process.env.NODE_V8_COVERAGE !== undefined;
const outdir = `${root}dist-test/unit-${measuresCoverage ? 'coverage' : process.pid}`;
const rest = process.argv.slice(2);
const firstSeed = takeNumber('--seed', 1);
const rounds = takeNumber('--rounds', 0);
const selected = rest.filter((argument) => argument.endsWith('.test.ts'));
const mochaOptions = rest.filter((argument) => !selected.includes(argument));
const files =
  selected.length > 0 ? selected : globSync(['test/**/*.test.ts', '!test/editor/**'], { cwd: root });

if (measuresCoverage) rmSync(outdir, { recursive: true, force: true });
else process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['test/support/property-seed.ts', ...(rounds > 0 ? files.filter(hasProperties) : files)],
  outdir,
  outbase: root,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  // What else the client takes from VS Code is tested in the editor.
  alias: { vscode: `${root}test/support/vscode.ts` },
  sourcemap: true,
  // Code that nothing calls must be seen as such.
  treeShaking: !measuresCoverage,
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
  plugins: [schemasPlugin()],
});
for (let seed = firstSeed; seed < firstSeed + Math.max(rounds, 1); seed++) {
  if (rounds > 0) console.log(`Random cases from seed ${seed}`);
  process.exitCode = run(seed);
  if (process.exitCode !== 0) break;
}

/** Runs mocha and returns its exit status. */
function run(seed) {
  const mocha = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'));
  const setUp = `${outdir}/test/support/property-seed.mjs`;
  const tests = `${outdir}/test/**/*.test.mjs`;
  const { status } = spawnSync(
    process.execPath,
    ['--enable-source-maps', mocha, '--timeout', TIMEOUT, '--file', setUp, tests, ...mochaOptions],
    { cwd: root, stdio: 'inherit', env: { ...process.env, PROPERTY_SEED: String(seed) } },
  );
  return status ?? 1;
}

function hasProperties(file) {
  return readFileSync(`${root}${file}`, 'utf8').includes("from 'fast-check'");
}

/** Takes an option and its number out of the arguments. */
function takeNumber(option, otherwise) {
  const at = rest.indexOf(option);
  if (at === -1) return otherwise;
  const value = Number(rest.splice(at, 2)[1]);
  if (Number.isSafeInteger(value)) return value;
  console.error(`${option} needs a number.`);
  process.exit(2);
}
