/** The questions for applications and commands: one after the other, until no more are wanted. */
import { l10n } from 'vscode';
import type { AnswerChoicesResult, BlockInfo } from '../../server/lsp/protocol';
import { type ListItem, pickOne, questionStep } from '../questions/ask';
import { BACK, type Step } from '../questions/steps';
import { type AnsweredBlock, administratorOf, type NewFileAnswers } from './answers';

type AnswerStep = Step<NewFileAnswers>;

/** What is chosen can be looked at again, changed, or cut off where no more is wanted. */
export function additionSteps(
  { additions, waitsForLogon }: AnswerChoicesResult,
  { blocks = [] }: NewFileAnswers,
): readonly AnswerStep[] {
  return [
    ...blocks.flatMap(({ block }, index) => [
      chooseStep(additions, index),
      ...(additions.find(({ id }) => id === block)?.questions ?? []).map((question) =>
        valueStep(question, index),
      ),
    ]),
    chooseStep(additions, blocks.length),
    ...(waitsForLogon ? [signInStep] : []),
  ];
}

const NO_MORE = '';

function chooseStep(additions: readonly BlockInfo[], index: number): AnswerStep {
  return async (answers, place) => {
    const blocks = answers.blocks ?? [];
    const chosen = blocks[index];
    const placeholder = l10n.t('Applications to install and commands to run');
    const noMore = index === 0 ? l10n.t('No applications and commands') : l10n.t('No more');
    // What is chosen here stands in its own way.
    const offered = additions.filter(
      ({ id, unavailable }) => unavailable === undefined || id === chosen?.block,
    );
    const items: readonly ListItem<string>[] = [
      { label: noMore, value: NO_MORE },
      ...offered.map(({ id, title, description }) => ({ label: title, detail: description, value: id })),
    ];
    const block = await pickOne(place, placeholder, items, chosen?.block ?? NO_MORE);
    if (block === undefined || block === BACK) return block;
    if (block === NO_MORE) return { ...answers, blocks: blocks.slice(0, index) };
    return block === chosen?.block ? answers : withBlock(answers, index, { block });
  };
}

function valueStep(question: BlockInfo['questions'][number], index: number): AnswerStep {
  const ask = questionStep(question);
  return async (answers, place) => {
    const block = answers.blocks![index]!;
    const values = await ask(block.values ?? {}, place);
    if (values === undefined || values === BACK) return values;
    return withBlock(answers, index, { ...block, values });
  };
}

function withBlock(answers: NewFileAnswers, index: number, block: AnsweredBlock): NewFileAnswers {
  return { ...answers, blocks: Object.assign([...(answers.blocks ?? [])], { [index]: block }) };
}

/** Without an automatic logon the installation would end before its applications are there. */
const signInStep: AnswerStep = async (answers, place) => {
  const { autoLogon: _, ...others } = answers;
  const account = administratorOf(answers);
  const items: readonly ListItem<string>[] = [
    { label: l10n.t('Sign in {0} once, automatically', account), value: account },
    { label: l10n.t('Wait until somebody signs in'), value: '' },
  ];
  const placeholder = l10n.t('Applications and commands of the first logon');
  const chosen = await pickOne(place, placeholder, items, account);
  if (chosen === undefined || chosen === BACK) return chosen;
  return chosen === '' ? others : { ...others, autoLogon: { account: chosen } };
};
