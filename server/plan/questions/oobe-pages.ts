/** The pages of OOBE about key, licence, networks, privacy, updates and the like. */
import { SHELL_SETUP } from '../../answer-file/query';
import { valueTable } from '../../schema/library';
import { type Circumstances, isSince, settingOf } from '../circumstances';
import { timeZoneOf } from '../regional';
import { type Wanted, wanted } from '../wanted';
import {
  asks,
  asksIf,
  decidingSetting,
  filledIn,
  hiddenBy,
  type Page,
  placeOf,
  suppressed,
  unknown,
} from './page';

const licence: Page = {
  id: 'oobe-licence',
  phase: 'oobe',
  title: 'Licence terms of Windows',
  machine: true,
  judge: (at) =>
    hiddenBy(at, ['oobeSystem', SHELL_SETUP, 'OOBE/HideEULAPage'], (settings) => {
      if (at.server) {
        return asksIf(
          'media',
          'HideEULAPage is not true: OOBE asks unless the terms were accepted before.',
          settings,
        );
      }
      const carriesOn = at.accounts.local.length > 0 && at.accounts.autoLogons.some(({ enabled }) => enabled);
      const because = 'HideEULAPage is not true: OOBE wants the licence terms accepted';
      return carriesOn
        ? unknown('media', `${because}; with account and automatic logon it has been seen to pass.`, settings)
        : asks(`${because}.`, settings);
    }),
  remedy: () => [oobeSetting('HideEULAPage', 'true')],
};

const privacy: Page = {
  id: 'oobe-privacy',
  phase: 'oobe',
  title: privacyTitle,
  product: 'client',
  machine: true,
  judge: (at) => {
    const { setting, entry } = placeOf(at, 'oobeSystem', SHELL_SETUP, 'OOBE/ProtectYourPC');
    if (setting?.hasHole) return filledIn([entry]);
    if (!setting?.value) return asks('ProtectYourPC is missing, and it has no default.', [entry]);
    return /^[123]$/.test(setting.value)
      ? suppressed('ProtectYourPC answers the page.', [entry])
      : asks('ProtectYourPC must be 1, 2 or 3.', [entry]);
  },
  remedy: () => [oobeSetting('ProtectYourPC', '3')],
};

function privacyTitle(at: Circumstances): string {
  if (isSince(at, '10') && isSince(at, '10 1703') !== false) return 'Choose privacy settings for your device';
  if (isSince(at, '10')) return 'Get going fast';
  return isSince(at, '8')
    ? 'Express settings'
    : 'Help protect your computer and improve Windows automatically';
}

const dateAndTime: Page = {
  id: 'oobe-time',
  phase: 'oobe',
  title: 'Review your time and date settings',
  until: '8.1',
  product: 'client',
  machine: true,
  judge: (at) => {
    const setting = timeZoneOf(at);
    const entry = setting
      ? decidingSetting(setting)
      : placeOf(at, 'specialize', SHELL_SETUP, 'TimeZone').entry;
    if (setting?.hasHole) return filledIn([entry]);
    if (!setting?.value) {
      return isSince(at, '8')
        ? asksIf('target', 'TimeZone is missing: the page belongs to the settings that are made by hand.', [
            entry,
          ])
        : asks('TimeZone is missing: OOBE asks for date, time and time zone.', [entry]);
    }
    return valueTable('time-zones').find(setting.value.replace(/_dstoff$/i, ''))
      ? suppressed('TimeZone answers the page.', [entry])
      : asks('TimeZone is no time zone of Windows.', [entry]);
  },
  remedy: (at) =>
    timeZoneOf(at)?.value ? [] : [wanted('specialize', SHELL_SETUP, 'TimeZone', { example: 'UTC' })],
};

const wireless: Page = {
  id: 'oobe-network',
  phase: 'oobe',
  title: (at) => (isSince(at, '10') ? 'Let’s connect you to a network' : 'Join a wireless network'),
  appearsWhen: 'the computer has a wireless adapter or no network',
  since: '7',
  product: 'client',
  machine: true,
  judge: (at) =>
    hiddenBy(at, ['oobeSystem', SHELL_SETUP, 'OOBE/HideWirelessSetupInOOBE'], (settings) => {
      const because = 'HideWirelessSetupInOOBE is not true: OOBE asks when it finds a wireless network';
      if (isSince(at, '11') === false) return asksIf('hardware', `${because}.`, settings);
      return asksIf('network', `${because}, and that of Windows 11 also without a network.`, settings);
    }),
  remedy: () => [oobeSetting('HideWirelessSetupInOOBE', 'true')],
};

