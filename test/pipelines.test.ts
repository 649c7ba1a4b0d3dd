/** action.yml and the pipelines of docs/continuous-integration.md: GitHub's own parser reads them, and their steps run. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import type { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import type { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { build } from 'esbuild';
import { parse } from 'yaml';

const ACTION = readFileSync('action.yml', 'utf8');
const HOOKS = readFileSync('.pre-commit-hooks.yaml', 'utf8');
const PAGE = readFileSync('docs/continuous-integration.md', 'utf8');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The examples below a heading of the page. */
function examplesOf(heading: string): readonly string[] {
  const [, section] = new RegExp(`^## ${heading}$(.*?)(?=^## )`, 'ms').exec(PAGE)!;
  const examples = [...section!.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => text!);
  assert.ok(examples.length > 0);
  return examples;
}

describe('the pipelines of GitHub', () => {
  interface Parsers {
    readonly NoOperationTraceWriter: typeof NoOperationTraceWriter;
    readonly parseAction: typeof parseAction;
    readonly parseWorkflow: typeof parseWorkflow;
  }
  let folder: string;
  let parsers: Parsers;

  // The parser imports JSON in a way that only bundlers take.
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'unattend-'));
    const outfile = join(folder, 'parsers.cjs');
    const contents = `export { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
export { parseAction } from '@actions/workflow-parser/actions/action-parser';`;
    const stdin = { contents, resolveDir: process.cwd() };
    await build({ stdin, outfile, bundle: true, format: 'cjs', platform: 'node', logLevel: 'silent' });
    parsers = createRequire(outfile)(outfile);
  });
  after(() => rmSync(folder, { recursive: true }));

  const problemsIn = (kind: 'parseAction' | 'parseWorkflow', content: string): readonly string[] => {
    const { context } = parsers[kind]({ name: kind, content }, new parsers.NoOperationTraceWriter());
    return context.errors.getErrors().map(({ message }) => message);
  };

  it('have an action that the runner takes', () => {
    assert.deepEqual(problemsIn('parseAction', ACTION), []);
    assert.notDeepEqual(problemsIn('parseAction', ACTION.replace('shell: bash', 'shel: bash')), []);
  });

  for (const [index, text] of examplesOf('GitHub').entries()) {
    it(`have a workflow that the runner takes: ${index + 1}`, () => {
      assert.deepEqual(problemsIn('parseWorkflow', text), []);
      assert.notDeepEqual(problemsIn('parseWorkflow', text.replace('steps:', 'step:')), []);
      const inputs = Object.keys(parse(ACTION).inputs);
      const given = parse(text)
        .jobs.check.steps.filter(({ uses = '' }) => uses.startsWith('OWNER/unattend@'))
        .flatMap((step: { readonly with: object }) => Object.keys(step.with));
      for (const input of given) assert.ok(inputs.includes(input), input);
    });
  }
});

