/** Components that the edition or version of the target does not have. */
import { componentNameRange } from '../../answer-file/query';
import { isServer, kernelOf } from '../../answer-file/target';
import { isTargetSure } from '../../answer-file/target-certainty';
import { isAtLeast } from '../../schema/windows-version';
import { removeSetting } from '../fixes';
import type { Rule } from '../rule';

export const editionOnlySettings: Rule = {
  id: 'edition-only-settings',
  title: 'The edition of the target does not have this component',
  subject: 'lifecycle',
  severity: 'warning',
  docs: {
    why: 'Some components exist only in Windows Server, some only in client Windows, and those for kiosks (Shell Launcher, Keyboard Filter, Unified Write Filter and others) only in Enterprise, Education and IoT Enterprise. Elsewhere Windows ignores their settings.',
    wrong:
      '<!-- unattend-target: windows-11 edition=Professional -->\n<component name="Microsoft-Windows-Embedded-ShellLauncher" …>',
    right:
      '<!-- unattend-target: windows-11 edition=Enterprise -->\n<component name="Microsoft-Windows-Embedded-ShellLauncher" …>',
    appliesTo: 'Files whose target is known.',
    sources: [
      'learn.microsoft.com unattend reference: the page of each component',
      'github:dockur/windows:assets',
    ],
  },
  check(file, report) {
    const server = isServer(file.target);
    if (server === undefined || !isTargetSure(file)) return;
    const edition = server ? undefined : file.target.edition;
    const isSmall = edition !== undefined && !/^(?:enterprise|education|iot|serverrdsh)/i.test(edition);
    for (const component of file.components) {
      const products = component.schema?.products;
      if (products && !products.includes(server ? 'server' : 'client')) {
        const only = server ? 'client Windows' : 'Windows Server';
        report(
          componentNameRange(component),
          `Only ${only} has ${component.name}: Windows ignores its settings here.`,
          {
            severity: 'info',
            tag: 'unnecessary',
            fixes: () => [removeSetting(file, component)],
          },
        );
      } else if (isSmall && /^Microsoft-Windows-Embedded-/i.test(component.name)) {
        report(
          componentNameRange(component),
          `Only Enterprise, Education and IoT Enterprise have ${component.name}: ${edition} ignores its settings.`,
          {
            fixes: () => [removeSetting(file, component)],
          },
        );
      }
    }
  },
};

export const ieComponentOn11: Rule = {
  id: 'ie-component-on-11',
  title: 'Internet Explorer no longer exists in the target version',
  subject: 'lifecycle',
  severity: 'info',
  docs: {
    why: 'Windows 11 and Windows Server 2025 come without Internet Explorer: settings for it have no effect.',
    wrong: '<!-- unattend-target: windows-11 -->\n<component name="Microsoft-Windows-IE-InternetExplorer" …>',
    right: '',
    appliesTo: 'Windows 11 and Windows Server 2025.',
    sources: ['learn.microsoft.com changed-answer-file-settings'],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    if (!isAtLeast(kernel, '11') || !isTargetSure(file)) return;
    for (const component of file.components) {
      // The enhanced security configuration outlived the browser on servers, and is unknown to clients anyway.
      if (!/^Microsoft-Windows-IE-(?!ESC$)/i.test(component.name)) continue;
      report(
        componentNameRange(component),
        `${component.name} has no effect: this version of Windows has no Internet Explorer.`,
        {
          tag: 'unnecessary',
          fixes: () => [removeSetting(file, component)],
        },
      );
    }
  },
};
