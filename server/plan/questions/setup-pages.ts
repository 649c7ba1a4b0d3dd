/** The pages of Setup in Windows PE: language, licence, kind of installation, drivers, hardware, updates. */
import { commandsOf } from '../../answer-file/commands';
import {
  componentsNamed,
  INTERNATIONAL_CORE_WINPE,
  SETUP,
  settingsAt,
  writtenValue,
} from '../../answer-file/query';
import { type Circumstances, settingOf } from '../circumstances';
import type { DecidingSetting } from '../model';
import { regionalSetting } from '../regional';
import { type AskedValue, type Wanted, wanted } from '../wanted';
import {
  asks,
  asksIf,
  decidingSetting,
  filledIn,
  hiddenBy,
  isAlways,
  type Judgement,
  type Page,
  type Place,
  placeOf,
  quoted,
  suppressed,
} from './page';

/** Language, keyboard and formats; the new Setup shows two pages. */
const language: Page = {
  id: 'setup-language',
  phase: 'setup',
  title: ({ newSetup }) =>
    newSetup ? 'Select language and keyboard settings' : 'Language, time and keyboard of Setup',
  judge: (at) => {
    const ui = placeOf(at, 'windowsPE', INTERNATIONAL_CORE_WINPE, 'UILanguage');
    const setupUi = placeOf(at, 'windowsPE', INTERNATIONAL_CORE_WINPE, 'SetupUILanguage/UILanguage');
    const show = settingOf(at, 'windowsPE', INTERNATIONAL_CORE_WINPE, 'SetupUILanguage/WillShowUI');
    const settings = [ui.entry, setupUi.entry];
    if (isAlways(show)) return asks('WillShowUI of SetupUILanguage is Always.', [decidingSetting(show!)]);
    if (at.wayIn === 'wds') return languageOfWds(at, setupUi);
    const value = ui.setting && quoted(at, ui.setting);
    if (at.newSetup === false) return legacyLanguage(at, settings);
    if (ui.setting?.hasHole) return filledIn(settings);
    if (!value) {
      return at.newSetup
        ? asks('UILanguage is missing in windowsPE: the new Setup asks for the language.', settings)
        : asksIf(
            'target',
            'Setup of Windows 11 24H2 and later asks: UILanguage is missing in windowsPE.',
            settings,
          );
    }
    return asksIf('media', `The new Setup asks when the language of the media is not ${value}.`, settings);
  },
  remedy: (at) => {
    const inWinpe = (path: string) => settingOf(at, 'windowsPE', INTERNATIONAL_CORE_WINPE, path);
    const known = inWinpe('UILanguage') ?? inWinpe('SetupUILanguage/UILanguage');
    const language = writtenValue(known) ??
      writtenValue(regionalSetting(at, 'UILanguage')) ?? { example: 'en-US' };
    return [
      ...(isAlways(inWinpe('SetupUILanguage/WillShowUI'))
        ? [winpe('SetupUILanguage/WillShowUI', 'OnError')]
        : []),
      ...['SetupUILanguage/UILanguage', 'UILanguage']
        .filter((path) => !inWinpe(path)?.value)
        .map((path) => winpe(path, language)),
    ];
  },
};

function languageOfWds(at: Circumstances, { setting, entry }: Place): Judgement {
  if (setting?.hasHole) return filledIn([entry]);
  return writtenValue(setting)
    ? suppressed(`The WDS client takes ${quoted(at, setting!)}.`, [entry])
    : asks('SetupUILanguage is missing: the WDS client asks for the language.', [entry]);
}

/** With an answer file on its media Setup does not ask, whether the file names a language or not. */
function legacyLanguage(at: Circumstances, settings: readonly DecidingSetting[]): Judgement {
  if (at.wayIn === 'media')
    return suppressed('Setup finds the answer file by itself and leaves the page out.', settings);
  return componentsNamed(at.file, INTERNATIONAL_CORE_WINPE).length > 0
    ? suppressed('International-Core-WinPE names the language.', settings)
    : asks('The file has no International-Core-WinPE.', settings);
}

function winpe(path: string, value: string | AskedValue): Wanted {
  return wanted('windowsPE', INTERNATIONAL_CORE_WINPE, path, value);
}

const installNow: Page = {
  id: 'setup-install-now',
  phase: 'setup',
  title: 'Install now',
  until: '11 23H2',
  judge: () => suppressed('Setup has an answer file.'),
};

const deletionConsent: Page = {
  id: 'setup-option',
  phase: 'setup',
  title: 'Select setup option',
  since: '11 24H2',
  judge: () => suppressed('Setup has an answer file.'),
};

