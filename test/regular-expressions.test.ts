/**
 * No regular expression of the product takes longer than linear time, or a little more, over any text: each one is
 * tried on texts made to mislead it, which repeat what its quantifiers match and then break off.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { parseSync } from '@swc/core';
import { build, type Plugin } from 'esbuild';
import { problemOfPattern } from '../server/schema/safe-pattern';

/**
 * In UTF-16 units. At the first ones an exponential expression takes long, but not for ever, and at 3,000 a cubic one;
 * at the last one a quadratic expression takes seconds, a linear one less than a millisecond.
 */
const LENGTHS = [20, 22, 24, 28, 32, 1000, 3000, 30_000, 100_000];
const MOST_MILLISECONDS = 250;

/** Expressions that only ever see short texts or texts of this project, by their source, and why that is so. */
const BOUNDED: Readonly<Record<string, string>> = {
  '[^\\s<>]*$': 'sees the last characters before the cursor (LONGEST_NAME)',
  '[\\w.-]*$': 'sees the last characters before the cursor (LONGEST_WORD)',
  '(?:<%(?:(?!%>).)*|\\$\\{[^}]*|%\\{[^}]*|\\{\\{(?:(?!\\}\\}).)*|\\{%(?:(?!%\\}).)*)$':
    'sees the last characters before the cursor (LONGEST_HOLE)',
  '[.\\s]+$': 'sees an account name that was cut to its longest length',
  '\\.xml\\.[\\w.-]+$': 'sees names of files',
  '=+$': 'sees Base64 with two of them at most',
  '(\\w+)="([^"]*)"': 'reads the attributes that this project writes',
  '<(\\/?)(\\w+)[^>]*>': 'reads snippets that this project writes',
  '\\$\\{1\\|(?:[^\\\\|]|\\\\.)*\\|\\}|\\$\\{1:(?:[^\\\\}]|\\\\.)*\\}|\\$\\{1\\}|\\$1(?!\\d)':
    'reads snippets that this project writes',
  '\\$\\{\\d+\\|((?:[^\\\\,|]|\\\\.)*)(?:,[^}]*)?\\|\\}|\\$\\{\\d+:((?:[^\\\\}]|\\\\.)*)\\}|\\$\\{\\d+\\}|\\$\\d+':
    'reads snippets that this project writes',
  '\\S*\\*\\S*[\\w*]': 'reads the help of this project',
  '\\s*\\n\\s*': 'reads a table of this project',
  '\\((\\S+) in Windows 7\\)$': 'reads a table of this project',
};

/** Files that make expressions only of patterns that data holds; the patterns of this project are tried below. */
const MAKE_PATTERNS = [
  'client/questions/question-check.ts',
  'server/answer-file/accepts.ts',
  'server/features/blocks/values.ts',
  'server/features/new-answer-file/shape.ts',
  'server/schema/safe-pattern.ts',
  'server/schema/validator.ts',
];

interface Expression {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

const files = ['server', 'client'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);
const expressions = files.flatMap(expressionsIn);

describe('regular expressions', () => {
  it('are found by this test', () => assert.ok(expressions.length > 300, `${expressions.length}`));

  it('are excused only while they exist', () => {
    const patterns = new Set(expressions.map(({ pattern }) => pattern));
    for (const pattern of Object.keys(BOUNDED)) assert.ok(patterns.has(pattern), pattern);
  });

  const seen = new Set(Object.keys(BOUNDED));
  for (const { file, pattern, flags } of expressions) {
    if (seen.has(pattern)) continue;
    seen.add(pattern);
    it(`${file}: ${pattern.slice(0, 60)}`, () => expectFast(pattern, flags));
  }

  it('that a module puts together do so when it is loaded, and are as fast', async () => {
    const building = files.filter((file) => /\bnew RegExp\(/.test(readFileSync(file, 'utf8')));
    for (const file of MAKE_PATTERNS) assert.ok(building.includes(file), `${file} makes no expression`);
    for (const file of building.filter((one) => !MAKE_PATTERNS.includes(one))) {
      const built = await expressionsOnLoading(file);
      assert.ok(built.length > 0, `${file} makes its expressions later, where this test does not see them`);
      for (const { pattern, flags } of built) if (!(pattern in BOUNDED)) expectFast(pattern, flags);
    }
  });

  it('of the schemas are as safe as those of others have to be', () => {
    for (const [name, pattern] of patternsIn('schemas/components')) {
      assert.equal(problemOfPattern(pattern), undefined, `${name}: ${pattern}`);
      expectFast(pattern, 'u');
    }
  });

  it('of building blocks and answers are as fast', () => {
    for (const [, pattern] of [...patternsIn('snippets/blocks'), ...patternsIn('snippets/answers')])
      expectFast(pattern, '');
  });

  it('that are slow would be noticed', () => {
    for (const [pattern, flags] of [
      ['^-+|-+$', 'g'],
      ['Bypass\\w+Check', 'i'],
      ['<a[^>]*>', 'g'],
      ['^\\s*(.*?)\\s*;$', ''],
      ['(a+)+b', ''],
    ] as const)
      assert.throws(() => expectFast(pattern, flags), /ms on/, pattern);
  }).timeout(120_000);
});

function expressionsIn(file: string): readonly Expression[] {
  const found: Expression[] = [];
  const tree = parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', tsx: file.endsWith('x') });
  JSON.stringify(tree, (_, node) => {
    if (node?.type === 'RegExpLiteral') found.push({ file, pattern: node.pattern, flags: node.flags });
    return node;
  });
  return found;
}

/** Nothing reads a schema while a module is loaded. */
const NO_SCHEMAS: Plugin = {
  name: 'no-schemas',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^unattend:schemas$/ }, ({ path }) => ({ path, namespace: 'no-schemas' }));
    onLoad({ filter: /./, namespace: 'no-schemas' }, () => ({
      contents: 'export const components = {}, values = {}, blocks = {}, answers = {};',
    }));
  },
};

