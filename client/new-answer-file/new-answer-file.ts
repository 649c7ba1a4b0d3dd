/** "New Answer File…": steps from the version of Windows to the product key, then the file. */
import { commands, type Disposable, FileSystemError, Uri, window, workspace } from 'vscode';
import {
  ANSWER_CHOICES,
  type AnswerChoicesParams,
  type AnswerChoicesResult,
  CREATE_ANSWER_FILE,
  type CreateAnswerFileParams,
  type CreateAnswerFileResult,
} from '../../server/lsp/protocol';
import { runSteps } from '../insert/steps';
import { LANGUAGE_ID } from '../language-client';
import type { ServerSession } from '../server-session';
import { answerSteps } from './answer-steps';
import { isServer, type NewFileAnswers, stillFitting } from './answers';

const FILE_NAME = 'autounattend.xml';

/** The command takes the folder for the file, as the explorer gives it, and answers; with them nobody is asked. */
export function registerNewAnswerFile(session: ServerSession): Disposable {
  return commands.registerCommand('unattend.newAnswerFile', async (folder?: unknown, given?: object) => {
    const answers = given ?? (await askForAnswers(session));
    if (!answers) return;
    const { text, problems } = await create(session, answers);
    if (text === undefined)
      void window.showErrorMessage(problems.map(({ path, message }) => `${path}: ${message}`).join(' '));
    else if (folder instanceof Uri) await save(Uri.joinPath(folder, FILE_NAME), text);
    else
      await window.showTextDocument(
        await workspace.openTextDocument({ language: LANGUAGE_ID, content: text }),
      );
  });
}

function askForAnswers(session: ServerSession): Promise<NewFileAnswers | undefined> {
  const problem = async (answers: NewFileAnswers, path: string) => {
    const { problems } = await create(session, answers);
    const found = problems.find((one) => one.path === path);
    return found && `It ${found.message}`;
  };
  const initial: NewFileAnswers = { windows: 'windows-11' };
  return runSteps('New Answer File', initial, async (answers) => {
    const choices = await choicesAfter(session, answers);
    const fitting = stillFitting(answers, choices);
    const steps = answerSteps(await choicesAfter(session, fitting), fitting, problem);
    return steps.map((step) => (_, place) => step(fitting, place));
  });
}

/** With the editions of a server both with and without the desktop. */
async function choicesAfter(session: ServerSession, answers: NewFileAnswers): Promise<AnswerChoicesResult> {
  const client = await session.client();
  const ask = (params: AnswerChoicesParams) =>
    client.sendRequest<AnswerChoicesResult>(ANSWER_CHOICES, params);
  const choices = await ask({ answers });
  if (!isServer(answers)) return choices;
  const [desktop, core] = await Promise.all(
    [false, true].map((serverCore) => ask({ answers: { ...answers, serverCore } })),
  );
  return { ...choices, editions: [...desktop!.editions, ...core!.editions] };
}

async function create(session: ServerSession, answers: object): Promise<CreateAnswerFileResult> {
  const client = await session.client();
  const params: CreateAnswerFileParams = { answers };
  return client.sendRequest<CreateAnswerFileResult>(CREATE_ANSWER_FILE, params);
}

/** An existing file is kept unless the person says otherwise. */
async function save(file: Uri, text: string): Promise<void> {
  if (await exists(file)) {
    const replace = 'Replace';
    const question = `${FILE_NAME} is in this folder already. Replace it?`;
    if ((await window.showWarningMessage(question, { modal: true }, replace)) !== replace) return;
  }
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await window.showTextDocument(file);
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}