const licence: Page = {
  id: 'setup-licence',
  phase: 'setup',
  title: 'Licence terms',
  judge: (at) =>
    hiddenBy(at, ['windowsPE', SETUP, 'UserData/AcceptEula'], (settings) =>
      at.wayIn === 'wds'
        ? asksIf('media', 'AcceptEula is not true: Setup may want the licence terms accepted.', settings)
        : asks('AcceptEula is not true: Setup wants the licence terms accepted.', settings),
    ),
  remedy: () => [wanted('windowsPE', SETUP, 'UserData/AcceptEula', 'true')],
};

const upgradeOrCustom: Page = {
  id: 'setup-kind',
  phase: 'setup',
  title: 'Which type of installation do you want?',
  until: '11 23H2',
  judge: (at) => {
    const show = placeOf(at, 'windowsPE', SETUP, 'UpgradeData/WillShowUI');
    if (isAlways(show.setting)) return asks('WillShowUI of UpgradeData is Always.', [show.entry]);
    return suppressed('With an answer file Setup makes a new installation.');
  },
  remedy: (at) =>
    isAlways(settingOf(at, 'windowsPE', SETUP, 'UpgradeData/WillShowUI'))
      ? [wanted('windowsPE', SETUP, 'UpgradeData/WillShowUI', 'OnError')]
      : [],
};

const loadDriver: Page = {
  id: 'setup-driver',
  phase: 'setup',
  title: 'Load driver',
  appearsWhen: 'the storage controller needs a driver that the media lack',
  judge: (at) => {
    const paths = settingsAt(
      at.file,
      'Microsoft-Windows-PnpCustomizationsWinPE',
      'DriverPaths/PathAndCredentials',
    );
    const because =
      paths.length > 0
        ? 'Setup asks when it finds no disk even with the drivers that the file names.'
        : 'Setup asks when the storage controller needs a driver that the media lack.';
    return asksIf('hardware', because, paths.slice(0, 3).map(decidingSetting));
  },
};

/** The values that Setup of Windows 11 reads below HKLM\SYSTEM\Setup\LabConfig. */
const BYPASSES = ['BypassTPMCheck', 'BypassSecureBootCheck', 'BypassRAMCheck'];

const requirements: Page = {
  id: 'setup-requirements',
  phase: 'setup',
  title: 'This PC can’t run Windows 11',
  since: '11',
  product: 'client',
  appearsWhen: 'the computer does not meet the requirements of Windows 11',
  judge: (at) => {
    const found = commandsOf(at.file).filter(
      ({ pass, text }) =>
        pass === 'windowsPE' && /LabConfig/i.test(text) && /Bypass\w{1,20}Check/i.test(text),
    );
    const settings = found.map(({ item }) => decidingSetting(item));
    const text = found
      .map((command) => command.text)
      .join('\n')
      .toLowerCase();
    const missing = BYPASSES.filter((name) => !text.includes(name.toLowerCase()));
    if (missing.length === 0) return suppressed('Commands in windowsPE switch the checks off.', settings);
    const left =
      missing.length === BYPASSES.length ? 'no check is switched off' : `${missing.join(', ')} missing`;
    return asksIf(
      'hardware',
      `Setup stops when the computer does not meet the requirements (${left}).`,
      settings,
    );
  },
};

const dynamicUpdate: Page = {
  id: 'setup-updates',
  phase: 'setup',
  title: 'Get important updates',
  appearsWhen: 'Setup is started inside Windows',
  judge: (at) => {
    const show = placeOf(at, 'windowsPE', SETUP, 'DynamicUpdate/WillShowUI');
    if (isAlways(show.setting)) return asks('WillShowUI of DynamicUpdate is Always.', [show.entry]);
    const enable = placeOf(at, 'windowsPE', SETUP, 'DynamicUpdate/Enable');
    return suppressed(
      'With an answer file Setup looks for updates only when Enable is true, and does not ask.',
      [enable.entry],
    );
  },
  remedy: (at) =>
    isAlways(settingOf(at, 'windowsPE', SETUP, 'DynamicUpdate/WillShowUI'))
      ? [wanted('windowsPE', SETUP, 'DynamicUpdate/WillShowUI', 'OnError')]
      : [],
};

export const SETUP_PAGES: readonly Page[] = [
  language,
  installNow,
  deletionConsent,
  licence,
  upgradeOrCustom,
  loadDriver,
  requirements,
  dynamicUpdate,
];
