/** Passes and settings that do nothing in a file that installs Windows. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { installationsOf } from '../../answer-file/installation';
import { placesWindows } from '../../answer-file/purpose';
import { booleanOf, DEPLOYMENT, SETUP, SHELL_SETUP, settingsAt } from '../../answer-file/query';
import { attributeOf, valueRangeOf } from '../../syntax/query';
import { removeSetting } from '../fixes';
import type { Rule } from '../rule';

export const passNeverRuns: Rule = {
  id: 'pass-never-runs',
  title: 'Nothing in the file starts this pass',
  subject: 'lifecycle',
  severity: 'info',
  judgesWholeFile: true,
  docs: {
    why: 'An installation runs windowsPE, offlineServicing, specialize and oobeSystem. auditSystem and auditUser run only in audit mode, which `Reseal` with the mode Audit starts; generalize runs only when Sysprep generalizes the finished installation, with the copy of the file that Setup keeps.',
    wrong: '<settings pass="windowsPE">…</settings>\n<settings pass="auditUser">…</settings>',
    right:
      '<settings pass="windowsPE">…</settings>\n<settings pass="oobeSystem">\n  … <Reseal><Mode>Audit</Mode></Reseal> …\n</settings>\n<settings pass="auditUser">…</settings>',
    appliesTo: 'Files that install Windows; a file for Sysprep is judged by nobody but its command line.',
    sources: [
      'learn.microsoft.com use-answer-files-with-sysprep',
      'learn.microsoft.com how-configuration-passes-work',
    ],
  },
  check(file, report) {
    if (file.hasDirectives || installationsOf(file).length === 0) return;
    const audits = startsAuditMode(file);
    for (const pass of file.passes) {
      const attribute = attributeOf(pass.node, 'pass');
      if (!attribute || !pass.components.some(({ settings }) => settings.length > 0)) continue;
      if ((pass.known === 'auditSystem' || pass.known === 'auditUser') && !audits) {
        report(
          valueRangeOf(attribute),
          `${pass.known} runs only in audit mode, which nothing in this file starts: set Mode of Reseal to Audit in oobeSystem.`,
        );
      } else if (pass.known === 'generalize' && settingsAt(file, DEPLOYMENT, 'Generalize').length === 0) {
        report(
          valueRangeOf(attribute),
          'generalize does not run while Windows is installed, only when Sysprep generalizes the installation later.',
          {
            severity: 'hint',
          },
        );
      }
    }
  },
};

export const copyProfileInInstall: Rule = {
  id: 'copyprofile-in-install',
  title: 'CopyProfile copies a profile that nobody has changed yet',
  subject: 'lifecycle',
  severity: 'warning',
  docs: {
    why: '`CopyProfile` makes the profile of the built-in Administrator the default one. It is for a reference image that somebody set up in audit mode and generalized; in a new installation there is no such profile yet.',
    wrong:
      '<settings pass="windowsPE">… UserData …</settings>\n<settings pass="specialize">… <CopyProfile>true</CopyProfile> …</settings>',
    right:
      '<settings pass="specialize">… <CopyProfile>true</CopyProfile> …</settings> <!-- in a file for Sysprep -->',
    appliesTo: 'Files that install Windows without audit mode.',
    settings: ['Microsoft-Windows-Shell-Setup/CopyProfile'],
    sources: [
      'learn.microsoft.com microsoft-windows-shell-setup-copyprofile',
      'learn.microsoft.com customize-the-default-user-profile-by-using-copyprofile',
    ],
  },
  check(file, report) {
    if (installationsOf(file).length === 0 || file.hasDirectives || startsAuditMode(file)) return;
    // Setup may install an image of the author's own, whose profile is set up already.
    const ownImage = settingsAt(file, SETUP, 'ImageInstall/OSImage/InstallFrom/Path').length > 0;
    if (ownImage) return;
    for (const setting of settingsAt(file, SHELL_SETUP, 'CopyProfile', 'specialize')) {
      if (booleanOf(setting) !== true) continue;
      report(
        setting.valueRange,
        'In a new installation nobody has set up the profile that CopyProfile copies: it is for Sysprep on a reference computer.',
        {
          // Sysprep is given such files too: what they say in windowsPE is left over there.
          ...(!placesWindows(file) && { severity: 'info' }),
          fixes: () => [removeSetting(file, setting)],
        },
      );
    }
  },
};

function startsAuditMode(file: AnswerFile): boolean {
  return settingsAt(file, DEPLOYMENT, 'Reseal/Mode').some(
    ({ value, hasHole }) => hasHole || value.toLowerCase() === 'audit',
  );
}
