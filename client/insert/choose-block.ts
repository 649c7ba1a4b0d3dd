/** Lets a person choose a building block and answer its questions. */
import { l10n, type QuickPickItem, QuickPickItemKind } from 'vscode';
import type { Question } from '../../server/lsp/protocol';
import { type ListItem, pickOne, questionStep, type Values } from '../questions/ask';
import { BACK, runSteps, type Step } from '../questions/steps';

/** A block as the list shows it. */
export interface Offer {
  readonly id: string;
  readonly family?: string;
  readonly item: QuickPickItem;
  /** False for one that is shown with the reason why it cannot be inserted. */
  readonly available: boolean;
  readonly questions: readonly Question[];
}

export interface ChosenBlock {
  readonly id: string;
  readonly values: Values;
}

/** What a caller has decided already; nobody is asked for it again. */
export interface Preset {
  readonly id?: string;
  readonly values?: Values;
}

interface Choosing {
  readonly offer?: Offer;
  readonly values: Values;
}

export async function chooseBlock(
  title: string,
  placeholder: string,
  offers: readonly Offer[],
  { id, values: given = {} }: Preset,
): Promise<ChosenBlock | undefined> {
  const preset = offers.find((offer) => offer.id === id);
  const initial: Choosing = { values: given, ...(preset && { offer: preset }) };
  const chosen = await runSteps(title, initial, ({ offer }) => [
    ...(preset ? [] : [pickStep(placeholder, offers, given)]),
    ...(offer?.questions ?? []).filter(({ name }) => !(name in given)).map(valueStep),
  ]);
  if (!chosen?.offer) return undefined;
  return { id: chosen.offer.id, values: chosen.values };
}

/** Another block has its own defaults, even for questions of the same name: only what was given stays. */
function pickStep(placeholder: string, offers: readonly Offer[], given: Values): Step<Choosing> {
  return async (choosing, place) => {
    const offer = await pickOne(place, placeholder, listItems(offers), choosing.offer);
    if (offer === undefined || offer === BACK) return offer;
    return { offer, values: offer === choosing.offer ? choosing.values : given };
  };
}

function valueStep(question: Question): Step<Choosing> {
  const step = questionStep(question);
  return async (choosing, place) => {
    const values = await step(choosing.values, place);
    return values === undefined || values === BACK ? values : { ...choosing, values };
  };
}

/** What cannot be inserted comes last, with the reasons: people look for it, and it must not be in their way. */
function listItems(offers: readonly Offer[]): readonly ListItem<Offer>[] {
  const available = offers.filter((offer) => offer.available);
  const others = offers.filter((offer) => !offer.available);
  return [
    ...available.flatMap((offer, index): readonly ListItem<Offer>[] => {
      const { family, item } = offer;
      const isFirst = family !== undefined && family !== available[index - 1]?.family;
      return [...(isFirst ? [separator(family)] : []), { ...item, value: offer }];
    }),
    ...(others.length > 0 ? [separator(l10n.t('Not for this file'))] : []),
    ...others.map(({ item }) => item),
  ];
}

function separator(label: string): ListItem<Offer> {
  return { label, kind: QuickPickItemKind.Separator };
}
