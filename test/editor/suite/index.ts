/** The test bundle: VS Code loads it into the extension host and calls run(). */

import * as vscode from 'vscode';
import { runTests } from './mocha';
import './contributions';
import './language';
import './diagnostics';
import './completion';
import './hover';
import './structure';
import './navigation';
import './shown';
import './editing';
import './refactor';
import './preview';
import './quick-fix';
import './configuration';
import './documentation';
import './insert';
import './commands';
import './links';
import './target';
import './folders';
import './other-xml';
import './server';

export async function run(): Promise<void> {
  await workspaceOpens();
  await runTests();
}

/** On a busy machine VS Code may begin without the folders of a workspace file, until that changes: it is written again. */
async function workspaceOpens(): Promise<void> {
  const { fs, workspaceFile } = vscode.workspace;
  for (let attempt = 0; attempt < 10 && !vscode.workspace.workspaceFolders?.length; attempt++) {
    if (workspaceFile) await fs.writeFile(workspaceFile, await fs.readFile(workspaceFile));
    await new Promise((resolve) => setTimeout(resolve, 3000)); // VS Code reads it after a pause without changes
  }
}
