/** WillShowUI: whether a page appears always, after an error or never. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { componentsNamed, SETUP, valueIn, walkSettings } from '../../answer-file/query';
import { replaceValue } from '../fixes';
import type { Rule } from '../rule';

const SOURCE = 'learn.microsoft.com microsoft-windows-setup-diskconfiguration-willshowui';

export const willshowuiAlways: Rule = {
  id: 'willshowui-always',
  title: 'WillShowUI makes Setup show the page in any case',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'With Always the page appears even when all its settings are right, and the installation waits for somebody. OnError shows it only after an error.',
    wrong: '<WillShowUI>Always</WillShowUI>',
    right: '<WillShowUI>OnError</WillShowUI>',
    appliesTo: 'Only information for the product key of a file that has no key: it means to ask.',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/WillShowUI',
      'Microsoft-Windows-Setup/ImageInstall/OSImage/WillShowUI',
      'Microsoft-Windows-Setup/ImageInstall/DataImage/WillShowUI',
      'Microsoft-Windows-Setup/UserData/ProductKey/WillShowUI',
      'Microsoft-Windows-Setup/UpgradeData/WillShowUI',
      'Microsoft-Windows-Setup/DynamicUpdate/WillShowUI',
      'Microsoft-Windows-Setup/WindowsDeploymentServices/Login/WillShowUI',
      'Microsoft-Windows-Setup/WindowsDeploymentServices/ImageSelection/WillShowUI',
    ],
    sources: [SOURCE, 'learn.microsoft.com automate-windows-setup'],
  },
  check(file, report) {
    for (const setting of showUiSettings(file, 'always')) {
      report(
        setting.valueRange,
        'Setup shows the page in any case and waits for somebody. OnError shows it only after an error.',
        {
          ...(asksForKey(setting) && { severity: 'info' }),
          fixes: () => [replaceValue(file, setting, 'OnError')],
        },
      );
    }
  },
};

export const willshowuiNeverRisk: Rule = {
  id: 'willshowui-never-risk',
  title: 'WillShowUI hides the page even after an error',
  subject: 'disks',
  severity: 'info',
  docs: {
    why: 'With Never an error does not show the page on which it could be put right: Setup writes it to its log and ends. Error boxes may appear all the same, unless an ErrorHandler.cmd replaces them.',
    wrong: '<DiskConfiguration>\n  <WillShowUI>Never</WillShowUI>',
    right: '<DiskConfiguration>\n  <WillShowUI>OnError</WillShowUI>',
    appliesTo: 'Disks, the image and Windows Deployment Services, where errors depend on the computer.',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/WillShowUI',
      'Microsoft-Windows-Setup/ImageInstall/OSImage/WillShowUI',
      'Microsoft-Windows-Setup/ImageInstall/DataImage/WillShowUI',
      'Microsoft-Windows-Setup/WindowsDeploymentServices/Login/WillShowUI',
      'Microsoft-Windows-Setup/WindowsDeploymentServices/ImageSelection/WillShowUI',
    ],
    sources: [SOURCE, 'learn.microsoft.com add-a-custom-script-to-windows-setup'],
  },
  check(file, report) {
    for (const setting of showUiSettings(file, 'never')) {
      if (!DEPENDS_ON_COMPUTER.test(setting.path)) continue;
      report(
        setting.valueRange,
        'After an error Setup does not show the page: it writes to its log and ends. OnError lets somebody put it right.',
        { fixes: () => [replaceValue(file, setting, 'OnError')] },
      );
    }
  },
};

/** A file without a key that fits an edition means to ask for one. */
function asksForKey({ parent }: Setting): boolean {
  const key = parent && valueIn(parent, 'Key');
  return parent?.name === 'ProductKey' && (key === undefined || /^[0-]+$/.test(key));
}

/** Elsewhere, as for the product key, Never is usual and its errors do not depend on the computer. */
const DEPENDS_ON_COMPUTER = /^(DiskConfiguration|ImageInstall|WindowsDeploymentServices)\//;

function* showUiSettings(file: AnswerFile, value: string): Generator<Setting> {
  for (const component of componentsNamed(file, SETUP, 'windowsPE')) {
    for (const setting of walkSettings(component)) {
      if (setting.name === 'WillShowUI' && setting.value.toLowerCase() === value) yield setting;
    }
  }
}
