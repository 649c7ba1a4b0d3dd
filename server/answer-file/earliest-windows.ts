/** The oldest Windows that a file of unknown version can be for: what it holds does not exist before. */
import { valueTable } from '../schema/library';
import { compareWindowsVersions, type WindowsVersion } from '../schema/windows-version';
import type { AnswerFile } from './answer-file';
import { commandsOf } from './commands';
import { publishedKeys } from './detect-target';
import { perFile } from './per-file';
import { kernelOf } from './target';

/**
 * Undefined when nothing shows it. It only rules older versions out and never says which one it is: a file with
 * settings of Windows 8 may be for any later one, and a template may leave them out.
 */
export const earliestWindows = perFile((file: AnswerFile): WindowsVersion | undefined => {
  if (file.hasDirectives) return undefined;
  const bounds = [
    ...file.settings.map(({ schema }) => schema?.since),
    ...publishedKeys(file).map(oldestOf),
    ...commandsOf(file).map(({ text }) => (skipsChecks(text) ? '10' : undefined)),
  ];
  let earliest: WindowsVersion | undefined;
  for (const bound of bounds)
    if (bound !== undefined && (earliest === undefined || compareWindowsVersions(bound, earliest) > 0))
      earliest = bound;
  return earliest;
});

/** Only Setup of Windows 11 reads these values, and the same files are used for Windows 10 as well. */
function skipsChecks(command: string): boolean {
  return /\\Setup\\LabConfig\b/i.test(command) && /\bBypass(?:TPM|SecureBoot|RAM)Check\b/i.test(command);
}

/** A key of several versions counts for the oldest of them; one of an unknown version for none. */
function oldestOf({ versions }: ReturnType<typeof publishedKeys>[number]): WindowsVersion | undefined {
  const kernels = versions.map((windows) => windows && kernelOf({ windows, evidence: [] }));
  if (kernels.length === 0 || kernels.includes(undefined)) return undefined;
  return (kernels as readonly WindowsVersion[]).reduce((oldest, kernel) =>
    compareWindowsVersions(kernel, oldest) < 0 ? kernel : oldest,
  );
}

/** The version without its release, as people say it: "10" for "10 1709". */
export function versionFamily(version: WindowsVersion): string {
  const family = version.split(' ')[0]!;
  return valueTable('windows-versions').find(family)?.label ?? `Windows ${family}`;
}
