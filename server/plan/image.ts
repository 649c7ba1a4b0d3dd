/** Which Windows is installed: image, edition and product keys. */
import type { Setting } from '../answer-file/answer-file';
import { metaDataValue } from '../answer-file/installation';
import { keyFormOf, publishedKey } from '../answer-file/product-keys';
import { SHELL_SETUP, settingIn } from '../answer-file/query';
import { valueTable } from '../schema/library';
import { type Circumstances, settingOf } from './circumstances';
import type { PlanImage, PlanKey } from './model';
import { rangeOf, shownValue } from './text';

export function planImage(at: Circumstances): PlanImage {
  const runs = at.runs('windowsPE');
  const key = planKey(runs ? at.installation?.key : undefined);
  const activationKey = planKey(settingOf(at, 'specialize', SHELL_SETUP, 'ProductKey'));
  const edition = at.edition ? editionName(at.edition, at.file.target.windows) : null;
  if (!runs) return { name: null, chosenBy: 'installed', edition, key, activationKey, range: null };
  return { ...chosenImage(at, key), edition, key, activationKey };
}

/** "Pro", "Professional" for Windows 7: the table gives both names of an edition that has two. */
export function editionName(id: string, windows: string | undefined): string {
  const label = valueTable('editions').find(id)?.label ?? id;
  const older = windows === 'windows-7' ? /\((\S+) in Windows 7\)$/.exec(label)?.[1] : undefined;
  return older ?? label.replace(/ \([^()]*\)$/, '');
}

/** What may be said of a product key: a published one by its name, another by its kind. */
function planKey(setting: Setting | undefined): PlanKey {
  if (!setting) return { kind: 'none', label: 'no product key', range: null };
  const range = rangeOf(setting);
  if (setting.hasHole) return { kind: 'template', label: 'a template fills it in', range };
  const known = publishedKey(setting.value);
  if (known) return { kind: known.kind, label: known.label, range };
  const form = keyFormOf(setting.value);
  if (form === 'empty') return { kind: 'empty', label: 'empty', range };
  if (form === 'possible' || form === 'untidy')
    return { kind: 'private', label: 'a product key of your own', range };
  return { kind: 'unusable', label: UNUSABLE[form] ?? 'no product key', range };
}

const UNUSABLE: Readonly<Record<string, string>> = {
  zeros: 'a key of zeros',
  placeholder: 'a placeholder for a product key',
  deleted: 'deleted by Setup',
  malformed: 'not of the form of a product key',
  impossible: 'characters that no product key has',
};

function chosenImage(at: Circumstances, key: PlanKey): Pick<PlanImage, 'name' | 'chosenBy' | 'range'> {
  const { installation, file } = at;
  const wds = at.setup && settingIn(at.setup, 'WindowsDeploymentServices/ImageSelection/InstallImage');
  if (wds) {
    const name = shownValue(file, settingIn(wds, 'ImageName'));
    return { name, chosenBy: 'wds', range: rangeOf(wds) };
  }
  const [meta] = installation?.metaData ?? [];
  if (meta) {
    const name = installation && metaDataValue(installation.metaData, '/IMAGE/NAME');
    const value = shownValue(file, settingIn(meta, 'Value'));
    const by = settingIn(meta, 'Key')?.value.split('/').pop()?.toLowerCase() ?? '?';
    const words = name ? shownValue(file, name) : `the image with the ${by} ${value ?? '?'}`;
    return { name: words, chosenBy: 'metadata', range: rangeOf(meta) };
  }
  const hasKey = key.kind === 'generic' || key.kind === 'kms' || key.kind === 'private';
  return { name: null, chosenBy: hasKey ? 'key' : 'nothing', range: hasKey ? key.range : null };
}
