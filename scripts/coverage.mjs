/**
 * `npm run coverage`: how much of server/ the unit tests reach, room by room; fails when a room is below the measure of
 * docs/coverage.md. `--list` adds the lines and branches that no test reaches, `--again` reports the last run again;
 * all other arguments go to the tests. coverage/index.html has the same as pages.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Report } from 'c8';
import { globSync } from 'tinyglobby';

const root = fileURLToPath(new URL('..', import.meta.url));
const tempDirectory = `${root}coverage/tmp`;
const KINDS = ['lines', 'branches'];
const LEAST_PERCENT = 95;
// Most tests of these run the built programs, which are not measured.
const NOT_JUDGED = ['server/lsp', 'server/cli', 'server'];

const options = process.argv.slice(2);
const ofTests = options.filter((option) => option !== '--list' && option !== '--again');
const passed = options.includes('--again') || run();

const report = new Report({
  tempDirectory,
  reportsDirectory: `${root}coverage`,
  reporter: ['html'],
  include: ['server/**'],
  exclude: [],
  extension: ['.ts'],
  excludeAfterRemap: true,
  excludeNodeModules: true,
  resolve: '',
  omitRelative: true,
});
await report.run();
const map = await report.getCoverageMapFromAllCoverageFiles();

const files = map.files().map((path) => ({
  path: path.slice(root.length).replaceAll('\\', '/'),
  coverage: map.fileCoverageFor(path),
}));
const measured = new Set(files.map(({ path }) => path));
// Types leave nothing behind in a bundle.
const sources = globSync('server/**/*.ts', { cwd: root, ignore: '**/*.d.ts' });
const unread = sources.filter((path) => !measured.has(path)).sort();

const rooms = [...new Set(files.map(({ path }) => roomOf(path)))].sort();
const tooFew = rooms.filter((room) => {
  const percents = print(
    room,
    files.filter(({ path }) => roomOf(path) === room),
  );
  return !NOT_JUDGED.includes(room) && percents.some((percent) => percent < LEAST_PERCENT);
});
print(
  'below server/lsp',
  files.filter(({ path }) => !NOT_JUDGED.includes(roomOf(path))),
);
console.log(`In no test's bundle: ${unread.join(', ')}`);
if (options.includes('--list')) for (const file of files) list(file);
for (const room of tooFew) console.error(`Less than ${LEAST_PERCENT} % of ${room} is reached.`);
process.exitCode = passed && tooFew.length === 0 ? 0 : 1;

/** Prints a line of the table and returns its percents. */
function print(title, chosen) {
  const summaries = chosen.map(({ coverage }) => coverage.toSummary().data);
  const percents = KINDS.map((kind) => {
    const sum = (what) => summaries.reduce((total, data) => total + data[kind][what], 0);
    return (100 * sum('covered')) / Math.max(1, sum('total'));
  });
  const cells = KINDS.map((kind, index) => `${percents[index].toFixed(1).padStart(5)} % of ${kind}`);
  console.log(`${title.padEnd(20)} ${cells.join(', ')}`);
  return percents;
}

/** Returns whether the tests passed. */
function run() {
  rmSync(`${root}coverage`, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, ['scripts/test-unit.mjs', ...ofTests], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_V8_COVERAGE: tempDirectory },
  });
  for (const name of readdirSync(tempDirectory)) useOwnPaths(`${tempDirectory}/${name}`);
  return status === 0;
}

/**
 * Node names the sources of a source map by URL. c8 compares them with paths: it would leave out every range of a
 * bundle of several sources, and call all of its lines covered.
 */
function useOwnPaths(file) {
  const coverage = JSON.parse(readFileSync(file, 'utf8'));
  for (const { data } of Object.values(coverage['source-map-cache'] ?? {})) {
    if (data) data.sources = data.sources.map((url) => (url.startsWith('file:') ? fileURLToPath(url) : url));
  }
  writeFileSync(file, JSON.stringify(coverage));
}

/** `server/checks` of `server/checks/disks/bios.ts`. */
function roomOf(path) {
  const folders = path.split('/').slice(0, -1);
  return folders.slice(0, 2).join('/');
}

function list({ path, coverage }) {
  const { branchMap, b } = coverage.data;
  const lines = coverage.getUncoveredLines();
  const branches = Object.entries(b)
    .filter(([, counts]) => counts.includes(0))
    .map(([id]) => branchMap[id].loc.start.line);
  if (lines.length > 0) console.log(`${path}: no test reaches the lines ${lines.join(', ')}`);
  const others = [...new Set(branches)].filter((line) => !lines.includes(String(line)));
  if (others.length > 0) console.log(`${path}: no test takes a branch at the lines ${others.join(', ')}`);
}
