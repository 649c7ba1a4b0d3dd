/** "Edit Command as Script": the command at the cursor, or at the place that a code action or lens names. */
import { commands, Disposable, languages, Position, type TextDocument, Uri, window, workspace } from 'vscode';
import {
  COMMAND_SCRIPT,
  type CommandScriptParams,
  type CommandScriptResult,
  EDIT_COMMAND,
} from '../../server/lsp/protocol';
import { answerFileInFront, askAbout } from '../answer-file-in-front';
import type { ServerSession } from '../server-session';
import { type CommandScripts, registerCommandScripts } from './command-scripts';

type Place = CommandScriptParams['position'];

export function registerEditCommand(session: ServerSession): Disposable {
  const scripts = registerCommandScripts(session);
  return Disposable.from(
    scripts,
    commands.registerCommand(EDIT_COMMAND, async (uri?: unknown, place?: Place) => {
      const document =
        typeof uri === 'string'
          ? await workspace.openTextDocument(Uri.parse(uri, true))
          : answerFileInFront();
      if (document) await editCommand(session, scripts, document, place ?? cursorIn(document));
    }),
  );
}

async function editCommand(
  session: ServerSession,
  scripts: CommandScripts,
  document: TextDocument,
  { line, character }: Place,
): Promise<void> {
  const position = { line, character };
  const result = await askAbout<CommandScriptResult>(session, document, COMMAND_SCRIPT, { position });
  if (!result) return; // reported
  if ('problem' in result) {
    void window.showInformationMessage(result.problem);
    return;
  }
  const script = await workspace.openTextDocument(scripts.add(document.uri, result));
  await window.showTextDocument(await withLanguage(script, result.language), { preview: false });
}

/** The suffix says the language too, unless somebody has given it another one. */
async function withLanguage(script: TextDocument, language: string): Promise<TextDocument> {
  if (script.languageId === language || !(await languages.getLanguages()).includes(language)) return script;
  return languages.setTextDocumentLanguage(script, language);
}

function cursorIn(document: TextDocument): Place {
  const editor = window.visibleTextEditors.find((one) => one.document === document);
  return editor?.selection.active ?? new Position(0, 0);
}
