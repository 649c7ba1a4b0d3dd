/** The suite in the Node extension host, as on the desktop, in remotes and containers: a workspace of two folders. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/editor/paths.mjs';
import { startVsCodeServer } from '../../../scripts/editor/vscode-server.mjs';
import { BUNDLE, XML_EXTENSION } from './bundle.mjs';
import { runSuite } from './run.mjs';

/** @param {import('./run.mjs').HostRun} run */
export async function runInNodeHost({ editor, browser, directory, workspace, onResult }) {
  const folders = [{ path: 'workspace' }, { path: 'second' }];
  const file = join(directory, 'two-folders.code-workspace');
  cpSync(workspace, join(directory, 'workspace'), { recursive: true });
  cpSync(join(ROOT, XML_EXTENSION), join(directory, 'extensions', 'unattend.another-xml-0.0.1'), {
    recursive: true,
  });
  mkdirSync(join(directory, 'second'));
  writeFileSync(file, JSON.stringify({ folders }));
  const server = await startVsCodeServer({ editor, home: directory, forTests: true });
  try {
    const address = server.address(file, [
      ['extensionDevelopmentPath', server.toUri(ROOT)],
      ['extensionTestsPath', server.toUri(join(ROOT, BUNDLE))],
    ]);
    return await runSuite({ browser, address, directory, onResult });
  } finally {
    await server.stop();
  }
}
