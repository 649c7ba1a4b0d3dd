/** The suite in the web extension host, as on vscode.dev: workers only, and a virtual workspace. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/editor/paths.mjs';
import { startWebWorkbench } from '../../../scripts/editor/web-workbench.mjs';
import { BUNDLE, XML_EXTENSION } from './bundle.mjs';
import { runSuite } from './run.mjs';

/** @param {import('./run.mjs').HostRun} run */
export async function runInWebHost({ editor, browser, directory, workspace, onResult }) {
  const files = Object.fromEntries(
    readdirSync(workspace).map((name) => [name, readFileSync(join(workspace, name), 'utf8')]),
  );
  const workbench = await startWebWorkbench({
    editor,
    extension: ROOT,
    others: [XML_EXTENSION],
    tests: BUNDLE,
    files,
  });
  try {
    return await runSuite({ browser, address: workbench.address, directory, onResult });
  } finally {
    await workbench.stop();
  }
}
