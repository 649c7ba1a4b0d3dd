/** How reports for other programs name a file: relative to the folder that they know, with slashes. */
import { isAbsolute, relative } from 'node:path';
import type { ReportFormat } from '../report/formats';
import type { InputFile } from './files';
import type { CommandIo } from './io';

/** Build services look for files below the folder into which they checked the project out. */
export function reportPath(
  { cwd, env }: CommandIo,
  format: ReportFormat,
  { path, location }: InputFile,
): string {
  if (format === 'text' || format === 'json' || location === undefined) return path;
  for (const folder of [env.GITHUB_WORKSPACE, env.CI_PROJECT_DIR, cwd]) {
    if (!folder) continue;
    const below = relative(folder, location).replaceAll('\\', '/');
    if (below !== '' && below !== '..' && !below.startsWith('../') && !isAbsolute(below)) return below;
  }
  return location.replaceAll('\\', '/');
}
