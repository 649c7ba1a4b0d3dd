/** The rooms of docs/architecture.md and the doors between them. */

const CORE = '^server/(syntax|schema|answer-file|checks|features|plan|report|lsp)/';

/** Forbids a room to import from anything in `server/` but the rooms it stands on. */
function room(name, below) {
  return {
    name: `${name}-stands-on-${below.join('-and-') || 'nothing'}`,
    severity: 'error',
    from: { path: `^server/${name}/` },
    to: { path: '^(server|client)/', pathNot: [name, ...below].map((other) => `^server/${other}/`) },
  };
}

/** Keeps a package in the one place that needs it. */
function only(packageName, places) {
  return {
    name: `${packageName}-stays-in-its-place`,
    severity: 'error',
    from: { path: '^(server|client)/', pathNot: places },
    to: { path: `node_modules/${packageName}/` },
  };
}

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    room('syntax', []),
    room('schema', []),
    room('answer-file', ['syntax', 'schema']),
    room('checks', ['answer-file', 'syntax', 'schema']),
    room('features', ['answer-file', 'syntax', 'schema']),
    room('plan', ['answer-file', 'syntax', 'schema']),
    room('report', ['checks', 'features', 'plan', 'answer-file', 'syntax', 'schema']),
    room('lsp', ['report', 'checks', 'features', 'plan', 'answer-file', 'syntax', 'schema']),
    room('cli', ['report', 'checks', 'features', 'plan', 'answer-file', 'syntax', 'schema']),
    {
      name: 'client-takes-only-the-protocol',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/', pathNot: '^server/lsp/protocol\\.ts$' },
    },
    {
      name: 'core-runs-everywhere',
      comment: 'Browsers have no Node modules; only the command line and the entry points may use them.',
      severity: 'error',
      from: { path: CORE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-the-client-knows-vscode',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^vscode$' },
    },
    only('ajv', '^server/schema/validator\\.ts$'),
    only('fast-xml-parser', '^server/syntax/second-opinion\\.ts$'),
    only('vscode-languageserver(-textdocument)?', '^server/(lsp/|main\\.)'),
    only('vscode-languageclient', '^client/'),
    only('tinyglobby', '^server/cli/'),
    only('ignore', '^server/cli/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // swc 1.16 crashes on JSX; the page in the webview imports nothing but its own folder and types.
    exclude: { path: '\\.tsbuild|\\.tsx$' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require'],
    },
  },
};
