/** The suite in the Node extension host: desktop, remote, containers. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/editor/paths.mjs';
import { startVsCodeServer } from '../../../scripts/editor/vscode-server.mjs';
import { BUNDLE } from './bundle.mjs';
import { runSuite } from './run.mjs';

/** @param {import('./run.mjs').HostRun} run */
export async function runInNodeHost({ editor, browser, directory, workspace, onResult }) {
  const folder = join(directory, 'workspace');
  cpSync(workspace, folder, { recursive: true });
  const server = await startVsCodeServer({ editor, home: directory, forTests: true });
  try {
    const address = server.address(folder, [
      ['extensionDevelopmentPath', server.toUri(ROOT)],
      ['extensionTestsPath', server.toUri(join(ROOT, BUNDLE))],
    ]);
    return await runSuite({ browser, address, directory, onResult });
  } finally {
    await server.stop();
  }
}
