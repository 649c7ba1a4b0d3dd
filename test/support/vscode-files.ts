/** Files and documents of the editor's own module, held in memory; a position is an offset here. */

export const FileType = { File: 1, Directory: 2 };

export class FileSystemError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
  static readonly FileNotFound = (uri: Uri) => new FileSystemError(`${uri}`, 'FileNotFound');
  static readonly NoPermissions = (uri: Uri) => new FileSystemError(`${uri}`, 'NoPermissions');
  static readonly Unavailable = (message: string) => new FileSystemError(message, 'Unavailable');
}

export class Uri {
  constructor(
    readonly scheme: string,
    readonly path: string,
    readonly text = `${scheme}:${path}`,
  ) {}
  static readonly parse = (text: string) => {
    const { protocol, pathname } = new URL(text);
    return new Uri(protocol.slice(0, -1), pathname, text);
  };
  static readonly from = ({ scheme, path }: Pick<Uri, 'scheme' | 'path'>) => new Uri(scheme, path);
  toString(): string {
    return this.text;
  }
}

export class Disposable {
  constructor(readonly dispose: () => void) {}
}

export class EventEmitter {
  readonly event = () => new Disposable(() => undefined);
}

export class Range {
  constructor(
    readonly start: number,
    readonly end: number,
  ) {}
}

interface Replacement {
  readonly uri: Uri;
  readonly range: Range;
  readonly text: string;
}

export class WorkspaceEdit {
  readonly replacements: Replacement[] = [];
  replace(uri: Uri, range: Range, text: string): void {
    this.replacements.push({ uri, range, text });
  }
}

/** Opens what VS Code opens: UTF-8 and, by its byte order mark, UTF-16. */
export class TextDocument {
  version = 1;
  isDirty = false;
  readonly isClosed = false;
  #text: string;
  constructor(
    readonly uri: Uri,
    bytes: Uint8Array,
    readonly languageId = 'json',
  ) {
    this.#text = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes);
  }
  readonly getText = () => this.#text;
  readonly positionAt = (offset: number) => offset;
  replace({ start, end }: Range, text: string): void {
    this.#text = this.#text.slice(0, start) + text + this.#text.slice(end);
    this.version++;
    this.isDirty = true;
  }
  async save(): Promise<boolean> {
    this.isDirty = false;
    return true;
  }
}

export const workspace = {
  /** By their addresses; set by the test. */
  files: new Map<string, Uint8Array>(),
  textDocuments: [] as TextDocument[],
  fs: {
    stat: async (uri: Uri) => ({ type: FileType.File, size: read(uri).length }),
    readFile: async (uri: Uri) => read(uri),
    writeFile: async (uri: Uri, bytes: Uint8Array) => void workspace.files.set(uri.toString(), bytes),
  },
  async openTextDocument(uri: Uri): Promise<TextDocument> {
    const known = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    if (known) return known;
    const document = new TextDocument(uri, read(uri));
    workspace.textDocuments.push(document);
    return document;
  },
  async applyEdit({ replacements }: WorkspaceEdit): Promise<boolean> {
    for (const { uri, range, text } of replacements)
      (await workspace.openTextDocument(uri)).replace(range, text);
    return true;
  },
  /** Those that the tested parts have registered, by their schemes. */
  providers: new Map<string, object>(),
  registerFileSystemProvider(scheme: string, provider: object) {
    workspace.providers.set(scheme, provider);
    return new Disposable(() => workspace.providers.delete(scheme));
  },
};

function read(uri: Uri): Uint8Array {
  const bytes = workspace.files.get(uri.toString());
  if (!bytes) throw FileSystemError.FileNotFound(uri);
  return bytes;
}