describe('the steps of pipelines', () => {
  let folder: string;
  const read = (name: string): string => readFileSync(join(folder, 'work', name), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'unattend-'));
    for (const name of ['bin', 'work', 'work/images of the lab']) mkdirSync(join(folder, name));
    const program = (name: string, words: string, count: number): void =>
      writeFileSync(
        join(folder, 'bin', name),
        `#!/bin/bash\n[ "\${*:1:${count}}" = "${words}" ] || { echo "not as expected: $*" >&2; exit 3; }\n` +
          `shift ${count}\nexec '${process.execPath}' '${resolve('dist/cli.js')}' "$@"\n`,
        { mode: 0o755 },
      );
    program('npx', `--yes unattend@${version}`, 2);
    program('npm', `exec --yes --package=unattend@${version} -- unattend`, 5);
    program('unattend', '', 0);
    const mistakes = 'samples/windows-11-with-mistakes/autounattend.xml';
    copyFileSync(mistakes, join(folder, 'work/images of the lab/autounattend.xml'));
    copyFileSync('samples/windows-10-uefi/autounattend.xml', join(folder, 'work/autounattend.xml'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** As the services do it: the script ends at the first command that fails, and none asks its reader anything. */
  const run = (script: string, env: Readonly<Record<string, string>> = {}) =>
    spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script], {
      cwd: join(folder, 'work'),
      env: { ...process.env, ...env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` },
      encoding: 'utf8',
      input: '',
    });
  const fixAll = () => copyFileSync('samples/windows-10-uefi/autounattend.xml', join(folder, FAULTY));
  const FAULTY = 'work/images of the lab/autounattend.xml';

  it('annotate on GitHub, without the action', () => {
    const [step] = examplesOf('GitHub').flatMap((text) =>
      parse(text).jobs.check.steps.filter((one: object) => 'run' in one),
    );
    const { status, stdout, stderr } = run(step.run);
    assert.equal(status, 1, stderr);
    assert.match(stdout, /^::error file=images of the lab\/autounattend\.xml,line=\d+,/m);
    fixAll();
    assert.equal(run(step.run).status, 0);
  });

  it('write the report of GitLab, with findings too', () => {
    const { script, artifacts } = parse(examplesOf('GitLab')[0]!)['answer-files'];
    assert.equal(run(script.join('\n')).status, 1);
    assert.ok(JSON.parse(read(artifacts.reports.codequality)).length > 0);
    fixAll();
    assert.equal(run(script.join('\n')).status, 0);
    assert.deepEqual(JSON.parse(read(artifacts.reports.codequality)), []);
  });

  it('write the test results of Azure, with findings too', () => {
    const [check, publish] = parse(examplesOf('Azure Pipelines')[0]!).steps;
    assert.equal(run(check.script).status, 1);
    assert.match(read(publish.inputs.testResultsFiles), /<testsuites .*<failure /s);
    fixAll();
    assert.equal(run(check.script).status, 0);
  });

  it('check and format what pre-commit names', () => {
    const [ours, local] = examplesOf('pre-commit').map((text) => parse(text).repos[0].hooks);
    const hooks: readonly Hook[] = parse(HOOKS);
    assert.deepEqual(
      ours.map(({ id }: Hook) => id),
      hooks.map(({ id }) => id),
    );
    for (const { entry, files } of [...hooks, ...local] as readonly Hook[]) {
      const pattern = new RegExp(files.replace('(?i)', ''), 'i');
      assert.ok(pattern.test('lab/AutoUnattend.xml') && !pattern.test('lab/unattend.txt'));
      const status = entry.includes('format') ? 0 : 1;
      assert.equal(run(`${entry} autounattend.xml 'images of the lab/autounattend.xml'`).status, status);
    }
  });

  describe('of the action', () => {
    const { inputs, runs } = parse(ACTION);
    const [step] = runs.steps;
    /** Runs the step with these inputs, as the runner puts them into its variables. */
    const runAction = (given: Readonly<Record<string, string>>) => {
      const env = Object.entries<string>(step.env).map(([name, expression]) => {
        const [, input] = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(expression)!;
        return [name, given[input!] ?? inputs[input!].default];
      });
      return run(step.run, Object.fromEntries(env));
    };

    it('annotate every answer file', () => {
      const { status, stdout, stderr } = runAction({});
      assert.equal(status, 1, stderr);
      assert.match(stdout, /^::error file=images of the lab\/autounattend\.xml,/m);
      fixAll();
      assert.equal(runAction({}).status, 0);
    });

    it('take files and options line by line, and run none of them', () => {
      const files = 'autounattend.xml\nimages of the lab\n$(touch ran)`touch ran`; touch ran\n--fix\n';
      const { status, stderr } = runAction({ files, options: '--profile=strict\n--max-warnings=0\n' });
      assert.equal(status, 2);
      assert.match(stderr, /\$\(touch ran\)`touch ran`; touch ran/);
      assert.throws(() => read('ran'));
    });

    it('write SARIF, with findings too', () => {
      assert.equal(runAction({ sarif: 'answer files.sarif', options: '--profile=errors-only' }).status, 1);
      assert.ok(JSON.parse(read('answer files.sarif')).runs[0].results.length > 0);
    });
  });
});

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
}
