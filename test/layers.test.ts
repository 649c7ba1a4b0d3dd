/** The doors between the rooms are watched: a forbidden import is reported. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = process.cwd();
const cruiser = fileURLToPath(import.meta.resolve('dependency-cruiser')).replace(
  /src[\\/]main[\\/].*$/,
  'bin/dependency-cruise.mjs',
);

function cruise(folder: string): { readonly status: number | null; readonly output: string } {
  const config = `${root}/.dependency-cruiser.cjs`;
  const { status, stdout } = spawnSync(process.execPath, [cruiser, '--config', config, 'server', 'client'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, output: stdout };
}

describe('the layers', () => {
  it('report each import through a door that does not exist', () => {
    const { status, output } = cruise(`${root}/test/fixtures/layers`);
    assert.notEqual(status, 0);
    for (const rule of [
      'syntax-stands-on-nothing',
      'features-stands-on-answer-file-and-syntax-and-schema',
      'client-takes-only-the-protocol',
      'core-runs-everywhere',
      'no-cycles',
    ]) {
      assert.ok(output.includes(rule), `${rule} is not reported:\n${output}`);
    }
  });
});
