/** "Insert Setting…": finds a setting while its name is typed, and inserts it or goes to where it is. */
import {
  CancellationTokenSource,
  commands,
  type Disposable,
  l10n,
  type QuickPickItem,
  type TextDocument,
  window,
} from 'vscode';
import {
  type FoundSetting,
  INSERT_SETTING,
  type InsertSettingResult,
  SEARCH_SETTINGS,
  type SearchSettingsResult,
} from '../../server/lsp/protocol';
import { answerFileInFront, applyTo, askAbout, reveal, select } from '../answer-file-in-front';
import { keepOrder, type ListItem, pickOne } from '../questions/ask';
import { BACK } from '../questions/steps';
import type { ServerSession } from '../server-session';
import { passChoices, settingDetail } from './setting-choices';

export function registerInsertSetting(session: ServerSession): Disposable {
  return commands.registerCommand('unattend.insertSetting', () => insertSetting(session));
}

async function insertSetting(session: ServerSession): Promise<void> {
  const document = answerFileInFront();
  if (!document) return;
  let query = '';
  for (;;) {
    const found = await searchSetting(session, document, query);
    if (!found) return;
    const pass = await choosePass(found.setting);
    if (pass === undefined) return;
    if (pass !== BACK) return insertOrShow(session, document, found.setting, pass);
    query = found.query;
  }
}

async function insertOrShow(
  session: ServerSession,
  document: TextDocument,
  { component, path }: FoundSetting,
  pass: string,
): Promise<void> {
  const params = { component, path, pass };
  const result = await askAbout<InsertSettingResult>(session, document, INSERT_SETTING, params);
  if (result?.kind === 'exists') await reveal(document, result.range);
  else if (result?.kind === 'problem') void window.showErrorMessage(result.message);
  else if (result && (await applyTo(document, result))) await select(document, result.selection);
}

/** Only where there is a choice. */
async function choosePass(setting: FoundSetting): Promise<string | typeof BACK | undefined> {
  const choices = passChoices(setting);
  if (choices.length === 1) return choices[0]?.pass;
  const items = choices.map(
    ({ label, pass, description }): ListItem<string> => ({ label, description, value: pass }),
  );
  const place = { title: title(), step: 2, totalSteps: 2 };
  const usual = choices.find(({ pass }) => pass === setting.likelyPass) ?? choices[0];
  return pickOne(place, l10n.t('The pass for {0}', setting.path), items, usual?.pass);
}

function title(): string {
  return l10n.t('Insert Setting');
}

interface SettingItem extends QuickPickItem {
  readonly setting: FoundSetting;
}

/** The setting that is picked, and what was typed to find it. */
function searchSetting(
  session: ServerSession,
  document: TextDocument,
  query: string,
): Promise<{ readonly setting: FoundSetting; readonly query: string } | undefined> {
  const picker = window.createQuickPick<SettingItem>();
  picker.title = title();
  picker.placeholder = l10n.t('Words of a name, a path, a component or a description');
  keepOrder(picker);
  picker.value = query;
  let asked: CancellationTokenSource | undefined;

  const search = async () => {
    asked?.cancel();
    const source = new CancellationTokenSource();
    asked = source;
    picker.busy = true;
    const params = { query: picker.value };
    const found = await askAbout<SearchSettingsResult>(
      session,
      document,
      SEARCH_SETTINGS,
      params,
      source.token,
    );
    if (asked !== source) return; // another search, or none any more
    picker.items = found?.map(toItem) ?? [];
    picker.busy = false;
  };

  let searching = search();

  return new Promise((resolve) => {
    picker.onDidChangeValue(() => {
      searching = search();
    });
    picker.onDidAccept(async () => {
      // Who types fast means what is found for all the words, not what is in the list still.
      const isStale = picker.busy;
      await searching;
      const setting = (isStale ? picker.items : picker.selectedItems)[0]?.setting;
      if (!setting) return;
      resolve({ setting, query: picker.value });
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      asked?.cancel();
      asked = undefined;
      picker.dispose();
    });
    picker.show();
  });
}

/** `alwaysShow`: the server searches descriptions, too, which the list of the editor does not know. */
function toItem(setting: FoundSetting): SettingItem {
  return {
    setting,
    label: setting.path,
    description: setting.component,
    detail: settingDetail(setting),
    alwaysShow: true,
  };
}
