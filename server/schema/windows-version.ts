/** Windows versions as schemas write them ("10 1709") and their order. */

export type WindowsVersion = string;

const MAJOR = ['Vista', '7', '8', '8.1', '10', '11'];

/** Returns a negative number when `a` is older than `b`, 0 when they are the same, else a positive one. */
export function compareWindowsVersions(a: WindowsVersion, b: WindowsVersion): number {
  const [majorA, releaseA] = split(a);
  const [majorB, releaseB] = split(b);
  return majorA - majorB || releaseA - releaseB;
}

/** Whether a version, if it is known, is `since` or newer. */
export function isAtLeast(version: WindowsVersion | undefined, since: WindowsVersion): boolean {
  return version !== undefined && compareWindowsVersions(version, since) >= 0;
}

/** Whether a version, if it is known, is older than another. */
export function isOlder(version: WindowsVersion | undefined, than: WindowsVersion): boolean {
  return version !== undefined && compareWindowsVersions(version, than) < 0;
}

/** Rules and schemas name few versions, and compare them again and again. */
function split(version: WindowsVersion): Split {
  let known = splits.get(version);
  if (!known) {
    known = splitAnew(version);
    splits.set(version, known);
  }
  return known;
}

type Split = readonly [major: number, release: number];

const splits = new Map<WindowsVersion, Split>();

/** Splits "10 21H2" into the index of its major version and a number that orders releases; 0 is the first. */
function splitAnew(version: WindowsVersion): Split {
  const [major = '', release] = version.split(' ');
  if (!release) return [MAJOR.indexOf(major), 0];
  const half = /^(\d\d)H(\d)$/.exec(release);
  return [MAJOR.indexOf(major), half ? Number(half[1]) * 100 + Number(half[2]) * 5 : Number(release)];
}
