/** Commands as files of their own: what VS Code reads and writes, in whichever encoding somebody has set. */
import assert from 'node:assert/strict';
import type { Uri as EditorUri, FileSystemProvider } from 'vscode';
import { registerCommandScripts } from '../../client/command-scripts/command-scripts';
import type { ServerSession } from '../../client/server-session';
import { TextDocument, Uri, workspace } from '../support/vscode';

const ANSWER_FILE = 'file:///lab/autounattend.xml';
const SCRIPT = { script: 'echo Grüße', fileName: 'specialize-1.cmd', language: 'bat' as const, source: {} };

describe('a command as a file', () => {
  let sent: unknown[];
  let uri: EditorUri;
  const provider = () => workspace.providers.get('unattend-command') as FileSystemProvider;
  const save = async (content: Uint8Array) =>
    provider().writeFile(uri, content, { create: false, overwrite: true });

  beforeEach(() => {
    sent = [];
    const session = {
      client: async () => ({
        code2ProtocolConverter: { asUri: String },
        sendRequest: async (_: string, params: { readonly script: string }) => {
          sent.push(params.script);
          return { version: 1, edits: [], source: {} };
        },
      }),
    } as unknown as ServerSession;
    const answerFile = Uri.parse(ANSWER_FILE);
    workspace.textDocuments.splice(0, Infinity, new TextDocument(answerFile, Buffer.from(''), 'unattend'));
    uri = registerCommandScripts(session).add(answerFile as unknown as EditorUri, SCRIPT);
  });

  it('says itself that it is UTF-8, whatever the settings say', async () => {
    const content = await provider().readFile(uri);
    assert.equal(new TextDecoder('utf-8', { ignoreBOM: true }).decode(content), `\ufeff${SCRIPT.script}`);
    assert.equal((await provider().stat(uri)).size, content.length);
  });

  for (const mark of ['', '\ufeff']) {
    it(`is saved ${mark ? 'with' : 'without'} a byte order mark`, async () => {
      await save(Buffer.from(`${mark}echo schöner`));
      assert.deepEqual(sent, ['echo schöner']);
    });
  }

  it('is not saved in an encoding in which its letters would be others', async () => {
    await assert.rejects(save(Buffer.from('echo schöner', 'latin1')), /save it as UTF-8/);
    assert.deepEqual(sent, []);
  });
});
