/**
 * Measures the product beside what it is compared with, in one run on one machine, and prints the ratios.
 * Exits with 1 when a measure of docs/performance.md does not hold.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { schemasPlugin } from '../esbuild.mjs';
import { requests, session } from './bench/over-the-wire.mjs';
import { sampleAnswerFile } from './bench/sample.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}dist-test/bench`;
mkdirSync(out, { recursive: true });
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['scripts/bench/in-process.ts', 'scripts/bench/bare-server.ts'],
  outdir: out,
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.cjs' },
  plugins: [schemasPlugin()],
});

/** @type {{ what: string, measured: string, ratio?: number, limit?: number, of?: string }[]} */
const rows = [];
await measureInProcess();
await measureServers();
await measureRequests();
measureFiles();
print();

async function measureInProcess() {
  const { measure } = await import(pathToFileURL(`${out}/in-process.cjs`).href);
  const perMegabyte = new Map();
  for (const { label, size, rounds, limits } of [
    { label: '18 KB', size: 18_000, rounds: 400, limits: { 'parse, bind, check': 3, check: 1, plan: 2 } },
    { label: '1 MB', size: 1_000_000, rounds: 15, limits: { 'parse, bind, check': 2 } },
    { label: '20 MB', size: 20_000_000, rounds: 3, limits: {} },
  ]) {
    const text = sampleAnswerFile(size);
    if (rounds > 3) measure(text, Math.ceil(rounds / 4));
    const times = measure(text, rounds);
    const base = times['fast-xml-parser to objects'];
    for (const [name, time] of Object.entries(times)) {
      rows.push({
        what: `${label}: ${name}`,
        measured: milliseconds(time),
        ratio: time / base,
        limit: limits[name],
        of: 'fast-xml-parser',
      });
    }
    perMegabyte.set(label, times['parse, bind, check'] / (text.length / 1e6));
  }
  const growth = perMegabyte.get('20 MB') / perMegabyte.get('1 MB');
  rows.push({
    what: '20 MB: time for each MB',
    measured: milliseconds(perMegabyte.get('20 MB')),
    ratio: growth,
    limit: 2,
    of: 'the same at 1 MB',
  });
}

async function measureServers() {
  const text = sampleAnswerFile(18_000);
  const rounds = 500;
  await session(`${root}dist/server.js`, text, 5);
  const emptyNode = median(Array.from({ length: 9 }, timeEmptyNode));
  const ours = [];
  const bare = [];
  for (let run = 0; run < 5; run++) {
    ours.push(await session(`${root}dist/server.js`, text, rounds));
    bare.push(await session(`${out}/bare-server.cjs`, text, rounds));
  }
  const middle = (all, pick) => median(all.map(pick));
  const parse = rows.find(({ what }) => what === '18 KB: fast-xml-parser to objects');
  const parseTime = Number.parseFloat(parse.measured);
  const change50 = middle(ours, ({ changes }) => percentile(changes, 50));
  const change95 = middle(ours, ({ changes }) => percentile(changes, 95));
  const first = middle(ours, ({ firstDiagnostics }) => firstDiagnostics);
  rows.push(
    {
      what: 'process start to first diagnostics',
      measured: milliseconds(first),
      ratio: first / emptyNode,
      limit: 3,
      of: 'an empty Node process',
    },
    {
      what: 'the same, bare server',
      measured: milliseconds(middle(bare, ({ firstDiagnostics }) => firstDiagnostics)),
    },
    {
      what: 'change to diagnostics, p50',
      measured: milliseconds(change50),
      ratio: change50 / parseTime,
      limit: 6,
      of: 'fast-xml-parser',
    },
    {
      what: 'change to diagnostics, p95',
      measured: milliseconds(change95),
      ratio: change95 / 10,
      limit: 1,
      of: '10 ms',
    },
    {
      what: 'the same, bare server, p95',
      measured: milliseconds(middle(bare, ({ changes }) => percentile(changes, 95))),
    },
    ...['completions', 'hovers'].map((kind) => {
      const time = middle(ours, (run) => percentile(run[kind], 95));
      return {
        what: `${kind.slice(0, -1)}, p95`,
        measured: milliseconds(time),
        ratio: time / change95,
        limit: 1,
        of: 'change to diagnostics',
      };
    }),
  );
  const memory = middle(ours, (run) => run.memory ?? Number.NaN);
  const bareMemory = middle(bare, (run) => run.memory ?? Number.NaN);
  rows.push({
    what: 'resident memory after the session',
    measured: `${memory.toFixed(0)} MB`,
    ratio: memory / bareMemory,
    limit: 1.3,
    of: `the bare server (${bareMemory.toFixed(0)} MB)`,
  });
}

async function measureRequests() {
  for (const { label, size, rounds, limit } of [
    { label: '18 KB', size: 18_000, rounds: 100, limit: 10 },
    { label: '1 MB', size: 1_000_000, rounds: 20, limit: 150 },
  ]) {
    const times = await requests(`${root}dist/server.js`, sampleAnswerFile(size), rounds);
    for (const [name, all] of times) {
      const time = percentile(all, 95);
      rows.push({
        what: `${label}: ${name}, p95`,
        measured: milliseconds(time),
        ratio: time / limit,
        limit: 1,
        of: `${limit} ms`,
      });
    }
  }
}

function measureFiles() {
  for (const name of [
    'server.js',
    'server.web.js',
    'extension.js',
    'extension.web.js',
    'cli.js',
    'unattend.vsix',
  ]) {
    const file = `${root}dist/${name}`;
    if (!existsSync(file)) continue;
    const megabytes = statSync(file).size / 1e6;
    const isPackage = name.endsWith('.vsix');
    rows.push({
      what: `dist/${name}`,
      measured: `${megabytes.toFixed(2)} MB`,
      ...(isPackage && { ratio: megabytes / 1.5, limit: 1, of: '1.5 MB' }),
    });
  }
}

function timeEmptyNode() {
  const start = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - start;
}

function median(numbers) {
  return percentile(
    numbers.toSorted((a, b) => a - b),
    50,
  );
}

function percentile(sorted, percent) {
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
}

function milliseconds(time) {
  return `${time.toFixed(2)} ms`;
}

function print() {
  const width = Math.max(...rows.map(({ what }) => what.length));
  for (const { what, measured, ratio, limit, of } of rows) {
    const compared = ratio === undefined ? '' : `${ratio.toFixed(2)} x ${of}`;
    const verdict = limit === undefined ? '' : ratio <= limit ? `held (${limit})` : `MISSED (${limit})`;
    console.log(
      `${what.padEnd(width)}  ${measured.padStart(11)}  ${compared.padEnd(36)}  ${verdict}`.trimEnd(),
    );
  }
  const missed = rows.filter(({ ratio, limit }) => limit !== undefined && !(ratio <= limit));
  console.log(`\n${missed.length === 0 ? 'Every measure holds.' : `${missed.length} measures do not hold.`}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
}
