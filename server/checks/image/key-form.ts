/** Product keys that cannot be keys, judged by their form alone. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { setValue } from '../../answer-file/edits';
import { installationsOf } from '../../answer-file/installation';
import { keyFormOf, lastGroup, publishedKey, tidyKey } from '../../answer-file/product-keys';
import { SHELL_SETUP, settingsAt } from '../../answer-file/query';
import { isServer, kernelOf } from '../../answer-file/target';
import { isTargetSure, targetVersion } from '../../answer-file/target-certainty';
import { versionLabel } from '../../answer-file/windows-names';
import { isAtLeast } from '../../schema/windows-version';
import type { Report, Rule } from '../rule';

const KEY_PAGE = 'learn.microsoft.com microsoft-windows-setup-userdata-productkey-key';

export const productKeyFormat: Rule = {
  id: 'productkey-format',
  title: 'The product key does not have the form of one',
  subject: 'image',
  severity: 'error',
  docs: {
    why: 'A product key has five groups of five capital letters and digits, joined by hyphens. With anything else Setup says "Windows cannot read the <ProductKey> setting from the unattend answer file". A text that only holds the place for a key is a warning.',
    wrong: '<Key>VK7JGNPHTMC97JM9MPGT3V66T</Key>',
    right: '<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>',
    settings: ['Microsoft-Windows-Setup/UserData/ProductKey/Key'],
    sources: [KEY_PAGE, 'github:StefanScherer/packer-windows#143'],
  },
  check(file, report) {
    for (const key of keysInWindowsPE(file)) {
      const form = keyFormOf(key.value);
      const wellFormed = /^[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}$/.test(key.value);
      if (form === 'malformed') {
        report(
          key.valueRange,
          'A product key has five groups of five capital letters and digits: Setup cannot read this one.',
        );
      } else if (form === 'placeholder' && !wellFormed) {
        report(
          key.valueRange,
          'This only holds the place for a product key: Setup cannot read it. Put a key here.',
          { severity: 'warning' },
        );
      } else if (form === 'untidy') reportUntidy(file, key, report);
    }
  },
};

export const productKeyAlphabet: Rule = {
  id: 'productkey-alphabet',
  title: 'The product key has characters that no key has',
  subject: 'image',
  severity: 'error',
  docs: {
    why: 'Product keys are made of the characters BCDFGHJKMNPQRTVWXY2346789: vowels and characters that look alike are left out. Setup rejects any other key: "Setup has failed to validate the product key", or it "cannot read the <ProductKey> setting". Evident placeholders such as XXXXX-… are a warning.',
    wrong: '<Key>VK7JG-NPHTM-C97JM-9MPGT-3V6O1</Key>',
    right: '<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>',
    settings: ['Microsoft-Windows-Setup/UserData/ProductKey/Key'],
    sources: [
      'learn.microsoft.com kms-client-activation-keys',
      'github:cschneegans/unattend-generator:resource/WindowsEdition.json',
    ],
  },
  check(file, report) {
    for (const key of keysInWindowsPE(file)) {
      const form = keyFormOf(key.value);
      if (form === 'impossible') {
        const strange = [...new Set(key.value.replace(/[BCDFGHJKMNPQRTVWXY2346789-]/g, ''))].join(', ');
        report(key.valueRange, `No product key has ${strange} in it: Setup rejects this key.`);
      } else if (form === 'placeholder' && /^[A-Z0-9-]{29}$/.test(key.value)) {
        report(
          key.valueRange,
          'This looks like a placeholder for a product key: Setup rejects it. Put a key here.',
          { severity: 'warning' },
        );
      }
    }
  },
};

export const productKeyGeneration: Rule = {
  id: 'productkey-generation',
  title: 'The product key is for another generation of Windows',
  subject: 'image',
  severity: 'warning',
  docs: {
    why: 'Every published key of Windows 8, Server 2012 and later holds exactly one N, no key of Windows 7, Server 2008 R2 and earlier holds any. A key of the wrong generation matches no image: Setup "cannot read the <ProductKey> setting", or asks for another key.',
    wrong: '<!-- unattend-target: windows-8.1 -->\n<Key>33PXH-7Y6KF-2VJC9-XBBR8-HVTHH</Key>',
    right: '<!-- unattend-target: windows-8.1 -->\n<Key>GCRJD-8NW9H-F2CDX-CCM8D-9D6T9</Key>',
    appliesTo: 'Files whose target version is known.',
    settings: ['Microsoft-Windows-Setup/UserData/ProductKey/Key'],
    sources: [
      'learn.microsoft.com kms-client-activation-keys',
      'github:cschneegans/unattend-generator:resource/WindowsEdition.json',
    ],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    const version = targetVersion(file);
    if (!kernel || !version || !isTargetSure(file)) return;
    const isNew = isAtLeast(kernel, '8');
    for (const key of keysInWindowsPE(file)) {
      if (keyFormOf(key.value) !== 'possible' || publishedKey(key.value)) continue;
      const count = key.value.split('N').length - 1;
      if (isNew ? count === 1 : count === 0) continue;
      const message =
        count > 1
          ? `No key holds more than one N: the key ${lastGroup(key.value)} has a typing error.`
          : isNew
            ? `The key ${lastGroup(key.value)} holds no N, as keys of Windows 7 and earlier: ${versionLabel(version)} may not accept it.`
            : `The key ${lastGroup(key.value)} holds an N, as keys of Windows 8 and later: ${versionLabel(version)} does not accept it.`;
      // Setup of Windows 10 and 11 has accepted keys of Windows 7.
      const mayWork = isNew && count === 0 && !isServer(file.target) && isAtLeast(kernel, '10');
      report(key.valueRange, message, { severity: mayWork ? 'info' : 'warning' });
    }
  },
};

export const specializeKeyInvalid: Rule = {
  id: 'specialize-key-invalid',
  title: 'The product key of the specialize pass cannot be a key',
  subject: 'image',
  severity: 'error',
  docs: {
    why: 'The reference warns that an invalid product key in this pass makes Windows Setup fail: it stops in specialize, and the computer restarts into the same error.',
    wrong:
      '<settings pass="specialize">\n  <component name="Microsoft-Windows-Shell-Setup" …>\n    <ProductKey>VK7JG-NPHTM-C97JM-9MPGT</ProductKey>',
    right:
      '<settings pass="specialize">\n  <component name="Microsoft-Windows-Shell-Setup" …>\n    <ProductKey>VK7JG-NPHTM-C97JM-9MPGT-3V66T</ProductKey>',
    settings: ['Microsoft-Windows-Shell-Setup/ProductKey'],
    sources: ['learn.microsoft.com microsoft-windows-shell-setup-productkey'],
  },
  check(file, report) {
    for (const key of settingsAt(file, SHELL_SETUP, 'ProductKey', 'specialize')) {
      // A longer value is reported as too long.
      if (key.hasHole || key.settings.length > 0 || key.value.length > 29) continue;
      const form = keyFormOf(key.value);
      if (form === 'malformed' || form === 'impossible') {
        report(key.valueRange, 'This is no product key: Setup stops in specialize when the key is invalid.');
      } else if (form === 'placeholder' || form === 'zeros') {
        report(
          key.valueRange,
          'This looks like a placeholder for a product key: Setup stops in specialize when the key is invalid.',
          {
            severity: 'warning',
          },
        );
      } else if (form === 'untidy') reportUntidy(file, key, report);
    }
  },
};

function keysInWindowsPE(file: AnswerFile): readonly Setting[] {
  return installationsOf(file).flatMap(({ key }) =>
    key && !key.hasHole && key.settings.length === 0 ? [key] : [],
  );
}

function reportUntidy(file: AnswerFile, key: Setting, report: Report): void {
  const tidy = tidyKey(key.value)!;
  const onlyCase = key.value.toUpperCase() === tidy;
  const message = onlyCase
    ? 'The letters of a product key are capitals; Setup may not read this one.'
    : 'The five groups of a product key are joined by hyphens: Setup cannot read this one.';
  report(key.valueRange, message, {
    ...(onlyCase && { severity: 'warning' }),
    fixes: () => [
      {
        title: 'Write the key in five groups',
        edits: [setValue(file.tree.text, key.node, tidy)],
        preferred: true,
      },
    ],
  });
}
