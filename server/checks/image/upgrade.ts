/** Upgrades of an installed Windows, which take next to no settings. */
import { removeElement } from '../../answer-file/edits';
import { installationsOf } from '../../answer-file/installation';
import { settingIn } from '../../answer-file/query';
import { nameRange } from '../../syntax/query';
import type { Rule } from '../rule';

export const upgradeWithOtherSettings: Rule = {
  id: 'upgrade-with-other-settings',
  title: 'An upgrade cannot partition disks or choose an image',
  subject: 'image',
  severity: 'error',
  docs: {
    why: 'Setup does not support any other unattended Setup settings during an upgrade: `DiskConfiguration` and `ImageInstall` belong to a new installation, and with both in a file its author surely meant only one of them.',
    wrong:
      '<UpgradeData>\n  <Upgrade>true</Upgrade>\n</UpgradeData>\n<DiskConfiguration>…</DiskConfiguration>',
    right:
      '<UpgradeData>\n  <Upgrade>false</Upgrade>\n</UpgradeData>\n<DiskConfiguration>…</DiskConfiguration>',
    settings: [
      'Microsoft-Windows-Setup/UpgradeData/Upgrade',
      'Microsoft-Windows-Setup/DiskConfiguration',
      'Microsoft-Windows-Setup/ImageInstall',
    ],
    sources: ['learn.microsoft.com microsoft-windows-setup-upgradedata-upgrade'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    const { text } = file.tree;
    for (const { component, upgrades } of installationsOf(file)) {
      if (!upgrades) continue;
      const upgrade = settingIn(component, 'UpgradeData/Upgrade')!;
      const others = ['DiskConfiguration', 'ImageInstall'].flatMap(
        (name) => settingIn(component, name) ?? [],
      );
      if (others.length === 0) continue;
      const names = others.map(({ name }) => name).join(' and ');
      report(
        upgrade.valueRange,
        `Setup does not support ${names} in an upgrade: set Upgrade to false for a new installation, or leave ${names} out.`,
        {
          related: others.map(({ node, name }) => ({ range: nameRange(node), message: name })),
          fixes: () => [
            { title: `Remove ${names}`, edits: others.map(({ node }) => removeElement(text, node)) },
          ],
        },
      );
    }
  },
};
