/** What a Setup component in windowsPE says about the installation it starts: key, image and licence. */
import { type ValueEntry, valueTable } from '../schema/library';
import type { Component, Setting } from './answer-file';
import { perFile } from './per-file';
import { booleanOf, componentsNamed, SETUP, settingIn, settingsIn } from './query';

export interface Installation {
  readonly component: Component;
  readonly userData: Setting | undefined;
  readonly productKey: Setting | undefined;
  readonly key: Setting | undefined;
  readonly osImage: Setting | undefined;
  readonly metaData: readonly Setting[];
  /** True for a client of Windows Deployment Services, which takes image and key from its server. */
  readonly usesDeploymentServices: boolean;
  readonly upgrades: boolean;
}

/** The installations of a file, one for each architecture; a component that only prepares Windows PE is none. */
export const installationsOf = perFile((file): readonly Installation[] =>
  componentsNamed(file, SETUP, 'windowsPE')
    .map(readInstallation)
    .filter(({ userData, osImage }) => userData !== undefined || osImage !== undefined),
);

/** The image that the only MetaData picks by /IMAGE/NAME, as Microsoft's media name it. */
export function imageOf({ metaData }: Installation): ValueEntry | undefined {
  const name = metaDataValue(metaData, '/IMAGE/NAME');
  return name && valueTable('image-names').find(name.value);
}

/** The edition id of the image that MetaData picks by name or by edition. */
export function imageEditionOf(installation: Installation): string | undefined {
  const named = imageOf(installation)?.editionId;
  if (typeof named === 'string') return named;
  const edition = metaDataValue(installation.metaData, '/IMAGE/EDITIONID');
  return edition && valueTable('editions').find(edition.value)?.value;
}

/** The value beside a key of MetaData; undefined when several pick images, or when a template fills it. */
export function metaDataValue(metaData: readonly Setting[], key: string): Setting | undefined {
  const [only, second] = metaData;
  if (!only || second || settingIn(only, 'Key')?.value.toUpperCase() !== key) return undefined;
  const value = settingIn(only, 'Value');
  return value && !value.hasHole && value.value !== '' ? value : undefined;
}

function readInstallation(component: Component): Installation {
  const productKey = settingIn(component, 'UserData/ProductKey');
  return {
    component,
    userData: settingIn(component, 'UserData'),
    productKey,
    key: productKey && settingIn(productKey, 'Key'),
    osImage: settingIn(component, 'ImageInstall/OSImage'),
    metaData: settingsIn(component, 'ImageInstall/OSImage/InstallFrom/MetaData'),
    usesDeploymentServices: settingIn(component, 'WindowsDeploymentServices') !== undefined,
    upgrades: booleanOf(settingIn(component, 'UpgradeData/Upgrade')) === true,
  };
}
