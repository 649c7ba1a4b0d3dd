/** What keeps a commit from being released, apart from its tests. */

/** Bytes: what the VSIX may have at most. */
export const MOST_BYTES = 1.5 * 1024 * 1024;

/**
 * Returns a sentence for each problem.
 * @param {{ manifest: { version: string }, lock: { version: string }, changelog: string, status: string }} release
 *   `status` is what `git status --porcelain` prints.
 * @returns {string[]}
 */
export function releaseProblems({ manifest, lock, changelog, status }) {
  const { version } = manifest;
  const problems = [];
  if (!/^\d+\.\d+\.\d+$/.test(version)) problems.push(`package.json: "${version}" is no version to release.`);
  if (lock.version !== version)
    problems.push(
      `package-lock.json has the version ${lock.version}: run "npm install --package-lock-only".`,
    );
  const [, newest, date] = /^## \[(.+?)\] - (.+)$/m.exec(changelog) ?? [];
  if (newest !== version)
    problems.push(`CHANGELOG.md begins with ${newest ?? 'no version'}: write what ${version} brings.`);
  else if (!/^\d{4}-\d{2}-\d{2}$/.test(date))
    problems.push(`CHANGELOG.md: write the date of ${version} in place of "${date}", as in 2030-12-31.`);
  if (status.trim()) problems.push(`Some changes are not committed:\n${status.trimEnd()}`);
  return problems;
}
