/** "Insert Setting…": finds a setting while its name is typed, and inserts it or goes to where it is. */
import {
  CancellationTokenSource,
  commands,
  type Disposable,
  type QuickPickItem,
  type TextDocument,
  window,
} from 'vscode';
import {
  type FoundSetting,
  INSERT_SETTING,
  type InsertSettingResult,
  SEARCH_SETTINGS,
  type SearchSettingsParams,
  type SearchSettingsResult,
} from '../../server/lsp/protocol';
import type { ServerSession } from '../server-session';
import { type ListItem, pickOne } from './ask';
import { answerFileInFront, applyTo, askAbout, reveal, select } from './open-answer-file';
import { passChoices, settingDetail } from './setting-choices';
import { BACK } from './steps';

const TITLE = 'Insert Setting';

export function registerInsertSetting(session: ServerSession): Disposable {
  return commands.registerCommand('unattend.insertSetting', () => insertSetting(session));
}

async function insertSetting(session: ServerSession): Promise<void> {
  const document = answerFileInFront();
  if (!document) return;
  for (let query: string | undefined = ''; query !== undefined; ) {
    const found = await searchSetting(session, document, query);
    if (!found) return;
    const pass = await choosePass(found.setting);
    if (pass === undefined) return;
    if (pass !== BACK) {
      await insertOrShow(session, document, found.setting, pass);
      return;
    }
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
  return pickOne({ title: TITLE, step: 2, totalSteps: 2 }, `The pass for ${setting.path}`, items);
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
  picker.title = TITLE;
  picker.placeholder = 'Words of a name, a path, a component or a description';
  picker.value = query;
  let asked: CancellationTokenSource | undefined;

  const search = async () => {
    asked?.cancel();
    const source = new CancellationTokenSource();
    asked = source;
    picker.busy = true;
    const found = await foundSettings(session, document, picker.value, source);
    if (asked !== source) return; // another search, or none any more
    picker.items = found.map(toItem);
    picker.busy = false;
  };

  return new Promise((resolve) => {
    picker.onDidChangeValue(() => void search());
    picker.onDidAccept(() => {
      const setting = picker.selectedItems[0]?.setting;
      if (setting) resolve({ setting, query: picker.value });
      if (setting) picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      asked?.cancel();
      asked = undefined;
      picker.dispose();
    });
    picker.show();
    void search();
  });
}

async function foundSettings(
  session: ServerSession,
  document: TextDocument,
  query: string,
  { token }: CancellationTokenSource,
): Promise<readonly FoundSetting[]> {
  try {
    const client = await session.client();
    const textDocument = { uri: client.code2ProtocolConverter.asUri(document.uri) };
    const params: SearchSettingsParams = { textDocument, query };
    return (await client.sendRequest<SearchSettingsResult>(SEARCH_SETTINGS, params, token)) ?? [];
  } catch {
    return []; // taken back, or reported by the client
  }
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
