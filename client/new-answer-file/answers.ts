/** The answers for a new answer file as they grow, and what of them still holds after an earlier one changes. */
import type { AnswerChoicesResult } from '../../server/lsp/protocol';

/** A part of what snippets/answers/schema.json describes. */
export interface NewFileAnswers {
  readonly windows: string;
  readonly edition?: string;
  readonly serverCore?: boolean;
  readonly architecture?: string;
  readonly firmware?: string;
  readonly layout?: AnsweredBlock;
  readonly language?: string;
  readonly locale?: string;
  readonly keyboard?: string;
  readonly timeZone?: string;
  readonly computerName?: string;
  readonly accounts?: readonly { readonly name: string; readonly password: string }[];
  readonly administratorPassword?: string;
  readonly productKey?: string;
  readonly blocks?: readonly AnsweredBlock[];
  readonly autoLogon?: { readonly account: string };
}

export interface AnsweredBlock {
  readonly block: string;
  readonly values?: Readonly<Record<string, string>>;
}

export function isServer({ windows }: NewFileAnswers): boolean {
  return windows.startsWith('server-');
}

/** The account that manages the computer. */
export function administratorOf(answers: NewFileAnswers): string {
  return isServer(answers) ? 'Administrator' : (answers.accounts?.[0]?.name ?? '');
}

/** Without answers that are no longer among the choices: another Windows has other editions, layouts, keys. */
export function stillFitting(answers: NewFileAnswers, choices: AnswerChoicesResult): NewFileAnswers {
  const { edition, serverCore, architecture, firmware, layout, productKey, ...others } = answers;
  const { accounts, administratorPassword, blocks, autoLogon, ...rest } = others;
  const has = (list: readonly { readonly value: string }[], one?: string) =>
    one !== undefined && list.some(({ value }) => value === one);
  const isOffered = ({ block }: AnsweredBlock) => choices.additions.some(({ id }) => id === block);
  return {
    ...rest,
    ...(has(choices.editions, edition) && { edition: edition!, serverCore: serverCore ?? false }),
    ...(choices.architectures.includes(architecture ?? '') && { architecture: architecture! }),
    ...(choices.firmwares.some((one) => one === firmware) && { firmware: firmware! }),
    ...(choices.layouts.some(({ id }) => id === layout?.block) && { layout: layout! }),
    ...(has(choices.productKeys, productKey) && { productKey: productKey! }),
    ...(accounts && !isServer(answers) && { accounts }),
    ...(administratorPassword && isServer(answers) && { administratorPassword }),
    ...(blocks && { blocks: blocks.filter(isOffered) }),
    ...(choices.waitsForLogon && autoLogon?.account === administratorOf(answers) && { autoLogon }),
  };
}
