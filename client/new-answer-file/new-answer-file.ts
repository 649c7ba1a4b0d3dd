/** "New Answer File…": steps from the version of Windows to applications and commands, then the file. */
import { commands, type Disposable, l10n, Range, Uri, window, workspace } from 'vscode';
import {
  ANSWER_CHOICES,
  type AnswerChoicesParams,
  type AnswerChoicesResult,
  CREATE_ANSWER_FILE,
  type CreateAnswerFileParams,
  type CreateAnswerFileResult,
} from '../../server/lsp/protocol';
import { askServer } from '../ask-server';
import { fileExists } from '../file-exists';
import { LANGUAGE_ID } from '../language-client';
import type { ServerSession } from '../server-session';
import { askForAnswers } from './ask-for-answers';

const FILE_NAME = 'autounattend.xml';

/**
 * The command takes the folder for the file, and answers; with them nobody is asked. Behind the folder the explorer
 * gives the list of all that is selected.
 */
export function registerNewAnswerFile(session: ServerSession): Disposable {
  const choicesAfter = (answers: object) => {
    const params: AnswerChoicesParams = { answers };
    return askServer<AnswerChoicesResult>(session, ANSWER_CHOICES, () => params);
  };
  const create = (answers: object) => {
    const params: CreateAnswerFileParams = { answers };
    return askServer<CreateAnswerFileResult>(session, CREATE_ANSWER_FILE, () => params);
  };
  return commands.registerCommand('unattend.newAnswerFile', async (folder?: unknown, given?: object) => {
    const isAsked = given === undefined || Array.isArray(given);
    const answers = isAsked ? await askForAnswers(choicesAfter, create) : given;
    const created = answers && (await create(answers));
    if (!created) return;
    const { text, problems } = created;
    if (text === undefined)
      void window.showErrorMessage(problems.map(({ path, message }) => `${path}: ${message}`).join(' '));
    else if (folder instanceof Uri) await save(Uri.joinPath(folder, FILE_NAME), text);
    else await openUnsaved(text);
  });
}

/** VS Code fills a new document from the backup of the last one of its name while that has not been removed yet. */
async function openUnsaved(text: string): Promise<void> {
  const document = await workspace.openTextDocument({ language: LANGUAGE_ID, content: text });
  const editor = await window.showTextDocument(document);
  if (document.getText() === text) return;
  const whole = new Range(0, 0, document.lineCount, 0);
  await editor.edit((edit) => edit.replace(whole, text));
}

/** An existing file is kept unless the person says otherwise. */
async function save(file: Uri, text: string): Promise<void> {
  if (await fileExists(file)) {
    const replace = l10n.t('Replace');
    const question = l10n.t('{0} is in this folder already. Replace it?', FILE_NAME);
    if ((await window.showWarningMessage(question, { modal: true }, replace)) !== replace) return;
  }
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await window.showTextDocument(file);
}
