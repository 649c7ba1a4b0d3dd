/** What `npm run release` refuses before it builds anything. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

interface Release {
  readonly manifest: { readonly version: string };
  readonly lock: { readonly version: string };
  readonly changelog: string;
  readonly status: string;
}

const READY: Release = {
  manifest: { version: '1.2.0' },
  lock: { version: '1.2.0' },
  changelog: '# Changelog\n\n## [1.2.0] - 2030-12-31\n\n### Added\n\n- More.\n\n## [1.1.0] - 2030-01-01\n',
  status: '',
};

describe('a release', () => {
  let problemsOf: (release: Release) => readonly string[];
  before(async () => {
    const script: string = pathToFileURL('scripts/release-problems.mjs').href;
    problemsOf = (await import(script)).releaseProblems;
  });

  it('has nothing against a commit that is ready', () => assert.deepEqual(problemsOf(READY), []));

  for (const [what, change, message] of [
    ['a version that is none', { manifest: { version: '1.2.0-dev' } }, /no version to release/],
    [
      'another version in the lock file',
      { lock: { version: '1.1.0' } },
      /package-lock\.json has the version 1\.1\.0/,
    ],
    ['a version without an entry', { changelog: '## [1.1.0] - 2030-01-01\n' }, /begins with 1\.1\.0/],
    ['a changelog without versions', { changelog: '# Changelog\n' }, /begins with no version/],
    ['an entry without a date', { changelog: '## [1.2.0] - unreleased\n' }, /in place of "unreleased"/],
    ['changes', { status: ' M README.md\n' }, /not committed:\n M README\.md$/],
  ] as const) {
    it(`stops at ${what}`, () =>
      assert.ok(problemsOf({ ...READY, ...change }).some((problem) => message.test(problem))));
  }

  it('finds the version of this commit in its lock file and changelog', () => {
    const read = (file: string) => readFileSync(file, 'utf8');
    const problems = problemsOf({
      manifest: JSON.parse(read('package.json')),
      lock: JSON.parse(read('package-lock.json')),
      changelog: read('CHANGELOG.md'),
      status: '',
    });
    // Between releases only the date may be missing.
    assert.deepEqual(
      problems.filter((problem) => !problem.includes('in place of "unreleased"')),
      [],
    );
  });
});
