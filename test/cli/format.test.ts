/** `unattend format`. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandIo, ExitStatus } from '../../server/cli/io';
import { runCommandLine } from '../../server/cli/main';

const UNTIDY = '\ufeff<unattend>\r\n<settings pass="specialize"   />\r\n  </unattend>';
const TIDY = '\ufeff<unattend>\r\n  <settings pass="specialize" />\r\n</unattend>';

describe('unattend format', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'unattend-'));
    await writeFile(join(folder, 'untidy-unattend.xml'), UNTIDY);
    await writeFile(join(folder, 'tidy-unattend.xml'), TIDY);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('prints the formatted file and leaves the file itself as it is', async () => {
    assert.deepEqual(await format('untidy-unattend.xml'), { status: 0, out: TIDY, error: '' });
    assert.equal(await content('untidy-unattend.xml'), UNTIDY);
  });

  it('prints the bytes of a UTF-16 file in UTF-16', async () => {
    await writeFile(join(folder, 'wide.xml'), Buffer.from(UNTIDY, 'utf16le'));
    const { out } = await format('wide.xml', 'utf16le');
    assert.equal(out, TIDY);
  });

  it('names the files that would change with --check, and changes none', async () => {
    assert.deepEqual(await format('.', 'utf8', '--check'), {
      status: 1,
      out: 'untidy-unattend.xml\n',
      error: '',
    });
    assert.equal(await content('untidy-unattend.xml'), UNTIDY);
    assert.deepEqual(await format('tidy-unattend.xml', 'utf8', '--check'), { status: 0, out: '', error: '' });
  });

  it('changes the files with --write, once', async () => {
    assert.deepEqual(await format('.', 'utf8', '--write'), {
      status: 0,
      out: 'untidy-unattend.xml\n',
      error: '',
    });
    assert.equal(await content('untidy-unattend.xml'), TIDY);
    assert.deepEqual(await format('.', 'utf8', '--write'), { status: 0, out: '', error: '' });
  });

  it('goes on after a file that it cannot read or that is no text', async () => {
    await writeFile(join(folder, 'image.xml'), Uint8Array.from([0x89, 0, 1, 2]));
    const { status, error } = await format('*.xml', 'utf8', '--check');
    assert.equal(status, 2);
    assert.match(error, /cannot format image\.xml: it is not text/);
    assert.match((await format('none.xml')).error, /cannot format none\.xml: there is no such file/);
  });

  it('explains wrong usage', async () => {
    assert.match((await format('x.xml', 'utf8', '--check', '--write')).error, /exclude each other/);
    assert.match((await format('-', 'utf8', '--write')).error, /[Ss]tandard input/);
  });

  async function format(name: string, encoding: BufferEncoding = 'utf8', ...options: readonly string[]) {
    const printed: Uint8Array[] = [];
    let error = '';
    const io: CommandIo = {
      cwd: folder,
      env: {},
      isTerminal: false,
      async print(text) {
        printed.push(typeof text === 'string' ? Buffer.from(text) : text);
      },
      async printError(text) {
        error += text;
      },
      readStandardInput: async () => new Uint8Array(),
    };
    const status: ExitStatus = await runCommandLine(io, ['format', ...options, name], '0');
    return { status, out: Buffer.concat(printed).toString(encoding), error };
  }

  function content(name: string): Promise<string> {
    return readFile(join(folder, name), 'utf8');
  }
});
