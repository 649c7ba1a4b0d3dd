/** What the pages for people say holds: links lead somewhere, commands run as written, versions are those of the package. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

const GENERATED = ['docs/rules', 'docs/settings'];
const PAGES = ['.', 'docs', 'samples', 'schemas', 'snippets']
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.md') && path !== 'THIRD_PARTY_NOTICES.md');
const textOf = (path: string): string => readFileSync(path, 'utf8').replaceAll('\r\n', '\n');

describe('links in documentation', () => {
  const pages = [
    ...PAGES,
    ...GENERATED.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))),
  ];

  it('lead to files and headings that exist', () => {
    const anchors = new Map<string, ReadonlySet<string>>();
    const anchorsOf = (path: string) => {
      const known = anchors.get(path) ?? anchorsIn(textOf(path));
      anchors.set(path, known);
      return known;
    };
    const broken = pages.flatMap((page) =>
      linksIn(textOf(page))
        .filter((link) => !/^[a-z][\w+.-]*:/i.test(link))
        .filter((link) => {
          const [path, anchor] = link.split('#', 2) as [string, string | undefined];
          const file = path === '' ? page : join(dirname(page), decodeURIComponent(path));
          if (!existsSync(file)) return true;
          return anchor !== undefined && !(statSync(file).isFile() && anchorsOf(file).has(anchor));
        })
        .map((link) => `${page}: ${link}`),
    );
    assert.deepEqual(broken, []);
  });

  it('are encrypted where they leave the repository', () => {
    const others = pages.flatMap((page) =>
      linksIn(textOf(page))
        .filter((link) => /^[a-z][\w+.-]*:/i.test(link) && !link.startsWith('https://'))
        .map((link) => `${page}: ${link}`),
    );
    assert.deepEqual(others, []);
  });

  it('are found where they are broken', () => {
    assert.deepEqual(
      linksIn('[a](b.md) ![c](d.png "e")\n```\n[no](f.md)\n```\n`[no](g.md)` [h]: i.md\n[h]: i.md'),
      ['b.md', 'd.png', 'i.md'],
    );
    assert.deepEqual(
      [...anchorsIn('# Two words, `code`!\n## A\n## A\n```\n# no\n```\n')],
      ['two-words-code', 'a', 'a-1'],
    );
  });
});

/** Why a command of the pages is not run here; all others in code blocks are. */
const RUN_ELSEWHERE: Readonly<Record<string, string>> = {
  'npm start':
    'opens an editor that runs until it is stopped; the tour of npm run test:editor starts the same one',
  'npm test': 'runs this test',
  'npm ci': 'the first step of npm test on a clean checkout',
  'npm pack': 'npm run release runs it twice; test/library.test.ts looks at what it packs',
  'npm install --package-lock-only': 'asks the registry; test/release.test.ts compares the versions',
  'npm install --global unattend': 'the package is not published; npm run release makes it',
  'npm install --global ./unattend-0.1.0.tgz': 'needs the package that npm pack makes',
  'npm run build': 'the first step of npm test',
  'npm run watch': 'runs until it is stopped',
  'npm run test:unit -- test/checks/schema.test.ts': 'npm test runs all of these',
  'npm run test:editor -- --host node': 'the last step of npm test',
  'npm run test:editor -- --host tour': 'the last step of npm test',
  'npm run test:other-editors': 'needs other editors',
  'npm run docs': 'test/docs.test.ts and test/layers.test.ts compare what it would write',
  'npm run snippets': 'test/blocks/data.test.ts compares what it would write',
  'npm run notices': 'writes a file of the repository',
  'npm run l10n': 'test/client/translations.test.ts compares what it would write',
  'npm run layers': 'a step of npm test',
  'npm run fuzz -- --seconds 600': 'takes ten minutes',
  'npm run test:unit -- --rounds 50 --seed 7': 'takes twenty minutes',
  'npm run coverage': 'runs all of these tests',
  'npm run coverage -- --list': 'runs all of these tests',
  'npm run coverage -- --list test/syntax/parser.test.ts': 'runs tests inside this test',
  'npm run bench': 'takes minutes and wants a quiet machine',
  'npm run screenshots': 'takes pictures of the editor, which the tour opens too',
  'npm run package': 'npm run release runs it twice, the tour once',
  'npm run release': 'runs npm test; test/release.test.ts has what it refuses',
  'npx biome check --write': 'a step of npm test, without --write',
  'git show HEAD:autounattend.xml | unattend check --stdin-filename autounattend.xml': 'needs a repository',
  'unattend completion zsh > "${fpath[1]}/_unattend"': 'needs zsh; test/cli has the completion',
  'unattend completion powershell | Out-String | Invoke-Expression':
    'needs PowerShell; test/cli has the completion',
};

/** What is quick and changes nothing runs in the repository itself. */
const RUN_HERE = ['npm run schemas'];

const ANSWERS = '{ "windows": "windows-11", "accounts": [{ "name": "owner", "password": "Sample-only-1" }] }';

/** Exit statuses of the commands that do not end with 0: the sample has mistakes. */
const STATUSES: Readonly<Record<string, number>> = {
  'unattend check autounattend.xml': 1,
  'unattend check --format sarif --output unattend.sarif .': 1,
  'unattend check --fix autounattend.xml': 1,
  'unattend format --check .': 1,
  'unattend preview autounattend.xml': 1,
  'unattend preview --format html --disk-size 256 autounattend.xml > preview.html': 1,
};

