/** What is exported is what was shown, whatever the preview shows by the time somebody has chosen a format. */
import assert from 'node:assert/strict';
import { exportPreview } from '../../../client/preview/export';
import type { Preview } from '../../../client/preview/preview';
import type { ServerSession } from '../../../client/server-session';
import type { RenderPlanParams } from '../../../server/lsp/protocol';
import { env, TextDocument, Uri, window } from '../../support/vscode';

describe('the export of a preview', () => {
  const documentOf = (address: string) => new TextDocument(Uri.parse(address), Buffer.from(''), 'unattend');
  const [first, second] = ['file:///a/unattend.xml', 'file:///b/unattend.xml'].map(documentOf);
  const { showQuickPick } = window;
  const { writeText } = env.clipboard;
  after(() => {
    window.showQuickPick = showQuickPick;
    env.clipboard.writeText = writeText;
  });

  it('is that of the file that was shown when it was asked for', async () => {
    const copied: string[] = [];
    let shown = { document: first, windows: 'windows-11' };
    const preview = {
      document: () => shown.document,
      plan: () => ({}),
      choice: () => ({ windows: shown.windows }),
    } as unknown as Preview;
    const session = {
      client: async () => ({
        sendRequest: async (_: string, { textDocument, windows, format }: RenderPlanParams) => ({
          text: `${textDocument.uri} ${windows} ${format}`,
        }),
      }),
    } as unknown as ServerSession;
    window.showQuickPick = async (items) => {
      shown = { document: second, windows: 'windows-10' };
      return items.find(({ id }) => id === 'copy');
    };
    env.clipboard.writeText = async (text) => void copied.push(text);
    await exportPreview(preview, session);
    assert.deepEqual(copied, ['file:///a/unattend.xml windows-11 markdown']);
  });
});
