/** Builds everything in dist/: `node esbuild.mjs` once, with `--watch` on every change. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const SCHEMA_FOLDERS = {
  components: 'schemas/components',
  values: 'schemas/values',
  blocks: 'snippets/blocks',
  answers: 'snippets/answers',
};

/** @type {esbuild.BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: false,
  target: 'es2023',
  legalComments: 'none',
  define: { UNATTEND_VERSION: JSON.stringify(version) },
  logLevel: 'info',
  // The browser fields of some packages point at UMD files, which do not survive bundling.
  mainFields: ['module', 'main'],
  plugins: [schemasPlugin(), asciiPlugin()],
  metafile: true,
};

/** @type {readonly esbuild.BuildOptions[]} */
export const BUILDS = [
  {
    ...common,
    entryPoints: { extension: 'client/extension.ts' },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
  },
  {
    ...common,
    entryPoints: { server: 'server/main.node.ts' },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    plugins: [schemaFilesPlugin(), asciiPlugin()],
  },
  {
    ...common,
    entryPoints: { cli: 'server/main.cli.ts' },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // CommonJS has no import.meta; a dependency of the command line makes a require function from it.
    define: { ...common.define, 'import.meta.url': 'importMetaUrl' },
    banner: { js: 'const importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
  },
  {
    ...common,
    // What other programs require; named so that `import` finds its functions too.
    entryPoints: { library: 'server/api.ts' },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  },
  {
    ...common,
    entryPoints: { 'extension.web': 'client/extension.web.ts' },
    outdir: 'dist',
    platform: 'browser',
    format: 'cjs',
    mainFields: ['browser', 'module', 'main'],
    external: ['vscode'],
  },
  {
    ...common,
    entryPoints: { 'server.web': 'server/main.web.ts' },
    outdir: 'dist',
    platform: 'browser',
    format: 'iife',
    mainFields: ['browser', 'module', 'main'],
  },
  {
    ...common,
    // The script, and a style sheet of the same name beside it.
    entryPoints: { preview: 'client/preview/page/main.tsx' },
    outdir: 'dist',
    platform: 'browser',
    format: 'iife',
    mainFields: ['browser', 'module', 'main'],
  },
];

/** Makes the module `unattend:schemas` from `schemas/` and `snippets/`; each file is a function that gives its JSON text. */
export function schemasPlugin() {
  return moduleOfSchemas('', (path) => `() => ${JSON.stringify(compact(join(root, path)))}`);
}

/** The same module for a program that stays: it reads a file when it is needed, and does not hold the others in memory. */
function schemaFilesPlugin() {
  return moduleOfSchemas(
    `import { readFileSync } from 'node:fs';
     import { join } from 'node:path';
     const reader = (path) => () => readFileSync(join(__dirname, '..', path), 'utf8');`,
    (path) => `reader(${JSON.stringify(path)})`,
  );
}

/** `reader` gives the source text of a function that returns the JSON text of a file. */
function moduleOfSchemas(head, reader) {
  const exportsOf = ([name, folder]) => {
    const files = readdirSync(join(root, folder)).filter((file) => file.endsWith('.json'));
    const readers = files.map(
      (file) => `${JSON.stringify(basename(file, '.json'))}: ${reader(`${folder}/${file}`)}`,
    );
    return `export const ${name} = {${readers.join(',')}};`;
  };
  return {
    name: 'schemas',
    setup(build) {
      build.onResolve({ filter: /^unattend:schemas$/ }, ({ path }) => ({ path, namespace: 'schemas' }));
      build.onLoad({ filter: /.*/, namespace: 'schemas' }, () => ({
        contents: [head, ...Object.entries(SCHEMA_FOLDERS).map(exportsOf)].join('\n'),
        loader: 'js',
        resolveDir: root,
        watchDirs: Object.values(SCHEMA_FOLDERS).map((folder) => join(root, folder)),
      }));
    },
  };
}

/** Fails the build when a bundle has a character beyond ASCII: one would double the memory of its whole source. */
function asciiPlugin() {
  return {
    name: 'ascii',
    setup(build) {
      build.onEnd(({ metafile, errors }) => {
        if (errors.length > 0) return undefined;
        const texts = Object.keys(metafile.outputs).map((file) => ({
          file,
          text: readFileSync(join(root, file), 'utf8'),
        }));
        const found = texts.filter(({ file, text }) => file.endsWith('.js') && /[^\0-\x7f]/.test(text));
        return {
          errors: found.map(({ file, text }) => {
            const at = text.search(/[^\0-\x7f]/);
            return {
              text: `${file} has a character beyond ASCII: ${text.slice(Math.max(0, at - 40), at + 10)}`,
            };
          }),
        };
      });
    },
  };
}

/** Leaves out what only maintainers read, and escapes what would make V8 keep the text in two bytes a character. */
function compact(file) {
  const text = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')), (key, value) =>
    key === '$schema' || key === '$comment' ? undefined : value,
  );
  return text.replace(
    /[^\0-\x7f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--watch')) {
    for (const options of BUILDS) await (await esbuild.context(options)).watch();
  } else {
    await Promise.all(BUILDS.map((options) => esbuild.build(options)));
  }
}
