/** The npm package as other programs see it: what is in it, the example of docs/library.md, and the types. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, plan } from '../server/api';
import { inComponent } from './support/findings';
import { fixtures, fixtureText } from './support/fixtures';

const page = readFileSync('docs/library.md', 'utf8');
const [, example] = /^```ts\n(.*?)^```$/ms.exec(page)!;
const [, printed] = /^```text\n(.*?)^```$/ms.exec(page)!;

/** Below the package, which may name itself; not in dist-test, where tests are bundled. */
function inFolder(use: (folder: string) => void): void {
  mkdirSync('dist-test', { recursive: true });
  const folder = mkdtempSync(join('dist-test', 'library-'));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

describe('the npm package', () => {
  it('runs the example of docs/library.md as written', () =>
    inFolder((folder) => {
      const file = join(folder, 'example.mjs');
      writeFileSync(file, example!);
      assert.deepEqual(run(file), { status: 0, output: printed });
    }));

  it('has types for import and require, under every way to resolve them', () =>
    inFolder((folder) => {
      assert.deepEqual(run('scripts/library-types.mjs'), { status: 0, output: '' });
      const wrong = [
        '// @ts-expect-error There is no such Windows.',
        "check('', { target: { windows: 'windows-12' } });",
        '// @ts-expect-error Findings are not to be changed.',
        "findings[0]!.message = '';",
      ].join('\n');
      const files = ['import.mts', 'require.cts'].map((name) => join(folder, name));
      for (const file of files) writeFileSync(file, `${example}\n${wrong}\n`);
      for (const module of ['node16', 'nodenext', 'preserve']) {
        const options = ['--noEmit', '--strict', '--noUncheckedIndexedAccess', '--ignoreConfig'];
        const libraries = ['--target', 'es2022', '--lib', 'es2022,dom', '--types', ''];
        const ran = run(
          'node_modules/typescript/bin/tsc',
          ...options,
          ...libraries,
          '--module',
          module,
          ...files,
        );
        assert.deepEqual(ran, { status: 0, output: '' }, module);
      }
    }));

  it('contains the library, the two programs and the schemas, and nothing else of the extension', () => {
    const { stdout } = spawnSync('npm pack --dry-run --json --ignore-scripts', {
      shell: true,
      encoding: 'utf8',
    });
    const [{ files }] = JSON.parse(stdout) as [{ files: readonly { readonly path: string }[] }];
    const paths = files
      .map(({ path }) => path)
      .filter((path) => !/^(schemas|snippets|dist\/types)\//.test(path));
    assert.deepEqual(paths.sort(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'THIRD_PARTY_NOTICES.md',
      'dist/cli.js',
      'dist/library.js',
      'dist/server.js',
      'package.json',
    ]);
  });

  it('asks for no other package when it is installed', () => {
    const { dependencies, peerDependencies, optionalDependencies, scripts } = JSON.parse(
      readFileSync('package.json', 'utf8'),
    );
    assert.deepEqual(
      [dependencies, peerDependencies, optionalDependencies],
      [undefined, undefined, undefined],
    );
    for (const name of ['preinstall', 'install', 'postinstall']) assert.equal(scripts[name], undefined);
  });
});

describe('the library', () => {
  it('finds in bytes what it finds in their text', () => {
    for (const { name, text } of fixtures) {
      assert.deepEqual(check(Buffer.from(text)), check(text), name);
    }
  });

  it('judges the encoding of bytes', () => {
    const bytes = Buffer.from('<?xml version="1.0" encoding="utf-16"?>\n<unattend/>\n');
    assert.ok(check(bytes).some(({ rule }) => rule === 'encoding-mismatch'));
  });

  it('offers no fix that would cause another finding', () => {
    const steps = '<DiskConfiguration><WillShowUI>Sometimes</WillShowUI></DiskConfiguration>';
    const found = check(inComponent('windowsPE', 'Microsoft-Windows-Setup', steps));
    const fixes = found.find(({ rule }) => rule === 'enum-value')!.fixes;
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['Replace by OnError'],
    );
  });

  it('takes severities, profile and target', () => {
    const text = fixtureText('windows-11-uefi.xml').replaceAll('TimeZone>', 'TimeZoone>');
    assert.ok(check(text).some(({ rule }) => rule === 'unknown-setting'));
    assert.ok(
      !check(text, { severities: { 'unknown-setting': 'off' } }).some(
        ({ rule }) => rule === 'unknown-setting',
      ),
    );
    assert.ok(check(text, { profile: 'errors-only' }).every(({ severity }) => severity === 'error'));
    assert.equal(plan(text, { target: { windows: 'server-2022' } }).target.windows, 'server-2022');
  });

  it('gives plain data that survives a copy', () => {
    const text = fixtureText('windows-7-bios.xml').replace('<ComputerName>', '<ComputrName>');
    for (const value of [check(text), plan(text)]) assert.deepEqual(structuredClone(value), value);
  });
});
