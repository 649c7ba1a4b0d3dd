/** Where images and other files come from: paths, their credentials and the configuration set. */
import type { Setting } from '../../answer-file/answer-file';
import { insertChild, setValue } from '../../answer-file/edits';
import { installationsOf } from '../../answer-file/installation';
import { booleanOf, componentsNamed, SETUP, settingIn, settingsAt } from '../../answer-file/query';
import type { Rule } from '../rule';

export const installFromPath: Rule = {
  id: 'installfrom-path',
  title: 'Setup may not reach the image at this path',
  subject: 'image',
  severity: 'warning',
  docs: {
    why: 'For a path in the network Setup needs `Credentials`, unless a command has connected the share before: else it writes an error to its log and ends. Drive letters in Windows PE depend on the disks and sticks that are plugged in, so that a path with a letter works on one computer and not on the next.',
    wrong: '<InstallFrom>\n  <Path>\\\\server\\images\\install.wim</Path>\n</InstallFrom>',
    right:
      '<InstallFrom>\n  <Path>\\\\server\\images\\install.wim</Path>\n  <Credentials>…</Credentials>\n</InstallFrom>',
    settings: [
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom/Path',
      'Microsoft-Windows-Setup/ImageInstall/DataImage/InstallFrom/Path',
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom/Credentials',
      'Microsoft-Windows-Setup/ImageInstall/DataImage/InstallFrom/Credentials',
    ],
    sources: ['learn.microsoft.com microsoft-windows-setup-imageinstall-osimage-installfrom-path'],
  },
  check(file, report) {
    const paths = ['OSImage', 'DataImage'].flatMap((image) =>
      settingsAt(file, SETUP, `ImageInstall/${image}/InstallFrom/Path`, 'windowsPE'),
    );
    for (const path of paths) {
      if (path.hasHole || path.value === '') continue;
      const { value } = path;
      if (/^(?:\\\\|\/\/)[^?.]/.test(value)) {
        if (file.hasDirectives || settingIn(path.parent!, 'Credentials') || connectsShare(path)) continue;
        report(
          path.valueRange,
          'The path is in the network, but there are no Credentials beside it: Setup logs an error and ends unless the share is connected already.',
        );
      } else if (/^[d-wyz]:/i.test(value)) {
        report(
          path.valueRange,
          `In Windows PE the drive may have another letter than ${value[0]}: then Setup does not find the image.`,
          {
            severity: 'info',
          },
        );
      }
    }
  },
};

export const configSetRootNeedsFlag: Rule = {
  id: 'configsetroot-needs-flag',
  title: '%configsetroot% is used without UseConfigurationSet',
  subject: 'image',
  severity: 'error',
  judgesWholeFile: true,
  docs: {
    why: 'Setup sets `%configsetroot%` only when `UseConfigurationSet` of Microsoft-Windows-Setup is `true` in windowsPE: it then copies the configuration set to the computer. Otherwise the path leads nowhere.',
    wrong: '<Path>%configsetroot%\\drivers</Path>',
    right: '<UseConfigurationSet>true</UseConfigurationSet>\n…\n<Path>%configsetroot%\\drivers</Path>',
    appliesTo: 'Files that install Windows.',
    settings: ['Microsoft-Windows-Setup/UseConfigurationSet'],
    sources: ['learn.microsoft.com microsoft-windows-setup-imageinstall-dataimage-installfrom-path'],
  },
  check(file, report) {
    if (file.hasDirectives || !/%configsetroot%/i.test(file.tree.text)) return;
    const [installation] = installationsOf(file);
    if (!installation) return;
    const flags = componentsNamed(file, SETUP, 'windowsPE').map((component) =>
      settingIn(component, 'UseConfigurationSet'),
    );
    if (flags.some((flag) => flag && (flag.hasHole || booleanOf(flag) === true))) return;
    for (const setting of file.settings) {
      const at = setting.value.toLowerCase().indexOf('%configsetroot%');
      if (at === -1) continue;
      const flag = settingIn(installation.component, 'UseConfigurationSet');
      const { text } = file.tree;
      report(
        setting.valueRange,
        'Setup knows %configsetroot% only with UseConfigurationSet set to true in windowsPE: the path leads nowhere.',
        {
          fixes: () => [
            {
              title: 'Set UseConfigurationSet to true',
              edits: [
                flag
                  ? setValue(text, flag.node, 'true')
                  : insertChild(
                      text,
                      installation.component.node,
                      '<UseConfigurationSet>true</UseConfigurationSet>',
                    ),
              ],
            },
          ],
        },
      );
      return;
    }
  },
};

/** True when a command of the same component may connect a share before Setup looks for the image. */
function connectsShare(path: Setting): boolean {
  return ['RunSynchronous/RunSynchronousCommand', 'RunAsynchronous/RunAsynchronousCommand'].some(
    (commands) => settingIn(path.component, commands) !== undefined,
  );
}
