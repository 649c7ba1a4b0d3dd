/** Versions of Windows as value tables and people name them. */
import { valueTable } from '../schema/library';
import type { TargetWindows } from './target';

/** `windows-8.1` is `8.1` in the value tables; servers have the same name in both. */
export function windowsVersion(windows: TargetWindows): string {
  return windows.replace('windows-', '').replace('vista', 'Vista');
}

/** The release of a version by its build number, such as `24H2` for 26100; undefined when it is not known. */
export function releaseOf(version: string, build: number | undefined): string | undefined {
  if (build === undefined) return undefined;
  const builds = (valueTable('windows-versions').find(version)?.builds ?? []) as readonly Build[];
  return builds.findLast((known) => known.build <= build)?.release;
}

interface Build {
  readonly release: string;
  readonly build: number;
}

export function windowsLabel(windows: TargetWindows): string {
  return versionLabel(windowsVersion(windows));
}

/** What people call a version of the value tables. */
export function versionLabel(version: string): string {
  return valueTable('windows-versions').find(version)?.label ?? version;
}
