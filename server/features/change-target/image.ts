/** The image and the product keys: the ones of the same edition in the wanted version. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { setValue } from '../../answer-file/edits';
import {
  isPrivateProductKey,
  keyForEdition,
  lastGroup,
  type PublishedKey,
  publishedKey,
} from '../../answer-file/product-keys';
import { SETUP, SHELL_SETUP, settingIn, settingsAt } from '../../answer-file/query';
import { windowsNamedIn } from '../../answer-file/target';
import { windowsLabel, windowsVersion } from '../../answer-file/windows-names';
import { valueTable } from '../../schema/library';
import { type Change, changesWindows, joinSteps, leftToDo, NOTHING, type Step } from './step';

export function changeImage(file: AnswerFile, change: Change): Step {
  const { windows, edition } = change.wanted;
  if (!windows && !edition) return NOTHING;
  const images = settingsAt(file, SETUP, 'ImageInstall/OSImage/InstallFrom/MetaData');
  const keys = [
    ...settingsAt(file, SETUP, 'UserData/ProductKey/Key'),
    ...settingsAt(file, SHELL_SETUP, 'ProductKey'),
  ];
  return joinSteps([
    ...images.map((image) => changeName(file, image, change)),
    ...keys.map((key) => changeKey(file, key, change)),
  ]);
}

function changeName(file: AnswerFile, image: Setting, change: Change): Step {
  const { windows, edition } = change.wanted;
  const key = settingIn(image, 'Key')?.value.toUpperCase();
  const name = settingIn(image, 'Value');
  if (!name || name.hasHole || name.value === '') return NOTHING;
  if (key !== '/IMAGE/NAME') {
    if (!changesWindows(change) && edition === change.before.edition) return NOTHING;
    return leftToDo(`The image is picked by ${key ?? 'nothing'}: check which one that is on the new media.`);
  }
  const entry = valueTable('image-names').find(name.value);
  const byHand = (why: string): Step => leftToDo(`${why} Choose the value of /IMAGE/NAME by hand.`);
  if (!entry) {
    const named = windowsNamedIn(name.value);
    if (!edition && (named === windows || (named === undefined && !changesWindows(change)))) return NOTHING;
    return byHand(`"${name.value}" is no image of Microsoft's media.`);
  }
  const version = windows ? windowsVersion(windows) : entry.windows;
  const editionId = edition ?? entry.editionId;
  if (entry.windows === version && entry.editionId === editionId) return NOTHING;
  const isCore = (value: string): boolean => /CORE$/.test(value);
  const found = valueTable('image-names').entries.filter(
    (one) =>
      one.windows === version && one.editionId === editionId && isCore(one.value) === isCore(entry.value),
  );
  const [only, second] = found;
  const sought = `${windows ? windowsLabel(windows) : `Windows ${version}`} with the edition ${editionId}`;
  if (!only) return byHand(`No image of ${sought} is known.`);
  if (second) return byHand(`There are several images of ${sought}.`);
  return {
    edits: [setValue(file.tree.text, name.node, only.value)],
    changes: [`The image is "${only.value}" instead of "${name.value}".`],
    leftToDo: [],
  };
}

function changeKey(file: AnswerFile, key: Setting, change: Change): Step {
  const { windows, edition } = change.wanted;
  const { value, hasHole, node, path } = key;
  if (hasHole || value === '') return NOTHING;
  const entry = publishedKey(value);
  const version = windows && windowsVersion(windows);
  if (!entry) {
    const isOther = changesWindows(change) || (edition !== undefined && edition !== change.before.edition);
    return isOther && isPrivateProductKey(value) ? leftToDo(keyStays(value)) : NOTHING;
  }
  const editionId = edition ?? entry.editionId;
  const fits = version === undefined || entry.windows.includes(version);
  if (fits && entry.editionId === editionId) return NOTHING;
  if (editionId === undefined) return leftToDo(keyStays(value));
  const known = version ?? entry.windows.at(-1);
  const same = (valueTable('product-keys').entries as readonly PublishedKey[]).find(
    (one) => one.kind === entry.kind && one.editionId === editionId && one.windows.includes(known!),
  );
  const found = same ?? keyForEdition(editionId, known);
  if (!found)
    return leftToDo(
      `No published key is known for the edition ${editionId}${windows ? ` of ${windowsLabel(windows)}` : ''}: put in your own (${path}).`,
    );
  return {
    edits: [setValue(file.tree.text, node, found.value)],
    changes: [`The product key is that of ${found.label ?? found.edition} instead of ${entry.label}.`],
    leftToDo: [],
  };
}

function keyStays(key: string): string {
  return `The product key ${lastGroup(key)} stays: check that it is for the new target.`;
}
