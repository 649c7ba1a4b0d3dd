/** "Choose Target…": states a fact of the target where the person wants it, or takes back what was stated. */
import {
  ConfigurationTarget,
  commands,
  type Disposable,
  l10n,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  CONFIGURATION_SECTION,
  CONFIGURE_TARGET,
  type ConfigureTargetParams,
  type ConfigureTargetResult,
  STATE_TARGET,
  type StateTargetResult,
  TARGET,
  type TargetFactInfo,
  type TargetPlace,
  type TargetResult,
} from '../../server/lsp/protocol';
import { answerFileInFront, applyTo, askAbout } from '../answer-file-in-front';
import { editConfigurationFile } from '../configuration-files';
import { type ListItem, pickOne } from '../questions/ask';
import { BACK, runSteps, type Step } from '../questions/steps';
import type { ServerSession } from '../server-session';

export const SET_TARGET = 'unattend.setTarget';

/** What a caller has decided already: null takes back what was stated. */
interface Preset {
  readonly fact?: string;
  readonly value?: string | null;
  readonly place?: TargetPlace;
}

export function registerSetTarget(session: ServerSession): Disposable {
  return commands.registerCommand(SET_TARGET, async (preset: Preset = {}) => {
    const document = answerFileInFront();
    const target = document && (await askAbout<TargetResult>(session, document, TARGET));
    if (!document || !target) return;
    const chosen = await choose(target.facts, preset);
    if (!chosen?.fact || !chosen.place) return;
    await state(session, document, target.configuration, {
      fact: chosen.fact.fact,
      value: chosen.value ?? undefined,
      place: chosen.place,
    });
  });
}

interface Choosing {
  readonly fact?: TargetFactInfo;
  readonly value?: string | null;
  readonly place?: TargetPlace;
}

async function choose(facts: readonly TargetFactInfo[], preset: Preset): Promise<Choosing | undefined> {
  const fact = facts.find((one) => one.fact === preset.fact);
  const initial: Choosing = {
    ...(fact && { fact }),
    ...(preset.value !== undefined && { value: preset.value }),
    ...(preset.place && { place: preset.place }),
  };
  const chosen = await runSteps(l10n.t('Choose Target'), initial, ({ fact: about, value }) => [
    ...(fact ? [] : [factStep(facts)]),
    ...(preset.value === undefined && about ? [valueStep(about)] : []),
    ...(preset.place || !about || value === null || about.places.length < 2 ? [] : [placeStep(about)]),
  ]);
  if (!chosen?.fact) return undefined;
  const { stated, places } = chosen.fact;
  const place = chosen.value === null ? (preset.place ?? stated) : (chosen.place ?? places[0]);
  return place && { ...chosen, place };
}

function factStep(facts: readonly TargetFactInfo[]): Step<Choosing> {
  return async (choosing, place) => {
    const items = facts.map((fact): ListItem<TargetFactInfo> => {
      const { title, value, label, found } = fact;
      return { label: value === undefined ? label : `${title}: ${label}`, description: found, value: fact };
    });
    const fact = await pickOne(place, l10n.t('What is the file for?'), items, choosing.fact);
    return fact === undefined || fact === BACK ? fact : { fact };
  };
}

function valueStep({ title, value, choices, stated, found }: TargetFactInfo): Step<Choosing> {
  return async (choosing, place) => {
    const undo: ListItem<string | null> = {
      label: l10n.t('As found in the file'),
      description: l10n.t('Takes back what is stated: {0}', found),
      value: null,
    };
    const items = choices.map(
      (choice): ListItem<string | null> => ({ ...choice, description: choice.value }),
    );
    const picked = await pickOne(place, title, stated ? [undo, ...items] : items, choosing.value ?? value);
    return picked === undefined || picked === BACK ? picked : { ...choosing, value: picked };
  };
}

function placeStep({ places }: TargetFactInfo): Step<Choosing> {
  return async (choosing, place) => {
    const items = places.map((value) => ({ ...placeItem(value), value }));
    const picked = await pickOne(place, l10n.t('Where is it to be stated?'), items, choosing.place);
    return picked === undefined || picked === BACK ? picked : { ...choosing, place: picked };
  };
}

function placeItem(place: TargetPlace): { readonly label: string; readonly description: string } {
  switch (place) {
    case 'comment':
      return {
        label: l10n.t('In this file'),
        description: l10n.t('A comment, which the command line reads as well'),
      };
    case 'configuration':
      return {
        label: l10n.t('In unattend.config.json'),
        description: l10n.t('For all answer files of the folder, which the command line reads as well'),
      };
    case 'setting':
      return {
        label: l10n.t('In the settings'),
        description: l10n.t('For this workspace in the editor alone'),
      };
  }
}

async function state(
  session: ServerSession,
  document: TextDocument,
  configuration: string | undefined,
  stated: { readonly fact: string; readonly value: string | undefined; readonly place: TargetPlace },
): Promise<void> {
  const { fact, place } = stated;
  const value = stated.value === undefined ? {} : { value: stated.value };
  switch (place) {
    case 'comment': {
      const result = await askAbout<StateTargetResult>(session, document, STATE_TARGET, { fact, ...value });
      if (result) await applyTo(document, result);
      return;
    }
    case 'configuration': {
      if (configuration === undefined) return;
      const client = await session.client();
      const isEdited = await editConfigurationFile(Uri.parse(configuration, true), (text) => {
        const params: ConfigureTargetParams = { fact, ...value, text };
        return client.sendRequest<ConfigureTargetResult>(CONFIGURE_TARGET, params);
      });
      if (!isEdited)
        void window.showErrorMessage(l10n.t('unattend.config.json is not in order: put it right first.'));
      return;
    }
    case 'setting':
      await setSetting(document, `target.${fact}`, stated.value);
  }
}

/** A value of the user that holds everywhere is covered for this workspace alone. */
async function setSetting(document: TextDocument, name: string, value: string | undefined): Promise<void> {
  const level = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  const settings = () => workspace.getConfiguration(CONFIGURATION_SECTION, document.uri);
  const { workspaceFolderValue, defaultValue } = settings().inspect<string>(name) ?? {};
  if (workspaceFolderValue !== undefined)
    await settings().update(name, undefined, ConfigurationTarget.WorkspaceFolder);
  await settings().update(name, value, level);
  if (value === undefined && settings().get(name) !== defaultValue)
    await settings().update(name, defaultValue, level);
}
