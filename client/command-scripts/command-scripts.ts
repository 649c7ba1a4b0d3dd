/**
 * Commands of answer files as files of their own: `unattend-command:/<number>/<name>`. They are kept in memory while
 * the window is open; saving one has the server write it back into its answer file.
 */
import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  l10n,
  languages,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  COMMAND_EDIT,
  type CommandEditResult,
  type CommandScriptResult,
  type Edits,
} from '../../server/lsp/protocol';
import { applyEdits, askAbout } from '../answer-file-in-front';
import { LANGUAGE_ID } from '../language-client';
import type { ServerSession } from '../server-session';

export type CommandScript = Extract<CommandScriptResult, { readonly script: string }>;

export interface CommandScripts extends Disposable {
  /** The address of the file with that script; the same one when it is open already. */
  readonly add: (answerFile: Uri, script: CommandScript) => Uri;
}

interface OpenScript {
  readonly answerFile: Uri;
  readonly source: object;
  readonly content: Uint8Array;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

const SCHEME = 'unattend-command';

/** Without it VS Code reads a script in the encoding that `files.encoding` says, which many set for batch files. */
const BYTE_ORDER_MARK = '\ufeff';

/** How often a save begins anew when the answer file changes under it. */
const ATTEMPTS = 3;

export function registerCommandScripts(session: ServerSession): CommandScripts {
  const scripts = new Map<string, OpenScript>();
  const find = (uri: Uri): OpenScript => {
    const script = scripts.get(uri.path);
    if (script) return script;
    throw FileSystemError.Unavailable(
      l10n.t('This command was opened in an earlier window. Keep the text, and open the command again.'),
    );
  };
  const write = async (uri: Uri, content: Uint8Array): Promise<void> => {
    const script = find(uri);
    const source = await writeBack(session, script, textOf(content));
    scripts.set(uri.path, { ...script, source, content, modified: Date.now() });
  };
  const registration = workspace.registerFileSystemProvider(SCHEME, createFileSystem(find, write), {
    isCaseSensitive: true,
  });
  return {
    add(answerFile, { source, script, fileName }) {
      const isSame = (open: OpenScript) =>
        open.answerFile.toString() === answerFile.toString() &&
        JSON.stringify(open.source) === JSON.stringify(source);
      const known = [...scripts].find(([, open]) => isSame(open))?.[0];
      const path = known ?? `/${scripts.size + 1}/${fileName}`;
      if (known === undefined) {
        const content = new TextEncoder().encode(BYTE_ORDER_MARK + script);
        scripts.set(path, { answerFile, source, content, modified: Date.now() });
      }
      return Uri.from({ scheme: SCHEME, path });
    },
    dispose: () => registration.dispose(),
  };
}

function createFileSystem(
  find: (uri: Uri) => OpenScript,
  write: (uri: Uri, content: Uint8Array) => Promise<void>,
): FileSystemProvider {
  const changed = new EventEmitter<FileChangeEvent[]>();
  const refuse = (uri: Uri): never => {
    throw FileSystemError.NoPermissions(uri);
  };
  return {
    onDidChangeFile: changed.event,
    watch: () => new Disposable(() => undefined), // only its own editor changes a script
    stat: (uri) => {
      if (/^\/\d*$/.test(uri.path)) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      const { content, modified } = find(uri);
      return { type: FileType.File, ctime: 0, mtime: modified, size: content.length };
    },
    readFile: (uri) => find(uri).content,
    writeFile: write,
    readDirectory: () => [],
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
}

/** Throws what the person is told when somebody chose another encoding: its letters would be others in the answer file. */
function textOf(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw FileSystemError.Unavailable(
      l10n.t('A command cannot be saved in this encoding. Keep the text, and save it as UTF-8.'),
    );
  }
}

/** Resolves with the source of the script as it is now; rejects with what the person is told, who keeps the text. */
async function writeBack(session: ServerSession, script: OpenScript, text: string): Promise<object> {
  const document = await openAnswerFile(script.answerFile);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const params = { source: script.source, script: text };
    const result = await askAbout<CommandEditResult>(session, document, COMMAND_EDIT, params);
    if (!result) break;
    if ('problem' in result) throw FileSystemError.Unavailable(result.problem);
    if (!(await applyAndSave(document, result))) continue;
    if (result.warning !== undefined) void window.showWarningMessage(result.warning);
    return result.source;
  }
  throw FileSystemError.Unavailable(
    l10n.t('The answer file could not be changed. Keep the text, and save it again.'),
  );
}

async function openAnswerFile(uri: Uri): Promise<TextDocument> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (!open && uri.scheme === 'untitled') {
    throw FileSystemError.Unavailable(
      l10n.t('The answer file was closed and never saved: there is nothing to write the command into.'),
    );
  }
  const document = open ?? (await workspace.openTextDocument(uri));
  // It was one when the command was opened, whatever its name says.
  return document.languageId === LANGUAGE_ID
    ? document
    : languages.setTextDocumentLanguage(document, LANGUAGE_ID);
}

/** False when the edits are for another text. A change that the user has not saved yet stays theirs to save. */
async function applyAndSave(document: TextDocument, edits: Edits): Promise<boolean> {
  const wasDirty = document.isDirty;
  if (!(await applyEdits(document, edits))) return false;
  if (edits.edits.length > 0 && !wasDirty && !document.isUntitled) await document.save();
  return true;
}
