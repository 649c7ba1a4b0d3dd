/** Which product key activates Windows after the installation. */

import { installationsOf } from '../../answer-file/installation';
import { keyFormOf, lastGroup, publishedKey } from '../../answer-file/product-keys';
import { componentsNamed, SHELL_SETUP, settingIn, settingsAt } from '../../answer-file/query';
import type { Rule } from '../rule';

export const genericKeyInSpecialize: Rule = {
  id: 'generic-key-in-specialize',
  title: 'A generic key stands where the activation key belongs',
  subject: 'image',
  severity: 'info',
  docs: {
    why: 'A generic key chooses an edition and never activates it. Windows installs with it, but activates only if the computer has a digital licence.',
    wrong: '<settings pass="specialize">\n  …\n  <ProductKey>VK7JG-NPHTM-C97JM-9MPGT-3V66T</ProductKey>',
    right: '<settings pass="specialize">\n  …\n  <!-- a key of your own, or none -->',
    settings: ['Microsoft-Windows-Shell-Setup/ProductKey'],
    sources: ['github:cschneegans/unattend-generator:resource/WindowsEdition.json'],
  },
  check(file, report) {
    for (const key of settingsAt(file, SHELL_SETUP, 'ProductKey', 'specialize')) {
      if (key.hasHole || key.value === '') continue;
      const known = publishedKey(key.value);
      if (known?.kind !== 'generic') continue;
      report(
        key.valueRange,
        `The key ${lastGroup(key.value)} is the generic one of ${known.edition}, which never activates Windows.`,
      );
    }
  },
};

export const activationKeyOnlyPe: Rule = {
  id: 'activation-key-only-pe',
  title: 'The product key stands only in windowsPE',
  subject: 'image',
  severity: 'info',
  judgesWholeFile: true,
  docs: {
    why: 'The key in windowsPE chooses the image. The key with which Windows activates itself belongs in `ProductKey` of Microsoft-Windows-Shell-Setup in specialize: a multiple activation key must stand there, and Vista asks for the key again without it.',
    wrong: '<Key>(a key of your own)</Key> <!-- only in windowsPE -->',
    right: '<Key>…</Key>\n…\n<settings pass="specialize">\n  …\n  <ProductKey>…</ProductKey>',
    settings: ['Microsoft-Windows-Setup/UserData/ProductKey/Key', 'Microsoft-Windows-Shell-Setup/ProductKey'],
    sources: ['learn.microsoft.com microsoft-windows-shell-setup-productkey', 'technet cc749389'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    const shells = componentsNamed(file, SHELL_SETUP, 'specialize');
    if (shells.length === 0 || shells.some((shell) => settingIn(shell, 'ProductKey'))) return;
    for (const { key } of installationsOf(file)) {
      if (!key || key.hasHole || keyFormOf(key.value) !== 'possible' || publishedKey(key.value)) continue;
      report(
        key.valueRange,
        `The key ${lastGroup(key.value)} chooses the image; to activate Windows with it, give it in specialize too.`,
      );
    }
  },
};
