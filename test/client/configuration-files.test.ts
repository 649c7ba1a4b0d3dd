/** Changes of a configuration file: whatever is there already is kept. */
import assert from 'node:assert/strict';
import type { Uri as EditorUri } from 'vscode';
import { editConfigurationFile } from '../../client/configuration-files';
import { setTargetEdits } from '../../server/checks/configuration-text';
import { Uri, workspace } from '../support/vscode';

const ADDRESS = 'file:///lab/unattend.config.json';
const uri = Uri.parse(ADDRESS) as unknown as EditorUri;

/** States Windows 11. */
const editsFor = async (text: string) => setTargetEdits(text, 'windows', 'windows-11') ?? null;

describe('a change of a configuration file', () => {
  beforeEach(() => {
    workspace.files.clear();
    workspace.textDocuments.length = 0;
  });

  const textOf = async () => (await workspace.openTextDocument(Uri.parse(ADDRESS))).getText();

  it('makes one that is not there', async () => {
    assert.equal(await editConfigurationFile(uri, editsFor), true);
    assert.deepEqual(JSON.parse(await textOf()), { target: { windows: 'windows-11' } });
  });

  it('keeps what is in one that the server cannot read, because it is UTF-16', async () => {
    const bytes = Buffer.from('\ufeff{ "profile": "strict" }', 'utf16le');
    workspace.files.set(ADDRESS, bytes);
    assert.equal(await editConfigurationFile(uri, editsFor), true);
    assert.deepEqual(JSON.parse(await textOf()), { profile: 'strict', target: { windows: 'windows-11' } });
    assert.deepEqual(workspace.files.get(ADDRESS), bytes, 'only the editor writes it');
  });

  it('changes the text that is there when the edits are known', async () => {
    workspace.files.set(ADDRESS, Buffer.from('{ "profile": "strict" }'));
    const document = await workspace.openTextDocument(Uri.parse(ADDRESS));
    let asked = 0;
    const typingMeanwhile = async (text: string) => {
      if (asked++ === 0) document.replace({ start: 0, end: 0 }, '\n\n');
      return editsFor(text);
    };
    assert.equal(await editConfigurationFile(uri, typingMeanwhile), true);
    assert.match(document.getText(), /^\n\n\{ "profile": "strict",\s+"target"/);
    assert.equal(asked, 2);
  });

  it('leaves a broken one alone', async () => {
    workspace.files.set(ADDRESS, Buffer.from('{ "profile": '));
    assert.equal(await editConfigurationFile(uri, async () => null), false);
    assert.equal(await textOf(), '{ "profile": ');
  });
});
