/** Builds everything in dist/: `node esbuild.mjs` once, with `--watch` on every change. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

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
    entryPoints: { extension: 'client/extension.ts', server: 'server/main.node.ts' },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
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
  const folders = {
    components: join(root, 'schemas/components'),
    values: join(root, 'schemas/values'),
    blocks: join(root, 'snippets/blocks'),
    answers: join(root, 'snippets/answers'),
  };
  return {
    name: 'schemas',
    setup(build) {
      build.onResolve({ filter: /^unattend:schemas$/ }, ({ path }) => ({ path, namespace: 'schemas' }));
      build.onLoad({ filter: /.*/, namespace: 'schemas' }, () => {
        const parts = Object.entries(folders).map(([name, folder]) => {
          const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
          const texts = files.map((file) => {
            const text = JSON.stringify(compact(join(folder, file)));
            return `${JSON.stringify(basename(file, '.json'))}: () => ${text}`;
          });
          return `export const ${name} = {${texts.join(',')}};`;
        });
        return { contents: parts.join('\n'), loader: 'js', watchDirs: Object.values(folders) };
      });
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
