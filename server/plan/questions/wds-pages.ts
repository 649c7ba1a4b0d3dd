/** The pages of the WDS client: sign-in and image. */
import { SETUP, settingIn } from '../../answer-file/query';
import { settingOf } from '../circumstances';
import { wanted } from '../wanted';
import { asks, asksIf, filledIn, isAlways, type Page, placeOf } from './page';

const WDS = 'WindowsDeploymentServices';

const wdsLogin: Page = {
  id: 'wds-login',
  phase: 'setup',
  title: 'Sign in to the deployment server',
  comesFromFile: true,
  judge: (at) => {
    if (at.wayIn !== 'wds') return undefined;
    const places = ['Domain', 'Username', 'Password'].map((name) =>
      placeOf(at, 'windowsPE', SETUP, `${WDS}/Login/Credentials/${name}`),
    );
    const settings = places.map(({ entry }) => entry);
    // A user name with a domain of its own needs no Domain.
    const needed = places.filter(
      ({ entry }) => !entry.path.endsWith('Domain') || !/[@\\]/.test(places[1]!.setting?.value ?? ''),
    );
    if (needed.some(({ setting }) => setting?.hasHole)) return filledIn(settings);
    const isComplete = needed.every(({ setting }) => setting && setting.value !== '');
    return isComplete
      ? asksIf('network', 'The WDS client asks when the server refuses these credentials.', settings)
      : asks('Credentials of Login are incomplete.', settings);
  },
  remedy: (at) =>
    ['Domain', 'Username', 'Password']
      .filter((name) => !settingOf(at, 'windowsPE', SETUP, `${WDS}/Login/Credentials/${name}`)?.value)
      .map((name) =>
        wanted('windowsPE', SETUP, `${WDS}/Login/Credentials/${name}`, { example: name.toLowerCase() }),
      ),
};

const wdsImage: Page = {
  id: 'wds-image',
  phase: 'setup',
  title: 'Select the operating system on the deployment server',
  comesFromFile: true,
  judge: (at) => {
    if (at.wayIn !== 'wds') return undefined;
    const always = placeOf(at, 'windowsPE', SETUP, `${WDS}/ImageSelection/WillShowUI`);
    if (isAlways(always.setting)) return asks('WillShowUI of ImageSelection is Always.', [always.entry]);
    const image = at.setup && settingIn(at.setup, `${WDS}/ImageSelection/InstallImage`);
    const name = placeOf(at, 'windowsPE', SETUP, `${WDS}/ImageSelection/InstallImage/ImageName`);
    const file = placeOf(at, 'windowsPE', SETUP, `${WDS}/ImageSelection/InstallImage/Filename`);
    const settings = [name.entry, file.entry];
    if (name.setting?.hasHole || file.setting?.hasHole) return filledIn(settings);
    return image && name.setting?.value
      ? asksIf('media', 'The WDS client asks when the server has no such image.', settings)
      : asks('InstallImage names no image.', settings);
  },
  remedy: (at) => {
    const always = isAlways(settingOf(at, 'windowsPE', SETUP, `${WDS}/ImageSelection/WillShowUI`));
    const missing = ['Filename', 'ImageGroup', 'ImageName'].filter(
      (name) => !settingOf(at, 'windowsPE', SETUP, `${WDS}/ImageSelection/InstallImage/${name}`)?.value,
    );
    return [
      ...(always ? [wanted('windowsPE', SETUP, `${WDS}/ImageSelection/WillShowUI`, 'OnError')] : []),
      ...missing.map((name) =>
        wanted('windowsPE', SETUP, `${WDS}/ImageSelection/InstallImage/${name}`, {
          example: EXAMPLES[name]!,
        }),
      ),
    ];
  },
};

const EXAMPLES: Readonly<Record<string, string>> = {
  Filename: 'install.wim',
  ImageGroup: 'group',
  ImageName: 'image name',
};

export const WDS_PAGES: readonly Page[] = [wdsLogin, wdsImage];
