/**
 * The documentation as files that can be read and not written: `unattend-docs:/rules/<id>.md` and
 * `unattend-docs:/settings/<component>.md`. The server makes the pages; nothing comes from the network.
 */
import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type Uri,
  workspace,
} from 'vscode';
import {
  DOCUMENTATION_SCHEME,
  type DocumentationResult,
  RULE_DOCUMENTATION,
  type RuleDocumentationParams,
  SETTING_DOCUMENTATION,
  type SettingDocumentationParams,
} from '../../server/lsp/protocol';
import type { ServerSession } from '../server-session';

/** The name of the page that lists the others of its folder. */
export const INDEX = 'README';

export function registerDocumentationFiles(session: ServerSession): Disposable {
  return workspace.registerFileSystemProvider(DOCUMENTATION_SCHEME, createFileSystem(session), {
    isReadonly: true,
    isCaseSensitive: true,
  });
}

function createFileSystem(session: ServerSession): FileSystemProvider {
  const changed = new EventEmitter<FileChangeEvent[]>();
  const read = async (uri: Uri): Promise<Uint8Array> => {
    const markdown = await readPage(session, uri);
    if (markdown === undefined) throw FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(markdown);
  };
  const refuse = (uri: Uri): never => {
    throw FileSystemError.NoPermissions(uri);
  };
  return {
    onDidChangeFile: changed.event,
    watch: () => new Disposable(() => undefined), // pages change with the extension only
    stat: async (uri): Promise<FileStat> => {
      if (isFolder(uri)) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      return { type: FileType.File, ctime: 0, mtime: 0, size: (await read(uri)).length };
    },
    readFile: read,
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}

function isFolder({ path }: Uri): boolean {
  return ['', '/', '/rules', '/rules/', '/settings', '/settings/'].includes(path);
}

async function readPage(session: ServerSession, { path }: Uri): Promise<string | undefined> {
  const [, folder, name] = /^\/(rules|settings)\/([^/]+)\.md$/.exec(path) ?? [];
  if (folder === undefined || name === undefined) return undefined;
  const client = await session.client();
  const page = name === INDEX ? undefined : name;
  const result =
    folder === 'rules'
      ? await client.sendRequest<DocumentationResult>(
          RULE_DOCUMENTATION,
          (page === undefined ? {} : { id: page }) satisfies RuleDocumentationParams,
        )
      : await client.sendRequest<DocumentationResult>(
          SETTING_DOCUMENTATION,
          (page === undefined ? {} : { component: page }) satisfies SettingDocumentationParams,
        );
  return result?.markdown;
}
