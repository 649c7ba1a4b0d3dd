/** `unattend new`: a file from answers, and every way in which that can fail. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../../server/cli/main';
import { runIn } from '../support/command-line';
import { findingsOf } from '../support/findings';

const ANSWERS = JSON.stringify({ windows: 'windows-10', accounts: [{ name: 'owner', password: 'x' }] });

describe('unattend new', () => {
  it('prints a file made from its own example', async () => {
    const example = await runIn({}, ['new', '--example']);
    assert.equal(example.status, 0);
    const { status, output, errors } = await runIn({ files: { 'a.json': example.output } }, [
      'new',
      '--answers',
      'a.json',
    ]);
    assert.deepEqual([status, errors], [0, '']);
    assert.match(output, /^<\?xml version="1.0" encoding="utf-8"\?>\n<!-- unattend-target: windows-11/);
    assert.deepEqual(
      findingsOf(output).filter(({ severity }) => severity === 'error' || severity === 'warning'),
      [],
    );
  });

  it('reads answers from standard input, with a byte order mark too', async () => {
    const { status, output } = await runIn({ standardInput: `\ufeff${ANSWERS}` }, ['new', '--answers', '-']);
    assert.equal(status, 0);
    assert.match(output, /<Name>owner<\/Name>/);
  });

  it('writes the file, and keeps one that exists unless it is told to replace it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'unattend-new-'));
    const out = join(folder, 'autounattend.xml');
    let errors = '';
    const io = {
      cwd: folder,
      env: {},
      isTerminal: false,
      print: async () => {},
      async printError(text: string) {
        errors += text;
      },
      readStandardInput: async () => Buffer.from(ANSWERS),
    };
    const run = (...more: string[]) =>
      runCommandLine(io, ['new', '--answers', '-', '--out', 'autounattend.xml', ...more], '0');
    try {
      assert.equal(await run(), 0);
      assert.match(readFileSync(out, 'utf8'), /<unattend /);
      writeFileSync(out, 'mine');
      assert.equal(await run(), 2);
      assert.equal(errors, 'unattend: cannot write autounattend.xml: it exists; --force replaces it\n');
      assert.equal(readFileSync(out, 'utf8'), 'mine');
      assert.equal(await run('--force'), 0);
      assert.match(readFileSync(out, 'utf8'), /<unattend /);
      assert.equal(
        await runCommandLine(io, ['new', '--answers', '-', '--out', 'no/such/folder.xml'], '0'),
        2,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('tells each wrong answer', async () => {
    const answers = JSON.stringify({ windows: 'windows-11', firmware: 'bios', accounts: [] });
    const { status, output, errors } = await runIn({ standardInput: answers }, ['new', '--answers', '-']);
    assert.deepEqual([status, output], [1, '']);
    assert.equal(
      errors,
      'unattend: firmware: such a computer starts with UEFI only.\nunattend: accounts: one account in the group Administrators is needed, or nobody could manage the computer.\n',
    );
  });

  it('tells what cannot be read', async () => {
    const missing = await runIn({}, ['new', '--answers', 'a.json']);
    assert.deepEqual(
      [missing.status, missing.errors],
      [2, 'unattend: cannot read a.json: there is no such file\n'],
    );
    const broken = await runIn({ standardInput: '{' }, ['new', '--answers', '-']);
    assert.equal(broken.status, 2);
    assert.match(broken.errors, /^unattend: cannot read -: it is not JSON: /);
  });

  it('reports what a command or block makes of the file', async () => {
    const answers = JSON.stringify({
      ...JSON.parse(ANSWERS),
      commands: [{ when: 'specialize', command: 'shutdown /r /t 0' }],
    });
    const { status, output, errors } = await runIn({ standardInput: answers }, ['new', '--answers', '-']);
    assert.equal(status, 0);
    assert.match(output, /shutdown/);
    assert.match(errors, /^unattend: error command-reboot: /);
  });

  it('lists blocks and prints the schema', async () => {
    const blocks = await runIn({}, ['new', '--blocks']);
    assert.match(blocks.output, /^Disk layouts\n {2}layout-uefi +UEFI: standard\n/);
    const schema = await runIn({}, ['new', '--schema']);
    assert.equal(JSON.parse(schema.output).title, 'Answers for a new answer file');
  });

  it('explains its usage', async () => {
    for (const args of [[], ['--answers'], ['a.json'], ['--answers', 'a', '--no-such']]) {
      assert.equal((await runIn({}, ['new', ...args])).status, 2, args.join(' '));
    }
    assert.match((await runIn({}, ['new', '--help'])).output, /^unattend new --answers FILE/);
    assert.match((await runIn({}, ['--help'])).output, /\n {2}new /);
  });
});
