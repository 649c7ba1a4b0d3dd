/** Test support: the virtual folder memfs:/workspace, filled with the files that web-workbench.mjs serves. */
const vscode = require('vscode');

const FOLDER = '/workspace';

exports.activate = async (context) => {
  const { FileType, FileSystemError, FileChangeType } = vscode;
  const changed = new vscode.EventEmitter();
  const files = new Map();
  const folders = new Set(['/', FOLDER]);

  const put = (path, content) => {
    files.set(path, { content, mtime: Date.now() });
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
      folders.add(path.slice(0, end));
  };
  const get = (uri) => {
    const file = files.get(uri.path);
    if (!file) throw FileSystemError.FileNotFound(uri);
    return file;
  };

  const response = await fetch(new URL('/files.json', context.extensionUri.toString(true)));
  for (const [name, text] of Object.entries(await response.json())) {
    put(`${FOLDER}/${name}`, new TextEncoder().encode(text));
  }

  const fileSystem = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) => {
      if (folders.has(uri.path)) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      const { content, mtime } = get(uri);
      return { type: FileType.File, ctime: 0, mtime, size: content.length };
    },
    readDirectory: (uri) => {
      const childrenOf = (paths, type) =>
        paths
          .filter((path) => path.slice(0, path.lastIndexOf('/')) === uri.path)
          .map((path) => [path.slice(uri.path.length + 1), type]);
      return [
        ...childrenOf([...files.keys()], FileType.File),
        ...childrenOf([...folders], FileType.Directory),
      ];
    },
    readFile: (uri) => get(uri).content,
    writeFile: (uri, content) => {
      const type = files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
      put(uri.path, content);
      changed.fire([{ type, uri }]);
    },
    delete: (uri) => {
      const isInside = (path) => path === uri.path || path.startsWith(`${uri.path}/`);
      for (const path of [...files.keys()].filter(isInside)) files.delete(path);
      for (const path of [...folders].filter(isInside)) folders.delete(path);
      changed.fire([{ type: FileChangeType.Deleted, uri }]);
    },
    createDirectory: (uri) => {
      folders.add(uri.path);
    },
    rename: (uri) => {
      throw FileSystemError.NoPermissions(uri);
    },
  };

  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider('memfs', fileSystem, { isCaseSensitive: true }),
    // VS Code looks for `workspaceContains` files before it starts the tests; without search providers that
    // takes its time limit of 7 seconds.
    vscode.workspace.registerFileSearchProvider('memfs', { provideFileSearchResults: () => [] }),
    vscode.workspace.registerTextSearchProvider('memfs', {
      provideTextSearchResults: () => ({ limitHit: false }),
    }),
  );
};
