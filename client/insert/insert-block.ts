/** "Insert Building Block…", "Add Account…" and "Add Command…": a block with answers to its questions. */
import { commands, Disposable, l10n, window } from 'vscode';
import {
  BLOCKS,
  type BlockInfo,
  type BlocksResult,
  INSERT_BLOCK,
  type InsertBlockResult,
} from '../../server/lsp/protocol';
import { answerFileInFront, applyTo, askAbout, reveal } from '../answer-file-in-front';
import type { Values } from '../questions/ask';
import type { ServerSession } from '../server-session';
import { chooseBlock, type Offer } from './choose-block';
import { familyTitle } from './family-title';

/** What the commands for accounts and commands offer, the likeliest first. */
const ACCOUNTS = ['local-administrator', 'local-user'];
const COMMANDS = ['command-first-logon', 'command-specialize', 'command-pe', 'command-audit'];

interface BlockPreset {
  readonly block?: string;
  readonly values?: Values;
}

interface BlockPicker {
  readonly title: string;
  readonly placeholder: string;
  /** Ids of the blocks to choose from; all when absent. */
  readonly blocks?: readonly string[];
}

/** Each command takes a block and values of its questions; what they leave open is asked. */
export function registerInsertBlock(session: ServerSession): Disposable {
  const register = (command: string, picker: BlockPicker) =>
    commands.registerCommand(command, (preset?: BlockPreset) => insertBlock(session, picker, preset ?? {}));
  return Disposable.from(
    register('unattend.insertBlock', {
      title: l10n.t('Insert Building Block'),
      placeholder: l10n.t('What is to be inserted?'),
    }),
    register('unattend.addAccount', {
      title: l10n.t('Add Account'),
      placeholder: l10n.t('Which kind of account?'),
      blocks: ACCOUNTS,
    }),
    register('unattend.addCommand', {
      title: l10n.t('Add Command'),
      placeholder: l10n.t('When is the command to run?'),
      blocks: COMMANDS,
    }),
  );
}

async function insertBlock(
  session: ServerSession,
  { title, placeholder, blocks }: BlockPicker,
  preset: BlockPreset,
): Promise<void> {
  const document = answerFileInFront();
  const known = document && (await askAbout<BlocksResult>(session, document, BLOCKS));
  if (!document || !known) return;
  const offers = blocks
    ? blocks.flatMap((id) => known.filter((block) => block.id === id)).map(toOffer)
    : known.map((block) => ({ ...toOffer(block), family: familyTitle(block.family) }));
  const chosen = await chooseBlock(title, placeholder, offers, {
    ...(preset.block !== undefined && { id: preset.block }),
    ...(preset.values && { values: preset.values }),
  });
  if (!chosen) return;
  const result = await askAbout<InsertBlockResult>(session, document, INSERT_BLOCK, {
    block: chosen.id,
    values: chosen.values,
  });
  if (!result) return;
  if (result.problems.length > 0) {
    void window.showErrorMessage(result.problems.join(' '));
  } else if (result.edits.length === 0) {
    void window.showInformationMessage(l10n.t('The file has this already.'));
  } else if ((await applyTo(document, result)) && result.reveal) {
    await reveal(document, result.reveal);
  }
}

function toOffer({ id, title, description, questions, unavailable }: BlockInfo): Offer {
  return {
    id,
    questions,
    available: unavailable === undefined,
    item: {
      label: unavailable === undefined ? title : `$(circle-slash) ${title}`,
      detail: unavailable ?? description,
    },
  };
}
