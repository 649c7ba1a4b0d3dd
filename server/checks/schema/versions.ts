/** Settings that the target version of Windows does not have yet, has no longer, or is going to drop. */

import type { Setting } from '../../answer-file/answer-file';
import { notableSettings } from '../../answer-file/notable-settings';
import { isServer, kernelOf } from '../../answer-file/target';
import { windowsLabel } from '../../answer-file/windows-names';
import { compareWindowsVersions, isOlder, type WindowsVersion } from '../../schema/windows-version';
import { nameRange } from '../../syntax/query';
import { removeSetting } from '../fixes';
import type { Rule } from '../rule';

export const settingTooNew: Rule = {
  id: 'setting-too-new',
  title: 'The setting does not exist yet in the target version',
  subject: 'schema',
  severity: 'error',
  docs: {
    why: 'An older Windows does not know the setting and stops with "A component or setting specified in the answer file does not exist".',
    wrong: '<!-- unattend-target: windows-7 -->\n<HideOnlineAccountScreens>true</HideOnlineAccountScreens>',
    right: '',
    appliesTo: 'Files whose target version is known.',
    sources: ['learn.microsoft.com changed-answer-file-settings', 'github:microsoft/MSLab#389'],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    // A branch of a template may be for another version.
    if (!kernel || file.hasDirectives) return;
    const [major] = kernel.split(' ');
    for (const setting of notableSettings(file).dated) {
      const since = setting.schema?.since;
      if (!since || compareWindowsVersions(since, kernel) <= 0) continue;
      // Windows 10 and 11 keep their names from release to release, so that the image may be a newer one; Server does
      // not.
      const mayBeNewer = since.split(' ')[0] === major && !isServer(file.target);
      report(
        nameRange(setting.node),
        `${setting.name} exists since Windows ${since}: ${windowsLabel(file.target.windows!)} does not know it and stops.`,
        {
          ...(mayBeNewer && { severity: 'info' }),
          fixes: () => [removeSetting(file, setting)],
        },
      );
    }
  },
};

export const settingRemoved: Rule = {
  id: 'setting-removed',
  title: 'The setting no longer works in the target version',
  subject: 'schema',
  severity: 'warning',
  docs: {
    why: 'The target version ignores the setting; some removed settings have also been seen to stop Setup because they do not exist.',
    wrong: '<!-- unattend-target: windows-11 -->\n<ShowMediaCenter>true</ShowMediaCenter>',
    right: '',
    appliesTo: 'Files whose target version is known.',
    sources: ['learn.microsoft.com changed-answer-file-settings'],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    if (!kernel || file.hasDirectives) return;
    for (const setting of notableSettings(file).dated) {
      if (!endsBefore(setting, kernel)) continue;
      report(
        nameRange(setting.node),
        `${setting.name} works only up to Windows ${lastVersionOf(setting)}: ${windowsLabel(file.target.windows!)} ignores it.`,
        {
          // Newer versions still accept what is only deprecated.
          ...(setting.schema?.deprecated && { severity: 'info' }),
          tag: 'unnecessary',
          fixes: () => [removeSetting(file, setting)],
        },
      );
    }
  },
};

/** The last version in which a setting works, where its schema or, for an outermost one, its component says so. */
function lastVersionOf({ schema, parent, component }: Setting): WindowsVersion | undefined {
  return schema?.until ?? (parent ? undefined : component.schema?.until);
}

/** True when a setting stopped working in a major version before `kernel`. */
function endsBefore(setting: Setting, kernel: WindowsVersion): boolean {
  const until = lastVersionOf(setting);
  if (until === undefined || until.split(' ')[0] === kernel.split(' ')[0]) return false;
  return compareWindowsVersions(kernel, until) > 0;
}

export const settingDeprecated: Rule = {
  id: 'setting-deprecated',
  title: 'The setting is deprecated',
  subject: 'schema',
  severity: 'hint',
  docs: {
    why: 'Microsoft has deprecated the setting. It may still work, but a later version of Windows can drop it.',
    wrong: '<SkipUserOOBE>true</SkipUserOOBE>',
    right: '',
    sources: ['learn.microsoft.com changed-answer-file-settings'],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    for (const setting of notableSettings(file).dated) {
      if (!setting.schema?.deprecated) continue;
      const since = setting.schema.deprecatedSince;
      if (since && isOlder(kernel, since)) continue;
      if (kernel && endsBefore(setting, kernel)) continue;
      const when = since ? ` since Windows ${since}` : '';
      report(nameRange(setting.node), `${setting.name} is deprecated${when}: later versions may ignore it.`, {
        tag: 'deprecated',
      });
    }
  },
};
