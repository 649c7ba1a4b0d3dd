/** `check --fix`: what is certain is put right, byte for byte, and what remains is reported. */
import assert from 'node:assert/strict';
import { runAndRead, runIn } from '../support/command-line';
import { inComponent } from '../support/findings';
import { fixtures } from '../support/fixtures';

const SHELL_SETUP = 'Microsoft-Windows-Shell-Setup';
const specialize = (settings: string) => inComponent('specialize', SHELL_SETUP, settings);

const WRONG = specialize(
  '<ComputerName>PC</ComputerName>\n<CopyProfile>true</CopyProfile>\n<!-- ä -->\n<Nonsense/>',
);
const WITH_CASE = WRONG.replace('pass="specialize"', 'pass="Specialize"');
const FIXED = WRONG;

describe('check --fix', () => {
  it('puts right what is certain, writes the file and reports what remains', async () => {
    const { status, output, errors, contents } = await runAndRead({ files: { 'a.xml': WITH_CASE } }, [
      'check',
      '--fix',
      'a.xml',
    ]);
    assert.equal(contents['a.xml']!.toString(), FIXED);
    assert.equal(errors, '');
    assert.equal(status, 1);
    assert.ok(output.includes('[unknown-setting]') && !output.includes('[unknown-pass]'));
    assert.match(output, /\n1 file checked, 1 fixed: 1 error, /);
  });

  it('ends with status 0 when nothing is left', async () => {
    const text = specialize('<ComputerName>PC</ComputerName>').replace(
      'pass="specialize"',
      'pass="Specialize"',
    );
    const { status } = await runIn({ files: { 'a.xml': text } }, ['check', '--fix', 'a.xml']);
    assert.equal(status, 0);
  });

  it('keeps encoding, byte order mark and line ends', async () => {
    const text = WITH_CASE.replace('encoding="utf-8"', 'encoding="utf-16"').replaceAll('\n', '\r\n');
    const encode = (value: string) => Buffer.from(`\ufeff${value}`, 'utf16le');
    const { contents } = await runAndRead({ files: { 'a.xml': encode(text) } }, ['check', '--fix', 'a.xml']);
    assert.deepEqual(contents['a.xml'], encode(text.replace('pass="Specialize"', 'pass="specialize"')));
  });

  it('goes on until nothing is left to fix', async () => {
    // The comment suppresses nothing once the pass has its right name, and is then removed.
    const text = specialize('<ComputerName>PC</ComputerName>').replace(
      '<settings pass="specialize">',
      '<!-- unattend-disable-next-line computername-too-long -->\n<settings pass="Specialize">',
    );
    const { contents } = await runAndRead({ files: { 'a.xml': text } }, ['check', '--fix', 'a.xml']);
    const again = await runAndRead({ files: { 'a.xml': contents['a.xml']! } }, ['check', '--fix', 'a.xml']);
    assert.equal(contents['a.xml']!.toString(), specialize('<ComputerName>PC</ComputerName>'));
    assert.deepEqual(again.contents, contents);
    assert.match(again.output, /1 file checked, 0 fixed/);
  });

  it('has nothing to do in files that are right, and does not touch them', async () => {
    const files = Object.fromEntries(fixtures.map(({ name, text }) => [name, text]));
    const { contents } = await runAndRead({ files }, ['check', '--fix', ...Object.keys(files)]);
    for (const { name, text } of fixtures) assert.equal(contents[name]!.toString(), text, name);
  });

  it('says so when the encoding cannot be written', async () => {
    const text =
      '<?xml version="1.0" encoding="shift_jis"?>\n<unattend><settings pass="Specialize"/></unattend>';
    const bytes = Buffer.concat([
      Buffer.from(text),
      Buffer.from([0x3c, 0x21, 0x2d, 0x2d, 0x83, 0x65, 0x2d, 0x2d, 0x3e]),
    ]);
    const { status, errors, contents } = await runAndRead({ files: { 'a.xml': bytes } }, [
      'check',
      '--fix',
      'a.xml',
    ]);
    assert.deepEqual([status, contents['a.xml']], [2, bytes]);
    assert.match(
      errors,
      /^unattend: cannot fix a\.xml: its encoding shift_jis cannot be written; save it as UTF-8\n$/,
    );
  });

  it('changes nothing with --fix-dry-run, and says what would remain', async () => {
    const surroundings = { files: { 'a.xml': WITH_CASE, 'b.xml': FIXED } };
    const dry = await runAndRead(surroundings, ['check', '--fix-dry-run', 'a.xml']);
    assert.equal(dry.contents['a.xml']!.toString(), WITH_CASE);
    const real = await runAndRead(surroundings, ['check', '--fix', 'a.xml']);
    assert.equal(dry.output, real.output);
    assert.equal(dry.status, real.status);
  });

  it('has the new texts in JSON with --fix-dry-run', async () => {
    const { output } = await runIn({ files: { 'a.xml': WITH_CASE, 'b.xml': FIXED } }, [
      'check',
      '--fix-dry-run',
      '--format',
      'json',
      'a.xml',
      'b.xml',
    ]);
    const { files, summary } = JSON.parse(output);
    assert.deepEqual(
      files.map(({ fixed, output: text }: { fixed: number; output?: string }) => [fixed, text]),
      [
        [1, FIXED],
        [0, undefined],
      ],
    );
    assert.equal(summary.fixed, 1);
  });

  it('shows what it would make of standard input', async () => {
    const { output } = await runIn({ standardInput: WITH_CASE }, [
      'check',
      '--fix-dry-run',
      '--format',
      'json',
      '-',
    ]);
    assert.equal(JSON.parse(output).files[0].output, FIXED);
  });

  for (const [args, message] of [
    [['--fix', '--fix-dry-run', 'a.xml'], '--fix and --fix-dry-run exclude each other.'],
    [['--fix', '-'], 'Standard input cannot be changed with --fix; --fix-dry-run --format json shows it.'],
    [['--fix', '--stdin-filename', 'a.xml'], /^Standard input cannot be changed/],
    [['--watch', '-'], 'Standard input cannot be watched.'],
  ] as readonly (readonly [readonly string[], string | RegExp])[]) {
    it(`refuses ${args.join(' ')}`, async () => {
      const { status, errors } = await runIn({}, ['check', ...args]);
      assert.equal(status, 2);
      const [, said] = /^unattend check: (.*) Try: unattend check --help\n$/s.exec(errors)!;
      if (typeof message === 'string') assert.equal(said, message);
      else assert.match(said!, message);
    });
  }
});

