/** The pages of Setup about what is installed: product key and image. */
import { type Installation, imageEditionOf, metaDataValue } from '../../answer-file/installation';
import { keyForEdition, keyFormOf, type PublishedKey, publishedKey } from '../../answer-file/product-keys';
import { integerOf, SETUP, settingIn } from '../../answer-file/query';
import { isTargetSure, targetVersion } from '../../answer-file/target-certainty';
import { valueTable } from '../../schema/library';
import { type Circumstances, isSince, settingOf } from '../circumstances';
import type { DecidingSetting } from '../model';
import { item, leaf, type Wanted, wanted, wantedIn } from '../wanted';
import {
  asks,
  asksIf,
  filledIn,
  isAlways,
  type Judgement,
  type Page,
  type Place,
  placeOf,
  quoted,
  suppressed,
  unknown,
} from './page';

const KEY = 'UserData/ProductKey/Key';
const SHOW_KEY = 'UserData/ProductKey/WillShowUI';
const META_DATA = 'ImageInstall/OSImage/InstallFrom/MetaData';

type Entries = readonly DecidingSetting[];

const productKey: Page = {
  id: 'setup-product-key',
  phase: 'setup',
  title: 'Product key',
  judge: (at) => {
    const key = placeOf(at, 'windowsPE', SETUP, KEY);
    const show = placeOf(at, 'windowsPE', SETUP, SHOW_KEY);
    const settings = [key.entry, ...(show.setting ? [show.entry] : [])];
    if (at.wayIn === 'wds' && !key.setting) return undefined;
    if (isAlways(show.setting)) return asks('WillShowUI of ProductKey is Always.', settings);
    if (key.setting?.hasHole || at.installation?.productKey?.hasHole) return filledIn(settings);
    if (!key.setting) return withoutKey(at, show, settings);
    return judgeKey(at, key, settings);
  },
  remedy: (at) => {
    const setting = settingOf(at, 'windowsPE', SETUP, KEY);
    const show = settingOf(at, 'windowsPE', SETUP, SHOW_KEY);
    const remedies: Wanted[] = isAlways(show) ? [wanted('windowsPE', SETUP, SHOW_KEY, 'OnError')] : [];
    const form = setting && keyFormOf(setting.value);
    if (setting?.hasHole || form === 'possible') return remedies;
    return [...remedies, wanted('windowsPE', SETUP, KEY, keyFor(at))];
  },
};

function keyFor(
  at: Circumstances,
): string | { readonly example: string; readonly choices: readonly string[] } {
  const windows = targetVersion(at.file);
  const known = keyForEdition(at.edition, windows);
  if (known) return known.value;
  const keys = (valueTable('product-keys').entries as readonly PublishedKey[]).filter(
    (key) => windows !== undefined && key.windows.includes(windows),
  );
  const choices = keys.slice(0, 12).map(({ value }) => value);
  return { example: choices[0] ?? 'XXXXX-XXXXX-XXXXX-XXXXX-XXXXX', choices };
}

function judgeKey(at: Circumstances, { setting }: Place, settings: Entries): Judgement {
  const key = setting!;
  const form = keyFormOf(key.value);
  if (form === 'empty') return judgeEmptyKey(at, settings);
  if (form === 'zeros') return judgeZeros(at, settings);
  if (form !== 'possible') return asks('What stands in Key is no product key.', settings);
  const known = publishedKey(key.value);
  if (!known) return asksIf('media', 'Setup asks when the key fits no image of the media.', settings);
  const conflict = conflictOf(at, known);
  if (conflict) return asks(conflict, settings);
  const media = known.kind === 'kms' ? 'are not volume media with' : 'do not hold';
  return asksIf(
    'media',
    `The key is ${known.label}: Setup asks when the media ${media} this edition.`,
    settings,
  );
}

function judgeEmptyKey(at: Circumstances, settings: Entries): Judgement {
  if (at.newSetup)
    return asks('Key is empty: Setup of Windows 11 24H2 and later stops at the page.', settings);
  const because = 'Key is empty: Setup takes the edition of the media or the key in the firmware';
  return at.newSetup === false
    ? asksIf('media', `${because}, and asks when that leaves a choice.`, settings)
    : asksIf('target', `${because}; from Windows 11 24H2 on it stops at the page.`, settings);
}

function judgeZeros(at: Circumstances, settings: Entries): Judgement {
  const build = at.file.target.build ?? 0;
  if (build >= 26200)
    return asks('A key of zeros is no key for Setup of Windows 11 25H2 and later.', settings);
  return unknown('target', 'Whether Setup passes over a key of zeros depends on its version.', settings);
}

function conflictOf(at: Circumstances, key: PublishedKey): string | undefined {
  const windows = isTargetSure(at.file) ? targetVersion(at.file) : undefined;
  if (windows !== undefined && !key.windows.includes(windows))
    return `The key ${key.label} is for another Windows.`;
  const edition = at.installation && imageEditionOf(at.installation);
  return edition !== undefined && key.editionId !== undefined && !isSameEdition(edition, key.editionId)
    ? `The key ${key.label} is for another edition than the chosen image.`
    : undefined;
}

