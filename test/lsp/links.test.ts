/** Links to files beside the answer file, and what is said when one is missing, through the built language server. */
import assert from 'node:assert/strict';
import type { DocumentLink } from 'vscode-languageserver/node';
import { inComponent } from '../support/findings';
import { startLanguageClient } from '../support/language-client';

const TEXT = inComponent(
  'specialize',
  'Microsoft-Windows-Deployment',
  ['$OEM$\\there.cmd', '$OEM$\\gone.cmd', 'https://example.org/gone.cmd']
    .map(
      (path) =>
        `<RunSynchronous><RunSynchronousCommand><Path>${path}</Path></RunSynchronousCommand></RunSynchronous>`,
    )
    .join('\n'),
);

async function tooltips(initializationOptions: object, missing: (uris: readonly string[]) => unknown) {
  const client = await startLanguageClient({
    initializationOptions,
    answers: { 'unattend/missingFiles': ({ uris }: { uris: readonly string[] }) => missing(uris) },
  });
  client.open('file:///folder/autounattend.xml', TEXT);
  const links = await client.ask<DocumentLink[]>(
    'textDocument/documentLink',
    'file:///folder/autounattend.xml',
  );
  assert.equal(await client.stop(), 0);
  return links.map(({ target, tooltip }) => [target, tooltip]);
}

describe('the language server and linked files', () => {
  const there = 'file:///folder/%24OEM%24/there.cmd';
  const gone = 'file:///folder/%24OEM%24/gone.cmd';
  const web = 'https://example.org/gone.cmd';

  it('says at a link that its file is missing', async () => {
    const found = await tooltips({ findsFiles: true }, (uris) => {
      assert.deepEqual(uris, [there, gone]);
      return [gone];
    });
    assert.deepEqual(found, [
      [there, undefined],
      [gone, 'Not beside the answer file: put it there, or correct the path'],
      [web, undefined],
    ]);
  });

  const without = [there, gone, web].map((target) => [target, undefined]);

  it('asks no client that promised no answer', async () => {
    assert.deepEqual(await tooltips({}, () => assert.fail('it promised no answer')), without);
  });

  it('says nothing when the client cannot tell', async () => {
    const failing = () => {
      throw new Error('no such folder');
    };
    assert.deepEqual(await tooltips({ findsFiles: true }, failing), without);
  });
});