describe('check --output', () => {
  it('writes the report to a file, without colours', async () => {
    const surroundings = { files: { 'a.xml': WRONG }, isTerminal: true };
    const printed = await runIn({ files: { 'a.xml': WRONG } }, ['check', 'a.xml']);
    const { status, output, contents } = await runAndRead(
      surroundings,
      ['check', '--output', 'report.txt', 'a.xml'],
      ['report.txt'],
    );
    assert.deepEqual([status, output], [1, '']);
    assert.equal(contents['report.txt']!.toString(), printed.output);
  });

  it('says so when the file cannot be written', async () => {
    const { status, errors } = await runIn({ files: { 'a.xml': WRONG } }, [
      'check',
      '--output',
      'none/x',
      'a.xml',
    ]);
    assert.equal(status, 2);
    assert.match(errors, /Cannot write none\/x: /);
  });

  for (const named of ['a-unattend.xml', '.']) {
    it(`never replaces a file that is to be checked, named as ${named}`, async () => {
      const files = { 'a-unattend.xml': WRONG };
      const args = ['check', '--output', './a-unattend.xml', named];
      const { status, errors, contents } = await runAndRead({ files }, args);
      assert.equal(status, 2);
      assert.match(errors, /--output would replace \.\/a-unattend\.xml, which is to be checked/);
      assert.equal(contents['a-unattend.xml']!.toString(), WRONG);
    });
  }
});

describe('progress', () => {
  const files = Object.fromEntries(
    Array.from({ length: 25 }, (_, index) => [`unattend-${index}.xml`, FIXED]),
  );

  it('is shown on a terminal, and taken away before anything else is said', async () => {
    const { output, errors } = await runIn({ files, isErrorTerminal: true }, ['check', '.']);
    assert.match(errors, /\r\u001b\[K/);
    assert.ok(errors.endsWith('\r\u001b[K'));
    assert.ok(!output.includes('\r'));
    assert.ok(errors.includes('\r10 of 25 files'));
  });

  it('is not shown elsewhere, nor for a few files', async () => {
    assert.equal((await runIn({ files }, ['check', '.'])).errors, '');
    const few = { 'unattend.xml': FIXED };
    assert.equal((await runIn({ files: few, isErrorTerminal: true }, ['check', '.'])).errors, '');
  });
});
