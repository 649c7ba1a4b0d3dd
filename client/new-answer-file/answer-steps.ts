/** The questions for a new answer file, in their order; each begins with its default or the earlier answer. */
import { l10n } from 'vscode';
import type { AnswerChoicesResult, LayoutInfo } from '../../server/lsp/protocol';
import { drawLayout } from '../insert/layout-drawing';
import { layoutIcon } from '../insert/layout-icon';
import { pickOne, questionStep, typeLine } from '../questions/ask';
import { BACK, type Step } from '../questions/steps';
import { additionSteps } from './addition-steps';
import { administratorOf, isServer, type NewFileAnswers } from './answers';

type AnswerStep = Step<NewFileAnswers>;

/** What the server says about one answer, as a sentence. */
export type AnswerProblem = (answers: NewFileAnswers, path: string) => Promise<string | undefined>;

interface Item<Value> {
  readonly value: Value;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

/** `choices` are those after `answers`. */
export function answerSteps(
  choices: AnswerChoicesResult,
  answers: NewFileAnswers,
  problem: AnswerProblem,
): readonly AnswerStep[] {
  const { architectures, firmwares, layouts } = choices;
  return [
    pick(l10n.t('The version of Windows'), choices.windows, 'windows'),
    editionStep(choices),
    ...(architectures.length > 1
      ? [pick(l10n.t('The processor'), architectures.map(named), 'architecture')]
      : []),
    ...(firmwares.length > 1 ? [pick(l10n.t('The firmware'), firmwares.map(firmwareItem), 'firmware')] : []),
    ...layoutSteps(layouts, answers),
    pick(
      l10n.t('The language of Windows, as on the media'),
      choices.languages.map(withCode),
      'language',
      'en-US',
    ),
    localeStep(choices),
    keyboardStep(choices),
    pick(l10n.t('The time zone'), choices.timeZones.map(withCode), 'timeZone', 'UTC'),
    line(l10n.t('The name of the computer; * for a random one'), 'computerName', '*', problem),
    ...(isServer(answers) ? [passwordStep(problem)] : accountSteps(problem)),
    pick(l10n.t('The product key'), choices.productKeys, 'productKey'),
    ...additionSteps(choices, answers),
  ];
}

function named(value: string): Item<string> {
  return { value, label: value };
}

/** With the value as it stands in the file, which many know better than its name. */
function withCode({ value, label }: Item<string>): Item<string> {
  return { value, label, description: value };
}

function firmwareItem(value: string): Item<string> {
  return { value, label: value.toUpperCase() };
}

type TextAnswer = Exclude<
  keyof NewFileAnswers,
  'serverCore' | 'layout' | 'accounts' | 'blocks' | 'autoLogon'
>;

function pick(
  placeholder: string,
  items: readonly Item<string>[],
  name: TextAnswer,
  usual?: string,
): AnswerStep {
  return async (answers, place) => {
    const value = await pickOne(place, placeholder, items, answers[name] ?? usual);
    return typeof value === 'string' ? { ...answers, [name]: value } : value;
  };
}

function line(prompt: string, name: TextAnswer, usual: string, problem: AnswerProblem): AnswerStep {
  return async (answers, place) => {
    const value = await typeLine(place, {
      prompt,
      value: answers[name] ?? usual,
      problem: (typed) => problem({ ...answers, [name]: typed }, name),
    });
    return typeof value === 'string' ? { ...answers, [name]: value } : value;
  };
}

function editionStep({ editions }: AnswerChoicesResult): AnswerStep {
  return async (answers, place) => {
    const items = editions.map((edition) => ({
      label: edition.label,
      description: edition.imageName,
      value: edition,
    }));
    const isAnswer = ({ value, serverCore }: (typeof editions)[number]) =>
      value === answers.edition && serverCore === (answers.serverCore ?? false);
    const edition = await pickOne(place, l10n.t('The edition'), items, editions.find(isAnswer));
    if (edition === undefined || edition === BACK) return edition;
    return { ...answers, edition: edition.value, serverCore: edition.serverCore };
  };
}

function layoutSteps(layouts: readonly LayoutInfo[], { layout }: NewFileAnswers): readonly AnswerStep[] {
  const chosen = layouts.find(({ id }) => id === layout?.block) ?? layouts[0];
  const choose: AnswerStep = async (answers, place) => {
    const items = layouts.map(({ id, title, disks }) => ({
      value: id,
      label: title,
      detail: drawLayout(disks),
      iconPath: layoutIcon(disks),
    }));
    const block = await pickOne(place, l10n.t('The layout of the disk'), items, answers.layout?.block);
    if (typeof block !== 'string') return block;
    return block === answers.layout?.block ? answers : { ...answers, layout: { block } };
  };
  const questions = (chosen?.questions ?? []).map((question): AnswerStep => {
    const ask = questionStep(question);
    return async (answers, place) => {
      const values = await ask(answers.layout?.values ?? {}, place);
      if (values === undefined || values === BACK) return values;
      return { ...answers, layout: { block: answers.layout?.block ?? '', values } };
    };
  });
  return [choose, ...questions];
}

/** The formats follow the language until somebody chooses others. */
function localeStep({ locales }: AnswerChoicesResult): AnswerStep {
  return (answers, place) =>
    pick(
      l10n.t('The formats of dates and numbers'),
      locales.map(withCode),
      'locale',
      answers.language,
    )(answers, place);
}

function keyboardStep({ keyboards, languages }: AnswerChoicesResult): AnswerStep {
  return (answers, place) => {
    const usual = languages.find(({ value }) => value === answers.language)?.keyboard;
    return pick(l10n.t('The keyboard'), keyboards.map(withCode), 'keyboard', usual)(answers, place);
  };
}

/** Without an administrator nobody could manage the computer, so there is always one. */
function accountSteps(problem: AnswerProblem): readonly AnswerStep[] {
  const name: AnswerStep = async (answers, place) => {
    const { accounts: before, ...others } = answers;
    const account = (typed: string) => [{ name: typed, password: before?.[0]?.password ?? '' }];
    const typed = await typeLine(place, {
      prompt: l10n.t('The name of the administrator account'),
      value: before?.[0]?.name ?? 'admin',
      problem: (value) => problem({ ...others, accounts: account(value) }, 'accounts[0].name'),
    });
    return typeof typed === 'string' ? { ...others, accounts: account(typed) } : typed;
  };
  return [name, passwordStep(problem)];
}

/** The password of the account that manages the computer. */
function passwordStep(problem: AnswerProblem): AnswerStep {
  return async (answers, place) => {
    const before = isServer(answers) ? answers.administratorPassword : answers.accounts?.[0]?.password;
    const name = administratorOf(answers);
    const withPassword = (password: string): NewFileAnswers =>
      isServer(answers)
        ? { ...answers, administratorPassword: password }
        : { ...answers, accounts: [{ name, password }] };
    const path = isServer(answers) ? 'administratorPassword' : 'accounts[0].password';
    const typed = await typeLine(place, {
      prompt: l10n.t('The password of {0}', name),
      value: before ?? '',
      password: true,
      problem: (value) =>
        value === '' ? l10n.t('It must not be empty.') : problem(withPassword(value), path),
    });
    return typeof typed === 'string' ? withPassword(typed) : typed;
  };
}