describe('commands in documentation', () => {
  const inBlocks = [...new Set(PAGES.flatMap((page) => commandsInBlocks(textOf(page))))];
  const inText = PAGES.flatMap((page) => commandsInText(textOf(page)));
  const { scripts, version, bin } = JSON.parse(textOf('package.json'));
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'unattend-'));
    mkdirSync(join(folder, 'bin'));
    for (const [name, path] of Object.entries<string>(bin))
      symlinkSync(resolve(path), join(folder, 'bin', name));
  });
  after(() => rmSync(folder, { recursive: true }));

  const run = (command: string) => {
    for (const below of ['images/lab', 'samples', '.config/fish/completions'])
      mkdirSync(join(folder, below), { recursive: true });
    copyFileSync('samples/windows-11-with-mistakes/autounattend.xml', join(folder, 'autounattend.xml'));
    copyFileSync('samples/windows-10-uefi/autounattend.xml', join(folder, 'images/lab/autounattend.xml'));
    for (const name of ['answers.json', 'lab.answers.json']) writeFileSync(join(folder, name), ANSWERS);
    if (command.includes('--out autounattend.xml')) rmSync(join(folder, 'autounattend.xml'));
    // The home too is one of its own: some commands write into it.
    const env = {
      ...process.env,
      HOME: folder,
      PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
    };
    return spawnSync(command, { shell: 'bash', cwd: folder, env, encoding: 'utf8', input: '' });
  };

  const ours = inBlocks.filter((one) => /\bunattend [a-z]/.test(one) && !Object.hasOwn(RUN_ELSEWHERE, one));
  for (const command of ours) {
    it(`runs as written: ${command}`, () => {
      const { status, stdout, stderr } = run(command);
      assert.equal(status, STATUSES[command] ?? 0, stdout + stderr);
    });
  }

  for (const command of new Set(inText.filter((one) => /^unattend (?:[a-z]+|--help)$/.test(one)))) {
    it(`exists: ${command}`, () => assert.equal(run(`${command} --help`).status, 0));
  }

  for (const command of RUN_HERE) {
    it(`runs as written: ${command}`, () =>
      assert.equal(spawnSync(command, { shell: true, stdio: 'ignore' }).status, 0));
  }

  it('have a reason where they are not run here', () => {
    const others = [...inBlocks, ...inText].filter(
      (command) => !ours.includes(command) && !/^unattend (?:[a-z]+|--help)$/.test(command),
    );
    const single = others.flatMap((command) => command.split(' && '));
    assert.deepEqual(
      single.filter((command) => !Object.hasOwn(RUN_ELSEWHERE, command) && !RUN_HERE.includes(command)),
      [],
    );
    const unused = [...Object.keys(RUN_ELSEWHERE), ...RUN_HERE].filter(
      (command) => !single.includes(command),
    );
    assert.deepEqual(unused, []);
    for (const command of single) {
      const [, script] = /^npm run ([\w:-]+)/.exec(command) ?? [];
      if (script) assert.ok(Object.hasOwn(scripts, script), command);
      for (const [path] of command.matchAll(/\btest\/[\w./-]+/g)) assert.ok(existsSync(path), command);
    }
  });

  it('name formats that there are', () => {
    const table = textOf('docs/continuous-integration.md');
    const formats = [...table.matchAll(/^\| `([a-z]+)` \|/gm)].map(([, format]) => format);
    assert.ok(formats.length > 0);
    for (const format of formats)
      assert.equal(run(`unattend check --format ${format} autounattend.xml`).status, 1, format);
    for (const [, format] of textOf('action.yml').matchAll(/--format (\w+)/g))
      assert.ok(formats.includes(format));
  });

  it('print what the README shows', () => {
    const [, shown] = /^```text\n(autounattend\.xml:.*?)^```$/ms.exec(textOf('README.md'))!;
    const { stdout } = run('unattend check autounattend.xml');
    for (const line of shown!.trimEnd().split('\n')) {
      const parts = line.split('…').map((part) => part.trim());
      const found = stdout.split('\n').some((one) => parts.every((part) => one.includes(part)));
      assert.ok(found, `not printed: ${line}`);
    }
  });

  it('name the version of the package', () => {
    for (const page of PAGES) {
      for (const [text, named] of textOf(page).matchAll(/\bunattend(?:@v?|-)(\d+\.\d+\.\d+)/g))
        assert.equal(named, version, `${page}: ${text}`);
    }
    const action = textOf('action.yml');
    assert.equal(/default: unattend@(\S+)/.exec(action)![1], version);
  });
});

/** The targets of all links and pictures; code is left out. */
function linksIn(markdown: string): readonly string[] {
  const text = withoutBlocks(markdown).replace(/`[^`\n]*`/g, '');
  const inline = [...text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)];
  const defined = [...text.matchAll(/^\[[^\]]+\]:\s*<?([^\s>]+)/gm)];
  return [...inline, ...defined].map(([, link]) => link!);
}

/** The anchors of all headings, numbered when they repeat. */
function anchorsIn(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, title] of withoutBlocks(markdown).matchAll(/^#{1,6} +(.+?)\s*$/gm)) {
    const name = title!
      .replace(/\]\([^)]*\)/g, ']')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-');
    let anchor = name;
    for (let number = 1; anchors.has(anchor); number++) anchor = `${name}-${number}`;
    anchors.add(anchor);
  }
  return anchors;
}

function withoutBlocks(markdown: string): string {
  return markdown.replace(/^```.*?^```$/gms, '');
}

/** The lines of shell blocks without their remarks. */
function commandsInBlocks(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^```(?:sh|shell|bash)\n(.*?)^```$/gms)].flatMap(([, block]) =>
    block!
      .split('\n')
      .map((line) => line.replace(/\s+#.*$/, '').trim())
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
}

function commandsInText(markdown: string): readonly string[] {
  return [...withoutBlocks(markdown).matchAll(/`((?:npm|npx|unattend) [^`]+)`/g)].map(
    ([, command]) => command!,
  );
}
