/** The redacted text over the wire. */
import assert from 'node:assert/strict';
import { REDACTED_TEXT, type RedactedTextResult } from '../../server/lsp/protocol';
import { inComponent } from '../support/findings';
import { type LanguageClient, PULLING, startLanguageClient } from '../support/language-client';

describe('the redacted text of an open document', () => {
  let client: LanguageClient;

  before(async () => {
    client = await startLanguageClient({ capabilities: PULLING });
  });
  after(async () => {
    assert.equal(await client.stop(), 0);
  });

  it('is the text as it is in the editor, with a mark for each secret', async () => {
    const uri = 'file:///folder/autounattend.xml';
    const text = inComponent(
      'oobeSystem',
      'Microsoft-Windows-Shell-Setup',
      '<AutoLogon>\r\n<Password><Value>Summer-2024</Value></Password>\r\n</AutoLogon>',
    );
    client.open(uri, text, 7);
    assert.deepEqual(await client.ask<RedactedTextResult>(REDACTED_TEXT, uri), {
      text: text.replace('Summer-2024', '*SENSITIVE*DATA*DELETED*'),
      secrets: 1,
      version: 7,
    });
  });

  it('is null for a document that is not open', async () => {
    assert.equal(await client.ask(REDACTED_TEXT, 'file:///none.xml'), null);
  });
});
