/** `unattend redact`: no secret is left, and every other byte. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DELETED_SECRET } from '../../server/answer-file/passwords';
import { runAndRead, runIn } from '../support/command-line';
import { inComponent } from '../support/findings';

const document = (password: string) =>
  inComponent(
    'oobeSystem',
    'Microsoft-Windows-Shell-Setup',
    `<AutoLogon>  <Password><Value>${password}</Value></Password>\t</AutoLogon> <!-- ä ${password} -->`,
  );

describe('unattend redact', () => {
  it('prints one file and leaves the file itself as it is', async () => {
    const text = document('Summer-2024');
    const { status, output, contents } = await runAndRead({ files: { 'a.xml': text } }, ['redact', 'a.xml']);
    assert.deepEqual([status, output], [0, document(DELETED_SECRET)]);
    assert.equal(contents['a.xml']!.toString(), text);
  });

  it('keeps every other byte, in every encoding', async () => {
    const secret = fc
      .stringMatching(/^[A-Za-z0-9_.!-]{4,12}$/)
      .map((text) => `a1${text.replaceAll('--', '-.')}b`);
    const encodings = fc.constantFrom<(text: string) => Buffer>(
      (text) => Buffer.from(text),
      (text) => Buffer.from(`\ufeff${text}`.replaceAll('\n', '\r\n')),
      (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
      (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      (text) => Buffer.from(text.replace('utf-8', 'windows-1252'), 'latin1'),
      (text) =>
        Buffer.concat([
          Buffer.from(text.split('ä')[0]!),
          Buffer.from([0xe4, 0xff]),
          Buffer.from(text.split('ä')[1]!),
        ]),
    );
    await fc.assert(
      fc.asyncProperty(secret, encodings, async (password, encode) => {
        const { status, contents } = await runAndRead({ files: { 'a.xml': encode(document(password)) } }, [
          'redact',
          '--write',
          'a.xml',
        ]);
        assert.equal(status, 0);
        assert.deepEqual(contents['a.xml'], encode(document(DELETED_SECRET)));
      }),
      { numRuns: 60 },
    );
  });

  it('changes many files with --write, and names them', async () => {
    const files = { 'a-unattend.xml': document('Summer-2024'), 'b-unattend.xml': '<unattend/>' };
    const run = await runAndRead({ files }, ['redact', '--write', '.']);
    assert.deepEqual([run.status, run.output], [0, 'a-unattend.xml\n']);
    assert.equal(run.contents['a-unattend.xml']!.toString(), document(DELETED_SECRET));
    assert.equal(run.contents['b-unattend.xml']!.toString(), '<unattend/>');
  });

  it('takes files that are otherwise left out', async () => {
    const files = { '.unattendignore': '*', 'a.xml': document('Summer-2024') };
    assert.equal((await runIn({ files }, ['redact', 'a.xml'])).output, document(DELETED_SECRET));
  });

  it('reads standard input', async () => {
    assert.equal(
      (await runIn({ standardInput: document('Summer-2024') }, ['redact', '-'])).output,
      document(DELETED_SECRET),
    );
  });

  it('knows the secrets of own schemas', async () => {
    const schema = {
      title: 'Contoso-Agent',
      passes: ['specialize'],
      type: 'object',
      properties: { Token: { type: 'string', sensitive: true } },
    };
    const text = inComponent('specialize', 'Contoso-Agent', '<Token>abc</Token>');
    const files = {
      'a.xml': text,
      'agent.json': JSON.stringify(schema),
      'unattend.config.json': '{ "schemas": ["agent.json"] }',
    };
    const { output, errors } = await runIn({ files }, ['redact', 'a.xml']);
    assert.deepEqual([errors, output], ['', text.replace('abc', DELETED_SECRET)]);
    assert.equal((await runIn({ files }, ['redact', '--no-config', 'a.xml'])).output, text);
  });

  for (const [args, message] of [
    [['a.xml', 'b.xml'], /Only one file can be printed; --write changes many\./],
    [['--write', '-'], /Standard input cannot be changed with --write\./],
    [['none.xml'], /^unattend: cannot redact none\.xml: there is no such file\n$/],
    [['image.xml'], /^unattend: cannot redact image\.xml: it is not text\n$/],
    [[], /Name at least one answer file/],
  ] as readonly (readonly [readonly string[], RegExp])[]) {
    it(`ends with status 2 for redact ${args.join(' ')}`, async () => {
      const files = { 'image.xml': Uint8Array.from([0x89, 0, 1]) };
      const { status, output, errors } = await runIn({ files }, ['redact', ...args]);
      assert.deepEqual([status, output], [2, '']);
      assert.match(errors, message);
    });
  }
});
