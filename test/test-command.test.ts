/** `npm test` on a machine that lacks something: it says so before anything takes minutes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A machine without a browser, to somebody who may not install one. */
const WITHOUT_BROWSER = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { existsSync } = fs;
  fs.existsSync = (path) => !/(?:chrom\\w*|edge)(?:-browser|\\.exe)?$/i.test(path) && existsSync(path);
  syncBuiltinESMExports();
  process.getuid = () => 1000;
`;

describe('npm test', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'unattend-'));
    // Every step fails at once.
    writeFileSync(join(folder, 'npm'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    writeFileSync(join(folder, 'without-browser.mjs'), WITHOUT_BROWSER);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('says that there is no browser before it builds', function () {
    if (process.platform === 'win32') return this.skip(); // its npm is no script of a shell
    const { CHROMIUM: _, ...env } = process.env;
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--import', join(folder, 'without-browser.mjs'), 'scripts/test.mjs'],
      { encoding: 'utf8', env: { ...env, PATH: `${folder}:${env.PATH}` } },
    );
    assert.equal(status, 1);
    assert.match(
      stdout,
      /found none: install Chromium or Chrome, or set CHROMIUM to the path of one, and run this again\..*› Building/s,
    );
  });
});
