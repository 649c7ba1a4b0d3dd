/** Messages between the preview and its page: what is no message is dropped. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFromPage, readState, readToPage } from '../../../client/preview/messages';

const SHOW = { type: 'show', uri: null, fileName: '', pinned: false, choice: {}, plan: null, notice: null };

describe('messages of the preview', () => {
  it('takes what the page says', () => {
    const messages = [
      { type: 'ready' },
      { type: 'reveal', range: { start: 3, end: 7 } },
      { type: 'choose', choice: { windows: 'windows-7', firmware: 'bios', diskSizeMB: 32768, wayIn: 'wds' } },
      { type: 'fix', question: 'oobe-licence' },
      { type: 'fix', question: null },
      { type: 'copy-redacted' },
      { type: 'drawn', png: new Uint8Array([137, 80]) },
      { type: 'drawn', png: null },
    ];
    for (const message of messages) assert.deepEqual(readFromPage(message), message);
  });

  it('leaves what the page cannot mean', () => {
    const messages = [
      null,
      'ready',
      ['ready'],
      {},
      { type: 'save' },
      { type: 'reveal' },
      { type: 'reveal', range: { start: 7, end: 3 } },
      { type: 'reveal', range: { start: -1, end: 3 } },
      { type: 'reveal', range: { start: 0, end: Number.NaN } },
      { type: 'fix' },
      { type: 'fix', question: 5 },
      { type: 'drawn' },
      { type: 'drawn', png: 'iVBORw' },
    ];
    for (const message of messages) assert.equal(readFromPage(message), undefined, JSON.stringify(message));
  });

  it('takes from a choice only what it knows', () => {
    const choice = { windows: 7, firmware: 'uefi', diskSizeMB: 0, wayIn: null, command: 'format c:' };
    assert.deepEqual(readFromPage({ type: 'choose', choice }), {
      type: 'choose',
      choice: { firmware: 'uefi' },
    });
  });

  it('takes what the panel says, and nothing else', () => {
    assert.deepEqual(readToPage(SHOW), SHOW);
    assert.deepEqual(readToPage({ type: 'cursor', offset: 12 }), { type: 'cursor', offset: 12 });
    assert.equal(readToPage({ type: 'cursor', offset: null }), undefined);
    assert.deepEqual(readToPage({ type: 'draw', svg: '<svg/>' }), { type: 'draw', svg: '<svg/>' });
    assert.equal(readToPage({ type: 'draw', svg: 1 }), undefined);
    for (const wrong of [
      { uri: 1 },
      { plan: 'x' },
      { notice: 'hello' },
      { pinned: 'no' },
      { choice: null },
    ]) {
      assert.equal(readToPage({ ...SHOW, ...wrong }), undefined, JSON.stringify(wrong));
    }
    assert.equal(readToPage({ type: 'cursor', offset: 1.5 }), undefined);
  });

  it('starts anew from a state that it does not understand', () => {
    assert.deepEqual(readState(undefined), { uri: null, pinned: false, choice: {} });
    const state = { uri: 'file:///a.xml', pinned: true, choice: { wayIn: 'dism' } };
    assert.deepEqual(readState({ ...state, scroll: 40 }), state);
  });

  it('survives any message', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        readFromPage(message);
        readToPage(message);
        readState(message);
      }),
    );
  });
});
