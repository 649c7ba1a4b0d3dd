/** Code actions at a command: edit it as a script, move it to a script file, put the file back into it. */
import {
  type CodeAction,
  CodeActionKind,
  CreateFile,
  MessageType,
  type Position,
  ShowMessageNotification,
  TextDocumentEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../../answer-file/edits';
import { commandAt } from '../../features/commands/command-script';
import { inlineScriptFile, moveToScriptFile, scriptFileOf } from '../../features/commands/script-file';
import { besideDocument, toAction, toTextEdits } from '../convert';
import type { AnalyzedDocument } from '../documents';
import { EDIT_COMMAND } from '../protocol';
import type { Session } from '../session';

const MOVE = 'refactor.move';

export const COMMAND_ACTION_KINDS: readonly string[] = [
  CodeActionKind.RefactorRewrite,
  MOVE,
  CodeActionKind.RefactorInline,
];

export function commandActions(
  { document, file }: AnalyzedDocument,
  position: Position,
  session: Session,
): readonly CodeAction[] {
  const offset = document.offsetAt(position);
  if (!commandAt(file, offset)?.line) return [];
  const { editsCommands, createsFiles, resolvesActions } = session.client;
  const actions: CodeAction[] = [];
  if (editsCommands) {
    const title = 'Edit command as script';
    const command = { title, command: EDIT_COMMAND, arguments: [document.uri, position] };
    actions.push({ title, kind: CodeActionKind.RefactorRewrite, command });
  }
  const moved = createsFiles ? moveToScriptFile(file, offset) : undefined;
  const uri = moved && besideDocument(document.uri, moved.script.path);
  if (uri !== undefined) {
    const documentChanges = [
      // An existing file stays: the edit then fails as a whole.
      CreateFile.create(uri, { overwrite: false, ignoreIfExists: false }),
      TextDocumentEdit.create({ uri, version: null }, [
        { range: { start: START, end: START }, newText: moved!.script.text },
      ]),
      editOf(document, moved!.edits),
    ];
    actions.push({ title: moved!.title, kind: MOVE, edit: { documentChanges } });
  }
  const path = resolvesActions && session.readFile ? scriptFileOf(file, offset) : undefined;
  const script = path && besideDocument(document.uri, path);
  if (script) {
    const data: InlineData = { uri: document.uri, position, script };
    const title = `Put ${path.replaceAll('/', '\\')} back into the command`;
    actions.push({ title, kind: CodeActionKind.RefactorInline, data });
  }
  return actions;
}

/** Reads the script file of an action that was chosen; without an edit it is told why there is none. */
export async function resolveCommandAction(action: CodeAction, session: Session): Promise<CodeAction> {
  const data: InlineData | undefined = action.data;
  const isOpen = ({ uri }: TextDocument) => uri === data?.uri;
  if (!data || !session.openDocuments().some(isOpen)) return action;
  const text = await session.readFile?.(data.script);
  // It may have changed while the file was read.
  const document = session.openDocuments().find(isOpen);
  if (!document) return action;
  const result =
    text === undefined
      ? { problem: 'The script file is not there, or is no UTF-8. It is looked for beside the answer file.' }
      : inlineScriptFile(session.analyze(document).file, document.offsetAt(data.position), text);
  if ('problem' in result) {
    // As a notification: nobody is to answer it.
    void session.connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: result.problem,
    });
    return action;
  }
  return { ...toAction(document, action.title, CodeActionKind.RefactorInline, result.edits), data };
}

interface InlineData {
  readonly uri: string;
  readonly position: Position;
  /** The address of the script file. */
  readonly script: string;
}

const START: Position = { line: 0, character: 0 };

function editOf(document: TextDocument, edits: readonly TextEdit[]): TextDocumentEdit {
  const { uri, version } = document;
  return TextDocumentEdit.create({ uri, version }, toTextEdits(document, edits));
}
