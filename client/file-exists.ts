/** Tells whether there is something at an address, in every kind of folder that VS Code knows. */
import { FileSystemError, type Uri, workspace } from 'vscode';

/** Rejects when nobody can tell: what may be there must not be written over. */
export async function fileExists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}
