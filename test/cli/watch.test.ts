/** `check --watch` in the built program: it follows files as editors write them, and ends when it is told to. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inComponent } from '../support/findings';

const RIGHT = inComponent('specialize', 'Microsoft-Windows-Shell-Setup', '<ComputerName>PC</ComputerName>');
const WRONG = RIGHT.replace('<ComputerName>PC</ComputerName>', '<Nonsense/>');

describe('check --watch', () => {
  let folder: string;
  let child: ChildProcess;
  let output = '';
  let errors = '';

  const start = (...args: string[]) => {
    child = spawn(process.execPath, [resolve('dist/cli.js'), 'check', '--watch', ...args], { cwd: folder });
    child.stdout!.on('data', (data) => (output += data));
    child.stderr!.on('data', (data) => (errors += data));
  };
  /** Waits for the pattern, and takes what was said up to it. */
  const said = async (stream: 'output' | 'errors', pattern: RegExp): Promise<string> => {
    for (;;) {
      const match = pattern.exec(stream === 'output' ? output : errors);
      if (match) {
        if (stream === 'output') output = output.slice(match.index + match[0].length);
        else errors = errors.slice(match.index + match[0].length);
        return match[0];
      }
      assert.equal(child.exitCode, null, `ended: ${errors}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  /** The last line of the next report. */
  const summary = () => said('output', /^\d+ files? checked.*\n/m);
  /** As editors do it that write a new file and put it in the place of the old one: nobody sees half of it. */
  const put = (path: string, text: string) => {
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
  };
  const end = (signal: NodeJS.Signals) =>
    new Promise<number | null>((done) => {
      child.once('exit', (status) => done(status));
      child.kill(signal);
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'unattend-'));
    output = '';
    errors = '';
  });
  afterEach(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  it('runs again when a file changes, is replaced, goes or comes', async () => {
    const path = join(folder, 'unattend.xml');
    writeFileSync(path, RIGHT);
    start('.');
    assert.match(await summary(), /^1 file checked: 0 errors/);
    // In its place, and without a moment in which it is empty.
    writeFileSync(path, WRONG.padEnd(RIGHT.length), { flag: 'r+' });
    assert.match(await summary(), /^1 file checked: 1 error,/);
    put(path, RIGHT);
    assert.match(await summary(), /^1 file checked: 0 errors/);
    mkdirSync(join(folder, 'images'));
    put(join(folder, 'images', 'unattend.xml'), WRONG);
    assert.match(await summary(), /^2 files checked: 1 error,/);
    unlinkSync(path);
    assert.match(await summary(), /^1 file checked: 1 error,/);
  });

  it('follows the configuration, and outlives a broken one', async () => {
    writeFileSync(join(folder, 'unattend.xml'), WRONG);
    start('unattend.xml');
    assert.match(await summary(), /^1 file checked: 1 error,/);
    const path = join(folder, 'unattend.config.json');
    writeFileSync(path, '{ "rules": ');
    await said('errors', /unattend\.config\.json:1:/);
    writeFileSync(path, '{ "rules": { "unknown-setting": "off" } }');
    assert.match(await summary(), /^1 file checked: 0 errors/);
  });

  it('follows the files beside it that an answer file names', async () => {
    const command = '<SynchronousCommand><CommandLine>%configsetroot%\\scripts\\first.cmd</CommandLine>';
    const commands = `<FirstLogonCommands>${command}</SynchronousCommand></FirstLogonCommands>`;
    const text = inComponent('oobeSystem', 'Microsoft-Windows-Shell-Setup', commands);
    writeFileSync(join(folder, 'unattend.xml'), text);
    start('--format', 'json', 'unattend.xml');
    const report = async (): Promise<string[]> => {
      const { files } = JSON.parse(await said('output', /^\{"files"[\s\S]*?^\],"summary".*\n/m));
      return files[0].findings.map(({ rule }: { rule: string }) => rule);
    };
    assert.ok((await report()).includes('file-beside-missing'));
    mkdirSync(join(folder, 'Scripts'));
    writeFileSync(join(folder, 'Scripts', 'FIRST.cmd'), '');
    assert.ok(!(await report()).includes('file-beside-missing'));
    unlinkSync(join(folder, 'Scripts', 'FIRST.cmd'));
    assert.ok((await report()).includes('file-beside-missing'));
  });

  it('does not run again by its own fixes for ever', async () => {
    writeFileSync(join(folder, 'unattend.xml'), RIGHT.replace('pass="specialize"', 'pass="Specialize"'));
    start('--fix', 'unattend.xml');
    assert.match(await summary(), /^1 file checked, 1 fixed/);
    assert.match(await summary(), /^1 file checked, 0 fixed/);
    await new Promise((done) => setTimeout(done, 1500));
    assert.equal(output, '');
  });

  for (const [signal, text, expected] of [
    ['SIGINT', WRONG, 1],
    ['SIGTERM', RIGHT, 0],
  ] as const) {
    it(`ends with the status ${expected} of the last run by ${signal}`, async () => {
      writeFileSync(join(folder, 'unattend.xml'), text);
      start('unattend.xml');
      await said('errors', /Ctrl\+C ends\n/);
      assert.equal(await end(signal), expected);
    });
  }

  it('waits for a file that does not exist yet', async () => {
    start('unattend.xml');
    await said('errors', /cannot read unattend\.xml/);
    assert.match(await summary(), /^0 files checked/);
    put(join(folder, 'unattend.xml'), RIGHT);
    assert.match(await summary(), /^1 file checked: 0 errors/);
    assert.equal(await end('SIGINT'), 0);
  });
});
