/** Where things are. */
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** The editor, its data and the traces of test runs; git-ignored, may be deleted at any time. */
export const EDITOR_DIRECTORY = process.env.UNATTEND_EDITOR_DIR ?? join(ROOT, '.editor');

export const SAMPLES = join(ROOT, 'samples');
export const VSIX = join(ROOT, 'dist', 'unattend.vsix');
