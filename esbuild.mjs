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
  plugins: [schemasPlugin()],
};

/** @type {readonly esbuild.BuildOptions[]} */
export const BUILDS = [
  {
    ...common,
    entryPoints: {
      extension: 'client/extension.ts',
      server: 'server/main.node.ts',
      cli: 'server/main.cli.ts',
    },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
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
];

/** Makes the module `unattend:schemas` from the folder `schemas/`; each file stays a JSON text until it is used. */
export function schemasPlugin() {
  const folders = { components: join(root, 'schemas/components'), values: join(root, 'schemas/values') };
  return {
    name: 'schemas',
    setup(build) {
      build.onResolve({ filter: /^unattend:schemas$/ }, ({ path }) => ({ path, namespace: 'schemas' }));
      build.onLoad({ filter: /.*/, namespace: 'schemas' }, () => {
        const parts = Object.entries(folders).map(([name, folder]) => {
          const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
          const texts = files.map((file) => [basename(file, '.json'), compact(join(folder, file))]);
          return `export const ${name} = ${JSON.stringify(Object.fromEntries(texts))};`;
        });
        return { contents: parts.join('\n'), loader: 'js', watchDirs: Object.values(folders) };
      });
    },
  };
}

function compact(file) {
  return JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--watch')) {
    for (const options of BUILDS) await (await esbuild.context(options)).watch();
  } else {
    await Promise.all(BUILDS.map((options) => esbuild.build(options)));
  }
}
