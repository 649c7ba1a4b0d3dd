/** The one language server of a window, and questions to it, while it fails and after. */
import assert from 'node:assert/strict';
import type { LogOutputChannel } from 'vscode';
import { askInBackground, askServer } from '../../client/ask-server';
import type { Connection } from '../../client/language-client';
import { createServerSession } from '../../client/server-session';
import { window } from '../support/vscode';

const log = { error: () => undefined, warn: () => undefined } as unknown as LogOutputChannel;
const NO_PARAMS = () => ({});

describe('the language server of a window', () => {
  let starts: number;
  let ends: number;
  let startsWell: boolean;
  let answers: boolean;

  const session = () =>
    createServerSession(
      () =>
        ({
          client: {
            start: async () => {
              starts++;
              if (!startsWell) throw new Error('no server');
            },
            dispose: async () => undefined,
            sendRequest: async () => {
              if (!answers) throw new Error('no answer');
              return 'answer';
            },
          },
          end: () => ends++,
        }) as unknown as Connection,
      log,
    );

  beforeEach(() => {
    [starts, ends, startsWell, answers] = [0, 0, true, true];
    window.messages.length = 0;
  });

  it('is started once, by the first who needs it', async () => {
    const { client, restart } = session();
    await Promise.all([client(), client()]);
    assert.equal(starts, 1);
    await restart();
    assert.deepEqual([starts, ends], [2, 1]);
  });

  it('is not started by what nobody waits for', async () => {
    const one = session();
    assert.equal(await askInBackground(one, 'question', NO_PARAMS), null);
    assert.equal(starts, 0);
    await one.client();
    assert.equal(await askInBackground(one, 'question', NO_PARAMS), 'answer');
  });

  it('is tried again for a person who is told that it fails, and only then', async () => {
    startsWell = false;
    const one = session();
    await assert.rejects(one.client());
    assert.equal(window.messages.length, 1);
    assert.equal(await askInBackground(one, 'question', NO_PARAMS), null);
    assert.deepEqual([starts, window.messages.length], [1, 1]);
    assert.equal(await askServer(one, 'question', NO_PARAMS), null);
    assert.deepEqual([starts, ends, window.messages.length], [2, 2, 2]);
  });

  it('is silent where it has no answer to what nobody asked', async () => {
    answers = false;
    const one = session();
    await one.client();
    assert.equal(await askInBackground(one, 'question', NO_PARAMS), null);
    assert.deepEqual(window.messages, []);
    assert.equal(await askServer(one, 'question', NO_PARAMS), null);
    assert.equal(window.messages.length, 1);
  });
});