/** The Server Core image and the evaluation of an edition go by longer names. */
function isSameEdition(image: string, key: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/(?:eval|core)$/, '');
  return plain(image) === plain(key);
}

function withoutKey(at: Circumstances, show: Place, settings: Entries): Judgement {
  const edition = at.edition ?? '';
  if (/eval$/i.test(edition)) return suppressed('Evaluation media need no product key.', settings);
  if (show.setting?.value.toLowerCase() === 'never' && isSince(at, '8') !== false && !at.server) {
    return asksIf(
      'hardware',
      'There is no Key: Setup needs a key in the firmware of the computer.',
      settings,
    );
  }
  const media = 'There is no product key: Setup asks unless the media are evaluation or volume ones.';
  if (at.server) return asksIf('media', media, settings);
  if (isSince(at, '7') === false)
    return asks('There is no product key, and Windows Vista always wants one.', settings);
  const isRetail = isSince(at, '8') === true && /^(?:core|professional)/i.test(edition);
  return isRetail
    ? asks('There is no product key, which retail media want.', settings)
    : asksIf('media', media, settings);
}

const image: Page = {
  id: 'setup-image',
  phase: 'setup',
  title: 'Select the operating system you want to install',
  appearsWhen: 'the media hold several images',
  judge: (at) => {
    if (at.wayIn === 'wds') return undefined;
    const show = placeOf(at, 'windowsPE', SETUP, 'ImageInstall/OSImage/WillShowUI');
    if (isAlways(show.setting)) return asks('WillShowUI of OSImage is Always.', [show.entry]);
    const meta = placeOf(at, 'windowsPE', SETUP, META_DATA);
    const key = placeOf(at, 'windowsPE', SETUP, KEY);
    if (meta.setting && at.installation) return judgeMetaData(at, at.installation, meta);
    return judgeChoiceByKey(at, key, [meta.entry, key.entry]);
  },
  remedy: (at) => {
    const meta = settingOf(at, 'windowsPE', SETUP, META_DATA);
    const show = settingOf(at, 'windowsPE', SETUP, 'ImageInstall/OSImage/WillShowUI');
    return [
      ...(isAlways(show) ? [wanted('windowsPE', SETUP, 'ImageInstall/OSImage/WillShowUI', 'OnError')] : []),
      ...(meta ? [] : [imageChoice(at)]),
    ];
  },
};

function imageChoice(at: Circumstances): Wanted {
  const windows = targetVersion(at.file);
  const names = valueTable('image-names').entries.filter(
    (entry) => entry.windows === windows && (at.edition === undefined || entry.editionId === at.edition),
  );
  const choices = names.slice(0, 12).map(({ value }) => value);
  const children =
    choices.length > 0
      ? [leaf('Key', '/IMAGE/NAME'), leaf('Value', { example: choices[0]!, choices })]
      : [leaf('Key', '/IMAGE/INDEX'), leaf('Value', { example: '1' })];
  return wantedIn('windowsPE', SETUP, 'ImageInstall/OSImage/InstallFrom', [item('MetaData', children)]);
}

function judgeMetaData(at: Circumstances, { metaData }: Installation, { setting, entry }: Place): Judgement {
  const [key, value] = [settingIn(setting!, 'Key'), settingIn(setting!, 'Value')];
  if (key?.hasHole || value?.hasHole) return filledIn([entry]);
  if (metaData.length > 1) return asks('Several MetaData pick images: Setup takes none of them.', [entry]);
  if (!key?.value || !value?.value) return asks('MetaData lacks its Key or its Value.', [entry]);
  if (key.value.toUpperCase() === '/IMAGE/INDEX') {
    const index = integerOf(value);
    if (index === undefined || index < 1)
      return asks('The index of the image is no number from 1 on.', [entry]);
    return index === 1
      ? suppressed('The first image is chosen, which every media have.', [entry])
      : asksIf('media', `Setup asks when the media hold fewer than ${index} images.`, [entry]);
  }
  const name = metaDataValue(metaData, '/IMAGE/NAME');
  const what = name ? `no image named ${quoted(at, name)}` : `no image with ${quoted(at, value)}`;
  return asksIf('media', `Setup asks when the media hold ${what}.`, [entry]);
}

function judgeChoiceByKey(at: Circumstances, key: Place, settings: Entries): Judgement {
  if (key.setting?.hasHole) return filledIn(settings);
  const form = key.setting && keyFormOf(key.setting.value);
  if (form === 'possible' && !at.server) return suppressed('The product key chooses the edition.', settings);
  const because =
    form === 'possible'
      ? 'The key cannot tell Server Core from the desktop: Setup asks when the media hold both.'
      : 'Neither a key nor MetaData chooses the image: Setup asks when the media hold several.';
  return asksIf('media', because, settings);
}

export const IMAGE_PAGES: readonly Page[] = [productKey, image];
