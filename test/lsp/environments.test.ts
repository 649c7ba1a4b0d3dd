/** What holds for a document while settings and files arrive in any order. */
import assert from 'node:assert/strict';
import { readConfiguration } from '../../server/checks/configuration';
import { createEnvironments, type EnvironmentEvents } from '../../server/lsp/environments';

const FOLDER = 'file:///lab';
const DOCUMENT = `${FOLDER}/autounattend.xml`;
const CONFIG = '{ "rules": { "stray-text": "off" } }';

const IGNORED: EnvironmentEvents = {
  onChange: () => {},
  onConfigurationRead: () => {},
  onBrokenSchema: () => {},
  onSchemaFiles: () => {},
};

describe('environments', () => {
  it('wait for a configuration file that is being read when settings arrive', async () => {
    const reads: (() => void)[] = [];
    const readFile = (uri: string): Promise<string | undefined> =>
      new Promise((resolve) =>
        reads.push(() => resolve(uri.endsWith('/unattend.config.json') ? CONFIG : undefined)),
      );
    const answerAll = (): void => {
      for (const answer of reads.splice(0)) answer();
    };
    let settings = readConfiguration({}).configuration;
    const environments = createEnvironments(
      () => ({ readFile, workspaceFolders: [FOLDER], settingsOf: () => settings }),
      IGNORED,
    );

    const prepared = environments.prepare(DOCUMENT)!;
    settings = readConfiguration({ profile: 'strict' }).configuration;
    const reloaded = environments.reload();
    answerAll();
    const isDone = await Promise.race([prepared.then(() => true), soon().then(() => false)]);
    assert.ok(!isDone, 'the answer came with the settings alone');
    answerAll();
    await Promise.all([prepared, reloaded]);
    const { severities, profile } = environments.settingsFor(DOCUMENT);
    assert.deepEqual([severities, profile], [{ 'stray-text': 'off' }, 'strict']);
  });
});

function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
