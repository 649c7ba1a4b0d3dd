/** Paths and globs: `*` and `?` inside a name, `**` for any folders. Takes linear time for each pair of names. */

/** True when the glob matches the path, or a folder that it lies in. Both have slashes and are relative to one folder. */
export function matchesPath(glob: string, path: string): boolean {
  const patterns = segmentsOf(glob);
  const names = segmentsOf(path);
  // Row by row over the patterns: after which numbers of names can a match stand?
  let reached = new Set([0]);
  for (const [index, pattern] of patterns.entries()) {
    const isLast = index === patterns.length - 1;
    if (pattern === '**') {
      const first = Math.min(...reached);
      // At the end it means the content of a folder, not the folder itself.
      reached = new Set(rangeOf(isLast ? first + 1 : first, names.length));
    } else
      reached = new Set(
        [...reached]
          .filter((at) => at < names.length && matchesName(pattern, names[at]!))
          .map((at) => at + 1),
      );
    if (reached.size === 0) return false;
  }
  return patterns.length > 0;
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

function rangeOf(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Compares without regard to case, as Windows does with names of files. */
function matchesName(pattern: string, name: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), name.toLowerCase()];
  let [at, inName] = [0, 0];
  let star = -1;
  let behindStar = 0;
  while (inName < given.length) {
    if (wanted[at] === '*') {
      star = at++;
      behindStar = inName;
    } else if (at < wanted.length && (wanted[at] === '?' || wanted[at] === given[inName])) {
      at++;
      inName++;
    } else if (star !== -1) {
      // The last star takes one character more.
      at = star + 1;
      inName = ++behindStar;
    } else return false;
  }
  while (wanted[at] === '*') at++;
  return at === wanted.length;
}