const networkLocation: Page = {
  id: 'oobe-network-location',
  phase: 'oobe',
  title: 'Select your computer’s current location',
  until: '8',
  product: 'client',
  machine: true,
  appearsWhen: 'OOBE finds a network',
  judge: (at) => {
    const { setting, entry } = placeOf(at, 'oobeSystem', SHELL_SETUP, 'OOBE/NetworkLocation');
    if (setting?.hasHole) return filledIn([entry]);
    return setting?.value
      ? suppressed('NetworkLocation answers the page.', [entry])
      : asksIf('network', 'OOBE asks when it finds a network: NetworkLocation is missing.', [entry]);
  },
  remedy: () => [oobeSetting('NetworkLocation', 'Work')],
};

const updates: Page = {
  id: 'oobe-updates',
  phase: 'oobe',
  title: 'Get the latest from Windows',
  machine: true,
  since: '10',
  product: 'client',
  appearsWhen: 'the computer is online and a newer release exists',
  judge: (at) =>
    at.hasUser
      ? suppressed('OOBE may download updates and restart, and asks nothing.')
      : asksIf('network', 'An interactive OOBE that is online may offer a newer release.'),
};

const oemRegistration: Page = {
  id: 'oobe-oem-registration',
  phase: 'oobe',
  title: 'Registration with the maker of the computer',
  machine: true,
  since: '8',
  product: 'client',
  appearsWhen: 'the image has such a page (oobe.xml)',
  judge: (at) =>
    hiddenBy(at, ['oobeSystem', SHELL_SETUP, 'OOBE/HideOEMRegistrationScreen'], (settings) =>
      asksIf(
        'media',
        'OOBE asks when the maker of the image has put such a page into it (oobe.xml).',
        settings,
      ),
    ),
  remedy: () => [oobeSetting('HideOEMRegistrationScreen', 'true')],
};

const cortana: Page = {
  id: 'oobe-cortana',
  phase: 'oobe',
  title: 'Welcome by Cortana',
  since: '10 1703',
  until: '10 2004',
  product: 'client',
  judge: (at) =>
    at.hasUser
      ? suppressed('The account of the file leaves nothing to be asked.')
      : asksIf('target', 'Cortana speaks in an interactive OOBE.'),
};

const welcomeKey: Page = {
  id: 'oobe-product-key',
  phase: 'oobe',
  title: 'Type your Windows product key',
  until: '7',
  product: 'client',
  machine: true,
  judge: (at) => {
    const own = placeOf(at, 'specialize', SHELL_SETUP, 'ProductKey');
    const inSetup = at.installation?.key;
    if (own.setting?.hasHole || inSetup?.hasHole) return filledIn([own.entry]);
    if (own.setting?.value) return suppressed('ProductKey in specialize answers the page.', [own.entry]);
    if (isSince(at, '7') && inSetup?.value) {
      return suppressed('The product key of windowsPE answers the page.', [decidingSetting(inSetup)]);
    }
    return /^enterprise/i.test(at.edition ?? '') || isSince(at, '7') !== false
      ? asksIf('media', 'Retail media ask: there is no ProductKey in specialize.', [own.entry])
      : asks('There is no ProductKey in specialize.', [own.entry]);
  },
  remedy: (at) =>
    settingOf(at, 'specialize', SHELL_SETUP, 'ProductKey')?.value
      ? []
      : [wanted('specialize', SHELL_SETUP, 'ProductKey', { example: 'XXXXX-XXXXX-XXXXX-XXXXX-XXXXX' })],
};

export function oobeSetting(name: string, value: string): Wanted {
  return wanted('oobeSystem', SHELL_SETUP, `OOBE/${name}`, value);
}

export const OOBE_PAGES: readonly Page[] = [
  welcomeKey,
  licence,
  wireless,
  networkLocation,
  privacy,
  dateAndTime,
  updates,
  cortana,
  oemRegistration,
];