/** What a module and those it imports pass to `new RegExp` while they are loaded. */
async function expressionsOnLoading(file: string): Promise<readonly Expression[]> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    plugins: [NO_SCHEMAS],
    logLevel: 'warning',
  });
  const found: Expression[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, [source, flags]) {
      const made = new target(source, flags);
      found.push({ file, pattern: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString('base64')}`);
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}

/** Every `pattern`, and every key of `patternProperties`, in the JSON files of a folder. */
function patternsIn(folder: string): readonly (readonly [name: string, pattern: string])[] {
  return readdirSync(folder).flatMap((name) => {
    const found = new Set<string>();
    JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'), (key, value) => {
      if (key === 'pattern' && typeof value === 'string') found.add(value);
      if (key === 'patternProperties') for (const pattern of Object.keys(value)) found.add(pattern);
      return value;
    });
    return [...found].map((pattern) => [name, pattern] as const);
  });
}

function expectFast(pattern: string, flags: string): void {
  const expression = new RegExp(pattern, flags.replace(/[gy]/g, ''));
  for (const textOf of misleadingTexts(pattern, flags)) {
    for (const length of LENGTHS) {
      const text = textOf(length);
      const time = timeOf(expression, text);
      assert.ok(
        time < MOST_MILLISECONDS,
        `${Math.round(time)} ms on ${text.length} characters ${JSON.stringify(text.slice(0, 40))}…`,
      );
    }
  }
}

/** In milliseconds of the processor, because what else the machine does takes none of them. */
function timeOf(expression: RegExp, text: string): number {
  const start = process.cpuUsage();
  expression.test(text);
  return process.cpuUsage(start).user / 1000;
}

/** For each quantifier: what leads to it, then what it repeats, again and again, then something that does not fit. */
function misleadingTexts(pattern: string, flags: string): readonly ((length: number) => string)[] {
  const unicode = flags.includes('u');
  const root = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(pattern, 0, pattern.length, { unicode });
  const literal = [...new Set(pattern.replace(/\\[a-z]/gi, ''))];
  const candidates = [...new Set([...'a0 <-./\\:@%"\'\n\t;,=', ...literal])];
  const texts: ((length: number) => string)[] = [];
  for (const quantifier of quantifiersIn(root)) {
    if (quantifier.max < 50) continue;
    const prefix = prefixOf(quantifier, candidates);
    for (const pump of samplesOf(quantifier.element, candidates)) {
      if (pump === '') continue;
      for (const end of ['\u0001', '\n', ' ', '']) {
        texts.push((length) => prefix + repeated(pump, length) + end);
        // What may stand at the beginning only must not end the search there.
        if (prefix === '') texts.push((length) => `\u0001${repeated(pump, length)}${end}`);
        else texts.push((length) => repeated(prefix + pump, length) + end);
      }
    }
  }
  return texts;
}

function repeated(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length));
}

type Node = AST.Node;

function quantifiersIn(node: Node): readonly AST.Quantifier[] {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives.flatMap(quantifiersIn);
    case 'Assertion':
      return 'alternatives' in node ? node.alternatives.flatMap(quantifiersIn) : [];
    case 'Alternative':
      return node.elements.flatMap(quantifiersIn);
    case 'Quantifier':
      return [node, ...quantifiersIn(node.element)];
    default:
      return [];
  }
}

/** A text that matches everything before a node. */
function prefixOf(node: Node, candidates: readonly string[]): string {
  const { parent } = node;
  if (!parent) return '';
  const before = prefixOf(parent, candidates);
  if (parent.type !== 'Alternative') return before;
  const elements = parent.elements.slice(0, parent.elements.indexOf(node as AST.Element));
  return before + elements.map((element) => samplesOf(element, candidates)[0] ?? '').join('');
}

/** Some texts that a node matches. */
function samplesOf(node: Node, candidates: readonly string[]): readonly string[] {
  switch (node.type) {
    case 'Character':
      return [String.fromCodePoint(node.value)];
    case 'CharacterSet':
    case 'CharacterClass': {
      const set = new RegExp(`^${node.raw}$`, 'u');
      return candidates.filter((candidate) => set.test(candidate)).slice(0, 6);
    }
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives.flatMap((alternative) => samplesOf(alternative, candidates).slice(0, 2));
    case 'Alternative': {
      const first = node.elements.map((element) => samplesOf(element, candidates)[0] ?? '').join('');
      const last = node.elements.map((element) => samplesOf(element, candidates).at(-1) ?? '').join('');
      return [...new Set([first, last])];
    }
    case 'Quantifier':
      return node.min === 0 && node.parent.type === 'Alternative'
        ? ['', ...samplesOf(node.element, candidates)]
        : samplesOf(node.element, candidates).map((sample) => sample.repeat(Math.max(1, node.min)));
    default:
      return [''];
  }
}
