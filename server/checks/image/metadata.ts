/** MetaData, which picks an image by its number, name or description. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { setValue } from '../../answer-file/edits';
import { SETUP, settingIn, settingsAt } from '../../answer-file/query';
import { valueTable } from '../../schema/library';
import { nearestName } from '../../schema/nearest-name';
import { nameRange } from '../../syntax/query';
import { replaceValue } from '../fixes';
import type { Report, Rule } from '../rule';

const KEY_PAGE = 'learn.microsoft.com microsoft-windows-setup-imageinstall-osimage-installfrom-metadata-key';
const VALUE_PAGE =
  'learn.microsoft.com microsoft-windows-setup-imageinstall-osimage-installfrom-metadata-value';

export const metadataIncomplete: Rule = {
  id: 'metadata-incomplete',
  title: 'MetaData does not say how to pick an image',
  subject: 'image',
  severity: 'error',
  docs: {
    why: 'Setup compares `Value` with the data of each image that `Key` names: /IMAGE/INDEX, /IMAGE/NAME or /IMAGE/DESCRIPTION. With another key no image matches, and Setup asks which one to install. (Its log also knows /IMAGE/EditionID, which works without being documented.)',
    wrong:
      '<MetaData wcm:action="add">\n  <Key>IMAGE_NAME</Key>\n  <Value>Windows 11 Pro</Value>\n</MetaData>',
    right:
      '<MetaData wcm:action="add">\n  <Key>/IMAGE/NAME</Key>\n  <Value>Windows 11 Pro</Value>\n</MetaData>',
    settings: [
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom/MetaData/Key',
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom/MetaData/Value',
      'Microsoft-Windows-Setup/ImageInstall/DataImage/InstallFrom/MetaData/Key',
      'Microsoft-Windows-Setup/ImageInstall/DataImage/InstallFrom/MetaData/Value',
    ],
    sources: [KEY_PAGE, 'github:StefanScherer/packer-windows#71'],
  },
  check(file, report) {
    for (const metaData of allMetaData(file)) {
      reportMissing(metaData, report);
      const key = settingIn(metaData, 'Key');
      if (!key || key.hasHole || key.value === '' || isKnownKey(key.value)) continue;
      const meant = nearestKey(key.value);
      // Setup may look anything up that stands in the description of the image.
      const mayWork = /^\/IMAGE\/\w/i.test(key.value);
      report(
        key.valueRange,
        `MetaData picks an image by /IMAGE/INDEX, /IMAGE/NAME or /IMAGE/DESCRIPTION, not by "${key.value}": no image matches.`,
        {
          ...(mayWork && { severity: 'warning' }),
          ...(meant && { fixes: () => [replaceValue(file, key, meant, true)] }),
        },
      );
    }
    if (!file.hasDirectives) reportSecond(file, report);
  },
};

export const metadataIndexNotNumber: Rule = {
  id: 'metadata-index-not-number',
  title: 'The index of an image is not a number from 1 on',
  subject: 'image',
  severity: 'error',
  docs: {
    why: '/IMAGE/INDEX is the number of the image in the .wim file, counted from 1. With any other value no image matches, and Setup asks which one to install.',
    wrong: '<Key>/IMAGE/INDEX</Key>\n<Value>Windows 11 Pro</Value>',
    right: '<Key>/IMAGE/NAME</Key>\n<Value>Windows 11 Pro</Value>',
    settings: [
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom/MetaData/Value',
      'Microsoft-Windows-Setup/ImageInstall/DataImage/InstallFrom/MetaData/Value',
    ],
    sources: [KEY_PAGE, VALUE_PAGE],
  },
  check(file, report) {
    for (const metaData of allMetaData(file)) {
      const key = settingIn(metaData, 'Key');
      const value = settingIn(metaData, 'Value');
      if (!key || !value || value.hasHole || value.value === '' || key.value.toUpperCase() !== '/IMAGE/INDEX')
        continue;
      if (/^\d{1,9}$/.test(value.value) && Number(value.value) >= 1) continue;
      const isName = /[a-z]/i.test(value.value);
      report(
        value.valueRange,
        `/IMAGE/INDEX wants the number of the image, counted from 1, not "${value.value}": no image matches.`,
        {
          fixes: () => [
            isName
              ? {
                  title: 'Pick the image by /IMAGE/NAME',
                  edits: [setValue(file.tree.text, key.node, '/IMAGE/NAME')],
                }
              : { title: 'Pick the first image', edits: [setValue(file.tree.text, value.node, '1')] },
          ],
        },
      );
    }
  },
};

function reportMissing(metaData: Setting, report: Report): void {
  for (const name of ['Key', 'Value']) {
    const setting = settingIn(metaData, name);
    if (!setting) {
      report(
        nameRange(metaData.node),
        `MetaData needs a ${name}: without it no image matches, and Setup asks which one to install.`,
      );
    } else if (setting.value === '' && setting.settings.length === 0 && !setting.hasHole)
      report(setting.node, `${name} is empty: no image matches, and Setup asks which one to install.`);
  }
}

function reportSecond(file: AnswerFile, report: Report): void {
  const firsts = new Map<Setting, Setting>();
  for (const metaData of allMetaData(file)) {
    const parent = metaData.parent!;
    const first = firsts.get(parent);
    if (!first) {
      firsts.set(parent, metaData);
      continue;
    }
    // Two with one key are reported as list items of the same key.
    if (settingIn(first, 'Key')?.value.toLowerCase() === settingIn(metaData, 'Key')?.value.toLowerCase())
      continue;
    report(nameRange(metaData.node), 'A second MetaData: one picks the image, and two need not agree.', {
      severity: 'warning',
      related: [{ range: nameRange(first.node), message: 'The first one' }],
    });
  }
}

function allMetaData(file: AnswerFile): readonly Setting[] {
  return [
    ...settingsAt(file, SETUP, 'ImageInstall/OSImage/InstallFrom/MetaData', 'windowsPE'),
    ...settingsAt(file, SETUP, 'ImageInstall/DataImage/InstallFrom/MetaData', 'windowsPE'),
  ];
}

function isKnownKey(value: string): boolean {
  return (
    valueTable('image-metadata-keys').find(value) !== undefined || value.toUpperCase() === '/IMAGE/EDITIONID'
  );
}

function nearestKey(value: string): string | undefined {
  const keys = valueTable('image-metadata-keys').entries.map((entry) => entry.value);
  const word = value
    .toUpperCase()
    .replace(/[^A-Z]+/g, '/')
    .replace(/^\/?(?:IMAGE\/)?|\/$/g, '');
  return keys.find((key) => key === `/IMAGE/${word}`) ?? nearestName(value, keys);
}
