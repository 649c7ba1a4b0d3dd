/** Asks a person for the answers of a new answer file; what is asked follows what was answered. */
import { l10n } from 'vscode';
import type { AnswerChoicesResult, CreateAnswerFileResult } from '../../server/lsp/protocol';
import { runSteps } from '../questions/steps';
import { answerSteps } from './answer-steps';
import { isServer, type NewFileAnswers, stillFitting } from './answers';

/** What the server says; null when it says nothing, which has been reported. */
type Ask<Result> = (answers: object) => Promise<Result | null>;

/** undefined when the person gave up, or the server has no answer. */
export async function askForAnswers(
  choicesAfter: Ask<AnswerChoicesResult>,
  create: Ask<CreateAnswerFileResult>,
): Promise<NewFileAnswers | undefined> {
  const problem = async (answers: NewFileAnswers, path: string) => {
    const created = await create(answers);
    if (!created) return l10n.t('It could not be checked.');
    const found = created.problems.find((one) => one.path === path);
    return found && asSentence(found.message);
  };
  const initial: NewFileAnswers = { windows: 'windows-11' };
  const answered = await runSteps(l10n.t('New Answer File'), initial, async (answers) => {
    const found = await choicesAndFitting(answers, choicesAfter);
    if (!found) return undefined;
    const { choices, fitting } = found;
    return answerSteps(choices, fitting, problem).map((step) => (_, place) => step(fitting, place));
  });
  return answered && (await choicesAndFitting(answered, choicesAfter))?.fitting;
}

/** The server writes what comes behind the name of an answer: `must not be empty.` */
function asSentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/** The answers that still hold, and what there is to choose from after them. */
async function choicesAndFitting(answers: NewFileAnswers, choicesAfter: Ask<AnswerChoicesResult>) {
  const before = await allChoices(answers, choicesAfter);
  if (!before) return undefined;
  const fitting = stillFitting(answers, before);
  const isSame =
    Object.keys(fitting).length === Object.keys(answers).length &&
    fitting.blocks?.length === answers.blocks?.length;
  const choices = isSame ? before : await allChoices(fitting, choicesAfter);
  return choices ? { choices, fitting } : undefined;
}

/** With the editions of a server both with and without the desktop. */
async function allChoices(
  answers: NewFileAnswers,
  choicesAfter: Ask<AnswerChoicesResult>,
): Promise<AnswerChoicesResult | null> {
  const choices = await choicesAfter(answers);
  if (!choices || !isServer(answers)) return choices;
  const isCore = answers.serverCore ?? false;
  const other = await choicesAfter({ ...answers, serverCore: !isCore });
  if (!other) return null;
  const [desktop, core] = isCore ? [other, choices] : [choices, other];
  return { ...choices, editions: [...desktop.editions, ...core.editions] };
}
