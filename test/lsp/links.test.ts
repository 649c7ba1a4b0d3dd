/** Files beside the answer file, through the built language server: links to them, and what is said of missing ones. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentLink, FullDocumentDiagnosticReport } from 'vscode-languageserver/node';
import { inComponent } from '../support/findings';
import {
  type ClientOptions,
  type LanguageClient,
  PULLING,
  startLanguageClient,
} from '../support/language-client';

const commands = (...paths: readonly string[]): string =>
  inComponent(
    'specialize',
    'Microsoft-Windows-Deployment',
    paths
      .map(
        (path) =>
          `<RunSynchronous><RunSynchronousCommand><Path>${path}</Path></RunSynchronousCommand></RunSynchronous>`,
      )
      .join('\n'),
  );

const WATCHING = {
  ...PULLING,
  workspace: { ...PULLING.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
};

interface Registrations {
  readonly registrations: readonly {
    readonly registerOptions: { readonly watchers?: readonly { readonly globPattern: string }[] };
  }[];
}

describe('the language server and files beside the answer file', () => {
  let folder: string;
  let uri: string;
  let client: LanguageClient;
  let watched: readonly string[];
  let timesTold: number;
  const TEXT = commands('$OEM$\\There.cmd', '%configsetroot%\\gone.cmd', 'https://example.org/gone.cmd');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'unattend-'));
    uri = pathToFileURL(join(folder, 'autounattend.xml')).href;
    mkdirSync(join(folder, '$OEM$'));
    writeFileSync(join(folder, '$OEM$', 'there.cmd'), '');
    watched = [];
    timesTold = 0;
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    rmSync(folder, { recursive: true });
  });

  const start = async (options: ClientOptions) => {
    client = await startLanguageClient({
      ...options,
      answers: {
        'client/registerCapability': ({ registrations }: Registrations) => {
          for (const { registerOptions } of registrations)
            watched = registerOptions.watchers?.map(({ globPattern }) => globPattern) ?? watched;
          return null;
        },
      },
    });
  };
  const missing = async (): Promise<readonly string[]> => {
    const { items } = (await client.pull(uri)) as FullDocumentDiagnosticReport;
    return items
      .filter(({ code }) => code === 'file-beside-missing')
      .map(({ range, severity }) => `${range.start.line} ${severity}`);
  };
  /** Pulls until that is missing: a look takes its time. */
  const missingBecomes = async (...expected: readonly string[]): Promise<void> => {
    while ((await missing()).join() !== expected.join());
    const told = client.asked.filter((method) => method === 'workspace/diagnostic/refresh').length;
    assert.ok(told > timesTold, 'the client was not told');
    timesTold = told;
  };
  const lineOf = (text: string, part: string) => text.split('\n').findIndex((line) => line.includes(part));
  const changed = (name: string, type: number) =>
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `${uri.slice(0, uri.lastIndexOf('/'))}/${name}`, type }],
    });

  it('links to them', async () => {
    await start({});
    client.open(uri, TEXT);
    const links = await client.ask<DocumentLink[]>('textDocument/documentLink', uri);
    const base = uri.slice(0, uri.lastIndexOf('/'));
    assert.deepEqual(
      links.map(({ target }) => target),
      [`${base}/%24OEM%24/There.cmd`, `${base}/gone.cmd`, 'https://example.org/gone.cmd'],
    );
  });

  it('links to the pages of rules where the editor has them', async () => {
    const text = `<!-- unattend-disable computername-too-long, none: why -->\n${commands()}`;
    const targets = async () => {
      client.open(uri, text);
      const links = await client.ask<DocumentLink[]>('textDocument/documentLink', uri);
      return links.map(({ target }) => target);
    };
    await start({});
    assert.deepEqual(await targets(), []);
    assert.equal(await client.stop(), 0);
    await start({ initializationOptions: { opensDocumentation: true } });
    assert.deepEqual(await targets(), ['unattend-docs:/rules/computername-too-long.md']);
  });

  it('gives a hint at a missing one, and judges again when files come and go', async () => {
    await start({ capabilities: WATCHING });
    client.open(uri, TEXT);
    assert.deepEqual(await missing(), [], 'nobody waits for the look');
    await missingBecomes(`${lineOf(TEXT, 'configsetroot')} 4`);
    for (const name of ['gone.cmd', '$OEM$', 'There.cmd', 'sources'])
      assert.ok(watched.includes(`**/${name}`), watched.join());

    writeFileSync(join(folder, 'Gone.cmd'), '');
    changed('Gone.cmd', 1);
    await missingBecomes();

    rmSync(join(folder, '$OEM$'), { recursive: true });
    changed('%24OEM%24', 3);
    await missingBecomes(`${lineOf(TEXT, '$OEM$')} 4`);
  });

  it('follows the text, and looks again when it is saved', async () => {
    await start({ capabilities: WATCHING });
    client.open(uri, commands('%configsetroot%\\$OEM$\\there.cmd'));
    assert.deepEqual(await missing(), []);
    const text = commands('%configsetroot%\\there.cmd');
    client.change(uri, 2, [{ text }]);
    await missingBecomes(`${lineOf(text, 'there.cmd')} 4`);
    writeFileSync(join(folder, 'there.cmd'), '');
    client.notify('textDocument/didSave', { textDocument: { uri } });
    await missingBecomes();
  });

  it('sends the hint to clients that do not pull', async () => {
    await start({});
    const isMissing = ({ code }: { readonly code?: unknown }) => code === 'file-beside-missing';
    const sent = client.pushed(uri);
    client.open(uri, TEXT);
    assert.equal((await sent).filter(isMissing).length, 0);
    while ((await client.pushed(uri)).filter(isMissing).length !== 1);
  });

  it('looks at no network share, and at nothing beside a text without a folder', async () => {
    await start({ capabilities: WATCHING });
    for (const address of [
      'file://server/share/autounattend.xml',
      'untitled:Untitled-1',
      'vscode-vfs://x/a.xml',
    ]) {
      uri = address;
      client.open(uri, TEXT);
      assert.deepEqual(await missing(), []);
      client.notify('textDocument/didSave', { textDocument: { uri } });
      assert.deepEqual(await missing(), []);
    }
    assert.ok(!client.asked.includes('workspace/diagnostic/refresh'));
  });
});
