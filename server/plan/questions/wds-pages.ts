/** The pages of the WDS client: sign-in and image. */
import { SETUP } from '../../answer-file/query';
import { type Circumstances, settingOf } from '../circumstances';
import { wanted } from '../wanted';
import { asks, asksIf, filledIn, isAlways, type Page, type Place, placeOf } from './page';

const WDS = 'WindowsDeploymentServices';

const wdsLogin: Page = {
  id: 'wds-login',
  phase: 'setup',
  title: 'Sign in to the deployment server',
  comesFromFile: true,
  judge: (at) => {
    if (at.wayIn !== 'wds') return undefined;
    const settings = CREDENTIALS.map((name) => credential(at, name).entry);
    const needed = neededCredentials(at).map((name) => credential(at, name));
    if (needed.some(({ setting }) => setting?.hasHole)) return filledIn(settings);
    const isComplete = needed.every(({ setting }) => setting && setting.value !== '');
    return isComplete
      ? asksIf('network', 'The WDS client asks when the server refuses these credentials.', settings)
      : asks('Credentials of Login are incomplete.', settings);
  },
  remedy: (at) =>
    neededCredentials(at)
      .filter((name) => !credential(at, name).setting?.value)
      .map((name) =>
        wanted('windowsPE', SETUP, `${WDS}/Login/Credentials/${name}`, { example: name.toLowerCase() }),
      ),
};

const CREDENTIALS = ['Domain', 'Username', 'Password'];

/** A user name with a domain of its own needs no Domain. */
function neededCredentials(at: Circumstances): readonly string[] {
  const hasDomain = /[@\\]/.test(credential(at, 'Username').setting?.value ?? '');
  return hasDomain ? ['Username', 'Password'] : CREDENTIALS;
}

function credential(at: Circumstances, name: string): Place {
  return placeOf(at, 'windowsPE', SETUP, `${WDS}/Login/Credentials/${name}`);
}

const wdsImage: Page = {
  id: 'wds-image',
  phase: 'setup',
  title: 'Select the operating system on the deployment server',
  comesFromFile: true,
  judge: (at) => {
    if (at.wayIn !== 'wds') return undefined;
    const always = placeOf(at, 'windowsPE', SETUP, `${WDS}/ImageSelection/WillShowUI`);
    if (isAlways(always.setting)) return asks('WillShowUI of ImageSelection is Always.', [always.entry]);
    const name = placeOf(at, 'windowsPE', SETUP, `${WDS}/ImageSelection/InstallImage/ImageName`);
    const file = placeOf(at, 'windowsPE', SETUP, `${WDS}/ImageSelection/InstallImage/Filename`);
    const settings = [name.entry, file.entry];
    if (name.setting?.hasHole || file.setting?.hasHole) return filledIn(settings);
    return name.setting?.value
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
