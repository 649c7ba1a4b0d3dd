/** Folders from which Setup takes drivers. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { settingIn, settingsAt } from '../../answer-file/query';
import type { Rule } from '../rule';
import { isFilled } from './identification';

export const driverpathUncNoCredentials: Rule = {
  id: 'driverpath-unc-no-credentials',
  title: 'A folder of drivers lies on a share, and no credentials are given',
  subject: 'network',
  severity: 'warning',
  docs: {
    why: 'Setup opens the share with the Credentials of the path. Without them it can read only shares that are open to everybody, and goes on without the drivers.',
    wrong:
      '<PathAndCredentials wcm:action="add" wcm:keyValue="1">\n  <Path>\\\\server\\drivers</Path>\n</PathAndCredentials>',
    right:
      '<PathAndCredentials wcm:action="add" wcm:keyValue="1">\n  <Credentials>…</Credentials>\n  <Path>\\\\server\\drivers</Path>\n</PathAndCredentials>',
    settings: [
      'Microsoft-Windows-PnpCustomizationsWinPE/DriverPaths/PathAndCredentials/Path',
      'Microsoft-Windows-PnpCustomizationsWinPE/DriverPaths/PathAndCredentials/Credentials',
      'Microsoft-Windows-PnpCustomizationsNonWinPE/DriverPaths/PathAndCredentials/Path',
      'Microsoft-Windows-PnpCustomizationsNonWinPE/DriverPaths/PathAndCredentials/Credentials',
    ],
    sources: [
      'learn.microsoft.com microsoft-windows-pnpcustomizationswinpe-driverpaths-pathandcredentials-path',
    ],
  },
  check(file, report) {
    for (const item of driverItems(file)) {
      const path = settingIn(item, 'Path');
      if (
        !path ||
        path.hasHole ||
        !/^\\\\[^\\?.]/.test(path.value) ||
        isFilled(settingIn(item, 'Credentials'))
      )
        continue;
      report(
        path.valueRange,
        'The folder lies on a share: without Credentials Setup may find no drivers in it.',
      );
    }
  },
};

export const driverpathArch: Rule = {
  id: 'driverpath-arch',
  title: 'The folder of drivers is for another processor architecture',
  subject: 'network',
  severity: 'hint',
  docs: {
    why: 'The name of the folder says another architecture than the component. Setup skips drivers that do not fit.',
    wrong:
      '<component name="Microsoft-Windows-PnpCustomizationsWinPE" processorArchitecture="amd64" …>\n  … <Path>E:\\viostor\\w10\\x86</Path>',
    right:
      '<component name="Microsoft-Windows-PnpCustomizationsWinPE" processorArchitecture="amd64" …>\n  … <Path>E:\\viostor\\w10\\amd64</Path>',
    settings: [
      'Microsoft-Windows-PnpCustomizationsWinPE/DriverPaths/PathAndCredentials/Path',
      'Microsoft-Windows-PnpCustomizationsNonWinPE/DriverPaths/PathAndCredentials/Path',
    ],
    sources: ['learn.microsoft.com microsoft-windows-pnpcustomizationswinpe'],
  },
  check(file, report) {
    for (const item of driverItems(file)) {
      const path = settingIn(item, 'Path');
      const { architecture } = item.component;
      if (!path || path.hasHole || !ARCHITECTURES.has(architecture)) continue;
      const named = path.value
        .split(/[\\/]/)
        .map((folder) => ARCHITECTURES.get(folder.toLowerCase()))
        .filter((one) => one !== undefined);
      if (named.length === 0 || named.includes(architecture)) continue;
      report(path.valueRange, `The folder is named after ${named[0]}, the component is for ${architecture}.`);
    }
  },
};

const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ['x86', 'x86'],
  ['i386', 'x86'],
  ['amd64', 'amd64'],
  ['x64', 'amd64'],
  ['arm64', 'arm64'],
]);

function driverItems(file: AnswerFile): readonly Setting[] {
  return ['Microsoft-Windows-PnpCustomizationsWinPE', 'Microsoft-Windows-PnpCustomizationsNonWinPE'].flatMap(
    (component) => settingsAt(file, component, 'DriverPaths/PathAndCredentials'),
  );
}
