/**
 * Builds the tests below test/ (the editor's own excepted) and runs them with mocha.
 * Arguments that end in .test.ts select files; all others go to mocha.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
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
const selected = process.argv.slice(2).filter((argument) => argument.endsWith('.test.ts'));
const mochaOptions = process.argv.slice(2).filter((argument) => !selected.includes(argument));

if (measuresCoverage) rmSync(outdir, { recursive: true, force: true });
else process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
await esbuild.build({
  absWorkingDir: root,
  entryPoints:
    selected.length > 0 ? selected : globSync(['test/**/*.test.ts', '!test/editor/**'], { cwd: root }),
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
const mocha = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'));
const { status } = spawnSync(
  process.execPath,
  ['--enable-source-maps', mocha, '--timeout', TIMEOUT, `${outdir}/test/**/*.test.mjs`, ...mochaOptions],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
