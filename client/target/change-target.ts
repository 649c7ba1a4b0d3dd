/** "Change File for Another Target…": asks for which one, shows what changes and what is left, and changes it. */
import { commands, type Disposable, l10n, window } from 'vscode';
import {
  CHANGE_TARGET,
  type ChangeTargetResult,
  TARGET,
  type TargetFactInfo,
  type TargetResult,
} from '../../server/lsp/protocol';
import { answerFileInFront, applyTo, askAbout } from '../answer-file-in-front';
import { type ListItem, pickOne, type Values } from '../questions/ask';
import { BACK, runSteps, type Step } from '../questions/steps';
import type { ServerSession } from '../server-session';

/** What a caller has decided already: nobody is asked for anything then. */
interface Preset {
  readonly target?: Values;
  readonly confirmed?: boolean;
}

/** The answer that leaves a fact as it is. */
const KEEP = '';

export function registerChangeTarget(session: ServerSession): Disposable {
  return commands.registerCommand('unattend.changeTarget', async ({ target, confirmed }: Preset = {}) => {
    const document = answerFileInFront();
    const known = document && (await askAbout<TargetResult>(session, document, TARGET));
    if (!document || !known) return;
    const wanted = target ?? (await askForTarget(known.facts));
    if (!wanted) return;
    const facts = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== KEEP));
    const result = await askAbout<ChangeTargetResult>(session, document, CHANGE_TARGET, facts);
    if (!result) return;
    if (result.edits.length === 0) {
      const nothing = l10n.t('There is nothing to change in the file.');
      void window.showInformationMessage([nothing, ...result.leftToDo].join(' '));
      return;
    }
    const answer = confirmed ? 'change' : await confirm(result);
    if (answer === 'preview')
      await applyTo(document, result, { label: l10n.t('Change the target'), needsConfirmation: true });
    else if (answer === 'change') await applyTo(document, result);
  });
}

/** The editions that the server names are those of the version in the file: another has others. */
function askForTarget(facts: readonly TargetFactInfo[]): Promise<Values | undefined> {
  const asked = facts.filter(({ fact }) => fact !== 'edition');
  const edition = facts.filter(({ fact }) => fact === 'edition');
  return runSteps<Values>(l10n.t('Change File for Another Target'), {}, ({ windows = KEEP }) =>
    [...asked, ...(windows === KEEP ? edition : [])].map(factStep),
  );
}

function factStep({ fact, title, value, label, choices }: TargetFactInfo): Step<Values> {
  return async (values, place) => {
    const keep: ListItem<string> = { label: l10n.t('Keep as it is'), description: label, value: KEEP };
    const others = choices.filter((choice) => choice.value !== value);
    const picked = await pickOne(place, title, [keep, ...others], values[fact]);
    return picked === undefined || picked === BACK ? picked : { ...values, [fact]: picked };
  };
}

async function confirm({
  changes,
  leftToDo,
}: NonNullable<ChangeTargetResult>): Promise<'change' | 'preview' | undefined> {
  const change = l10n.t('Change');
  const preview = l10n.t('Preview');
  const left = leftToDo.length > 0 ? ['', l10n.t('Left to you:'), ...leftToDo] : [];
  const answer = await window.showWarningMessage(
    l10n.t('Change the file for another target?'),
    { modal: true, detail: [...changes, ...left].join('\n') },
    change,
    preview,
  );
  return answer === change ? 'change' : answer === preview ? 'preview' : undefined;
}
