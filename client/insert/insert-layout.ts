/** "Insert Disk Layout…": a layout in place of the one in the file, after showing what changes. */
import { commands, type Disposable, l10n, type TextDocument, window } from 'vscode';
import {
  INSERT_LAYOUT,
  type InsertLayoutResult,
  LAYOUTS,
  type LayoutInfo,
  type LayoutsResult,
} from '../../server/lsp/protocol';
import { answerFileInFront, applyTo, askAbout, reveal } from '../answer-file-in-front';
import type { Values } from '../questions/ask';
import type { ServerSession } from '../server-session';
import { chooseBlock, type Offer, type Preset } from './choose-block';
import { drawLayout } from './layout-drawing';
import { layoutIcon } from './layout-icon';

/** The command takes a layout and values of its questions; what they leave open is asked. */
export function registerInsertLayout(session: ServerSession): Disposable {
  return commands.registerCommand(
    'unattend.insertLayout',
    (preset?: { readonly layout?: string; readonly values?: Values }) =>
      insertChosenLayout(session, {
        ...(preset?.layout !== undefined && { id: preset.layout }),
        ...(preset?.values && { values: preset.values }),
      }),
  );
}

async function insertChosenLayout(session: ServerSession, preset: Preset): Promise<void> {
  const document = answerFileInFront();
  const layouts = document && (await askAbout<LayoutsResult>(session, document, LAYOUTS));
  if (!document || !layouts) return;
  const title = l10n.t('Insert Disk Layout');
  const placeholder = l10n.t('How is the disk to be laid out?');
  const chosen = await chooseBlock(title, placeholder, layouts.map(toOffer), preset);
  if (!chosen) return;
  const { id: layout, values } = chosen;
  const result = await askAbout<InsertLayoutResult>(session, document, INSERT_LAYOUT, { layout, values });
  if (result) await insert(document, result);
}

async function insert(document: TextDocument, result: InsertLayoutResult): Promise<void> {
  const { problems, edits, before, warnings } = result;
  if (problems.length > 0) {
    void window.showErrorMessage(problems.join(' '));
  } else if (edits.length === 0) {
    void window.showInformationMessage(l10n.t('The file has this layout already.'));
  } else if (before.length === 0 || (await mayReplace(result))) {
    if (!(await applyTo(document, result))) return;
    if (result.reveal) await reveal(document, result.reveal);
    // Who was asked has read them.
    if (before.length === 0 && warnings.length > 0) void window.showWarningMessage(warnings.join(' '));
  }
}

async function mayReplace({ changes, warnings }: InsertLayoutResult): Promise<boolean> {
  const replace = l10n.t('Replace');
  const detail = [...changes, ...warnings].join('\n');
  const question = l10n.t('Replace the disk layout of this file?');
  return (await window.showWarningMessage(question, { modal: true, detail }, replace)) === replace;
}

function toOffer({ id, title, description, misfit, questions, disks }: LayoutInfo): Offer {
  return {
    id,
    questions,
    available: misfit === undefined,
    item: {
      label: misfit === undefined ? title : `$(circle-slash) ${title}`,
      description: misfit ?? firstSentence(description),
      detail: drawLayout(disks),
      iconPath: layoutIcon(disks),
    },
  };
}

/** What comes behind a colon explains it, and is left out too. */
function firstSentence(text: string): string {
  return (/^.*?[.:](?=\s|$)/.exec(text)?.[0] ?? text).replace(/:$/, '.');
}
